// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/batch/gradient_bars.h"

#include "ui/pictures/ink_picture.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double gradientLines = 9; // of the caption's type
constexpr double turnLines = 5;
constexpr int mostPictures = 16;
constexpr double pictureLines = 1.6;
constexpr int margin = 3;      // above the pictures and below them
constexpr double dotWidth = 8; // columns that are narrower have no dots

QFontMetrics captionMetrics()
{
    return QFontMetrics(Theme::instance().font(TypeSize::Caption));
}

// Of those that are finite; {0, 0} without any.
std::pair<double, double> rangeOf(const std::vector<double> &values)
{
    std::pair<double, double> range{0, 0};
    for (const double value : values)
        if (std::isfinite(value))
            range = {std::min(range.first, value), std::max(range.second, value)};
    return range;
}
} // namespace

GradientBars::GradientBars(QWidget *parent)
    : ExampleColumns(tr("The gradient of each example, and their mean"), parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setProperty("pressable", true);
    setPlotHeight(gradientLines);
    connect(&Theme::instance(), &Theme::changed, this, [this] { showExamples(std::vector(m_examples)); });
}

void GradientBars::showExamples(const std::vector<Example> &examples)
{
    m_examples = examples;
    m_pictures.clear();
    if (examples.size() <= static_cast<std::size_t>(mostPictures))
        for (const Example &example : examples)
            if (!example.hand)
                m_pictures.push_back(pictureOf(example.image));
    updateFoot();
}

void GradientBars::updateFoot()
{
    const int line = captionMetrics().height();
    setFootHeight(m_pictures.empty() ? line + margin : qRound(pictureLines * line) + 2 * margin);
}

void GradientBars::showGradients(const ExampleGradients &gradients)
{
    m_gradients = gradients;
    const auto [least, most] = rangeOf(gradients.each);
    setAxis(static_cast<int>(gradients.each.size()), least, most);
}

void GradientBars::showNone()
{
    m_gradients = {};
    setAxis(static_cast<int>(m_examples.size()), 0, 0);
}

void GradientBars::paintColumns(QPainter &painter)
{
    paintPictures(painter);
    if (m_gradients.each.empty())
        return;
    paintBars(painter);
    paintMeans(painter);
}

void GradientBars::paintBars(QPainter &painter)
{
    const double zero = heightOf(0);
    for (int place = 0; place < count(); ++place) {
        const double gradient = m_gradients.each[static_cast<std::size_t>(place)];
        if (!std::isfinite(gradient))
            continue;
        const double end = heightOf(gradient);
        const QRectF across = bar(place);
        painter.fillRect(QRectF(across.left(), std::min(zero, end), across.width(), std::abs(end - zero)),
                         gradient < 0 ? colours().negative : colours().positive);
    }
}

void GradientBars::paintMeans(QPainter &painter)
{
    const Colours &c = colours();
    if (!std::isfinite(m_gradients.mean()))
        return;
    painter.setPen(QPen(c.backward, 2, Qt::DashLine));
    const double mean = heightOf(m_gradients.mean());
    painter.drawLine(QPointF(plot().left(), mean), QPointF(plot().right(), mean));
    QPolygonF line;
    for (int place = 0; place < count(); ++place)
        line << QPointF(column(place).center().x(),
                        heightOf(m_gradients.running_mean[static_cast<std::size_t>(place)]));
    painter.setPen(QPen(c.text, 2));
    painter.drawPolyline(line);
    if (column(0).width() < dotWidth)
        return;
    painter.setBrush(c.text);
    for (const QPointF &point : line)
        painter.drawEllipse(point, 2, 2);
}

// Their pictures, or which of them is the first and the last.
void GradientBars::paintPictures(QPainter &painter)
{
    const double top = height() - captionMetrics().height();
    if (m_pictures.empty()) {
        painter.setPen(colours().muted);
        const QRectF foot(plot().left(), top - margin, plot().width(), captionMetrics().height());
        painter.drawText(foot, Qt::AlignLeft, QStringLiteral("1"));
        if (count() > 1)
            painter.drawText(foot, Qt::AlignRight, QString::number(count()));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double side = std::min(column(0).width() - 2, pictureLines * captionMetrics().height());
    for (int place = 0; place < count(); ++place)
        painter.drawImage(QRectF(column(place).center().x() - side / 2, height() - margin - side, side, side),
                          m_pictures[static_cast<std::size_t>(place)]);
}

TurnBars::TurnBars(QWidget *parent)
    : ExampleColumns(tr("By how much each example turns the mean"), parent)
{
    setPlotHeight(turnLines);
}

void TurnBars::showTurns(const std::vector<double> &degrees)
{
    m_degrees = degrees;
    setAxis(static_cast<int>(degrees.size()), 0, rangeOf(degrees).second, QStringLiteral("°"));
}

void TurnBars::showNone(int count)
{
    m_degrees.clear();
    setAxis(count, 0, 0, QStringLiteral("°"));
}

void TurnBars::paintColumns(QPainter &painter)
{
    const double zero = heightOf(0);
    for (std::size_t place = 0; place < m_degrees.size(); ++place) {
        if (!std::isfinite(m_degrees[place]))
            continue;
        const QRectF across = bar(static_cast<int>(place));
        const double end = heightOf(m_degrees[place]);
        painter.fillRect(QRectF(across.left(), end, across.width(), zero - end), colours().backward);
    }
}

} // namespace deltascope
