// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_panel.h"

#include "ui/equations/convention_switch.h"
#include "ui/equations/equation_view.h"
#include "ui/step/batch/batch_card.h"
#include "ui/step/card/card.h"
#include "ui/step/numbers/factor_sizes.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/numbers_card.h"
#include "ui/step/panel/pass_notice.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/step_heading.h"
#include "ui/step/panel/step_tabs.h"
#include "ui/step/panel/tab_chain.h"
#include "ui/step/panel/why_tab.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/predict/predict_card.h"
#include "ui/step/slip/slip_card.h"
#include "ui/step/slip/slip_session.h"
#include "ui/step/walk/step_player.h"
#include "ui/step/whatif/what_if_card.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QScrollBar>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int timeToLayOut = 100;       // milliseconds
constexpr double equationsShare = 0.34; // of the panel's height, so that their numbers are in sight as well
constexpr double pinnedShare = 0.2;

// Of the update's equations those of the parameter that is shown.
bool isShown(const Equation &equation, StepId step, const SelectedIndices &chosen)
{
    if (step != StepId::update)
        return true;
    const QString parameter = symbolOfTerm(chosen.parameter);
    const auto &symbols = equation.picture->symbols();
    return std::any_of(symbols.begin(), symbols.end(),
                       [&](const EquationSymbol &symbol) { return symbol.term == parameter; });
}
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
    setWidget(makeBody(player, practice, predict, whatIf, slip, batch));
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
    auto *outer = new QVBoxLayout(page);
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
    for (TurnCard *card : turns())
        layout->addWidget(card);
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

// Of the derivation its newest line; of anything else as much as there is room for.
void StepPanel::scrollToTab()
{
    if (!m_following.isActive())
        return;
    const QWidget *page = m_tabs->currentWidget();
    const int end = page->mapTo(widget(), QPoint(0, page->height())).y() + Theme::instance().space(4);
    const int wanted = end - viewport()->height();
    const QWidget *newest = page == gradientCheck() ? gradientCheck()->newest() : nullptr;
    const int top = (newest ? newest : m_tabs)->mapTo(widget(), QPoint(0, 0)).y();
    const int now = verticalScrollBar()->value();
    verticalScrollBar()->setValue(page == why() ? wanted : qMax(now, qMin(wanted, top)));
}

// The question and its vector equation are what each line of the derivation is read against.
void StepPanel::pin()
{
    const bool pinned = m_walk.open() && m_tabs->currentWidget() == why();
    if (pinned == !m_pinned->isHidden())
        return;
    if (pinned) {
        m_pinnedColumn->addWidget(m_heading);
        m_pinnedColumn->addWidget(m_equationCard);
    }
    arrange(pinned);
    m_heading->setBrief(pinned);
    m_convention->setVisible(!pinned);
    m_pinned->setVisible(pinned);
    if (isVisible() && m_walk.open())
        refreshEquations();
    placePinned();
}

QList<TurnCard *> StepPanel::turns() const
{
    return {m_practice, m_predict, m_whatIf, m_slip, m_batch};
}

// What is being done stands where it is read, and out of the way while it is off.
void StepPanel::arrange(bool pinned)
{
    QList<QWidget *> order = {m_numbers, m_tabs};
    if (!pinned)
        order.prepend(m_equationCard);
    if (!pinned)
        order.prepend(m_heading);
    for (TurnCard *card : turns())
        order.insert(card->isOn() ? 0 : order.indexOf(m_tabs), card);
    for (QWidget *part : order) {
        m_bodyColumn->removeWidget(part);
        m_bodyColumn->addWidget(part);
    }
    chainTabs(order);
}

void StepPanel::placePinned()
{
    const double share = m_pinned->isHidden() ? equationsShare : pinnedShare;
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

void StepPanel::connectWalk()
{
    connect(&m_walk, &StepWalk::passChanged, this, &StepPanel::refresh);
    connect(&m_walk, &StepWalk::stepChanged, this, &StepPanel::refresh);
    connect(&m_walk, &StepWalk::pointedChanged, this, &StepPanel::light);
    connect(m_numbers, &NumbersCard::keysGivenUp, this, &StepPanel::keysGivenUp);
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
    connect(&Theme::instance(), &Theme::changed, this, &StepPanel::refresh);
}

void StepPanel::connectTurns()
{
    for (TurnCard *card : turns()) {
        connect(card, &TurnCard::keysGivenUp, this, &StepPanel::keysGivenUp);
        connect(card, &TurnCard::switched, this, [this, card] {
            arrange(!m_pinned->isHidden());
            if (card->isOn())
                verticalScrollBar()->setValue(0);
        });
        connect(card, &TurnCard::grown, this, [this, card] {
            m_body->layout()->activate();
            ensureWidgetVisible(card);
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
    m_heading->refresh();
    refreshEquations();
    m_numbers->refresh();
    m_tabs->refresh();
    light();
    placePinned();
}

void StepPanel::refreshEquations()
{
    EquationPictures pictures;
    QList<SizesUnder> sizes;
    const InspectedPass &open = *m_walk.open();
    const StepId step = m_walk.step();
    const bool isFull = m_pinned->isHidden();
    for (const Equation &equation : m_library.equations(step, open.functions(), open.sizes().has_picture())) {
        const bool isVector = equation.form == EquationForm::Vector;
        if (!isShown(equation, step, m_walk.chosen()) || !(isFull || isVector || pictures.isEmpty()))
            continue;
        pictures.append(equation.picture);
        sizes.append(isVector && isFull ? factorSizes(*equation.picture, step, open.functions(), open.sizes())
                                        : SizesUnder());
    }
    m_equations->setEquations(pictures, sizes);
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
