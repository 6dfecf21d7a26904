// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/step_panel.h"

#include "ui/equations/equation_view.h"
#include "ui/step/contribution_table.h"
#include "ui/step/gradient_check_tab.h"
#include "ui/step/number_line_view.h"
#include "ui/step/pass_notice.h"
#include "ui/step/picture_card.h"
#include "ui/step/shape_line.h"
#include "ui/step/step_heading.h"
#include "ui/step/step_numbers.h"
#include "ui/step/step_player.h"
#include "ui/step/term_tools.h"
#include "ui/step/why_tab.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int rowsOfLongSums = 10;
constexpr int timeToLayOut = 100; // milliseconds

QFrame *card()
{
    auto *frame = new QFrame;
    frame->setProperty("role", QStringLiteral("card"));
    auto *layout = new QVBoxLayout(frame);
    const int space = Theme::instance().space(2);
    layout->setContentsMargins(space + 2, space, space + 2, space);
    layout->setSpacing(space);
    return frame;
}

// Of the update's equations those of the parameter that is shown.
bool isShown(const Equation &equation, StepId step, const Chosen &chosen)
{
    if (step != StepId::update)
        return true;
    const QString parameter = symbolOfTerm(chosen.parameter);
    const auto &symbols = equation.picture->symbols();
    return std::any_of(symbols.begin(), symbols.end(),
                       [&](const EquationSymbol &symbol) { return symbol.term == parameter; });
}
} // namespace

StepPanel::StepPanel(StepWalk &walk, StepPlayer &player, QWidget *parent)
    : QScrollArea(parent)
    , m_walk(walk)
    , m_player(player)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // nothing moves sideways from step to step
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("The step in equations and numbers"));
    m_following.setSingleShot(true);
    setWidget(makeBody());
    connectWalk();
    refresh();
}

QWidget *StepPanel::makeBody()
{
    const Theme &theme = Theme::instance();
    auto *page = new QWidget;
    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4));
    outer->setSpacing(theme.space(3));
    m_notice = new PassNotice(m_walk);
    outer->addWidget(m_notice);

    m_body = new QWidget;
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(3));
    m_heading = new StepHeading(m_walk);
    layout->addWidget(m_heading);
    QFrame *equationCard = card();
    m_equations = new EquationView;
    equationCard->layout()->addWidget(m_equations);
    m_sizes = new NumberLineView(m_walk);
    m_sizes->setTypeSize(TypeSize::Caption);
    m_sizes->setAccessibleName(tr("How large the vectors and matrices are"));
    equationCard->layout()->addWidget(m_sizes);
    layout->addWidget(equationCard);
    layout->addWidget(makeNumbersCard());
    layout->addWidget(makeTabs());
    outer->addWidget(m_body);
    outer->addStretch(1);
    return page;
}

QWidget *StepPanel::makeNumbersCard()
{
    QFrame *frame = card();
    m_contributions = new ContributionTable(m_walk);
    m_more = new QPushButton;
    m_more->setProperty("role", QStringLiteral("link"));
    m_build = new QPushButton(tr("Build it up"));
    m_build->setToolTip(tr("Plays the making of this number, part by part (A)"));
    setThemedIcon(m_build, QStringLiteral("play"));
    m_numbers = new NumberLineView(m_walk);
    m_tools = new TermTools(m_walk);
    frame->layout()->addWidget(m_contributions);
    static_cast<QVBoxLayout *>(frame->layout())->addWidget(m_more, 0, Qt::AlignLeft);
    frame->layout()->addWidget(m_numbers);
    static_cast<QVBoxLayout *>(frame->layout())->addWidget(m_build, 0, Qt::AlignLeft);
    connect(m_build, &QPushButton::clicked, &m_player, &StepPlayer::buildUp);
    frame->layout()->addWidget(makeUpdateButtons());
    frame->layout()->addWidget(m_tools);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        refreshNumbers();
    });
    return frame;
}

QWidget *StepPanel::makeUpdateButtons()
{
    m_update = new QWidget;
    m_apply = new QPushButton(tr("Apply the update"));
    m_apply->setProperty("role", QStringLiteral("primary"));
    m_apply->setToolTip(tr("Changes the network for good"));
    m_undo = new QPushButton(tr("Undo the update"));
    setThemedIcon(m_undo, QStringLiteral("undo"));
    auto *layout = new QVBoxLayout(m_update); // one of them is shown
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_apply, 0, Qt::AlignLeft);
    layout->addWidget(m_undo, 0, Qt::AlignLeft);
    connect(m_apply, &QPushButton::clicked, &m_walk, &StepWalk::apply);
    connect(m_undo, &QPushButton::clicked, &m_walk, &StepWalk::undo);
    return m_update;
}

QWidget *StepPanel::makeTabs()
{
    m_pictures = new PictureCard(m_walk);
    m_why = new WhyTab(m_walk, m_library);
    m_check = new GradientCheckTab(m_walk);
    m_tabs = new QTabWidget;
    m_tabs->setAccessibleName(tr("Pictures, derivation and gradient check"));
    m_tabs->tabBar()->setProperty("role", QStringLiteral("narrow")); // all of them fit the narrowest panel
    m_tabs->tabBar()->installEventFilter(this);
    m_tabs->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_tabs->addTab(m_pictures, tr("Pictures"));
    m_tabs->addTab(m_why, tr("Why"));
    m_tabs->addTab(m_check, tr("Gradient check"));
    m_tabs->setTabToolTip(0, tr("Every vector and matrix of the step as a picture"));
    m_tabs->setTabToolTip(1, tr("The derivation of the step, line by line (W)"));
    m_tabs->setTabToolTip(2, tr("The gradient compared with the slope of the loss"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &StepPanel::refreshTab);
    return m_tabs;
}

void StepPanel::toggleWhy()
{
    const bool open = m_tabs->currentWidget() != m_why;
    m_tabs->setCurrentWidget(open ? static_cast<QWidget *>(m_why) : m_pictures);
    if (open)
        return;
    m_following.stop();
    verticalScrollBar()->setValue(0);
}

void StepPanel::nextLine()
{
    if (m_tabs->currentWidget() != m_why)
        return toggleWhy();
    m_why->nextLine();
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
    const int top = m_tabs->mapTo(widget(), QPoint(0, 0)).y();
    const int now = verticalScrollBar()->value();
    verticalScrollBar()->setValue(page == m_why ? wanted : qMax(now, qMin(wanted, top)));
}

void StepPanel::connectWalk()
{
    connect(&m_walk, &StepWalk::passChanged, this, &StepPanel::refresh);
    connect(&m_walk, &StepWalk::stepChanged, this, &StepPanel::refresh);
    connect(&m_walk, &StepWalk::stateChanged, this, &StepPanel::refreshUpdate);
    connect(&m_walk, &StepWalk::pointedChanged, this, &StepPanel::light);
    connect(m_heading, &StepHeading::misreadWanted, this, &StepPanel::misreadWanted);
    connect(m_equations, &EquationView::symbolHovered, &m_walk, [this](const QString &symbol) {
        m_walk.point({symbol, {}});
    });
    connect(m_equations, &EquationView::symbolClicked, &m_walk, &StepWalk::pickSymbol);
    connect(m_why, &WhyTab::linesChanged, this, &StepPanel::bringTabIntoSight);
    connect(m_tabs, &QTabWidget::currentChanged, this, &StepPanel::bringTabIntoSight);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &StepPanel::scrollToTab);
    connect(&Theme::instance(), &Theme::changed, this, &StepPanel::refresh);
}

// The wheel scrolls the panel, also over the tabs, which would change under the cursor.
bool StepPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_tabs->tabBar() || event->type() != QEvent::Wheel)
        return QScrollArea::eventFilter(watched, event);
    event->ignore();
    return true;
}

void StepPanel::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refresh();
}

void StepPanel::refresh()
{
    m_body->setVisible(m_walk.open() != nullptr);
    if (!isVisible() || !m_walk.open())
        return;
    m_heading->refresh();
    refreshEquations();
    refreshNumbers();
    refreshUpdate();
    refreshTab();
    light();
}

void StepPanel::refreshEquations()
{
    EquationPictures pictures;
    for (const Equation &equation : m_library.equations(m_walk.step(), m_walk.open()->functions()))
        if (isShown(equation, m_walk.step(), m_walk.chosen()))
            pictures.append(equation.picture);
    if (pictures != m_equations->equations())
        m_equations->setEquations(pictures);
    m_sizes->setLines({shapeLine(m_walk)});
}

void StepPanel::refreshNumbers()
{
    const OpenPass &open = *m_walk.open();
    const int most = m_showsAll ? max_hidden_units : rowsOfLongSums;
    const StepNumbers numbers = stepNumbers(open, m_walk.step(), m_walk.chosen(), m_walk.stage(), most);
    m_contributions->setVisible(numbers.contributions.has_value());
    if (numbers.contributions)
        m_contributions->setContributions(*numbers.contributions);
    m_numbers->setLines(numbers.lines);
    const bool isLong = numbers.contributions && numbers.contributions->isLong;
    m_more->setVisible(isLong);
    if (isLong)
        m_more->setText(m_showsAll ? tr("Show the largest only")
                                   : tr("Show all %1").arg(numbers.contributions->allTerms()));
    m_build->setVisible(m_player.canBuildUp());
    m_tools->refresh();
}

void StepPanel::refreshUpdate()
{
    m_update->setVisible(m_walk.step() >= StepId::update);
    const bool canUndo = m_walk.canUndo();
    const bool hadFocus = m_apply->hasFocus() || m_undo->hasFocus();
    (canUndo ? m_undo : m_apply)->show(); // first, so that the focus does not leave them both
    if (hadFocus)
        (canUndo ? m_undo : m_apply)->setFocus();
    (canUndo ? m_apply : m_undo)->hide();
    m_apply->setEnabled(m_walk.state() == StepWalk::State::Current);
}

// Only what is on screen is made; a page out of sight asks for no room.
void StepPanel::refreshTab()
{
    if (!m_walk.open())
        return;
    QWidget *current = m_tabs->currentWidget();
    for (QWidget *page : std::initializer_list<QWidget *>{m_pictures, m_why, m_check})
        page->setSizePolicy(QSizePolicy::Preferred,
                            page == current ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    if (current == m_pictures)
        m_pictures->refresh();
    else if (current == m_why)
        m_why->refresh();
    else
        m_check->refresh();
}

void StepPanel::light()
{
    QSet<QString> lit;
    if (!m_walk.pointed().symbol.isEmpty())
        lit.insert(m_walk.pointed().symbol);
    if (m_walk.open() && m_walk.selection().term != m_walk.component().term)
        lit.insert(symbolOfTerm(m_walk.selection().term));
    m_equations->setLitTerms(lit);
}

} // namespace deltascope
