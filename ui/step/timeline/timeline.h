// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/timeline/phase_heading.h"
#include "ui/step/timeline/step_chip.h"

#include <QFrame>

class QBoxLayout;
class QComboBox;
class QGridLayout;
class QToolButton;

namespace deltascope {

class StepPlayer;
class StepWalk;

/// Under the stage: the buttons that walk, and all steps as chips that can be jumped to, each phase under its
/// name.
class Timeline : public QFrame
{
    Q_OBJECT

public:
    Timeline(StepWalk &walk, StepPlayer &player, QWidget *parent = nullptr);

    const QList<StepChip *> &chips() const { return m_chips; }
    const QList<PhaseHeading *> &headings() const { return m_headings; }
    /// With the chips in two lines.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeButtons();
    QWidget *makeChips();
    QWidget *makePhase(StepId first, StepId last);
    QToolButton *button(const QString &icon, const QString &tip, const QString &key);
    void refresh();
    void refreshPlaying(bool playing);
    void arrange();
    void placePhases(bool twoLines);
    int widthInTwoLines() const;

    StepWalk &m_walk;
    StepPlayer &m_player;
    QBoxLayout *m_layout = nullptr;
    QWidget *m_buttons = nullptr;
    QWidget *m_chipRow = nullptr;
    QGridLayout *m_phaseGrid = nullptr;
    QList<QWidget *> m_phases;
    bool m_twoLines = false;
    QList<StepChip *> m_chips;
    QList<PhaseHeading *> m_headings;
    QToolButton *m_first = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_play = nullptr;
    QToolButton *m_forward = nullptr;
    QToolButton *m_last = nullptr;
    QToolButton *m_inside = nullptr;
    QToolButton *m_over = nullptr;
    QComboBox *m_speed = nullptr;
};

} // namespace deltascope
