// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/timeline/timeline.h"

#include "ui/step/walk/step_player.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QToolButton>

namespace deltascope {

namespace {
constexpr double speeds[] = {0.5, 1, 2, 4};
constexpr int usualSpeed = 1;
constexpr int chipGap = 3;
} // namespace

Timeline::Timeline(StepWalk &walk, StepPlayer &player, QWidget *parent)
    : QFrame(parent)
    , m_walk(walk)
    , m_player(player)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    setProperty("role", QStringLiteral("bar"));
    const int space = Theme::instance().space(2);
    m_layout->setContentsMargins(space, space, space, space);
    m_layout->setSpacing(space);
    m_buttons = makeButtons();
    m_chipRow = makeChips();
    m_layout->addWidget(m_buttons, 0, Qt::AlignBottom);
    m_layout->addWidget(m_chipRow, 1);
    connect(&walk, &StepWalk::stepChanged, this, &Timeline::refresh);
    connect(&walk, &StepWalk::passChanged, this, &Timeline::refresh);
    connect(&player, &StepPlayer::playingChanged, this, &Timeline::refreshPlaying);
    connect(&Theme::instance(), &Theme::changed, this, &Timeline::arrange);
    refresh();
}

QToolButton *Timeline::button(const QString &icon, const QString &tip, const QString &key)
{
    auto *made = new QToolButton;
    setThemedIcon(made, icon);
    made->setToolTip(key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key));
    made->setAccessibleName(tip);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QWidget *Timeline::makeButtons()
{
    m_first = button(QStringLiteral("first"), tr("To the first step"), tr("Home"));
    m_back = button(QStringLiteral("back"), tr("Back one step"), tr("Left, Page up"));
    m_play = button(QStringLiteral("play"), tr("Play"), tr("P"));
    m_forward = button(QStringLiteral("forward"), tr("Forward one step"), tr("Right, Page down, Space"));
    m_last = button(QStringLiteral("last"), tr("To the last step"), tr("End"));
    m_inside = button(QStringLiteral("inside"),
                      tr("Step inside: component by component; Shift+Right skips to the next one"), tr("I"));
    m_inside->setCheckable(true);
    m_over = button(QStringLiteral("over"), tr("Step over: on to the next step"), tr("O"));
    m_speed = new QComboBox;
    m_speed->setAccessibleName(tr("Speed of playing"));
    m_speed->setToolTip(tr("Speed of playing"));
    for (const double speed : speeds)
        m_speed->addItem(tr("%1×").arg(speed), speed);
    m_speed->setCurrentIndex(usualSpeed);

    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_first, m_back, m_play, m_forward, m_last,
                                                            m_inside, m_over, m_speed})
        layout->addWidget(widget);
    layout->addStretch(1);
    connect(m_first, &QToolButton::clicked, &m_walk, &StepWalk::first);
    connect(m_back, &QToolButton::clicked, &m_walk, &StepWalk::back);
    connect(m_play, &QToolButton::clicked, &m_player, &StepPlayer::toggle);
    connect(m_forward, &QToolButton::clicked, &m_walk, &StepWalk::forward);
    connect(m_last, &QToolButton::clicked, &m_walk, &StepWalk::last);
    connect(m_inside, &QToolButton::clicked, &m_walk, &StepWalk::toggleInside);
    connect(m_over, &QToolButton::clicked, &m_walk, &StepWalk::over);
    connect(m_speed, &QComboBox::currentIndexChanged, &m_player,
            [this] { m_player.setSpeed(m_speed->currentData().toDouble()); });
    return row;
}

QWidget *Timeline::makeChips()
{
    auto *row = new QWidget;
    m_phaseGrid = new QGridLayout(row);
    m_phaseGrid->setContentsMargins(0, 0, 0, 0);
    m_phaseGrid->setHorizontalSpacing(Theme::instance().space(2));
    m_phaseGrid->setVerticalSpacing(chipGap);
    m_phases = {makePhase(StepId::x0, StepId::loss), makePhase(StepId::delta2, StepId::db1),
                makePhase(StepId::update, StepId::after)};
    for (int column = 0; column < 3; ++column)
        m_phaseGrid->addWidget(m_phases[column], 0, column);
    m_phaseGrid->setColumnStretch(3, 1);
    return row;
}

QWidget *Timeline::makePhase(StepId first, StepId last)
{
    auto *phase = new QWidget;
    auto *layout = new QGridLayout(phase);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(chipGap);
    layout->setVerticalSpacing(2);
    for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
        auto *chip = new StepChip(static_cast<StepId>(i));
        layout->addWidget(chip, 1, i - static_cast<int>(first));
        m_chips.append(chip);
        connect(chip, &StepChip::clicked, &m_walk, [this, chip] { m_walk.goTo(chip->step()); });
    }
    auto *heading = new PhaseHeading(first, last);
    layout->addWidget(heading, 0, 0, 1, layout->columnCount());
    m_headings.append(heading);
    return phase;
}

void Timeline::refresh()
{
    const bool open = m_walk.open() != nullptr;
    for (StepChip *chip : m_chips) {
        chip->setCurrentStep(m_walk.step());
        chip->setEnabled(open);
    }
    for (PhaseHeading *heading : m_headings)
        heading->setCurrentStep(m_walk.step());
    m_first->setEnabled(open && !m_walk.atBeginning());
    m_back->setEnabled(open && !m_walk.atBeginning());
    const bool goesOn = open && (!m_walk.atEnd() || m_walk.hidden().whole);
    m_forward->setEnabled(goesOn);
    m_last->setEnabled(open && !m_walk.atEnd());
    m_over->setEnabled(goesOn);
    m_play->setEnabled(open);
    m_inside->setChecked(m_walk.goesInside());
}

void Timeline::refreshPlaying(bool playing)
{
    setThemedIcon(m_play, playing ? QStringLiteral("pause") : QStringLiteral("play"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

// One row where all of it fits, otherwise the buttons below the chips.
void Timeline::arrange()
{
    const int needed =
        m_buttons->sizeHint().width() + m_chipRow->sizeHint().width() + 4 * Theme::instance().space(2);
    const auto direction = width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop;
    if (direction != m_layout->direction())
        m_layout->setDirection(direction);
    int oneLine = 2 * m_phaseGrid->horizontalSpacing() + 2 * Theme::instance().space(2);
    for (const QWidget *phase : m_phases)
        oneLine += phase->minimumSizeHint().width();
    placePhases(width() < oneLine);
}

// The way forward above, the way back below it; their colours say which is which.
void Timeline::placePhases(bool twoLines)
{
    if (twoLines == m_twoLines)
        return;
    m_twoLines = twoLines;
    for (QWidget *phase : m_phases)
        m_phaseGrid->removeWidget(phase);
    m_phaseGrid->addWidget(m_phases[0], 0, 0, 1, twoLines ? 3 : 1);
    for (int later = 1; later < 3; ++later)
        m_phaseGrid->addWidget(m_phases[later], twoLines ? 1 : 0, twoLines ? later - 1 : later);
    for (PhaseHeading *heading : m_headings)
        heading->setVisible(!twoLines);
}

int Timeline::widthInTwoLines() const
{
    const int gap = m_phaseGrid->horizontalSpacing();
    const int below = m_phases[1]->minimumSizeHint().width() + gap + m_phases[2]->minimumSizeHint().width();
    return std::max({m_buttons->minimumSizeHint().width(), m_phases[0]->minimumSizeHint().width(), below}) +
           2 * Theme::instance().space(2);
}

QSize Timeline::minimumSizeHint() const
{
    return {widthInTwoLines(), QFrame::minimumSizeHint().height()};
}

} // namespace deltascope
