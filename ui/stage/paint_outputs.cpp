// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double blocking = 0.01; // of the steepest slope

// The part of the activation's range that the bars show.
struct Axis
{
    double low;
    double high;

    double at(double value, const QRectF &bar) const
    {
        const double share = (std::clamp(value, low, high) - low) / (high - low);
        return bar.left() +
               (std::isfinite(share) ? share : 0) * bar.width(); // not so when the ends are infinite
    }
};

Axis axisOf(const StageScene &scene)
{
    const Vector<double> &x2 = scene.content->pass->x2;
    switch (scene.content->network->functions.output) {
    case Activation::Tanh:
        return {-1, 1};
    case Activation::Sigmoid:
        return {0, 1};
    case Activation::Relu:
    case Activation::LeakyRelu:
        break;
    }
    return {std::min(0.0, x2.minCoeff()), std::max(1.0, x2.maxCoeff())};
}

// The second line of an output's row: the number that the step at hand makes of it.
QString secondLine(const StageScene &scene, int k, double *signOf)
{
    const Pass<double> &pass = *scene.content->pass;
    // Not deduced: that would be a string builder, which refers to parts that are gone by then.
    const auto entry = [&](const char16_t *symbol, double value) -> QString {
        *signOf = value;
        return QString::fromUtf16(symbol).arg(k) + QStringLiteral(" = ") + signedNumber(value, 3);
    };
    if (!scene.focus.step)
        return {};
    switch (scene.focus.step->id) {
    case StepId::z2:
    case StepId::x2:
        return entry(u"z^{2}_{%1}", pass.z2[k]);
    case StepId::loss:
        return entry(u"x^{2}_{%1} − y_{%1}", pass.x2[k] - pass.y[k]);
    case StepId::delta2:
    case StepId::delta1:
    case StepId::dW2:
        return entry(u"δ^{2}_{%1}", pass.delta2[k]);
    case StepId::db2:
        return entry(u"∂L_{n}/∂b^{2}_{%1}", pass.db2[k]);
    case StepId::after:
        if (scene.content->after)
            return entry(u"Δx^{2}_{%1}", scene.content->after->x2[k] - pass.x2[k]);
        return {};
    default:
        return {};
    }
}

void paintArrow(QPainter &painter, double from, double to, double y, const QColor &colour)
{
    const double head = std::min(6.0, std::abs(to - from));
    if (head < 1)
        return;
    const double back = to > from ? -head : head;
    painter.setPen(QPen(colour, 2));
    painter.drawLine(QPointF(from, y), QPointF(to + back * 0.6, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{{to, y}, {to + back, y - 4}, {to + back, y + 4}});
    painter.setBrush(Qt::NoBrush);
}

// The nudge that an output wants, from x²ₖ to yₖ; as pale as φ′(z²ₖ) lets through. Behind a φ′ of nearly zero
// stands a gate.
void paintNudge(QPainter &painter, const StageScene &scene, int k, const Axis &axis, const QRectF &bar)
{
    const Pass<double> &pass = *scene.content->pass;
    const Functions &functions = scene.content->network->functions;
    double passed = 1; // cross-entropy: φ′ has cancelled
    if (functions.cost == Cost::Quadratic) {
        const double steepest = phi_prime(functions.output, has_kink(functions.output) ? 1.0 : 0.0);
        passed = phi_prime(functions.output, pass.z2[k]) / steepest;
    }
    if (std::isnan(passed))
        return;
    QColor colour = colours().backward;
    colour.setAlphaF(static_cast<float>(0.25 + 0.75 * std::clamp(passed, 0.0, 1.0)));
    const double from = axis.at(pass.x2[k], bar);
    paintArrow(painter, from, axis.at(pass.y[k], bar), bar.center().y(), colour);
    if (passed < blocking) {
        painter.setPen(QPen(colours().warning, 2));
        const double x = bar.right() + 4;
        painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()));
        painter.drawLine(QPointF(x + 4, bar.top()), QPointF(x + 4, bar.bottom()));
    }
}

void paintBar(QPainter &painter, const StageScene &scene, int k, const Axis &axis)
{
    const QRectF bar = scene.layout.outputBar(k);
    const Pass<double> &pass = *scene.content->pass;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().sunken);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setBrush(Qt::NoBrush);
    const double zero = axis.at(0, bar);
    const double value = axis.at(pass.x2[k], bar);
    const bool answer = k == scene.content->answer();
    if (!std::isnan(pass.x2[k]))
        painter.fillRect(QRectF(std::min(zero, value), bar.top(), std::abs(value - zero), bar.height()),
                         answer ? colours().forward : mix(colours().muted, colours().sunken, 0.25));
    if (scene.stepping(StepId::after) && scene.content->after)
        painter.fillRect(
            QRectF(axis.at(scene.content->after->x2[k], bar) - 1.5, bar.top() - 2, 3, bar.height() + 4),
            colours().backward);
    if (scene.content->example.label == k) {
        const double y = axis.at(1, bar);
        painter.fillRect(QRectF(y - 1.5, bar.top() - 4, 3, bar.height() + 8), colours().backward);
    }
    if (scene.stepping(StepId::delta2))
        paintNudge(painter, scene, k, axis, bar);
}

void paintTexts(QPainter &painter, const StageScene &scene, int k)
{
    const Theme &theme = Theme::instance();
    const QRectF bar = scene.layout.outputBar(k);
    const QRectF row = scene.layout.outputRow(k);
    const bool answer = k == scene.content->answer();
    const bool target = scene.content->example.label == k;
    painter.setFont(theme.font(TypeSize::Body, answer || target));
    const QFontMetricsF metrics(painter.font());
    const double baseline = bar.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.setPen(target ? colours().backward : colours().text);
    painter.drawText(QPointF(row.left(), baseline), QString::number(k));

    painter.setPen(colours().text);
    QFont values = theme.font(TypeSize::Caption, answer);
    painter.setFont(values);
    painter.drawText(QPointF(bar.right() + 12, baseline), number(scene.content->pass->x2[k], 3));

    if (!scene.layout.hasSecondLine())
        return;
    double sign = 0;
    const QString line = secondLine(scene, k, &sign);
    painter.setFont(theme.font(TypeSize::Caption));
    const QFontMetricsF small(painter.font());
    const double below = bar.bottom() + small.ascent() + 4;
    if (!line.isEmpty()) {
        painter.setPen(signTextColour(sign));
        drawNotation(painter, {bar.left(), below}, line);
    }
    if (target) {
        const QString text = QCoreApplication::translate("Stage", "y = 1");
        painter.setPen(colours().backward);
        painter.drawText(QPointF(bar.right() + 12, below), text);
    }
}

void paintFrame(QPainter &painter, const StageScene &scene, int k)
{
    const bool selected = scene.selectedOutput() == k;
    const bool hovered = (scene.hovered.kind == StageItem::Kind::Output && scene.hovered.index == k) ||
                         scene.pointedOutput() == k;
    const bool lit = scene.isLit(StagePart::Outputs);
    if (!selected && !hovered && !lit)
        return;
    const QColor accent = hovered && !selected ? colours().forward : colours().backward;
    painter.setPen(QPen(accent, selected ? 2 : 1));
    painter.setBrush(mix(colours().window, accent, 0.08));
    painter.drawRoundedRect(scene.layout.outputRow(k).adjusted(-6, 0, 4, -2), 6, 6);
    painter.setBrush(Qt::NoBrush);
}
} // namespace

void paintOutputs(QPainter &painter, const StageScene &scene)
{
    painter.setOpacity(strength(scene, StagePart::Outputs));
    const Axis axis = axisOf(scene);
    for (int k = 0; k < digit_count; ++k) {
        paintFrame(painter, scene, k);
        paintBar(painter, scene, k, axis);
        paintTexts(painter, scene, k);
    }
    painter.setOpacity(1);
}

} // namespace deltascope
