// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace deltascope {

namespace {
constexpr double usualPadding = 9;
constexpr double smallPadding = 5;
constexpr double gateRoom = 14;
constexpr double lineSpacing = 1.4; // room for raised and lowered indices
constexpr double highRow = 1.5;     // of a row with indices, to one without
constexpr double lowHighRow = 1.25; // in a low card, where an index is a raised one alone
constexpr double leastChart = 4;    // lines of text; the values of the rows have what is left
constexpr int shownDigits = 3;
constexpr double leastRow = 1.25; // of a digit's height
constexpr int fewestSent = 2;     // contributions in rows of their own, or one and the rest
constexpr int fewestWithSlope = 4;

// What one or more of the outputs send.
struct SentRow
{
    QString name;
    std::vector<int> outputs;
};

// The making of one δ¹ⱼ, and where it is drawn. Each row has its name: where there is no room for all, the
// smallest contributions share one, and φ′ has none.
struct Waterfall
{
    const StageScene &scene;
    int unit;
    Vector<double> sent;
    double delta;
    double slope;
    std::vector<SentRow> rows;
    bool hasSlopeRow = true;
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
        place();
        for (int count = 1; count <= outputs(); ++count) {
            double sum = 0;
            for (const SentRow &row : rows) {
                sum += sentBy(row, count);
                low = std::min(low, sum);
                high = std::max(high, sum);
            }
        }
        low = std::min(low, delta);
        high = std::max(high, delta);
    }

    int outputs() const { return scene.layout.network().outputs; }
    // The contributions, their sum, φ′ and δ¹.
    int sumRow() const { return static_cast<int>(rows.size()); }
    int slopeRow() const { return sumRow() + 1; }
    int deltaRow() const { return hasSlopeRow ? sumRow() + 2 : sumRow() + 1; }
    int rowCount() const { return deltaRow() + 1; }
    bool isFinite() const { return sent.allFinite() && (std::isfinite(delta) || !isScaled()); }
    int arrived() const { return std::min(scene.focus.step->substep, outputs()); }
    bool isSummed() const { return scene.focus.step->substep >= outputs(); }
    bool isScaled() const { return scene.focus.step->substep > max_outputs; }
    /// Of the first count outputs.
    double sentBy(const SentRow &row, int count) const
    {
        double sum = 0;
        for (const int k : row.outputs)
            sum += k < count ? sent[k] : 0;
        return sum;
    }
    /// In a small card there is no room for them, nor for indices.
    bool showsValues() const { return m_showsValues; }
    double padding() const { return m_padding; }
    /// Those of φ′ and δ¹ are higher: their names have indices.
    double rowHeight(int row) const { return row <= sumRow() ? plainHeight() : m_highRow * plainHeight(); }
    double rowTop(int row) const
    {
        const int plain = std::min(row, sumRow() + 1);
        return card.top() + m_padding + plainHeight() * (plain + m_highRow * (row - plain));
    }
    double x(double value) const
    {
        return chart.left() + (high > low ? (value - low) / (high - low) : 0) * chart.width();
    }

private:
    double plainHeight() const
    {
        const int plain = sumRow() + 1;
        return (card.height() - 2 * m_padding) / (plain + m_highRow * (rowCount() - plain));
    }
    // Over the input, as high as its rows need.
    void place()
    {
        const QFontMetricsF metrics(Theme::instance().font(TypeSize::Caption));
        const QRectF input = scene.layout.input();
        const double most = input.bottom() - scene.layout.captionBaseline() - usualPadding;
        const double needed = (outputs() + 3) * lineSpacing * metrics.height() + 2 * usualPadding;
        const double height = std::min(most, std::max(input.height(), needed));
        card = QRectF(input.left(), input.bottom() - height, input.width(), height);
        makeRows(leastRow * metrics.capHeight());
        const QString rest = StageScene::tr("rest");
        const double label = 4 + std::max(metrics.horizontalAdvance(QStringLiteral("δ00")),
                                          rows.back().name == rest ? metrics.horizontalAdvance(rest) : 0);
        const double value = metrics.horizontalAdvance(QStringLiteral("−0.00·10⁻⁰⁰")) + 6;
        m_showsValues = card.width() - 2 * m_padding - label - value >= leastChart * metrics.height();
        chart =
            card.adjusted(m_padding + label, m_padding, -m_padding - (m_showsValues ? value : 0), -m_padding);
    }
    // None lower than this.
    void makeRows(double least)
    {
        const double others = (card.height() - 2 * m_padding) / least - 1 - 2 * m_highRow;
        if (others >= outputs() || !sent.allFinite())
            return addRows(outputs());
        m_padding = smallPadding;
        m_highRow = lowHighRow;
        const double all = (card.height() - 2 * m_padding) / least - 1;
        hasSlopeRow = all - 2 * m_highRow >= fewestWithSlope;
        addRows(std::max(fewestSent, static_cast<int>(all - (hasSlopeRow ? 2 : 1) * m_highRow)));
    }
    // Of each output its own, or of the largest contributions in the order of the outputs, and the rest.
    void addRows(int count)
    {
        std::vector<int> order(static_cast<std::size_t>(outputs()));
        std::iota(order.begin(), order.end(), 0);
        const auto own = order.begin() + (count < outputs() ? count - 1 : outputs());
        if (own != order.end())
            std::ranges::stable_sort(order,
                                     [this](int a, int b) { return std::abs(sent[a]) > std::abs(sent[b]); });
        std::sort(order.begin(), own);
        std::sort(own, order.end());
        for (auto k = order.begin(); k != own; ++k)
            rows.push_back({QString::number(*k), {*k}});
        if (own != order.end())
            rows.push_back({StageScene::tr("rest"), std::vector<int>(own, order.end())});
    }

    double m_padding = usualPadding;
    double m_highRow = highRow;
    bool m_showsValues = true;
};

double baselineOf(const Waterfall &fall, int row, const QFontMetricsF &metrics)
{
    return fall.rowTop(row) + (fall.rowHeight(row) + metrics.ascent() - metrics.descent()) / 2;
}

// The value itself, not a difference of two sums, in which a small one would be lost. gate: the room of one
// at the end of the row.
void paintRow(QPainter &painter, const Waterfall &fall, int row, const QString &label, double from,
              double value, double gate = 0)
{
    const QFontMetricsF metrics(painter.font());
    const double baseline = baselineOf(fall, row, metrics);
    painter.setPen(colours().text);
    drawNotation(painter, {fall.card.left() + fall.padding(), baseline}, label);
    const double to = from + value;
    const double a = std::min(fall.x(from), fall.x(to));
    const double length = std::max(1.0, std::abs(fall.x(to) - fall.x(from)));
    const double thickness = fall.rowHeight(0) - 3;
    painter.fillRect(QRectF(a, fall.rowTop(row) + (fall.rowHeight(row) - thickness) / 2, length, thickness),
                     QColor::fromRgb(fall.scene.scale.colour(value, std::abs(value))));
    if (!fall.showsValues())
        return;
    const QString text = signedNumber(value, shownDigits);
    painter.setPen(signTextColour(value));
    const double right = fall.card.right() - fall.padding() - gate;
    painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline), text);
}

void paintArrivals(QPainter &painter, const Waterfall &fall)
{
    double sum = 0;
    for (int row = 0; row < fall.sumRow(); ++row) {
        const SentRow &sent = fall.rows[static_cast<std::size_t>(row)];
        if (sent.outputs.front() >= fall.arrived())
            continue;
        const bool isNewest = std::ranges::find(sent.outputs, fall.arrived() - 1) != sent.outputs.end();
        if (isNewest && !fall.isSummed())
            painter.fillRect(
                QRectF(fall.card.left() + 3, fall.rowTop(row), fall.card.width() - 6, fall.rowHeight(row)),
                mix(colours().surface, colours().backward, 0.14));
        const double value = fall.sentBy(sent, fall.arrived());
        paintRow(painter, fall, row, sent.name, sum, value);
        sum += value;
    }
    if (fall.isSummed())
        paintRow(painter, fall, fall.sumRow(), QStringLiteral("Σ"), 0, sum);
}

// With its argument and all digits where there is room for them.
QString slopeText(const QFont &font, const Waterfall &fall, bool held, bool blocked, double room)
{
    if (held)
        return StageScene::tr("· 0, held");
    const QString slope = number(fall.slope, shownDigits);
    QStringList texts;
    if (fall.showsValues())
        texts << QStringLiteral("· φ′(z^{1}_{%1}) = %2").arg(fall.unit).arg(slope);
    texts << QStringLiteral("· φ′ = ") + slope << QStringLiteral("· φ′ ≈ ") + number(fall.slope, 1);
    const auto fits = [&](const QString &text) { return notationWidth(font, text) <= room; };
    const auto longest = std::ranges::find_if(texts, fits);
    if (longest != texts.end())
        return *longest;
    return blocked ? QStringLiteral("· φ′ ≈ 0") : texts.last();
}

void paintScaling(QPainter &painter, const Waterfall &fall)
{
    const StageScene &scene = fall.scene;
    const Activation hidden = scene.content->network->functions.hidden;
    const bool held = scene.content->pass->holds(fall.unit);
    const bool blocked = held || passedShare(hidden, scene.content->pass->z1[fall.unit]) < blockedShare;
    const QFontMetricsF metrics(painter.font());
    // Beside the chart's labels where the rows are low, so that it does not run into the next of them.
    const double gate = blocked ? gateRoom : 0;
    const double right = fall.card.right() - fall.padding() - gate;
    const double left = fall.card.left() + fall.padding();
    const QString slope = slopeText(painter.font(), fall, held, blocked, right - left);
    const double width = notationWidth(painter.font(), slope);
    const double x = fall.showsValues() ? left : std::max(left, right - width);
    // Over the line of the chart.
    if (fall.hasSlopeRow) {
        painter.fillRect(QRectF(x, fall.rowTop(fall.slopeRow()), width, fall.rowHeight(fall.slopeRow())),
                         colours().surface);
        painter.setPen(blocked ? colours().warning : colours().muted);
        drawNotation(painter, {x, baselineOf(fall, fall.slopeRow(), metrics)}, slope);
    }
    const int gateRow = fall.hasSlopeRow ? fall.slopeRow() : fall.deltaRow();
    if (blocked)
        paintGate(
            painter,
            {fall.card.right() - fall.padding() - 4, fall.rowTop(gateRow) + fall.rowHeight(gateRow) / 2},
            fall.rowHeight(gateRow) - 3);
    paintRow(painter, fall, fall.deltaRow(),
             fall.showsValues() ? QStringLiteral("δ^{1}_{%1}").arg(fall.unit) : QStringLiteral("δ^{1}"), 0,
             fall.delta, fall.hasSlopeRow ? 0 : gate);
}

// From the unit on: where its contributions are added up.
void paintLeader(QPainter &painter, const Waterfall &fall)
{
    const QPointF to = fall.scene.layout.unitIn(fall.unit);
    const QPointF from(fall.card.right(), std::clamp(to.y(), fall.card.top() + fall.padding(),
                                                     fall.card.bottom() - fall.padding()));
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
    if (!fall.isFinite())
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
