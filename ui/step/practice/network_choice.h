// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/hand_network.h"

#include <QWidget>

#include <limits>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace deltascope {

class Workbench;

/// Chooses the network that is stepped through: the trained one with its example, or one that is small enough
/// to work through by hand, with the seed of its numbers.
class NetworkChoice : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostSeed = std::numeric_limits<int>::max();

    /// beside stands left of the list; the panel has no room for another row.
    NetworkChoice(Workbench &workbench, QWidget *beside, QWidget *parent = nullptr);

    /// Shows a hand-sized network, with the η of its updates.
    void showNetwork(HandNetwork name, int seed, const Functions &functions = {}, double rate = hand_rate,
                     bool fixedBiases = false);
    int seed() const;
    /// A network whose numbers a seed makes is shown.
    bool isSeeded() const;
    void showNextSeed();
    QComboBox *networks() const { return m_networks; }
    QCheckBox *fixedBiases() const { return m_fixedBiases; }

Q_SIGNALS:
    /// The field that had the keys is about to be hidden.
    void keysGivenUp();

private:
    void layOut(QWidget *beside);
    void take();
    void refresh();

    Workbench &m_workbench;
    QComboBox *m_networks = nullptr; ///< the trained one, then those of all_hand_networks
    QSpinBox *m_seed = nullptr;
    QCheckBox *m_fixedBiases = nullptr;
};

} // namespace deltascope
