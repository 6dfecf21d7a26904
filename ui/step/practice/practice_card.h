// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/card/turn_card.h"

class QComboBox;
class QPushButton;
class QToolButton;

namespace deltascope {

class AnswerField;
class ChoiceButtons;
class DigitPad;
class NetworkChoice;
class PracticeSession;
class SpokenLabel;
class Workbench;

/// "Your turn": what is asked for, the field for the answer with digits to tap, what is said to it, hints,
/// questions and the level. While it is off, a button alone, with the choice of the network beside it. Enter
/// marks and goes on.
class PracticeCard : public TurnCard
{
    Q_OBJECT

public:
    PracticeCard(PracticeSession &session, Workbench &workbench, QWidget *parent = nullptr);

    NetworkChoice *networks() const { return m_networks; }
    AnswerField *field() const { return m_field; }
    DigitPad *pad() const { return m_pad; }
    ChoiceButtons *choices() const { return m_choices; }
    /// The reply to the answer, and the hints, as the user reads them.
    QString said() const;
    QString asked() const;

    void toggle();

Q_SIGNALS:
    void progressWanted();
    void exerciseWanted();
    /// The last level, which is another mode, was chosen or reached.
    void slipWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead(Workbench &workbench);
    QWidget *makeQuestion();
    QWidget *makeBody();
    QWidget *makePredictions();
    QWidget *makeButtons();
    QWidget *makeLinks();
    void connectParts();
    void refresh();
    void refreshLevel();
    void refreshQuestion();
    void refreshButtons();
    void askForAnother();
    QString question(const QString &name) const;
    void beginAgain();
    void enter();
    void giveKeysTo(QWidget *before);

    PracticeSession &m_session;
    QPushButton *m_switch = nullptr;
    NetworkChoice *m_networks = nullptr;
    QComboBox *m_level = nullptr;
    QComboBox *m_amount = nullptr;
    QWidget *m_body = nullptr;
    QWidget *m_questionRow = nullptr;
    SpokenLabel *m_asked = nullptr;
    QWidget *m_answerRow = nullptr;
    AnswerField *m_field = nullptr;
    QToolButton *m_showPad = nullptr;
    DigitPad *m_pad = nullptr;
    QWidget *m_predictions = nullptr;
    SpokenLabel *m_said = nullptr;
    SpokenLabel *m_hints = nullptr;
    ChoiceButtons *m_choices = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_hint = nullptr;
    QPushButton *m_giveUp = nullptr;
    QList<QPushButton *> m_directions;
};

} // namespace deltascope
