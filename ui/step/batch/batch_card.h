// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/card/turn_card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace deltascope {

class ExampleBatch;
class GradientBars;
class PictureBox;
class SpokenLabel;
class StepWalk;
class TurnBars;

/// "Batch": the gradient of one parameter for each example of a batch, their mean, and how far it can be
/// trusted. While it is off, its switch alone.
class BatchCard : public TurnCard
{
    Q_OBJECT

public:
    BatchCard(ExampleBatch &batch, StepWalk &walk, QWidget *parent = nullptr);

    void toggle();
    QComboBox *sources() const { return m_sources; }
    QSpinBox *count() const { return m_count; }
    QLineEdit *numbers() const { return m_numbers; }
    GradientBars *bars() const { return m_bars; }
    TurnBars *turns() const { return m_turns; }
    QPushButton *stepButton() const { return m_step; }
    /// As the user reads it: which examples, the one that is read out, and what is said about all.
    QString told() const;
    QString exampleTold() const;
    QString meanTold() const;

private:
    QWidget *makeBody();
    QWidget *makeChoice();
    QWidget *makeExample();
    void connectParts();
    void choose();
    void refresh();
    void refreshChoice();
    void refreshNumbers();
    void refreshKey();
    void mark();
    void read();
    int placeRead() const { return m_pointed >= 0 ? m_pointed : m_current; }

    ExampleBatch &m_batch;
    StepWalk &m_walk;
    int m_current = 0;  ///< where the arrow keys are
    int m_pointed = -1; ///< the mouse is on it
    int m_present = -1; ///< as it is shown
    QPushButton *m_switch = nullptr;
    QWidget *m_body = nullptr;
    QComboBox *m_sources = nullptr;
    QSpinBox *m_count = nullptr;
    QLineEdit *m_numbers = nullptr;
    QLabel *m_told = nullptr;
    QWidget *m_shown = nullptr; ///< all that there is no batch without
    QLabel *m_key = nullptr;
    GradientBars *m_bars = nullptr;
    QLabel *m_turnKey = nullptr;
    TurnBars *m_turns = nullptr;
    PictureBox *m_picture = nullptr;
    SpokenLabel *m_example = nullptr;
    QPushButton *m_step = nullptr;
    QLabel *m_mean = nullptr;
    QLabel *m_spread = nullptr;
    QLabel *m_directions = nullptr;
};

} // namespace deltascope
