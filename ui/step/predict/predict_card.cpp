// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/predict/predict_card.h"

#include "core/practice/predict/picking.h"
#include "ui/settings/predict_first.h"
#include "ui/step/practice/spoken_label.h"
#include "ui/step/predict/choice_keys.h"
#include "ui/step/predict/predict_session.h"
#include "ui/step/predict/prediction_text.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace deltascope {

PredictCard::PredictCard(PredictSession &session, StepWalk &walk, QWidget *parent)
    : TurnCard(parent)
    , m_session(session)
    , m_walk(walk)
    , m_switch(new QPushButton(tr("Predict first")))
{
    m_switch->setCheckable(true);
    m_switch->setAccessibleName(m_switch->text());
    m_switch->setToolTip(tr("Asks what will come before each step is shown, and before Train (Q)"));
    m_score = new QLabel;
    m_score->setProperty("role", QStringLiteral("muted"));
    m_score->setMinimumWidth(1);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::instance().space(2));
    head->addWidget(m_switch);
    head->addWidget(m_score, 1);
    column()->addLayout(head);
    column()->addWidget(makeBody());
    m_keys = new ChoiceKeys(m_body);
    connectParts();
    refresh();
}

QWidget *PredictCard::makeBody()
{
    m_asked = new SpokenLabel;
    m_said = new SpokenLabel;
    m_show = new QPushButton(tr("Show it"));
    m_show->setProperty("role", QStringLiteral("link"));
    m_show->setAccessibleName(m_show->text());
    m_show->setToolTip(tr("Shows the step without an answer (Space)"));
    m_show->setFocusPolicy(Qt::TabFocus);
    m_body = new QWidget;
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(1));
    column->addWidget(m_asked);
    for (int choice = 0; choice < most_choices; ++choice) {
        auto *button = new QPushButton;
        button->setMinimumWidth(1);
        button->setStyleSheet(QStringLiteral("text-align: left"));
        // A click does not take the keyboard: the next Space goes on.
        button->setFocusPolicy(Qt::TabFocus);
        column->addWidget(button);
        m_choices.append(button);
        connect(button, &QPushButton::clicked, &m_session, [this, choice] { m_session.choose(choice); });
    }
    column->addWidget(m_show, 0, Qt::AlignLeft);
    column->addWidget(m_said);
    return m_body;
}

void PredictCard::connectParts()
{
    connect(m_switch, &QPushButton::toggled, this, [](bool on) { PredictFirst::instance().set(on); });
    connect(m_show, &QPushButton::clicked, &m_session, &PredictSession::reveal);
    connect(m_keys, &ChoiceKeys::chosen, &m_session, &PredictSession::choose);
    connect(&m_session, &PredictSession::changed, this, &PredictCard::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &PredictCard::refresh);
}

QString PredictCard::asked() const
{
    return m_asked->told();
}

QString PredictCard::said() const
{
    return m_said->isHidden() ? QString() : m_said->told();
}

QString PredictCard::score() const
{
    return m_score->text();
}

void PredictCard::refresh()
{
    QWidget *keys = window()->focusWidget();
    const bool hadKeys = keys && m_body->isAncestorOf(keys);
    const bool on = m_session.isOn();
    {
        const QSignalBlocker blocker(m_switch);
        m_switch->setChecked(on);
    }
    if (on && m_walk.open()) {
        refreshChoices();
        refreshQuestion();
    }
    m_keys->setChoices(m_session.isOpen() ? static_cast<int>(m_session.asked()->choices.size()) : 0);
    m_score->setText(on && m_session.answered() > 0
                         ? tr("%1 of %2 right").arg(m_session.right()).arg(m_session.answered())
                         : QString());
    m_score->setVisible(!m_score->text().isEmpty()); // else it would keep a gap beside the switch
    m_body->setVisible(on);
    showOn(on);
    if (hadKeys && !m_session.isOpen()) // an answered question has nothing more to press
        Q_EMIT keysGivenUp();
}

void PredictCard::refreshQuestion()
{
    const auto &asked = m_session.asked();
    m_asked->setFont(Theme::instance().font(TypeSize::Body, asked.has_value()));
    m_asked->tell(asked                   ? questionOf(*asked)
                  : m_session.isWaiting() ? tr("No predictions while the numbers are not the network’s own.")
                                          : tr("There is nothing to predict at this step."));
    const bool isSettled = asked && !m_session.isOpen();
    m_show->setVisible(m_session.isOpen());
    m_said->tell(isSettled ? reply() : QString());
    m_said->setVisible(isSettled); // last: what is shown lays out the whole panel at once
}

QString PredictCard::reply() const
{
    const Prediction &asked = *m_session.asked();
    const QString right = choiceOf(asked, asked.right, m_walk.workbench().example());
    const QString said = !m_session.chosen() ? tr("It is %1 (%2).").arg(letterOf(asked.right), right)
                         : *m_session.chosen() == asked.right
                             ? tr("Right.")
                             : tr("Not so: it is %1 (%2).").arg(letterOf(asked.right), right);
    return said + QLatin1Char(' ') + reasonOf(asked);
}

// Afterwards the right one stands out, and a wrong one that was chosen says so.
void PredictCard::refreshChoices()
{
    const auto &asked = m_session.asked();
    for (int choice = 0; choice < most_choices; ++choice) {
        QPushButton *button = m_choices[choice];
        const bool exists = asked && choice < static_cast<int>(asked->choices.size());
        button->setVisible(exists);
        if (!exists)
            continue;
        const bool isOpen = m_session.isOpen();
        const bool isRight = !isOpen && choice == asked->right;
        QString text = QStringLiteral("%1  %2").arg(
            letterOf(choice), worded(choiceOf(*asked, choice, m_walk.workbench().example())));
        if (isRight)
            text += QStringLiteral(" – ") + tr("right");
        else if (!isOpen && m_session.chosen() == choice)
            text += QStringLiteral(" – ") + tr("not this one");
        button->setText(text);
        button->setAccessibleName(text);
        button->setFont(Theme::instance().font(TypeSize::Body, isRight));
        // What is told of stays readable; choose() takes one answer alone.
        button->setEnabled(isOpen || isRight || m_session.chosen() == choice);
    }
}

} // namespace deltascope
