// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double blocking = 0.01; // of the activation's steepest slope: nothing comes through
constexpr double smoothBelow = 2 * image_side;

struct BarValues
{
    const Vector<double> *values = nullptr;
    double range = 0;
    bool fromLeft = false; // for values that are never negative
};

// What the bar under each unit stands for: x¹, or z¹ and δ¹ when they have just been made.
BarValues barValues(const StageScene &scene)
{
    const Pass<double> &pass = *scene.content->pass;
    const Vector<double> *values = &pass.x1;
    if (scene.stepping(StepId::z1))
        values = &pass.z1;
    else if (scene.content->hasBackward() && scene.reached(StepId::delta1))
        values = &pass.delta1;
    const Activation hidden = scene.content->network->functions.hidden;
    const bool activations = values == &pass.x1;
    return {.values = values,
            .range = activations && !has_kink(hidden) ? 1 : values->cwiseAbs().maxCoeff(),
            .fromLeft = activations && (hidden == Activation::Sigmoid || hidden == Activation::Relu)};
}

// Inside a step the units get their numbers one after the other, δ¹ when φ′ has scaled the sum.
bool barIsMade(const StageScene &scene, int unit)
{
    const auto &step = scene.focus.step;
    if (!step)
        return true;
    const bool makesUnits = step->id == StepId::z1 || step->id == StepId::x1 || step->id == StepId::delta1 ||
                            step->id == StepId::db1;
    if (!makesUnits || !step->component)
        return step->id >= StepId::z1;
    return unit < *step->component || (unit == *step->component && step->arrived > digit_count);
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

// A small closed gate on a unit through whose φ′ nothing comes back.
void paintGate(QPainter &painter, const QRectF &picture)
{
    painter.setPen(QPen(colours().warning, 2));
    const double x = picture.right() - 5;
    painter.drawLine(QPointF(x, picture.top() + 3), QPointF(x, picture.top() + 11));
    painter.drawLine(QPointF(x - 4, picture.top() + 3), QPointF(x - 4, picture.top() + 11));
}

void paintUnit(QPainter &painter, const StageScene &scene, int unit, const BarValues &bars)
{
    const QRectF picture = scene.layout.tile(unit);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture.width() < smoothBelow);
    painter.drawImage(picture, scene.pictures.picture(unit));
    const bool selected = scene.selectedUnit() == unit;
    const bool hovered = (scene.hovered.kind == StageItem::Kind::HiddenUnit && scene.hovered.index == unit) ||
                         scene.pointedUnit() == unit;
    const bool lit = scene.isLit(StagePart::Hidden);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(selected || lit ? colours().backward
                        : hovered       ? colours().forward
                                        : colours().line,
                        selected         ? 3
                        : lit || hovered ? 2
                                         : 1));
    painter.drawRect(picture);
    if (barIsMade(scene, unit))
        paintBar(painter, scene.layout.tileBar(unit), (*bars.values)[unit], bars, scene.scale);
    if (scene.focus.step && scene.focus.step->id == StepId::delta1) {
        const Activation hidden = scene.content->network->functions.hidden;
        const double steepest = phi_prime(hidden, has_kink(hidden) ? 1.0 : 0.0);
        if (phi_prime(hidden, scene.content->pass->z1[unit]) < blocking * steepest)
            paintGate(painter, picture);
    }
}

QRectF contributionCard(const StageScene &scene, int unit)
{
    const QRectF picture = scene.layout.tile(unit);
    const double width = 132;
    const double height = 118;
    const double top =
        std::clamp(picture.center().y() - height / 2, scene.layout.hiddenArea().top(),
                   std::max(scene.layout.hiddenArea().top(), scene.layout.hiddenArea().bottom() - height));
    const double right = picture.right() + 10;
    const bool fits = right + width < scene.layout.outputArea().left() - 10;
    return QRectF(fits ? right : picture.left() - 10 - width, top, width, height);
}
} // namespace

void paintHiddenUnits(QPainter &painter, const StageScene &scene)
{
    painter.setOpacity(strength(scene, StagePart::Hidden));
    const BarValues bars = barValues(scene);
    const int first = scene.layout.firstUnit();
    for (int unit = first; unit < first + scene.layout.shownUnits(); ++unit)
        paintUnit(painter, scene, unit, bars);
    painter.setOpacity(1);
}

void paintContributions(QPainter &painter, const StageScene &scene)
{
    const auto &step = scene.focus.step;
    if (!scene.unitInTheMaking() || !scene.layout.isShown(*scene.unitInTheMaking()))
        return;
    const int unit = *scene.unitInTheMaking();
    const Pass<double> &pass = *scene.content->pass;
    const Vector<double> sent =
        scene.content->network->parameters.W2.row(unit).transpose().cast<double>().cwiseProduct(pass.delta2);

    // The running sum after each contribution; its extremes set the scale.
    double low = 0;
    double high = 0;
    double sum = 0;
    for (const double contribution : sent) {
        sum += contribution;
        low = std::min(low, sum);
        high = std::max(high, sum);
    }
    if (!sent.allFinite() || !std::isfinite(pass.delta1[unit]))
        return; // a diverged network sends nothing that could be drawn
    const QRectF card = contributionCard(scene, unit);
    painter.setPen(QPen(colours().backward, 1.5));
    painter.setBrush(colours().surface);
    painter.drawRoundedRect(card, 6, 6);
    const QRectF chart = card.adjusted(8, 6, -8, -20);
    const double span = high > low ? high - low : 1;
    const auto x = [&](double value) { return chart.left() + (value - low) / span * chart.width(); };
    painter.fillRect(QRectF(x(0) - 0.5, chart.top(), 1, chart.height()), colours().line);

    const double row = chart.height() / (digit_count + 1);
    sum = 0;
    const int arrived = std::min(step->arrived, digit_count);
    const auto bar = [&](int at, double from, double to, const QColor &colour) {
        painter.fillRect(QRectF(std::min(x(from), x(to)), chart.top() + at * row + 1,
                                std::max(1.0, std::abs(x(to) - x(from))), row - 2),
                         colour);
    };
    const auto signColour = [&](double value) {
        return QColor::fromRgb(scene.scale.colour(value, std::abs(value)));
    };
    for (int k = 0; k < arrived; ++k) {
        bar(k, sum, sum + sent[k], signColour(sent[k]));
        sum += sent[k];
    }
    const bool scaled = step->arrived > digit_count;
    const double shown = scaled ? pass.delta1[unit] : sum;
    if (step->arrived >= digit_count)
        bar(digit_count, 0, shown, signColour(shown));
    painter.setFont(Theme::instance().font(TypeSize::Caption, true));
    painter.setPen(colours().text);
    const QString name = scaled ? QStringLiteral("δ^{1}_{%1} = %2").arg(unit).arg(signedNumber(shown, 3))
                                : QStringLiteral("Σ = %1").arg(signedNumber(shown, 3));
    drawNotation(painter, {card.left() + 8, card.bottom() - 7}, name);
}

} // namespace deltascope
