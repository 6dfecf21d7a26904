// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/card/turn_card.h"

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;

namespace deltascope {

class SlipSession;
class SpokenLabel;
struct Slip;

/// "Find the slip": the step and the mistake to be named, what is said to it, hints, and when it is found the
/// right pass beside it. While no slip is in, a button alone, with a list for who chooses the slip. Enter
/// marks.
class SlipCard : public TurnCard
{
    Q_OBJECT

public:
    explicit SlipCard(SlipSession &session, QWidget *parent = nullptr);

    /// Puts a slip in, or gives the lists the keys where one is in.
    void beginOrTakeKeys();
    /// Puts a slip in, for who was elsewhere until now.
    void begin();

    QComboBox *steps() const { return m_steps; }
    QComboBox *mistakes() const { return m_mistakes; }
    QPushButton *goButton() const { return m_go; }
    QMenu *choice() const { return m_choice; }
    /// The reply and the hints, as the user reads them.
    QString said() const;
    /// The right pass beside the slipped one, as it is shown; empty while the slip is looked for.
    QString comparison() const;

Q_SIGNALS:
    void progressWanted();
    /// Training with the slip is to be shown.
    void trainingWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeBody();
    QWidget *makeLinks();
    void connectParts();
    void fillChoice();
    void fillSteps();
    void fillMistakes();
    void followStep();
    void refresh();
    void refreshBody();
    void forgetAnswer();
    void showComparison();
    Slip named() const;
    void enter();
    void takeKeys();
    void giveKeysTo(QWidget *before);

    SlipSession &m_session;
    bool m_wasOn = false;
    QPushButton *m_begin = nullptr;
    QPushButton *m_choose = nullptr;
    QMenu *m_choice = nullptr;
    QWidget *m_body = nullptr;
    QLabel *m_task = nullptr;
    QComboBox *m_steps = nullptr;    ///< their data: StepId
    QComboBox *m_mistakes = nullptr; ///< their data: Mistake
    QPushButton *m_go = nullptr;
    QPushButton *m_hint = nullptr;
    QPushButton *m_train = nullptr;
    QPushButton *m_back = nullptr;
    QWidget *m_links = nullptr;
    QPushButton *m_giveUp = nullptr;
    SpokenLabel *m_said = nullptr;
    SpokenLabel *m_hints = nullptr;
    QLabel *m_comparison = nullptr;
};

} // namespace deltascope
