// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_view.h"

#include "ui/stage/stage_selection.h"
#include "ui/theme/notation_key.h"
#include "ui/theme/theme.h"
#include "ui/workbench/class_names.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
constexpr double focusLine = 2;
constexpr double dragFrom = 3; // pixels; a click trembles less

// Of digits the width of a number, which the layout has room for.
double longestOutputName(const StageContent &content)
{
    if (content.example.hand || ClassNames::instance().areDigits())
        return 0;
    const QFontMetricsF metrics(Theme::instance().font(TypeSize::Body, true));
    double longest = 0;
    for (int output = 0; output < content.network->sizes().outputs; ++output)
        longest = std::max(longest, metrics.horizontalAdvance(className(output)));
    return longest;
}

bool isSameInput(const Example &a, const Example &b)
{
    return !a.hand && !b.hand && a.source == b.source && a.index == b.index && a.label == b.label &&
           a.image == b.image;
}

bool isGradientStep(const StageFocus &focus)
{
    return focus.step && focus.step->step == StepId::dW1;
}
} // namespace

StageView::StageView(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Stage: input, hidden units and outputs of the network"));
    connect(&Theme::instance(), &Theme::changed, this, &StageView::updateTheme);
    connect(&ClassNames::instance(), &ClassNames::changed, this, &StageView::updateTheme);
    m_flow.setStartValue(0.0);
    m_flow.setEndValue(1.0);
    m_flow.setEasingCurve(QEasingCurve::InOutQuad);
    m_flow.setDuration(0);
    connect(&m_flow, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_scene.flow = value.toDouble();
        update();
    });
}

QSize StageView::sizeHint() const
{
    return {900, 640};
}

QSize StageView::minimumSizeHint() const
{
    return {360, 200};
}

void StageView::setContent(std::shared_ptr<const StageContent> content)
{
    const bool newSize = !m_scene.content || m_scene.content->network->sizes() != content->network->sizes();
    const bool newInput = newSize || !isSameInput(m_scene.content->example, content->example);
    m_scene.content = std::move(content);
    if (newSize) {
        m_scene.hovered = {};
        m_firstUnit = 0;
        layOut();
    }
    if (newInput)
        showInput();
    updatePictures();
    describe();
    const QStringList bars = barMeanings(m_scene);
    const bool saysTheSame = std::exchange(m_bars, bars) == bars;
    if (!newInput && saysTheSame && isOnlyLooking())
        update(besideInput());
    else
        update();
}

// No step and nothing pointed at, whose numbers could stand anywhere.
bool StageView::isOnlyLooking() const
{
    const StageFocus &focus = m_scene.focus;
    return !focus.step && !focus.selection && !focus.pointed && !m_scene.hovered &&
           m_scene.range == UnitPictures::Range::PerUnit;
}

// What another network over the same input changes: all from the edges on, which leave it at its right side.
QRect StageView::besideInput() const
{
    QRect changed = rect();
    changed.setLeft(static_cast<int>(m_scene.layout.input().right()) - 1);
    return changed;
}

void StageView::showInput()
{
    const Vector<float> x0 = m_scene.content->pass->x0.cast<float>();
    if (!m_scene.content->network->sizes().has_picture())
        m_scene.input = QImage();
    else if (!m_instead.isNull())
        m_scene.input = m_instead;
    else
        m_scene.input = inkPicture({x0.data(), pixel_count}, image_side, image_side);
}

void StageView::setPaper(bool paper)
{
    m_isPaper = paper;
    m_scene.invites = paper;
    if (!paper)
        unsetCursor();
    update();
}

void StageView::showInstead(const QImage &picture)
{
    m_instead = picture;
    if (m_scene.content)
        showInput();
    update();
}

bool StageView::isOnPaper(const QPointF &position) const
{
    const bool paints = m_scene.focus.takesChanges && m_scene.layout.network().has_picture() &&
                        !m_scene.unitInTheMaking(); // whose making stands in the picture's place
    return (m_isPaper || paints) && m_scene.content && m_scene.layout.input().contains(position);
}

QPointF StageView::shareOfPaper(const QPointF &position) const
{
    const QRectF paper = m_scene.layout.input();
    return {(position.x() - paper.left()) / paper.width(), (position.y() - paper.top()) / paper.height()};
}

void StageView::setFocusShown(const StageFocus &focus)
{
    if (focus == m_scene.focus)
        return;
    const bool moves = focus.step && focus.step != m_scene.focus.step;
    const bool hides = focus.hidden != m_scene.focus.hidden;
    m_scene.focus = focus;
    if (hides && m_scene.content)
        describe();
    if (!focus.takesChanges) {
        m_dragFrom.reset();
        m_drags = false;
    }
    if (moves)
        startFlow();
    if (m_scene.content && isGradientStep(focus) != m_picturesAreGradient)
        updatePictures();
    if (const auto unit = m_scene.selectedUnit())
        showUnit(*unit);
    update();
}

void StageView::setFlowTime(int milliseconds)
{
    m_flow.setDuration(milliseconds);
}

void StageView::startFlow()
{
    m_flow.stop();
    m_scene.flow = 1;
    if (m_flow.duration() > 0)
        m_flow.start();
}

void StageView::setPrinted(bool printed)
{
    m_scene.printed = printed;
    update();
}

void StageView::setRange(UnitPictures::Range range)
{
    if (range == m_scene.range)
        return;
    m_scene.range = range;
    if (m_scene.content)
        updatePictures();
    update();
    Q_EMIT rangeChanged(range);
}

void StageView::updateTheme()
{
    m_scene.scale = SignedScale();
    m_scene.pictures.forget();
    m_pictured = {};
    if (m_scene.content) {
        setContent(m_scene.content);
        showInput();
    }
    layOut();
    update();
}

void StageView::layOut()
{
    if (!m_scene.content)
        return;
    const double textHeight = QFontMetricsF(Theme::instance().font(TypeSize::Body)).height();
    m_scene.layout = StageLayout(size(), m_scene.content->network->sizes(), m_firstUnit, textHeight,
                                 longestOutputName(*m_scene.content));
    m_firstUnit = m_scene.layout.firstUnit();
    updatePictures();
}

// A picture of a weight changes with the network, not with each point of a drawing.
void StageView::updatePictures()
{
    using Shown = UnitPictures::Shown;
    const StageContent &content = *m_scene.content;
    m_picturesAreGradient = isGradientStep(m_scene.focus) && content.hasBackward();
    Pictured wanted{content.network, m_picturesAreGradient ? Shown::Gradient : Shown::Weights, m_scene.range,
                    m_scene.layout.firstUnit(), m_scene.layout.shownUnits()};
    if (m_picturesAreGradient)
        wanted.source = content.pass;
    if (wanted == m_pictured)
        return;
    m_pictured = wanted;
    m_scene.pictures.show(content, wanted.shown, wanted.range, wanted.first, wanted.count, m_scene.scale);
}

void StageView::showUnit(int unit)
{
    if (!m_scene.content || m_scene.layout.isShown(unit))
        return;
    m_firstUnit = unit - unit % m_scene.layout.columns();
    layOut();
}

void StageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().window);
    if (!m_scene.content)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeaders(painter, m_scene);
    const bool ofOneUnit = m_scene.unitInTheMaking().has_value(); // few lines: they may cross pictures
    if (!ofOneUnit)
        paintEdges(painter, m_scene);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintInput(painter, m_scene);
    paintHiddenUnits(painter, m_scene);
    painter.setRenderHint(QPainter::Antialiasing);
    if (ofOneUnit)
        paintEdges(painter, m_scene);
    paintLegend(painter, m_scene);
    paintOutputs(painter, m_scene);
    paintContributions(painter, m_scene);
    paintChanges(painter, m_scene);
    paintHoverCard(painter, m_scene, m_cursor, size());
    if (m_showsFocus) {
        painter.setPen(QPen(colours().forward, focusLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void StageView::resizeEvent(QResizeEvent *)
{
    layOut();
    if (const auto unit = m_scene.selectedUnit())
        showUnit(*unit);
}

void StageView::hover(const StageItem &item)
{
    if (item == m_scene.hovered) {
        if (item)
            update(); // the card follows the cursor
        return;
    }
    m_scene.hovered = item;
    Q_EMIT hoverChanged(item ? selectionOf(item, m_scene.focus) : std::nullopt);
    update();
}

void StageView::mouseMoveEvent(QMouseEvent *event)
{
    m_cursor = event->position();
    if (m_penIsDown) {
        Q_EMIT penMoved(shareOfPaper(m_cursor));
        return;
    }
    if (m_dragFrom) {
        const double up = *m_dragFrom - m_cursor.y();
        m_drags = m_drags || std::abs(up) >= dragFrom;
        if (m_drags)
            Q_EMIT dragged(up);
        return update(); // the card follows the cursor
    }
    showCursor();
    if (m_scene.content)
        hover(m_scene.layout.hit(m_cursor));
}

// What a press here would do.
void StageView::showCursor()
{
    if (isOnPaper(m_cursor))
        setCursor(Qt::CrossCursor);
    else if (m_scene.focus.takesChanges && m_scene.content && m_scene.layout.hit(m_cursor))
        setCursor(Qt::SizeVerCursor);
    else
        unsetCursor();
}

// Only for keyboard users; for everyone else the stage has the focus most of the time.
void StageView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void StageView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_showsFocus = false;
    update();
}

void StageView::leaveEvent(QEvent *)
{
    hover({});
}

void StageView::mousePressEvent(QMouseEvent *event)
{
    const bool erases = event->button() == Qt::RightButton;
    if (isOnPaper(event->position()) && (erases || event->button() == Qt::LeftButton)) {
        hover({}); // its card would lie on the paper
        m_penIsDown = true;
        Q_EMIT penWentDown(shareOfPaper(event->position()), erases);
        return;
    }
    if (event->button() != Qt::LeftButton || !m_scene.content)
        return;
    if (m_scene.layout.legend().contains(event->position())) {
        setRange(m_scene.range == UnitPictures::Range::PerUnit ? UnitPictures::Range::Common
                                                               : UnitPictures::Range::PerUnit);
        return;
    }
    const auto selection = selectionOf(m_scene.layout.hit(event->position()), m_scene.focus);
    if (!selection)
        return;
    if (m_scene.focus.takesChanges)
        m_dragFrom = event->position().y();
    Q_EMIT picked(*selection);
}

void StageView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_dragFrom && event->button() == Qt::LeftButton) {
        m_dragFrom.reset();
        if (std::exchange(m_drags, false))
            Q_EMIT dropped();
    }
    if (!m_penIsDown)
        return QWidget::mouseReleaseEvent(event);
    Q_EMIT penMoved(shareOfPaper(event->position()));
    m_penIsDown = false;
    Q_EMIT penWentUp();
}

void StageView::wheelEvent(QWheelEvent *event)
{
    if (!m_scene.content || m_scene.layout.showsAllUnits())
        return event->ignore();
    // Touchpads send a notch in many small parts.
    m_wheelAngle += event->angleDelta().y();
    const int rows = m_wheelAngle / QWheelEvent::DefaultDeltasPerStep;
    m_wheelAngle -= rows * QWheelEvent::DefaultDeltasPerStep;
    event->accept();
    if (rows == 0)
        return;
    m_firstUnit = m_scene.layout.firstUnit() - rows * m_scene.layout.columns();
    layOut();
    hover(m_scene.layout.hit(event->position()));
    update();
}

// The arrow keys belong to the steps; up and down walk through what is selected.
void StageView::keyPressEvent(QKeyEvent *event)
{
    const auto &selection = m_scene.focus.selection;
    const int move = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (!m_scene.content || !move)
        return QWidget::keyPressEvent(event);
    const Sizes sizes = m_scene.content->network->sizes();
    StageItem item{StageItem::Kind::Output, 0, -1};
    if (const auto unit = m_scene.selectedUnit())
        item = {StageItem::Kind::HiddenUnit, qBound(0, *unit + move, sizes.hidden - 1), -1};
    else if (selection && selection->term == Term::x0)
        item = {StageItem::Kind::Pixel, qBound(0, selection->row + move, sizes.inputs - 1), -1};
    else if (const auto output = m_scene.selectedOutput())
        item.index = qBound(0, *output + move, sizes.outputs - 1);
    if (const auto next = selectionOf(item, m_scene.focus))
        Q_EMIT picked(*next);
}

// Over each of the three columns stands what it shows.
QString StageView::headingTip(const QPointF &position) const
{
    const StageLayout &layout = m_scene.layout;
    if (position.y() > layout.captionBaseline() + layout.margin() / 2)
        return {};
    if (position.x() >= layout.outputArea().left())
        return notationTip(QStringLiteral("x2")) + QStringLiteral("<br>") +
               notationTip(QStringLiteral("loss"));
    if (position.x() >= layout.hiddenArea().left())
        return notationTip(QStringLiteral("x1")) + QStringLiteral("<br>") + notationTip(QStringLiteral("W1"));
    return notationTip(m_scene.unitInTheMaking() ? QStringLiteral("delta1") : QStringLiteral("x0"));
}

bool StageView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_scene.content)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), headingTip(help->pos()), this);
    return true;
}

void StageView::describe()
{
    const StageContent &content = *m_scene.content;
    if (content.example.source == ExampleSource::Awaited)
        return setAccessibleDescription(content.example.description());
    if (content.isBlank())
        return setAccessibleDescription(tr("empty paper, which is not a digit"));
    const HiddenNumbers &hidden = m_scene.focus.hidden;
    const bool hidesAnswer =
        !hidden.empty() && (hidden.step == StepId::x2 || (hidden.whole && hidden.step == StepId::z2));
    setAccessibleDescription(
        content.example.hand || hidesAnswer
            ? content.example.description()
            : tr("%1; the network answers %2").arg(content.example.description()).arg(content.answer()));
}

} // namespace deltascope
