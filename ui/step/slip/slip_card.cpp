// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slip/slip_card.h"

#include "core/practice/slip/slip_sentences.h"
#include "ui/platform/keys.h"
#include "ui/step/card/card.h"
#include "ui/step/card/narrow_list.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/practice/spoken_label.h"
#include "ui/step/slip/slip_session.h"
#include "ui/step/slip/slip_text.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace deltascope {

namespace {
constexpr int mostSeed = 9;

StepId stepOf(const QComboBox *steps, int place)
{
    return static_cast<StepId>(steps->itemData(place).toInt());
}
} // namespace

SlipCard::SlipCard(SlipSession &session, QWidget *parent)
    : TurnCard(parent)
    , m_session(session)
{
    column()->addWidget(makeHead());
    column()->addWidget(makeBody());
    connectParts();
    refresh();
}

QWidget *SlipCard::makeHead()
{
    m_begin =
        pushButton(tr("Find the slip"), tr("Puts a mistake into one rule of the pass, for you to find (F)"));
    m_choose = pushButton(tr("Choose…"), tr("For a teacher: which mistake is put in, and where"), "link");
    m_choose->setAccessibleName(tr("Choose the slip"));
    m_choice = new QMenu(m_choose);
    return rowOf({m_begin, m_choose}, Theme::instance().space(1));
}

QWidget *SlipCard::makeBody()
{
    m_task =
        new QLabel(tr("One rule of this pass is wrong, and what follows from it too. Step through it, then "
                      "name the step and the mistake (F)."));
    m_task->setWordWrap(true);
    m_steps = new NarrowList(tr("The step that is wrong"));
    m_mistakes = new NarrowList(tr("The mistake that was made there"));
    for (QComboBox *list : {m_steps, m_mistakes})
        list->setProperty("enterIsPassedOn", true);
    m_go = pushButton(tr("Mark it"), tr("Compares what you named with the slip"), "primary");
    m_hint = pushButton(tr("Hint"), tr("First the direction, then a number and its rule, then the product "
                                       "written out (%1)")
                                        .arg(shownKey(hintKey())));
    m_hint->setShortcut(hintKey());
    m_train = pushButton(tr("Train with it…"), tr("What becomes of a network that makes this mistake"));
    m_back = pushButton(tr("Back to level %1").arg(PracticeSession::highestLevel),
                        tr("Two slips in a row were not found at the first try. Working a pass out again "
                           "shows what its rules make."));
    m_said = new SpokenLabel;
    m_hints = new SpokenLabel;
    m_comparison = new QLabel;
    m_comparison->setObjectName(QStringLiteral("comparison"));
    m_comparison->setTextFormat(Qt::RichText);
    m_comparison->setWordWrap(true);
    m_comparison->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_body = new QWidget;
    auto *column = new QVBoxLayout(m_body);
    const int space = Theme::instance().space(1);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(2));
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_task, m_steps, m_mistakes, rowOf({m_go, m_hint, m_train}, space),
                                          m_said, m_hints, m_comparison, makeLinks()})
        column->addWidget(part);
    column->insertWidget(column->indexOf(m_said), m_back, 0, Qt::AlignLeft);
    return m_body;
}

QWidget *SlipCard::makeLinks()
{
    m_giveUp = pushButton(tr("Show it"), tr("Shows the slip; this counts as a wrong try"), "link");
    auto *progress = pushButton(tr("Progress…"), tr("How you did at each kind of step"), "link");
    auto *end = pushButton(tr("End"), tr("Takes the slip out: the pass is right again"), "link");
    connect(progress, &QPushButton::clicked, this, &SlipCard::progressWanted);
    connect(end, &QPushButton::clicked, &m_session, &SlipSession::end);
    m_links = rowOf({m_giveUp, progress, end}, 0);
    return m_links;
}

void SlipCard::connectParts()
{
    connect(m_begin, &QPushButton::clicked, &m_session, qOverload<>(&SlipSession::begin));
    connect(m_choice, &QMenu::aboutToShow, this, &SlipCard::fillChoice);
    connect(m_choose, &QPushButton::clicked, m_choice,
            [this] { m_choice->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height()))); });
    connect(m_steps, &QComboBox::currentIndexChanged, this, &SlipCard::fillMistakes);
    connect(m_go, &QPushButton::clicked, this, &SlipCard::enter);
    connect(m_hint, &QPushButton::clicked, &m_session, &SlipSession::giveHint);
    connect(m_giveUp, &QPushButton::clicked, &m_session, &SlipSession::giveUp);
    for (const QPushButton *button : {m_hint, m_giveUp})
        connect(button, &QPushButton::clicked, this, &SlipCard::grown); // after it has been answered
    connect(m_back, &QPushButton::clicked, &m_session, &SlipSession::goBack);
    connect(m_train, &QPushButton::clicked, this, &SlipCard::trainingWanted);
    connect(&m_session, &SlipSession::changed, this, &SlipCard::refresh);
    connect(&m_session, &SlipSession::begun, this, &SlipCard::forgetAnswer);
    connect(&m_session.walk(), &StepWalk::stepChanged, this, &SlipCard::followStep);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (int place = 0; place < m_steps->count(); ++place) // may be written in another way
            m_steps->setItemText(place, slipStepName(stepOf(m_steps, place)));
        fillMistakes();
        refresh();
    });
}

void SlipCard::fillChoice()
{
    qDeleteAll(m_choice->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    m_choice->clear();
    const std::vector<Slip> offered = m_session.offered();
    if (offered.empty()) {
        m_choice->addAction(tr("No mistake would be seen in this pass"))->setEnabled(false);
        return;
    }
    QMenu *bySeed = m_choice->addMenu(tr("By seed, the same for everyone"));
    for (int seed = 1; seed <= mostSeed; ++seed)
        bySeed->addAction(QString::number(seed), this,
                          [this, seed] { m_session.beginBySeed(static_cast<std::uint64_t>(seed)); });
    m_choice->addSeparator();
    QMenu *ofStep = nullptr;
    std::optional<StepId> step;
    for (const Slip &slip : offered) {
        if (slip.step != step)
            ofStep = m_choice->addMenu(slipStepName(slip.step));
        step = slip.step;
        ofStep->addAction(practiceSentence(words_of(slip.mistake)), this,
                          [this, slip] { m_session.begin(slip); });
    }
}

void SlipCard::fillSteps()
{
    QList<int> steps;
    for (const Slip &slip : m_session.choices())
        if (const int step = static_cast<int>(slip.step); !steps.contains(step))
            steps.append(step);
    QList<int> shown;
    for (int place = 0; place < m_steps->count(); ++place)
        shown.append(m_steps->itemData(place).toInt());
    if (steps == shown)
        return;
    {
        const QSignalBlocker blocker(m_steps);
        m_steps->clear();
        for (const int step : std::as_const(steps))
            m_steps->addItem(slipStepName(static_cast<StepId>(step)), step);
    }
    followStep();
    fillMistakes();
}

void SlipCard::fillMistakes()
{
    const QVariant before = m_mistakes->currentData();
    const StepId step = stepOf(m_steps, m_steps->currentIndex());
    m_mistakes->clear();
    for (const Slip &slip : m_session.choices())
        if (slip.step == step)
            m_mistakes->addItem(practiceSentence(words_of(slip.mistake)), static_cast<int>(slip.mistake));
    m_mistakes->setCurrentIndex(std::max(0, m_mistakes->findData(before)));
}

// Who steps to the wrong place names it by that.
void SlipCard::followStep()
{
    if (!m_session.isOn() || m_session.isSolved())
        return refreshBody();
    const int place = m_steps->findData(static_cast<int>(m_session.walk().step()));
    if (place >= 0)
        m_steps->setCurrentIndex(place);
}

// What was named of another slip would be half an answer to this one.
void SlipCard::forgetAnswer()
{
    m_steps->setCurrentIndex(0);
    m_mistakes->setCurrentIndex(0);
    followStep();
}

void SlipCard::refresh()
{
    QWidget *keys = window()->focusWidget();
    const bool hadKeys = keys && isAncestorOf(keys);
    const bool on = m_session.isOn();
    if (on)
        fillSteps();
    m_begin->setText(on ? tr("Another slip") : tr("Find the slip"));
    m_begin->setAccessibleName(m_begin->text());
    refreshBody();
    const bool tells = on || !m_session.said().isEmpty();
    m_body->setVisible(tells);
    showOn(tells);
    const bool ends = std::exchange(m_wasOn, on) && !on;
    if (ends && hadKeys)
        Q_EMIT keysGivenUp();
    if (hadKeys && on)
        giveKeysTo(keys);
}

void SlipCard::refreshBody()
{
    const bool on = m_session.isOn();
    const bool open = on && !m_session.isSolved();
    const auto &walk = m_session.walk();
    const bool compares = on && m_session.isSolved() && walk.complete() && walk.complete()->slip;
    m_task->setVisible(open);
    m_steps->setVisible(open);
    m_mistakes->setVisible(open);
    m_go->setVisible(open);
    m_hint->setVisible(open);
    m_hint->setEnabled(m_session.hintLevel() < SlipSession::lastHint);
    m_train->setVisible(on && !open);
    m_back->setVisible(m_session.leadsBack());
    m_giveUp->setVisible(open);
    m_links->setVisible(on);
    m_said->tell(m_session.said());
    m_said->setVisible(!m_session.said().isEmpty());
    m_hints->tell(open ? m_session.hints().join(QLatin1Char('\n')) : QString());
    m_hints->setVisible(!m_hints->text().isEmpty());
    m_comparison->setVisible(compares);
    if (compares)
        showComparison();
}

// As wide as the card has room for.
void SlipCard::showComparison()
{
    const auto &walk = m_session.walk();
    const int room = contentsRect().width() - 2 * layout()->contentsMargins().left();
    QTextDocument shown;
    shown.setDefaultFont(m_comparison->font());
    shown.setDocumentMargin(0);
    QString text;
    for (const SlipTable table : {SlipTable::Wide, SlipTable::Narrow, SlipTable::Stacked}) {
        text = slipComparison(*walk.complete(), *walk.own(), walk.chosen(), table);
        shown.setHtml(text);
        if (shown.idealWidth() <= room)
            break;
    }
    m_comparison->setText(text);
}

void SlipCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (!m_comparison->isHidden())
        showComparison();
}

Slip SlipCard::named() const
{
    return {stepOf(m_steps, m_steps->currentIndex()),
            static_cast<Mistake>(m_mistakes->currentData().toInt())};
}

void SlipCard::enter()
{
    if (m_session.isOn() && !m_session.isSolved())
        m_session.name(named());
    Q_EMIT grown();
}

void SlipCard::beginOrTakeKeys()
{
    if (!m_session.isOn())
        return m_session.begin();
    takeKeys();
    Q_EMIT grown(); // it may have been scrolled away
}

void SlipCard::begin()
{
    m_session.begin();
    Q_EMIT keysGivenUp(); // to step through it
}

void SlipCard::takeKeys()
{
    (m_session.isSolved() ? static_cast<QWidget *>(m_train) : m_steps)->setFocus();
}

QString SlipCard::said() const
{
    return m_said->told() + QLatin1Char('\n') + m_hints->told();
}

QString SlipCard::comparison() const
{
    return m_comparison->isHidden() ? QString() : m_comparison->text();
}

// Back to what had them, unless it is hidden now.
void SlipCard::giveKeysTo(QWidget *before)
{
    if (before->isVisibleTo(this) && before->isEnabled())
        return before->setFocus();
    takeKeys();
}

// Enter in a list marks; it presses the button that has the keys.
void SlipCard::keyPressEvent(QKeyEvent *event)
{
    if (!takesKey(event, [this] { enter(); }))
        TurnCard::keyPressEvent(event);
}

} // namespace deltascope
