// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/card/turn_card.h"

class QLabel;
class QPushButton;

namespace deltascope {

class ChoiceKeys;
class PredictSession;
class SpokenLabel;
class StepWalk;

/// "Predict first": the question about the step at hand, its answers as buttons A to D with their keys, and
/// what is said afterwards. While it is off, its switch alone.
class PredictCard : public TurnCard
{
    Q_OBJECT

public:
    PredictCard(PredictSession &session, StepWalk &walk, QWidget *parent = nullptr);

    QPushButton *switchButton() const { return m_switch; }
    const QList<QPushButton *> &choices() const { return m_choices; }
    QPushButton *showButton() const { return m_show; }
    /// As the user reads it: the question, what is said to the answer, and how many were right.
    QString asked() const;
    QString said() const;
    QString score() const;

private:
    QWidget *makeBody();
    void connectParts();
    void refresh();
    void refreshQuestion();
    void refreshChoices();
    QString reply() const;

    PredictSession &m_session;
    StepWalk &m_walk;
    QPushButton *m_switch = nullptr;
    QWidget *m_body = nullptr;
    SpokenLabel *m_asked = nullptr;
    QList<QPushButton *> m_choices;
    ChoiceKeys *m_keys = nullptr;
    SpokenLabel *m_said = nullptr;
    QPushButton *m_show = nullptr;
    QLabel *m_score = nullptr;
};

} // namespace deltascope
