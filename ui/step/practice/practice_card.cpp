// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/practice_card.h"

#include "ui/platform/keys.h"
#include "ui/step/card/card.h"
#include "ui/step/card/narrow_list.h"
#include "ui/step/practice/answer_field.h"
#include "ui/step/practice/choice_buttons.h"
#include "ui/step/practice/digit_pad.h"
#include "ui/step/practice/network_choice.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/practice/spoken_label.h"
#include "ui/theme/notation.h"
#include "ui/theme/passed_wheel.h"
#include "ui/theme/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace deltascope {

namespace {
constexpr std::array directions = {Direction::Negative, Direction::Zero, Direction::Positive};
} // namespace

PracticeCard::PracticeCard(PracticeSession &session, Workbench &workbench, QWidget *parent)
    : TurnCard(parent)
    , m_session(session)
{
    column()->addWidget(makeHead(workbench));
    column()->addWidget(makeBody());
    connectParts();
    refresh();
}

QWidget *PracticeCard::makeHead(Workbench &workbench)
{
    m_switch = new QPushButton(tr("Your turn"));
    m_switch->setCheckable(true);
    m_switch->setAccessibleName(m_switch->text());
    m_switch->setToolTip(tr("Hides numbers of each step, for you to work out (Y)"));
    m_level =
        new NarrowList(tr("Level: how much is hidden"),
                       tr("How much is hidden. Three right first tries move it up, two wrong ones down."));
    for (int level = 0; level <= PracticeSession::highestLevel; ++level)
        m_level->addItem(levelTitle(level));
    m_level->addItem(levelTitle(last_level));
    m_networks = new NetworkChoice(workbench, m_switch);
    return m_networks;
}

QWidget *PracticeCard::makeBody()
{
    m_field = new AnswerField;
    m_field->setClearButtonEnabled(true);
    m_showPad = new QToolButton;
    m_showPad->setText(tr("123"));
    m_showPad->setCheckable(true);
    m_showPad->setAccessibleName(tr("Digits to tap"));
    m_showPad->setToolTip(tr("Shows digits and signs to tap"));
    m_answerRow = new QWidget;
    auto *answer = new QHBoxLayout(m_answerRow);
    answer->setContentsMargins(0, 0, 0, 0);
    answer->addWidget(m_field, 1);
    answer->addWidget(m_showPad);
    m_pad = new DigitPad;
    m_said = new SpokenLabel;
    m_hints = new SpokenLabel;
    m_choices = new ChoiceButtons;
    m_body = new QWidget;
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(2));
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_level, makeQuestion(), m_answerRow, m_pad, makePredictions(),
                                          makeButtons(), m_said, m_hints, m_choices, makeLinks()})
        column->addWidget(part);
    return m_body;
}

// The list of amounts stands beside what it is about; beside the levels it would leave them too little room.
QWidget *PracticeCard::makeQuestion()
{
    m_asked = new SpokenLabel;
    m_asked->setTextFormat(Qt::RichText);
    m_amount = new QComboBox;
    m_amount->setAccessibleName(tr("How many numbers are hidden"));
    m_amount->setToolTip(m_amount->accessibleName());
    m_amount->addItems({tr("One number"), tr("Several"), tr("All, if few")});
    m_questionRow = new QWidget;
    auto *layout = new QHBoxLayout(m_questionRow);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    layout->addWidget(m_asked, 1);
    layout->addWidget(m_amount);
    return m_questionRow;
}

QWidget *PracticeCard::makePredictions()
{
    for (int i = 0; i < static_cast<int>(directions.size()); ++i)
        m_directions.append(new QPushButton);
    m_predictions = new QWidget; // one below the other: side by side they need more than a narrow panel
    auto *column = new QVBoxLayout(m_predictions);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(1));
    for (QPushButton *button : m_directions)
        column->addWidget(button, 0, Qt::AlignLeft);
    return m_predictions;
}

QWidget *PracticeCard::makeButtons()
{
    m_go = new QPushButton;
    m_go->setProperty("role", QStringLiteral("primary"));
    m_hint = new QPushButton(tr("Hint"));
    m_hint->setAccessibleName(m_hint->text());
    m_hint->setToolTip(
        tr("First the rule, then its numbers, then the product written out (%1)").arg(shownKey(hintKey())));
    m_hint->setShortcut(hintKey());
    return rowOf({m_go, m_hint}, Theme::instance().space(1));
}

QWidget *PracticeCard::makeLinks()
{
    m_giveUp = pushButton(tr("Show it"), tr("Shows the number; this counts as a wrong try"), "link");
    auto *progress = pushButton(tr("Progress…"), tr("How you did at each kind of step"), "link");
    auto *exercise =
        pushButton(tr("Exercise…"), tr("Saves this network, example and level as an exercise"), "link");
    connect(progress, &QPushButton::clicked, this, &PracticeCard::progressWanted);
    connect(exercise, &QPushButton::clicked, this, &PracticeCard::exerciseWanted);
    return rowOf({m_giveUp, progress, exercise}, 0);
}

void PracticeCard::connectParts()
{
    connect(m_switch, &QPushButton::toggled, this, [this](bool on) {
        m_session.setOn(on);
        if (!on)
            Q_EMIT keysGivenUp();
        else if (!m_session.asked())
            m_go->setFocus();
    });
    connect(m_level, &QComboBox::activated, this, [this](int level) {
        if (level == last_level)
            Q_EMIT slipWanted();
        else
            m_session.setLevel(level);
        refreshLevel();
    });
    connect(m_amount, &QComboBox::activated, this,
            [this](int amount) { m_session.setAmount(static_cast<AskedAmount>(amount)); });
    connect(m_showPad, &QToolButton::toggled, this, [this](bool shown) {
        refresh();
        if (shown)
            Q_EMIT grown();
    });
    connect(m_pad, &DigitPad::tapped, m_field, &QLineEdit::insert);
    connect(m_pad, &DigitPad::backspaceTapped, m_field, &QLineEdit::backspace);
    connect(m_networks, &NetworkChoice::keysGivenUp, this, &PracticeCard::keysGivenUp);
    connect(m_field, &AnswerField::left, this, &PracticeCard::keysGivenUp);
    connect(m_hint, &QPushButton::clicked, &m_session, &PracticeSession::giveHint);
    connect(m_giveUp, &QPushButton::clicked, &m_session, &PracticeSession::giveUp);
    connect(m_go, &QPushButton::clicked, this, &PracticeCard::enter);
    connect(m_choices, &ChoiceButtons::chosen, &m_session, &PracticeSession::choose);
    for (std::size_t i = 0; i < directions.size(); ++i)
        connect(m_directions[static_cast<qsizetype>(i)], &QPushButton::clicked, &m_session,
                [this, i] { m_session.predict(directions[i]); });
    connect(&m_session, &PracticeSession::changed, this, &PracticeCard::refresh);
    connect(&m_session, &PracticeSession::passFinished, this, &PracticeCard::beginAgain);
    connect(&m_session, &PracticeSession::lastLevelReached, this, &PracticeCard::slipWanted);
    connect(&m_session, &PracticeSession::askedForAnother, this, &PracticeCard::askForAnother);
    connect(&Theme::instance(), &Theme::changed, this, &PracticeCard::refresh);
    // Who scrolls the panel means the panel, not what comes under the cursor.
    for (QComboBox *list : findChildren<QComboBox *>())
        passWheelOn(list);
    for (QAbstractSpinBox *field : findChildren<QAbstractSpinBox *>())
        passWheelOn(field);
}

void PracticeCard::toggle()
{
    m_switch->toggle();
}

QString PracticeCard::said() const
{
    return m_said->told() + QLatin1Char('\n') + m_hints->told();
}

QString PracticeCard::asked() const
{
    return m_asked->text();
}

void PracticeCard::refresh()
{
    QWidget *keys = window()->focusWidget();
    const bool hadKeys = keys && isAncestorOf(keys);
    const bool on = m_session.isOn();
    {
        const QSignalBlocker blocker(m_switch);
        m_switch->setChecked(on);
    }
    refreshLevel();
    if (!on && !isOn() && !m_go->text().isEmpty())
        return; // nothing else of it is shown, and numbers may follow a drag
    refreshQuestion();
    refreshButtons();
    m_body->setVisible(on);
    showOn(on);
    if (hadKeys && on)
        giveKeysTo(keys);
}

// Back to what had them, unless it is hidden now or something is asked that has buttons of its own.
void PracticeCard::giveKeysTo(QWidget *before)
{
    const bool choosing = m_session.asksQuestion();
    const bool predicting = m_predictions->isVisibleTo(this);
    if (choosing && !m_choices->isAncestorOf(before))
        return m_choices->takeKeys();
    if (predicting && !m_predictions->isAncestorOf(before))
        return m_directions.first()->setFocus();
    if (before->isVisibleTo(this) && before->isEnabled())
        return before->setFocus();
    if (m_answerRow->isVisibleTo(this))
        m_field->setFocus();
    else
        m_go->setFocus();
}

void PracticeCard::refreshLevel()
{
    m_level->setCurrentIndex(m_session.level());
    m_amount->setCurrentIndex(static_cast<int>(m_session.amount()));
}

void PracticeCard::refreshQuestion()
{
    const auto &asked = m_session.asked();
    const bool open = asked && !m_session.isAnswered();
    const bool choosing = m_session.question().has_value();
    QString text = asked                 ? question(notationHtml(nameOf(*asked)))
                   : m_session.isAtEnd() ? tr("That was the whole pass.")
                                         : tr("Nothing is hidden at this step.");
    if (asked && m_session.left() > 1)
        text += QStringLiteral("  ") + tr("(%n hidden here)", nullptr, m_session.left());
    m_asked->setText(text);
    m_asked->setFont(Theme::instance().font(TypeSize::Body, asked.has_value()));
    m_questionRow->setVisible(!choosing);
    m_answerRow->setVisible(asked && !m_session.predicts() && !choosing);
    m_field->setReadOnly(!open);
    m_pad->setVisible(open && !m_session.predicts() && m_showPad->isChecked());
    m_predictions->setVisible(open && m_session.predicts());
    m_field->setAccessibleName(asked ? tr("Your answer: %1").arg(notationPlain(nameOf(*asked)))
                                     : tr("Your answer"));
    m_said->tell(m_session.reply().text);
    m_said->setVisible(!m_session.reply().text.isEmpty() && !choosing);
    m_hints->tell(m_session.hints().join(QLatin1Char('\n')));
    m_hints->setVisible(!m_hints->text().isEmpty());
    m_choices->setVisible(choosing);
    if (choosing)
        m_choices->showQuestion(*m_session.question());
}

// What is asked of the number of this name.
QString PracticeCard::question(const QString &name) const
{
    if (!m_session.predicts())
        return QStringLiteral("%1 = ?").arg(name);
    return is_after(m_session.asked()->term) ? tr("%1: smaller, as before or larger?").arg(name)
                                             : tr("%1: negative, zero or positive?").arg(name);
}

void PracticeCard::refreshButtons()
{
    const auto &asked = m_session.asked();
    const bool open = asked && !m_session.isAnswered();
    const bool choosing = m_session.asksQuestion();
    m_go->setText(open                         ? tr("Mark it")
                  : !m_session.isAtEnd()       ? tr("Go on")
                  : m_session.isLastLevelDue() ? tr("Find the slip")
                  : m_networks->isSeeded()     ? tr("Other numbers")
                                               : tr("Once more"));
    m_go->setAccessibleName(m_go->text());
    m_go->setToolTip(open ? tr("Compares your answer with the number (Enter)") : tr("Enter"));
    m_go->setVisible(!choosing && !(open && m_session.predicts()));
    m_hint->setVisible(open && !m_session.predicts());
    m_hint->setEnabled(m_session.hintLevel() < PracticeSession::lastHint);
    m_giveUp->setVisible(open && !m_session.predicts());
    const bool isChange = asked && is_after(asked->term);
    const QStringList names = isChange ? QStringList{tr("Smaller"), tr("As before"), tr("Larger")}
                                       : QStringList{tr("Negative"), tr("Zero"), tr("Positive")};
    for (qsizetype i = 0; i < m_directions.size(); ++i) {
        m_directions[i]->setText(names[i]);
        m_directions[i]->setAccessibleName(names[i]);
    }
}

// Whoever types goes on typing.
void PracticeCard::askForAnother()
{
    m_field->clear();
    if (!isVisible())
        return;
    const QWidget *keys = window()->focusWidget();
    if (keys == m_amount || keys == m_level)
        return; // who walks through the list goes on there
    if (m_session.predicts())
        m_directions.first()->setFocus();
    else
        m_field->setFocus();
}

// With other numbers where a seed makes them.
void PracticeCard::beginAgain()
{
    if (m_networks->isSeeded())
        m_networks->showNextSeed();
    m_session.beginAgain();
}

void PracticeCard::enter()
{
    if (m_session.asked() && !m_session.isAnswered() && !m_session.predicts())
        m_session.answer(m_field->text());
    else
        m_session.goOn();
}

// Enter in the field comes here too; it presses the button that has the keys.
void PracticeCard::keyPressEvent(QKeyEvent *event)
{
    if (!takesKey(event, [this] { enter(); }))
        TurnCard::keyPressEvent(event);
}

} // namespace deltascope
