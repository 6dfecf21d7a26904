// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double padding = 9;
constexpr double gateRoom = 14;
constexpr double lineSpacing = 1.4; // room for raised and lowered indices
constexpr double highRow = 1.5;     // of a row with indices, to one without
constexpr double valuesFrom = 190;  // width from which each contribution shows its value
constexpr int shownDigits = 3;

// The making of one δ¹ⱼ, and where it is drawn.
struct Waterfall
{
    const StageScene &scene;
    int unit;
    Vector<double> sent;
    double delta;
    double slope;
    double low = 0;  // the least and
    double high = 0; // the largest sum on the way
    QRectF card;
    QRectF chart;

    Waterfall(const StageScene &from, int j)
        : scene(from)
        , unit(j)
        , sent(from.content->network->parameters.W2.row(j).transpose().cast<double>().cwiseProduct(
              from.content->pass->delta2))
        , delta(from.content->pass->delta1[j])
        , slope(phi_prime(from.content->network->functions.hidden, from.content->pass->z1[j]))
    {
        double sum = 0;
        for (const double contribution : sent) {
            sum += contribution;
            low = std::min(low, sum);
            high = std::max(high, sum);
        }
        low = std::min(low, delta);
        high = std::max(high, delta);
        place();
    }

    int outputs() const { return scene.layout.network().outputs; }
    // The contributions, their sum, φ′ and δ¹.
    int sumRow() const { return outputs(); }
    int slopeRow() const { return outputs() + 1; }
    int deltaRow() const { return outputs() + 2; }
    int rowCount() const { return outputs() + 3; }
    bool isFinite() const { return sent.allFinite() && (std::isfinite(delta) || !isScaled()); }
    int arrived() const { return std::min(scene.focus.step->substep, outputs()); }
    bool isSummed() const { return scene.focus.step->substep >= outputs(); }
    bool isScaled() const { return scene.focus.step->substep > max_outputs; }
    /// In a small card there is no room for them, nor for indices.
    bool showsValues() const { return card.width() >= valuesFrom; }
    /// Where rows are lower than a digit, only those that are far enough apart are named, the last among
    /// them: the names would lie on each other.
    bool isNamed(int row) const
    {
        const double needed = 1.25 * QFontMetricsF(Theme::instance().font(TypeSize::Caption)).capHeight();
        return (deltaRow() - row) % std::max(1, static_cast<int>(std::ceil(needed / plainHeight()))) == 0;
    }
    /// Those of φ′ and δ¹ are higher: their names have indices.
    double rowHeight(int row) const { return row < slopeRow() ? plainHeight() : highRow * plainHeight(); }
    double rowTop(int row) const
    {
        const int plain = std::min(row, slopeRow());
        return card.top() + padding + plainHeight() * (plain + highRow * (row - plain));
    }
    double x(double value) const
    {
        return chart.left() + (high > low ? (value - low) / (high - low) : 0) * chart.width();
    }

private:
    double plainHeight() const
    {
        return (card.height() - 2 * padding) / (slopeRow() + highRow * (rowCount() - slopeRow()));
    }
    // Over the input, as high as its rows need.
    void place()
    {
        const QFontMetricsF metrics(Theme::instance().font(TypeSize::Caption));
        const QRectF input = scene.layout.input();
        const double most = input.bottom() - scene.layout.captionBaseline() - padding;
        const double height = std::min(
            most, std::max(input.height(), rowCount() * lineSpacing * metrics.height() + 2 * padding));
        card = QRectF(input.left(), input.bottom() - height, input.width(), height);
        const double label = metrics.horizontalAdvance(QStringLiteral("δ00")) + 4;
        const double value = showsValues() ? metrics.horizontalAdvance(QStringLiteral("−0.00·10⁻⁰⁰")) + 6 : 0;
        chart = card.adjusted(padding + label, padding, -padding - value, -padding);
    }
};

double baselineOf(const Waterfall &fall, int row, const QFontMetricsF &metrics)
{
    return fall.rowTop(row) + (fall.rowHeight(row) + metrics.ascent() - metrics.descent()) / 2;
}

// The value itself, not a difference of two sums, in which a small one would be lost.
void paintRow(QPainter &painter, const Waterfall &fall, int row, const QString &label, double from,
              double value)
{
    const QFontMetricsF metrics(painter.font());
    const double baseline = baselineOf(fall, row, metrics);
    painter.setPen(colours().text);
    if (fall.isNamed(row))
        drawNotation(painter, {fall.card.left() + padding, baseline}, label);
    const double to = from + value;
    const double a = std::min(fall.x(from), fall.x(to));
    const double length = std::max(1.0, std::abs(fall.x(to) - fall.x(from)));
    const double thickness = fall.rowHeight(0) - 3;
    painter.fillRect(QRectF(a, fall.rowTop(row) + (fall.rowHeight(row) - thickness) / 2, length, thickness),
                     QColor::fromRgb(fall.scene.scale.colour(value, std::abs(value))));
    if (!fall.showsValues() || !fall.isNamed(row))
        return;
    const QString text = signedNumber(value, shownDigits);
    painter.setPen(signTextColour(value));
    painter.drawText(QPointF(fall.card.right() - padding - metrics.horizontalAdvance(text), baseline), text);
}

void paintArrivals(QPainter &painter, const Waterfall &fall)
{
    double sum = 0;
    for (int k = 0; k < fall.arrived(); ++k) {
        if (k + 1 == fall.arrived() && !fall.isSummed()) // the newest
            painter.fillRect(
                QRectF(fall.card.left() + 3, fall.rowTop(k), fall.card.width() - 6, fall.rowHeight(k)),
                mix(colours().surface, colours().backward, 0.14));
        paintRow(painter, fall, k, QString::number(k), sum, fall.sent[k]);
        sum += fall.sent[k];
    }
    if (fall.isSummed())
        paintRow(painter, fall, fall.sumRow(), QStringLiteral("Σ"), 0, sum);
}

void paintScaling(QPainter &painter, const Waterfall &fall)
{
    const StageScene &scene = fall.scene;
    const Activation hidden = scene.content->network->functions.hidden;
    const bool held = scene.content->pass->holds(fall.unit);
    const bool blocked = held || passedShare(hidden, scene.content->pass->z1[fall.unit]) < blockedShare;
    const QFontMetricsF metrics(painter.font());
    const QString slope = held ? StageScene::tr("· 0, held")
                               : (fall.showsValues() ? QStringLiteral("· φ′(z^{1}_{%1}) = ").arg(fall.unit)
                                                     : QStringLiteral("· φ′ = ")) +
                                     number(fall.slope, shownDigits);
    // Beside the chart's labels where the rows are low, so that it does not run into the next of them.
    const double right = fall.card.right() - padding - (blocked ? gateRoom : 0);
    const double left = fall.card.left() + padding;
    const double width = notationWidth(painter.font(), slope);
    const double x = fall.showsValues() ? left : std::max(left, right - width);
    // Over the line of the chart.
    if (fall.isNamed(fall.slopeRow())) {
        painter.fillRect(QRectF(x, fall.rowTop(fall.slopeRow()), width, fall.rowHeight(fall.slopeRow())),
                         colours().surface);
        painter.setPen(blocked ? colours().warning : colours().muted);
        drawNotation(painter, {x, baselineOf(fall, fall.slopeRow(), metrics)}, slope);
    }
    if (blocked)
        paintGate(painter,
                  {fall.card.right() - padding - 4,
                   fall.rowTop(fall.slopeRow()) + fall.rowHeight(fall.slopeRow()) / 2},
                  fall.rowHeight(fall.slopeRow()) - 3);
    paintRow(painter, fall, fall.deltaRow(),
             fall.showsValues() ? QStringLiteral("δ^{1}_{%1}").arg(fall.unit) : QStringLiteral("δ^{1}"), 0,
             fall.delta);
}

// From the unit on: where its contributions are added up.
void paintLeader(QPainter &painter, const Waterfall &fall)
{
    const QPointF to = fall.scene.layout.unitIn(fall.unit);
    const QPointF from(fall.card.right(),
                       std::clamp(to.y(), fall.card.top() + padding, fall.card.bottom() - padding));
    const double bend = (to.x() - from.x()) / 2;
    QPainterPath path(from);
    path.cubicTo(from + QPointF(bend, 0), to - QPointF(bend, 0), to);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().backward, 1.5));
    painter.drawPath(path);
}
} // namespace

void paintContributions(QPainter &painter, const StageScene &scene)
{
    const auto unit = scene.unitInTheMaking();
    if (!unit || !scene.layout.isShown(*unit) || !scene.content->hasBackward())
        return;
    const Waterfall fall(scene, *unit);
    if (!fall.isFinite() || scene.hidesSum(StepId::delta1, *unit))
        return; // a diverged network sends nothing that could be drawn
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    paintLeader(painter, fall);
    painter.setPen(QPen(colours().backward, 1.5));
    painter.setBrush(colours().surface);
    painter.drawRoundedRect(fall.card, Theme::instance().radius(), Theme::instance().radius());
    painter.setBrush(Qt::NoBrush);

    painter.fillRect(
        QRectF(fall.x(0) - 0.5, fall.rowTop(0), 1, fall.rowTop(fall.rowCount()) - fall.rowTop(0)),
        colours().line);
    paintArrivals(painter, fall);
    if (fall.isScaled())
        paintScaling(painter, fall);
}

} // namespace deltascope
