// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace deltascope {

class StepWalk;

/// What the step is about, in words: where the walk stands, the step's question, its explanation. Where the
/// loss is nearly zero, so that there is little to see of what flows back, it says so and offers another
/// example: as soon as the example is shown, and from its loss on.
class StepHeading : public QWidget
{
    Q_OBJECT

public:
    explicit StepHeading(StepWalk &walk, QWidget *parent = nullptr);

    /// While a pass is open.
    void refresh();
    /// The question alone, where room is short.
    void setBrief(bool brief);

Q_SIGNALS:
    /// More room for the panel is wanted, or less.
    void wideToggled();
    /// An example with more to learn from is wanted, one that the network misreads if there is one.
    void misreadWanted();

private:
    void refreshOffer();

    StepWalk &m_walk;
    bool m_brief = false;
    QLabel *m_caption = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_explanation = nullptr;
    QWidget *m_offer = nullptr;
    QLabel *m_why = nullptr;
    QPushButton *m_misread = nullptr;
};

} // namespace deltascope
