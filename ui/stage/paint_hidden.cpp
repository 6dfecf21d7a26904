// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace deltascope {

namespace {
constexpr double smoothBelow = 2 * image_side;
constexpr double palestText = 0.85;

struct BarValues
{
    StepId madeBy;
    const char16_t *symbol;
    const Vector<double> *values;
    double range;
    bool fromLeft; // for values that are never negative
};

// What the bar under each unit stands for: what the current step computes for the units, or reads of them.
BarValues barValues(const StageScene &scene)
{
    const StageContent &content = *scene.content;
    const auto withRange = [](StepId step, const char16_t *symbol, const Vector<double> &values) {
        const double range = values.cwiseAbs().maxCoeff<Eigen::PropagateNumbers>(); // hidden ones are NaN
        return BarValues{step, symbol, &values, range, false};
    };
    if (scene.stepping(StepId::z1))
        return withRange(StepId::z1, u"z^{1}_{j}", content.pass->z1);
    const bool backward = content.hasBackward();
    if (backward && scene.stepping(StepId::db1))
        return withRange(StepId::db1, u"∂L_{n}/∂b^{1}_{j}", content.pass->db1);
    if (backward &&
        (scene.stepping(StepId::delta1) || scene.stepping(StepId::dW1) || scene.stepping(StepId::update)))
        return withRange(StepId::delta1, u"δ^{1}_{j}", content.pass->delta1);
    const bool after = scene.showsAfter();
    BarValues bars = withRange(StepId::x1, after ? u"x^{1}_{j} after the update" : u"x^{1}_{j}",
                               after ? content.after->x1 : content.pass->x1);
    const ActivationFacts &hidden = facts(content.network->functions.hidden);
    if (std::isfinite(hidden.highest) && !(bars.range > hidden.highest)) // a slip can go beyond it
        bars.range = hidden.highest;
    bars.fromLeft = hidden.lowest == 0 && !(bars.values->array() < 0).any();
    return bars;
}

void paintBar(QPainter &painter, const QRectF &track, double value, const BarValues &bars,
              const SignedScale &scale)
{
    painter.fillRect(track, colours().sunken);
    if (!(bars.range > 0) || !std::isfinite(value))
        return;
    const double zero = bars.fromLeft ? track.left() : track.center().x();
    const double unit = bars.fromLeft ? track.width() : track.width() / 2;
    const double end = zero + unit * std::clamp(value / bars.range, -1.0, 1.0);
    painter.fillRect(QRectF(std::min(zero, end), track.top(), std::abs(end - zero), track.height()),
                     QColor::fromRgb(scale.colour(value, std::abs(value))));
    if (!bars.fromLeft)
        painter.fillRect(QRectF(zero - 0.5, track.top(), 1, track.height()), colours().muted);
}

// Of few inputs each weight, or its gradient, in its band of the picture; the selected one is framed.
void paintBandValues(QPainter &painter, const StageScene &scene, int unit)
{
    const Sizes &network = scene.layout.network();
    const QRectF picture = scene.layout.tile(unit);
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    const double band = picture.height() / network.inputs;
    if (band < QFontMetricsF(painter.font()).height())
        return;
    const bool gradient = scene.drawsGradients();
    if (gradient && !scene.isRevealed(StepId::dW1, unit))
        return;
    const double opacity = painter.opacity();
    for (int input = 0; input < network.inputs; ++input) {
        const double value = gradient
                                 ? scene.content->pass->dW1(input, unit)
                                 : static_cast<double>(scene.content->network->parameters.W1(input, unit));
        const QColor ground = QColor::fromRgb(scene.scale.colour(value, scene.pictures.range(unit)));
        const QRectF place(picture.left(), picture.top() + input * band, picture.width(), band);
        painter.setPen(textOn(mix(colours().window, ground, opacity)));
        painter.setOpacity(std::max(opacity, palestText));
        painter.drawText(place, Qt::AlignCenter, signedNumber(value, 3));
        painter.setOpacity(opacity);
        if (scene.selectedUnit() == unit && scene.selectedInput() == input) {
            painter.setPen(QPen(colours().backward, 2));
            painter.drawRect(place.adjusted(4, 4, -4, -4));
        }
    }
}

// Which units the numbers of a hint belong to: there can be two of them for each.
std::vector<bool> hintedUnits(const StageScene &scene)
{
    std::vector<bool> hinted(static_cast<std::size_t>(scene.layout.network().hidden), false);
    for (const Selection &hint : scene.focus.hidden.hints)
        if (const auto unit = StageScene::unitOf(hint))
            hinted[static_cast<std::size_t>(*unit)] = true;
    return hinted;
}

void paintPicture(QPainter &painter, const StageScene &scene, int unit, bool hinted)
{
    const QRectF picture = scene.layout.tile(unit);
    if (hinted)
        painter.fillRect(picture.adjusted(-hintRim, -hintRim, hintRim, hintRim),
                         mix(colours().window, colours().backward, hintStrength));
    const bool few = !scene.layout.network().has_picture();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !few && picture.width() < smoothBelow);
    painter.drawImage(picture, scene.pictures.picture(unit));
    if (few)
        paintBandValues(painter, scene, unit);
}

void paintFrames(QPainter &painter, const StageLayout &layout)
{
    QList<QRectF> frames;
    for (int unit = layout.firstUnit(); unit < layout.firstUnit() + layout.shownUnits(); ++unit)
        frames.append(layout.tile(unit));
    painter.setPen(QPen(colours().line, 1));
    painter.drawRects(frames);
}

bool isBlocked(const StageContent &content, int unit)
{
    const Pass<double> &pass = *content.pass;
    return pass.holds(unit) || passedShare(content.network->functions.hidden, pass.z1[unit]) < blockedShare;
}

// The frame of one that stands out, its bar and its gate.
void paintMarks(QPainter &painter, const StageScene &scene, int unit, const BarValues &bars, bool hinted)
{
    const QRectF picture = scene.layout.tile(unit);
    const bool selected = scene.selectedUnit() == unit;
    const bool hovered = (scene.hovered.kind == StageItem::Kind::HiddenUnit && scene.hovered.index == unit) ||
                         scene.pointedUnit() == unit;
    const bool lit = scene.isLit(StagePart::Hidden) || hinted;
    if (selected || lit || hovered) {
        painter.setPen(QPen(selected || lit ? colours().backward : colours().forward, selected ? 3 : 2));
        painter.drawRect(picture);
    }
    if (scene.isRevealed(bars.madeBy, unit))
        paintBar(painter, scene.layout.tileBar(unit), (*bars.values)[unit], bars, scene.scale);
    if (scene.stepping(StepId::delta1) && scene.isRevealed(StepId::delta1, unit) &&
        isBlocked(*scene.content, unit))
        paintGate(painter, picture.topRight() + QPointF(-7, 7), 9);
}
} // namespace

void paintHiddenUnits(QPainter &painter, const StageScene &scene)
{
    painter.setOpacity(strength(scene, StagePart::Hidden));
    const BarValues bars = barValues(scene);
    const std::vector<bool> hinted = hintedUnits(scene);
    painter.setBrush(Qt::NoBrush);
    const int first = scene.layout.firstUnit();
    const int end = first + scene.layout.shownUnits();
    for (int unit = first; unit < end; ++unit)
        paintPicture(painter, scene, unit, hinted[static_cast<std::size_t>(unit)]);
    paintFrames(painter, scene.layout);
    for (int unit = first; unit < end; ++unit)
        paintMarks(painter, scene, unit, bars, hinted[static_cast<std::size_t>(unit)]);
    painter.setOpacity(1);
}

bool barsAreNew(const StageScene &scene)
{
    return scene.stepping(barValues(scene).madeBy) || scene.stepping(StepId::after);
}

QStringList barMeanings(const StageScene &scene)
{
    const BarValues bars = barValues(scene);
    if (!scene.isPartRevealed(bars.madeBy) || !std::isfinite(bars.range))
        return {};
    const QString ends = number(bars.range, 3);
    const QString symbol = QString::fromUtf16(bars.symbol);
    return {StageScene::tr("bars: %1, %2")
                .arg(symbol, bars.fromLeft ? QStringLiteral("0 … ") + ends : QStringLiteral("±") + ends),
            StageScene::tr("bars: %1").arg(symbol),
            StageScene::tr("bars: %1").arg(scene.showsAfter() ? StageScene::tr("x^{1}_{j} after") : symbol)};
}

} // namespace deltascope
