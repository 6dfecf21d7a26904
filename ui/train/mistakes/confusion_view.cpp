// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/confusion_view.h"

#include "ui/theme/theme.h"
#include "ui/workbench/class_names.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double highestCell = 34;
constexpr double strongest = 0.55; // of the warning colour, behind the most frequent mistake
constexpr double rightTint = 0.14;
constexpr double textGap = 3;         // between a number and the edges of its cell
constexpr double narrowestText = 0.5; // of its own width

QFont captionFont(bool bold = false)
{
    return Theme::instance().font(TypeSize::Caption, bold);
}

double headSize()
{
    return std::ceil(1.6 * QFontMetricsF(captionFont()).height());
}

// Centred; compressed where it is too wide, as four figures are in a narrow panel.
void paintText(QPainter &painter, const QRectF &box, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text);
    const double stretch = std::clamp((box.width() - 2 * textGap) / std::max(1.0, width), narrowestText, 1.0);
    painter.save();
    painter.translate(box.center().x() - stretch * width / 2,
                      box.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    painter.scale(stretch, 1);
    painter.drawText(QPointF(0, 0), text);
    painter.restore();
}
} // namespace

ConfusionView::ConfusionView(QWidget *parent)
    : QWidget(parent)
    , m_evaluation(std::make_shared<const Evaluation>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("pressable", true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Confusion matrix"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    describe();
}

void ConfusionView::setEvaluation(std::shared_ptr<const Evaluation> evaluation)
{
    m_evaluation = std::move(evaluation);
    describe();
    update();
}

void ConfusionView::setInPercent(bool percent)
{
    m_percent = percent;
    update();
}

int ConfusionView::heightForWidth(int width) const
{
    const double cell = std::min(highestCell, (width - headSize()) / digit_count);
    return static_cast<int>(std::ceil(headSize() + digit_count * cell)) + 1;
}

QSize ConfusionView::sizeHint() const
{
    return {340, heightForWidth(340)};
}

QSize ConfusionView::minimumSizeHint() const
{
    return {240, 0};
}

QRectF ConfusionView::box(const ConfusionCell &cell) const
{
    const double head = headSize();
    const double wide = (width() - 1 - head) / digit_count;
    const double high = (height() - 1 - head) / digit_count;
    const double left = cell.answer < 0 ? 0 : head + cell.answer * wide;
    const double top = cell.truth < 0 ? 0 : head + cell.truth * high;
    return {left, top, cell.answer < 0 ? head : wide, cell.truth < 0 ? head : high};
}

int ConfusionView::countIn(const ConfusionCell &cell) const
{
    return m_evaluation
        ->confusion[static_cast<std::size_t>(cell.truth)][static_cast<std::size_t>(cell.answer)];
}

QString ConfusionView::text(const ConfusionCell &cell) const
{
    const int count = countIn(cell);
    if (count == 0)
        return {};
    if (!m_percent)
        return QString::number(count);
    const double share = 100.0 * count / countOfDigit(*m_evaluation, cell.truth);
    return share >= 99.95 ? QStringLiteral("100") : QString::number(share, 'f', 1);
}

void ConfusionView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int mostMistakes = 0;
    for (int truth = 0; truth < digit_count; ++truth)
        for (int answer = 0; answer < digit_count; ++answer)
            if (truth != answer)
                mostMistakes = std::max(mostMistakes, countIn({truth, answer}));
    for (int truth = 0; truth < digit_count; ++truth)
        for (int answer = 0; answer < digit_count; ++answer)
            paintCell(painter, {truth, answer}, mostMistakes);
    paintHeads(painter);

    painter.setBrush(Qt::NoBrush);
    if (hasFocus()) {
        painter.setPen(QPen(colours().backward, 2));
        painter.drawRect(box(m_current).adjusted(1, 1, -1, -1));
    }
    if (m_hovered) {
        painter.setPen(QPen(colours().forward, 2));
        painter.drawRect(box(*m_hovered).adjusted(1, 1, -1, -1));
    }
}

void ConfusionView::paintCell(QPainter &painter, const ConfusionCell &cell, int mostMistakes) const
{
    const Colours &c = colours();
    const QRectF area = box(cell);
    QColor ground = c.surface;
    if (cell.isRight())
        ground = mix(c.surface, c.forward, rightTint);
    else if (countIn(cell) > 0) // the root, so that rare mistakes are seen beside frequent ones
        ground = mix(c.surface, c.warning, strongest * std::sqrt(double(countIn(cell)) / mostMistakes));
    painter.fillRect(area, ground);
    painter.setPen(c.line);
    painter.drawRect(area);
    painter.setPen(c.text);
    painter.setFont(captionFont(cell.isRight() && hasRoomForBold()));
    paintText(painter, area, text(cell));
}

// All that is right looks alike; compressed, bold figures cannot be told apart.
bool ConfusionView::hasRoomForBold() const
{
    const QFontMetricsF bold(captionFont(true));
    double widest = 0;
    for (int digit = 0; digit < digit_count; ++digit)
        widest = std::max(widest, bold.horizontalAdvance(text({digit, digit})));
    return widest <= box({0, 0}).width() - 2 * textGap;
}

void ConfusionView::paintHeads(QPainter &painter) const
{
    const ConfusionCell at = marked();
    for (int digit = 0; digit < digit_count; ++digit) {
        for (const ConfusionCell head : {ConfusionCell{digit, -1}, ConfusionCell{-1, digit}}) {
            const bool lit = head.truth >= 0 ? head.truth == at.truth : head.answer == at.answer;
            painter.setFont(captionFont(lit));
            painter.setPen(lit ? colours().text : colours().muted);
            paintText(painter, box(head), ClassNames::instance().shortOf(digit));
        }
    }
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    paintText(painter, box({}), tr("all"));
}

std::optional<ConfusionCell> ConfusionView::cellAt(const QPointF &position) const
{
    for (int truth = -1; truth < digit_count; ++truth)
        for (int answer = -1; answer < digit_count; ++answer)
            if (box({truth, answer}).contains(position))
                return ConfusionCell{truth, answer};
    return std::nullopt;
}

void ConfusionView::hover(std::optional<ConfusionCell> cell)
{
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
    Q_EMIT markedChanged();
}

void ConfusionView::mouseMoveEvent(QMouseEvent *event)
{
    hover(cellAt(event->position()));
}

void ConfusionView::leaveEvent(QEvent *)
{
    hover(std::nullopt);
}

void ConfusionView::mousePressEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->position());
    if (!cell || event->button() != Qt::LeftButton)
        return;
    moveTo(*cell);
    Q_EMIT opened(*cell);
}

void ConfusionView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ConfusionView::keyPressEvent(QKeyEvent *event)
{
    const auto [truth, answer] = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo({truth, std::max(-1, answer - 1)});
    case Qt::Key_Right:
        return moveTo({truth, std::min(digit_count - 1, answer + 1)});
    case Qt::Key_Up:
        return moveTo({std::max(-1, truth - 1), answer});
    case Qt::Key_Down:
        return moveTo({std::min(digit_count - 1, truth + 1), answer});
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT opened(m_current);
        return;
    default:
        event->ignore();
    }
}

void ConfusionView::moveTo(const ConfusionCell &cell)
{
    m_current = cell;
    describe();
    update();
    Q_EMIT markedChanged();
}

void ConfusionView::describe()
{
    setAccessibleDescription(m_current.title() + QStringLiteral(": ") + m_current.sentence(*m_evaluation));
}

} // namespace deltascope
