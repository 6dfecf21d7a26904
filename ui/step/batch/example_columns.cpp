// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/batch/example_columns.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int tickDigits = 2;
constexpr double mostGap = 4;    // between two bars
constexpr double gapShare = 0.2; // of a column
constexpr double groundShare = 0.16;

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
}
} // namespace

ExampleColumns::ExampleColumns(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ExampleColumns::setAxis(int count, double least, double most, const QString &unit)
{
    m_count = count;
    m_least = std::min(0.0, least);
    m_most = std::max(0.0, most);
    m_unit = unit;
    updateGeometry();
    update();
}

void ExampleColumns::setFootHeight(int height)
{
    if (height == m_foot)
        return;
    m_foot = height;
    updateGeometry();
}

void ExampleColumns::setMarked(int place)
{
    m_marked = place;
    update();
}

void ExampleColumns::setPresent(int place)
{
    m_present = place;
    update();
}

QSize ExampleColumns::sizeHint() const
{
    return {240, qRound(m_lines * QFontMetricsF(captionFont()).height()) + m_foot};
}

QSize ExampleColumns::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

QString ExampleColumns::tick(double value) const
{
    return m_unit.isEmpty() ? signedNumber(value, tickDigits) : number(value, tickDigits) + m_unit;
}

double ExampleColumns::gutter() const
{
    const QFontMetricsF metrics(captionFont());
    double widest = metrics.horizontalAdvance(QLatin1Char('0') + m_unit);
    for (const double value : {m_least, m_most})
        widest = std::max(widest, metrics.horizontalAdvance(tick(value)));
    return std::ceil(widest) + Theme::instance().space(1);
}

void ExampleColumns::setGutter(double width)
{
    m_gutter = width;
    update();
}

QRectF ExampleColumns::plot() const
{
    const double half = QFontMetricsF(captionFont()).height() / 2; // of the numbers at the ends
    return QRectF(rect()).adjusted(std::max(gutter(), m_gutter), half, -1, -half - m_foot);
}

QRectF ExampleColumns::column(int place) const
{
    const QRectF area = plot();
    const double width = area.width() / std::max(1, m_count);
    return {area.left() + place * width, 0, width, static_cast<double>(height())};
}

QRectF ExampleColumns::bar(int place) const
{
    const QRectF whole = column(place);
    const double gap = std::min(mostGap, gapShare * whole.width());
    return whole.adjusted(gap / 2, 0, -gap / 2, 0);
}

double ExampleColumns::heightOf(double value) const
{
    const QRectF area = plot();
    const double range = m_most - m_least;
    return range > 0 ? area.bottom() - (value - m_least) / range * area.height() : area.center().y();
}

int ExampleColumns::placeAt(const QPointF &position) const
{
    const QRectF area = plot();
    if (m_count == 0 || position.x() < area.left() || position.x() > area.right())
        return -1;
    return std::min(m_count - 1, static_cast<int>((position.x() - area.left()) / area.width() * m_count));
}

void ExampleColumns::paintEvent(QPaintEvent *)
{
    if (m_count == 0)
        return;
    QPainter painter(this);
    painter.setFont(captionFont());
    paintGround(painter);
    paintAxis(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintColumns(painter);
}

// The column that is read out, framed while it has the keys.
void ExampleColumns::paintGround(QPainter &painter)
{
    const Colours &c = colours();
    painter.fillRect(plot(), c.sunken);
    if (m_marked < 0 || m_marked >= m_count)
        return;
    const QRectF marked = column(m_marked);
    painter.fillRect(marked, mix(c.sunken, c.backward, groundShare));
    if (!hasFocus())
        return;
    painter.setPen(QPen(c.forward, 2));
    painter.drawRect(marked.adjusted(1, 1, -1, -1));
}

void ExampleColumns::paintAxis(QPainter &painter)
{
    const Colours &c = colours();
    const QRectF area = plot();
    const double line = QFontMetricsF(captionFont()).height();
    const double zero = heightOf(0);
    painter.fillRect(QRectF(area.left(), zero - 0.5, area.width(), 1), c.muted);
    painter.setPen(c.muted);
    const auto write = [&](double at, const QString &text) {
        painter.drawText(QRectF(0, at - line / 2, area.left() - Theme::instance().space(1), line),
                         Qt::AlignRight | Qt::AlignVCenter, text);
    };
    write(zero, QLatin1Char('0') + m_unit);
    for (const double end : {m_least, m_most})
        if (std::abs(heightOf(end) - zero) >= line)
            write(heightOf(end), tick(end));
    if (m_present >= 0 && m_present < m_count && m_foot > 0)
        painter.fillRect(QRectF(bar(m_present).left(), height() - 2, bar(m_present).width(), 2), c.backward);
}

void ExampleColumns::mouseMoveEvent(QMouseEvent *event)
{
    Q_EMIT pointedAt(placeAt(event->position()));
}

void ExampleColumns::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    Q_EMIT pointedAt(-1);
}

void ExampleColumns::mousePressEvent(QMouseEvent *event)
{
    const int place = placeAt(event->position());
    if (event->button() == Qt::LeftButton && place >= 0)
        Q_EMIT chosen(place);
}

// The arrows lead from step to step everywhere else.
bool ExampleColumns::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.modifiers() == Qt::NoModifier && (isArrow(key.key()) || key.key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ExampleColumns::keyPressEvent(QKeyEvent *event)
{
    const int last = m_count - 1;
    if (event->modifiers() & ~Qt::KeypadModifier || m_count == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return Q_EMIT moved(std::max(0, m_marked - 1));
    case Qt::Key_Right:
        return Q_EMIT moved(std::min(last, m_marked + 1));
    case Qt::Key_Home:
        return Q_EMIT moved(0);
    case Qt::Key_End:
        return Q_EMIT moved(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Q_EMIT chosen(m_marked);
    case Qt::Key_Escape:
        return Q_EMIT left();
    default:
        QWidget::keyPressEvent(event);
    }
}

void ExampleColumns::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ExampleColumns::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace deltascope
