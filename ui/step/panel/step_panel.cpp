// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_panel.h"

#include "ui/equations/convention_switch.h"
#include "ui/equations/equation_view.h"
#include "ui/step/batch/batch_card.h"
#include "ui/step/card/card.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/numbers_card.h"
#include "ui/step/panel/pass_notice.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/step_equations.h"
#include "ui/step/panel/step_heading.h"
#include "ui/step/panel/step_tabs.h"
#include "ui/step/panel/tab_chain.h"
#include "ui/step/panel/why_tab.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/predict/predict_card.h"
#include "ui/step/slip/slip_card.h"
#include "ui/step/slip/slip_session.h"
#include "ui/step/walk/step_player.h"
#include "ui/step/whatif/what_if_card.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/kept_top.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFrame>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int timeToLayOut = 100;       // milliseconds
constexpr double equationsShare = 0.34; // of the panel's height, so that their numbers are in sight as well
constexpr double pinnedShare = 0.2;
} // namespace

StepPanel::StepPanel(StepWalk &walk, StepPlayer &player, PracticeSession &practice, PredictSession &predict,
                     WhatIf &whatIf, SlipSession &slip, ExampleBatch &batch, QWidget *parent)
    : QScrollArea(parent)
    , m_walk(walk)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // nothing moves sideways from step to step
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("The step in equations and numbers"));
    m_following.setSingleShot(true);
    m_seeking.setSingleShot(true);
    setWidget(makeBody(player, practice, predict, whatIf, slip, batch));
    keepTop(this);
    connectWalk();
    connectTurns();
    refresh();
}

WorkedEquationView *StepPanel::numbers() const
{
    return m_numbers->numbers();
}

ContributionTable *StepPanel::contributions() const
{
    return m_numbers->contributions();
}

TermTools *StepPanel::tools() const
{
    return m_numbers->tools();
}

PictureCard *StepPanel::pictures() const
{
    return m_tabs->pictures();
}

GradientCheckTab *StepPanel::gradientCheck() const
{
    return m_tabs->gradientCheck();
}

WhyTab *StepPanel::why() const
{
    return m_tabs->why();
}

QTabWidget *StepPanel::tabs() const
{
    return m_tabs;
}

QWidget *StepPanel::makeBody(StepPlayer &player, PracticeSession &practice, PredictSession &predict,
                             WhatIf &whatIf, SlipSession &slip, ExampleBatch &batch)
{
    const Theme &theme = Theme::instance();
    auto *page = new QWidget;
    auto *outer = m_outerColumn = new QVBoxLayout(page);
    outer->setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4));
    outer->setSpacing(theme.space(3));
    m_notice = new PassNotice(m_walk);
    outer->addWidget(m_notice);

    m_pinned = new QFrame(this);
    m_pinned->setProperty("role", QStringLiteral("bar"));
    m_pinnedColumn = new QVBoxLayout(m_pinned);
    m_pinnedColumn->setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(1));
    m_pinnedColumn->setSpacing(theme.space(1));
    m_pinned->hide();
    m_body = new QWidget;
    auto *layout = m_bodyColumn = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(3));
    m_heading = new StepHeading(m_walk);
    layout->addWidget(m_heading);
    m_equationCard = new QFrame;
    QVBoxLayout *equationColumn = makeCard(m_equationCard);
    m_equations = new EquationView;
    equationColumn->addWidget(m_equations);
    m_convention = new ConventionSwitch;
    equationColumn->addWidget(m_convention);
    layout->addWidget(m_equationCard);
    m_numbers = new NumbersCard(m_walk, player);
    layout->addWidget(m_numbers);
    m_practice = new PracticeCard(practice, m_walk.workbench());
    connect(&practice, &PracticeSession::changed, m_equationCard, [this, &practice] {
        // The rule is what is asked for.
        m_equationCard->setVisible(!practice.asksQuestion());
    });
    m_predict = new PredictCard(predict, m_walk);
    m_whatIf = new WhatIfCard(whatIf, m_walk);
    m_slip = new SlipCard(slip);
    m_batch = new BatchCard(batch, m_walk);
    m_switches = new FlowLayout(theme.space(2));
    layout->addLayout(m_switches);
    for (TurnCard *card : turns())
        m_switches->addWidget(card);
    m_tabs = new StepTabs(m_walk, m_library);
    layout->addWidget(m_tabs);
    outer->addWidget(m_body);
    outer->addStretch(1);
    return page;
}

void StepPanel::toggleWhy()
{
    const bool open = m_tabs->currentWidget() != why();
    if (m_tabs->isAncestorOf(window()->focusWidget()))
        Q_EMIT keysGivenUp(); // else the symbols of the derivation would take the arrow keys
    m_tabs->setCurrentWidget(open ? static_cast<QWidget *>(why()) : pictures());
    if (open)
        return;
    m_following.stop();
    verticalScrollBar()->setValue(0);
}

void StepPanel::nextLine()
{
    if (m_tabs->currentWidget() != why())
        return toggleWhy();
    why()->nextLine();
}

// Layouts find their places in several events, after each of which the range may be another one.
void StepPanel::bringTabIntoSight()
{
    m_following.start(timeToLayOut);
    scrollToTab();
}

// Of the derivation its newest line, from its rule on; of anything else as much as there is room for.
void StepPanel::scrollToTab()
{
    if (!m_following.isActive())
        return;
    const QWidget *page = m_tabs->currentWidget();
    const int end = page->mapTo(widget(), QPoint(0, page->height())).y() + Theme::instance().space(4);
    const int wanted = end - viewport()->height();
    const QWidget *newest = page == gradientCheck() ? gradientCheck()->newest()
                            : page == why()         ? why()->newest()
                                                    : nullptr;
    const int top = (newest ? newest : m_tabs)->mapTo(widget(), QPoint(0, 0)).y();
    const int now = verticalScrollBar()->value();
    verticalScrollBar()->setValue(qMax(page == why() ? 0 : now, qMin(wanted, top)));
}

// A key may give them to a card that is elsewhere; who clicks on one sees it.
void StepPanel::bringKeysIntoSight(QWidget *keys)
{
    const auto has = [keys](const TurnCard *card) { return card->isOn() && card->isAncestorOf(keys); };
    if (!keys || QGuiApplication::mouseButtons() != Qt::NoButton || !std::ranges::any_of(turns(), has))
        return;
    m_keys = keys;
    m_seeking.start(timeToLayOut);
    scrollToKeys();
}

// Its card, and in any case itself.
void StepPanel::scrollToKeys()
{
    if (!m_keys || !m_body->isAncestorOf(m_keys))
        return;
    for (TurnCard *card : turns())
        if (card->isAncestorOf(m_keys))
            showCard(card);
    ensureWidgetVisible(m_keys);
}

// One that is higher than the panel is read from its top.
void StepPanel::showCard(TurnCard *card)
{
    if (card->height() <= viewport()->height())
        ensureWidgetVisible(card);
    else
        verticalScrollBar()->setValue(card->mapTo(widget(), QPoint()).y() - Theme::instance().space(4));
}

// The question and its vector equation are what each line of the derivation is read against.
void StepPanel::pin()
{
    const bool pinned = m_walk.open() && m_tabs->currentWidget() == why();
    if (pinned == m_isStepPinned)
        return;
    m_isStepPinned = pinned;
    if (pinned) {
        m_pinnedColumn->addWidget(m_heading);
        m_pinnedColumn->addWidget(m_equationCard);
    }
    arrange();
    m_heading->setBrief(pinned);
    m_convention->setVisible(!pinned);
    m_pinned->setVisible(m_isStepPinned || m_isNoticePinned);
    if (isVisible() && m_walk.open())
        refreshEquations();
    placePinned();
}

// That the pass is an older one, and the way to the newer, wherever the panel is scrolled to.
void StepPanel::pinNotice()
{
    const StepWalk::State state = m_walk.state();
    const bool pinned = state == StepWalk::State::Applied || state == StepWalk::State::MovedOn;
    if (pinned != m_isNoticePinned) {
        m_isNoticePinned = pinned;
        (pinned ? m_pinnedColumn : m_outerColumn)->insertWidget(0, m_notice);
        m_pinned->setVisible(m_isStepPinned || m_isNoticePinned);
    }
    placePinned();
}

QList<TurnCard *> StepPanel::turns() const
{
    return {m_practice, m_predict, m_whatIf, m_slip, m_batch};
}

// What is being done stands where it is read, and out of the way while it is off.
void StepPanel::arrange()
{
    QList<QWidget *> above = {m_numbers};
    if (!m_isStepPinned)
        above.prepend(m_equationCard);
    if (!m_isStepPinned)
        above.prepend(m_heading);
    QList<QWidget *> off;
    for (TurnCard *card : turns())
        card->isOn() ? above.prepend(card) : off.append(card);
    for (QWidget *part : above)
        m_bodyColumn->addWidget(part);
    m_bodyColumn->removeItem(m_switches);
    m_bodyColumn->addItem(m_switches);
    for (QWidget *card : off)
        m_switches->addWidget(card);
    m_bodyColumn->addWidget(m_tabs);
    chainTabs(above + off + QList<QWidget *>{m_tabs});
}

void StepPanel::placePinned()
{
    const double share = m_isStepPinned ? pinnedShare : equationsShare;
    m_equations->setMostHeight(qRound(share * height()));
    int top = 0;
    if (!m_pinned->isHidden()) {
        const int width = contentsRect().width() - verticalScrollBar()->sizeHint().width();
        top = m_pinnedColumn->heightForWidth(width);
        m_pinned->setGeometry(0, 0, width, top);
        m_pinned->raise();
    }
    if (viewportMargins().top() != top)
        setViewportMargins(0, top, 0, 0);
}

void StepPanel::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placePinned();
}

// What stays in sight may need another height as soon as its texts have found their places.
bool StepPanel::event(QEvent *event)
{
    const bool isDone = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest)
        placePinned();
    return isDone;
}

void StepPanel::connectWalk()
{
    connect(&m_walk, &StepWalk::passChanged, this, &StepPanel::refresh);
    connect(&m_walk, &StepWalk::stepChanged, this, [this] {
        if (shownNow() != m_shown) // most changes of the pass tell of the step too
            refresh();
    });
    connect(&m_walk, &StepWalk::stateChanged, this, &StepPanel::pinNotice);
    connect(&m_walk, &StepWalk::pointedChanged, this, &StepPanel::light);
    connect(m_numbers, &NumbersCard::keysGivenUp, this, &StepPanel::keysGivenUp);
    connect(m_notice, &PassNotice::keysGivenUp, this, &StepPanel::keysGivenUp);
    connect(m_heading, &StepHeading::misreadWanted, this, &StepPanel::misreadWanted);
    connect(m_equations, &EquationView::symbolHovered, &m_walk, [this](const QString &symbol) {
        m_walk.point({symbol, {}});
    });
    connect(m_equations, &EquationView::symbolClicked, &m_walk, &StepWalk::pickSymbol);
    connect(why(), &WhyTab::linesChanged, this, &StepPanel::bringTabIntoSight);
    connect(gradientCheck(), &GradientCheckTab::grown, this, &StepPanel::bringTabIntoSight);
    connect(m_tabs, &QTabWidget::currentChanged, this, &StepPanel::pin);
    connect(m_tabs, &QTabWidget::currentChanged, this, &StepPanel::bringTabIntoSight);
    connect(m_heading, &StepHeading::wideToggled, this, &StepPanel::wideToggled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &StepPanel::scrollToTab);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_measured.reset();
        refresh();
    });
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { bringKeysIntoSight(now); });
    connect(&m_seeking, &QTimer::timeout, this, &StepPanel::scrollToKeys);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_seeking.isActive())
            scrollToKeys();
    });
}

void StepPanel::connectTurns()
{
    for (TurnCard *card : turns()) {
        connect(card, &TurnCard::keysGivenUp, this, &StepPanel::keysGivenUp);
        connect(card, &TurnCard::switched, this, [this] {
            arrange();
            m_seeking.stop(); // what had the keys may be gone
            verticalScrollBar()->setValue(0);
        });
        connect(card, &TurnCard::grown, this, [this, card] {
            m_body->layout()->activate();
            showCard(card);
        });
    }
    // The others would tell what is asked for, and the slip is the last of the levels.
    connect(m_practice, &TurnCard::switched, this, [this] {
        for (TurnCard *card : turns())
            if (card != m_practice)
                card->setVisible(!m_practice->isOn());
    });
    connect(m_practice, &PracticeCard::slipWanted, m_slip, &SlipCard::begin);
}

void StepPanel::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refresh();
}

void StepPanel::refresh()
{
    m_body->setVisible(m_walk.open() != nullptr);
    pin();
    if (!isVisible() || !m_walk.open())
        return;
    m_shown = shownNow();
    measureEquations();
    m_heading->refresh();
    refreshEquations();
    m_numbers->refresh();
    m_tabs->refresh();
    light();
    placePinned();
}

StepPanel::Shown StepPanel::shownNow() const
{
    return {m_walk.open(), m_walk.position(), m_walk.chosen(), m_walk.selection(), m_walk.hidden()};
}

void StepPanel::refreshEquations()
{
    const StepEquations shown = equationsOf(m_library, m_walk, !m_isStepPinned);
    m_equations->setEquations(shown.pictures, shown.sizes);
}

// Nothing moves sideways from step to step, and none is cut.
void StepPanel::measureEquations()
{
    const InspectedPass &open = *m_walk.open();
    const std::pair now(open.functions(), open.sizes().has_picture());
    if (m_measured == now)
        return;
    m_measured = now;
    m_widest = m_library.widest(now.first, now.second);
    updateGeometry();
    Q_EMIT leastWidthChanged(minimumSizeHint().width());
}

QSize StepPanel::minimumSizeHint() const
{
    const auto sides = [](const QLayout *layout) {
        return layout->contentsMargins().left() + layout->contentsMargins().right();
    };
    const int around = 2 * frameWidth() + verticalScrollBar()->sizeHint().width() + sides(m_outerColumn) +
                       sides(m_equationCard->layout());
    return {around + EquationView::leastWidth(m_widest), QScrollArea::minimumSizeHint().height()};
}

void StepPanel::light()
{
    QSet<QString> lit;
    if (!m_walk.pointed().symbol.isEmpty())
        lit.insert(m_walk.pointed().symbol);
    if (m_walk.open() && m_walk.selection().term != m_walk.component().term)
        lit.insert(symbolOfTerm(m_walk.selection().term));
    for (const Selection &hint : m_walk.hidden().hints)
        lit.insert(symbolOfTerm(hint.term));
    m_equations->setLitTerms(lit);
}

} // namespace deltascope
