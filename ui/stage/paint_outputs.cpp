// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/output_axis.h"
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/shaped_text.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double valueGap = 14; // between a bar and its value: room for a gate
constexpr double palestText = 0.6;
constexpr int mostDigits = 3;

// The bars, the bold answer and the number beside a bar are all of this one; of the other is the outline.
const Vector<double> &activations(const StageScene &scene)
{
    return scene.showsAfter() ? scene.content->after->x2 : scene.content->pass->x2;
}

int answerOf(const StageScene &scene)
{
    if (!scene.showsAfter())
        return scene.content->answer();
    Eigen::Index largest = 0;
    scene.content->after->x2.maxCoeff(&largest);
    return static_cast<int>(largest);
}

bool isAnswer(const StageScene &scene, int k)
{
    const auto last = static_cast<int>(scene.content->pass->x2.size()) - 1;
    return !scene.content->example.hand && scene.isRevealed(StepId::x2) &&
           scene.isRevealed(StepId::x2, last) && k == answerOf(scene) && !std::isnan(activations(scene)[k]);
}

// What the step at hand makes of an output, beside its activation.
struct StepNumber
{
    const char16_t *symbol; // with the output's number for %1
    double value;
    StepId madeBy;
};

std::optional<StepNumber> stepNumber(const StageScene &scene, int k)
{
    const Pass<double> &pass = *scene.content->pass;
    if (!scene.focus.step)
        return std::nullopt;
    switch (scene.focus.step->step) {
    case StepId::z2:
    case StepId::x2:
        return StepNumber{u"z^{2}_{%1}", pass.z2[k], StepId::z2};
    case StepId::loss:
        return StepNumber{u"x^{2}_{%1} − y_{%1}", pass.x2[k] - pass.y[k], StepId::loss};
    case StepId::delta2:
    case StepId::delta1:
    case StepId::dW2:
        return StepNumber{u"δ^{2}_{%1}", pass.delta2[k], StepId::delta2};
    case StepId::db2:
    case StepId::update:
        return StepNumber{u"∂L_{n}/∂b^{2}_{%1}", pass.db2[k], StepId::db2};
    case StepId::after:
        if (scene.showsAfter())
            return StepNumber{u"before", pass.x2[k], StepId::after};
        break;
    default:
        break;
    }
    return std::nullopt;
}

QString textOf(const StepNumber &shown, int digits = mostDigits)
{
    return shown.madeBy == StepId::after ? activationNumber(shown.value) : signedNumber(shown.value, digits);
}

// With as many digits as fit: one that is cut off would be another number.
QString textIn(double room, const StepNumber &shown, const QFont &font)
{
    int digits = mostDigits;
    while (digits > 1 && textWidth(font, textOf(shown, digits)) > room)
        --digits;
    return textOf(shown, digits);
}

void paintBefore(QPainter &painter, const StageScene &scene, int k, const OutputAxis &axis)
{
    const QRectF bar = scene.layout.outputBar(k);
    const double x = axis.at(scene.content->pass->x2[k], bar);
    paintEarlier(painter, {x, bar.center().y()}, bar.height() + 4);
}

void paintBar(QPainter &painter, const StageScene &scene, int k, const OutputAxis &axis)
{
    const QRectF bar = scene.layout.outputBar(k);
    const Pass<double> &pass = *scene.content->pass;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().sunken);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setBrush(Qt::NoBrush);
    const double zero = axis.at(0, bar);
    const double activation = activations(scene)[k];
    const double value = axis.at(activation, bar);
    const bool answer = isAnswer(scene, k);
    if (scene.isRevealed(StepId::x2, k) && !std::isnan(activation))
        painter.fillRect(QRectF(std::min(zero, value), bar.top(), std::abs(value - zero), bar.height()),
                         answer ? colours().forward : mix(colours().muted, colours().sunken, 0.25));
    if (scene.content->example.marksTarget(k)) {
        const double y = axis.at(pass.y[k], bar);
        painter.fillRect(QRectF(y - 1.5, bar.top() - 4, 3, bar.height() + 8), colours().backward);
    }
    if (scene.showsAfter())
        paintBefore(painter, scene, k, axis);
    if (scene.stepping(StepId::delta2) && scene.isRevealed(StepId::delta2, k))
        paintNudge(painter, scene, k);
}

// In the one line that there is room for: what the step makes, be it the activation itself, as soon as there
// is any of it.
bool activationGivesWay(const StageScene &scene, const std::optional<StepNumber> &shown)
{
    return shown && scene.isPartRevealed(shown->madeBy) && !scene.layout.hasSecondLine() &&
           !scene.stepping(StepId::x2) && !scene.showsAfter();
}

// The activation, or where there is one line only the number of the step.
void paintValue(QPainter &painter, const StageScene &scene, int k, const QPointF &baseline)
{
    const auto shown = stepNumber(scene, k);
    painter.setFont(Theme::instance().font(TypeSize::Caption, isAnswer(scene, k)));
    QString text;
    if (activationGivesWay(scene, shown)) {
        const bool told = scene.isRevealed(shown->madeBy, k);
        painter.setPen(told ? signTextColour(shown->value) : colours().muted);
        text = told ? textIn(scene.layout.outputRow(k).right() - baseline.x(), *shown, painter.font())
                    : QStringLiteral("?");
    } else {
        painter.setPen(colours().text);
        if (scene.isRevealed(StepId::x2, k))
            text = activationNumber(activations(scene)[k]);
    }
    drawText(painter, baseline, text);
}

// Under the bar: the number of the step, and which output is the target.
void paintSecondLine(QPainter &painter, const StageScene &scene, int k)
{
    const QRectF bar = scene.layout.outputBar(k);
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    const QFontMetricsF metrics(painter.font());
    const double baseline = bar.bottom() + metrics.ascent() + 4;
    const QString target = scene.content->example.marksTarget(k)
                               ? QStringLiteral("y = %1").arg(shownNumber(scene.content->pass->y[k], 3))
                               : QString();
    const double targetWidth = textWidth(painter.font(), target);
    const double right = scene.layout.outputRow(k).right();
    double end = bar.left();
    if (const auto shown = stepNumber(scene, k); shown && scene.isRevealed(shown->madeBy, k)) {
        const auto endOf = [&](const QString &text) {
            return bar.left() + notationWidth(painter.font(), text) + metrics.averageCharWidth();
        };
        const QString value = textOf(*shown);
        const QString named = scene.showsAfter()
                                  ? StageScene::tr("before: %1").arg(value)
                                  : QString::fromUtf16(shown->symbol).arg(k) + QStringLiteral(" = ") + value;
        const bool hasRoom = endOf(named) + targetWidth <= right;
        const QString &text = hasRoom ? named : value;
        painter.setPen(signTextColour(shown->value));
        drawNotation(painter, {bar.left(), baseline}, text);
        end = endOf(text);
    }
    const double x = std::max(end, std::min(bar.right() + valueGap, right - targetWidth));
    painter.setPen(colours().backward);
    drawText(painter, QPointF(x, baseline), target);
}

void paintTexts(QPainter &painter, const StageScene &scene, int k)
{
    const QRectF bar = scene.layout.outputBar(k);
    const bool target = scene.content->example.marksTarget(k);
    painter.setFont(Theme::instance().font(TypeSize::Body, isAnswer(scene, k) || target));
    const QFontMetricsF metrics(painter.font());
    const double baseline = bar.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.setPen(target ? colours().backward : colours().text);
    drawText(painter, QPointF(scene.layout.outputRow(k).left(), baseline),
             elidedText(painter.font(), scene.content->example.outputName(k),
                        bar.left() - scene.layout.outputRow(k).left()));
    paintValue(painter, scene, k, {bar.right() + valueGap, baseline});
    if (scene.layout.hasSecondLine())
        paintSecondLine(painter, scene, k);
}

void paintFrame(QPainter &painter, const StageScene &scene, int k)
{
    const bool selected = scene.selectedOutput() == k;
    const bool hovered = (scene.hovered.kind == StageItem::Kind::Output && scene.hovered.index == k) ||
                         scene.pointedOutput() == k;
    const bool hinted = scene.isHintedOutput(k);
    const bool lit = scene.isLit(StagePart::Outputs) || hinted;
    if (!selected && !hovered && !lit)
        return;
    const QColor accent = hovered && !selected ? colours().forward : colours().backward;
    painter.setPen(QPen(accent, selected ? 2 : 1));
    painter.setBrush(mix(colours().window, accent, hinted ? hintStrength : 0.08));
    painter.drawRoundedRect(scene.layout.outputRow(k).adjusted(-6, 0, 4, -2), 6, 6);
    painter.setBrush(Qt::NoBrush);
}
} // namespace

void paintEarlier(QPainter &painter, const QPointF &centre, double height)
{
    painter.setPen(QPen(colours().text, 1.5));
    painter.setBrush(colours().surface);
    painter.drawRoundedRect(QRectF(centre.x() - 3, centre.y() - height / 2, 6, height), 2, 2);
    painter.setBrush(Qt::NoBrush);
}

void paintOutputs(QPainter &painter, const StageScene &scene)
{
    const double opacity = strength(scene, StagePart::Outputs);
    const OutputAxis axis(scene);
    for (int k = 0; k < scene.layout.network().outputs; ++k) {
        painter.setOpacity(opacity);
        paintFrame(painter, scene, k);
        paintBar(painter, scene, k, axis);
        painter.setOpacity(std::max(opacity, palestText));
        paintTexts(painter, scene, k);
    }
    painter.setOpacity(1);
}

QString outputMeaning(const StageScene &scene)
{
    if (scene.stepping(StepId::x2))
        return QStringLiteral("x^{2}_{k}");
    if (scene.showsAfter())
        return StageScene::tr("x^{2}_{k} after");
    const auto shown = stepNumber(scene, 0);
    if (shown && !scene.isPartRevealed(shown->madeBy))
        return scene.isRevealed(StepId::x2) ? QStringLiteral("x^{2}_{k}") : QString();
    return shown ? QString::fromUtf16(shown->symbol).arg(QLatin1Char('k')) : QString();
}

} // namespace deltascope
