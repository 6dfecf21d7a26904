// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/stage/curve_picture.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <cmath>
#include <functional>

namespace deltascope {

namespace {
constexpr std::size_t mostEdges = 80; // the largest are drawn: more would be a grey area
constexpr double widest = 4;
constexpr double headedFrom = 0.3; // of the largest: thick enough for an arrowhead
constexpr double litStrength = 0.3;
constexpr double litWidth = 4;
constexpr double rim = widest + litWidth; // no edge is wider
constexpr double palest = 0.1;            // of the colour of an edge among many
constexpr double palestOfFew = 0.35;
constexpr double strongest = 0.8;
constexpr double faintest = 0.08; // of the largest: thinner lines say nothing

struct Edge
{
    LevelCurve curve;
    double value;
    bool underWay = true; // in this step; false for what has arrived before
};

enum class Direction { None, Forward, Backward };

Direction directionOf(const StageScene &scene)
{
    if (!scene.focus.step)
        return Direction::None;
    if (scene.focus.step->step > StepId::db1)
        return Direction::None;
    return scene.focus.step->step <= StepId::loss ? Direction::Forward : Direction::Backward;
}

enum class First { None, WeightedInput, Delta };
enum class Second { None, Forward, Backward, Gradient };

First firstMeaning(const StageScene &scene)
{
    if (!scene.focus.step || scene.stepping(StepId::z1))
        return First::WeightedInput;
    return scene.stepping(StepId::dW1) ? First::Delta : First::None;
}

Second secondMeaning(const StageScene &scene)
{
    if (!scene.focus.step || scene.stepping(StepId::z2))
        return Second::Forward;
    if (scene.stepping(StepId::delta1))
        return Second::Backward;
    const bool gradient = scene.stepping(StepId::dW2) || scene.stepping(StepId::update) ||
                          (scene.stepping(StepId::after) && scene.isLit(StagePart::SecondEdges));
    return gradient ? Second::Gradient : Second::None;
}

double secondValue(const StageScene &scene, Second meaning, int unit, int output)
{
    const Pass<double> &pass = *scene.content->pass;
    const double w = static_cast<double>(scene.content->network->parameters.W2(unit, output));
    switch (meaning) {
    case Second::Forward: // what unit j adds to z²ₖ
        return w * pass.x1[unit];
    case Second::Backward: // what output k sends back to unit j
        return w * pass.delta2[output];
    case Second::Gradient:
        return pass.dW2(unit, output); // NaN while it is hidden
    case Second::None:
        break;
    }
    return 0;
}

// The one unit whose edges alone are drawn, if there is one: then they are drawn up to its picture; otherwise
// they end where the pictures begin.
std::optional<int> onlyUnit(const StageScene &scene)
{
    if (scene.focus.step)
        return scene.unitInTheMaking();
    if (scene.hovered.kind == StageItem::Kind::HiddenUnit)
        return scene.hovered.index;
    return std::nullopt;
}

// Whether an edge of the second layer takes part: all do, unless one unit or one output is being made.
bool takesPart(const StageScene &scene, int unit, int output)
{
    const auto &step = scene.focus.step;
    if (const auto only = onlyUnit(scene); only && *only != unit)
        return false;
    if (scene.hovered.kind == StageItem::Kind::Output && !step)
        return scene.hovered.index == output;
    if (scene.stepping(StepId::delta1))
        return output < step->substep;
    if (const auto making = scene.component(StepId::z2))
        return output == *making;
    if (const auto making = scene.component(StepId::dW2))
        return output == *making;
    return true;
}

// Within the making of one δ¹ⱼ only the newest contribution moves.
bool isUnderWay(const StageScene &scene, int output)
{
    return !scene.component(StepId::delta1) || output + 1 == scene.focus.step->substep;
}

// Of few inputs one from each: what input i adds to z¹ⱼ, or the gradient of the weight between them.
std::vector<Edge> inputEdges(const StageScene &scene, First meaning)
{
    std::vector<Edge> edges;
    const Vector<double> &x0 = scene.content->pass->x0;
    const Matrix<float> &W1 = scene.content->network->parameters.W1;
    const int first = scene.layout.firstUnit();
    const std::optional<int> only = onlyUnit(scene);
    for (int unit = first; unit < first + scene.layout.shownUnits(); ++unit)
        for (int input = 0; input < scene.layout.network().inputs; ++input) {
            const bool told = meaning == First::Delta || !scene.hidesSum(StepId::z1, unit);
            const double value = meaning == First::Delta
                                     ? scene.content->pass->dW1(input, unit) // NaN: hidden
                                     : static_cast<double>(W1(input, unit)) * x0[input];
            if (told && (!only || *only == unit))
                edges.push_back({{scene.layout.inputPort(input), scene.layout.unitIn(unit)}, value});
        }
    return edges;
}

std::vector<Edge> firstEdges(const StageScene &scene)
{
    std::vector<Edge> edges;
    const First meaning = firstMeaning(scene);
    if (meaning == First::None)
        return edges;
    if (!scene.layout.network().has_picture())
        return inputEdges(scene, meaning);
    const Pass<double> &pass = *scene.content->pass;
    const Vector<double> &values = meaning == First::Delta ? pass.delta1 : pass.z1;
    const int first = scene.layout.firstUnit();
    const std::optional<int> only = onlyUnit(scene);
    for (int unit = first; unit < first + scene.layout.shownUnits(); ++unit)
        if ((!only || *only == unit) && (meaning == First::Delta || scene.isRevealed(StepId::z1, unit)))
            edges.push_back({{scene.layout.inputPort(), scene.layout.unitIn(unit)}, values[unit]});
    return edges;
}

std::vector<Edge> secondEdges(const StageScene &scene)
{
    std::vector<Edge> edges;
    const Second meaning = secondMeaning(scene);
    if (meaning == Second::None)
        return edges;
    const int first = scene.layout.firstUnit();
    for (int unit = first; unit < first + scene.layout.shownUnits(); ++unit)
        for (int output = 0; output < scene.layout.network().outputs; ++output)
            if (takesPart(scene, unit, output) &&
                !(meaning == Second::Forward && scene.hidesSum(StepId::z2, output)))
                edges.push_back({{scene.layout.unitOut(unit), scene.layout.outputPort(output)},
                                 secondValue(scene, meaning, unit, output),
                                 isUnderWay(scene, output)});
    return edges;
}

// The whole edge, or as much of it as the numbers have come along.
void draw(CurvePicture &picture, const StageScene &scene, const Edge &edge, Direction direction, double width,
          const QColor &colour)
{
    const double way = edge.underWay && direction != Direction::None ? scene.flow : 1;
    if (direction == Direction::Backward)
        picture.draw(edge.curve, width, colour, 1 - way, 1);
    else
        picture.draw(edge.curve, width, colour, 0, way);
}

// An arrowhead half way: which way the numbers go.
void paintHead(QPainter &painter, const Edge &edge, Direction direction, const QColor &colour)
{
    constexpr double length = 7;
    constexpr double halfWidth = 5;
    const QPointF along = edge.curve.direction() * (direction == Direction::Forward ? 1 : -1);
    const QPointF across(-along.y(), along.x());
    const QPointF tip = edge.curve.at(0.5) + along * length;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{tip, tip - along * 2 * length + across * halfWidth,
                                  tip - along * 2 * length - across * halfWidth});
    painter.setBrush(Qt::NoBrush);
}

// Paler, not transparent: stronger edges, which come later, stay clear of the weaker ones.
QColor colourOf(const StageScene &scene, const Edge &edge, double share)
{
    const double least = scene.layout.network().has_picture() ? palest : palestOfFew;
    return mix(colours().window, QColor::fromRgb(scene.scale.colour(edge.value, std::abs(edge.value))),
               least + (strongest - least) * share * share);
}

QRect extentOf(const std::vector<Edge> &edges)
{
    QRectF extent;
    for (const Edge &edge : edges)
        extent |= QRectF(edge.curve.from, edge.curve.to).normalized().adjusted(-1, -1, 1, 1);
    return extent.adjusted(0, -rim, 0, rim).toAlignedRect();
}

struct Look
{
    Direction direction;
    bool lit;      // the term that they stand for is pointed at
    QRect covered; // by the pictures of the units
};

void paint(QPainter &painter, const StageScene &scene, std::vector<Edge> edges, const Look &look)
{
    // A diverged network has values that are not numbers; they are no edges, and would spoil the order.
    std::erase_if(edges, [](const Edge &edge) { return !std::isfinite(edge.value); });
    const auto magnitude = [](const Edge &edge) { return std::abs(edge.value); };
    if (edges.size() > mostEdges) {
        std::ranges::nth_element(edges, edges.begin() + mostEdges, std::greater{}, magnitude);
        edges.resize(mostEdges);
    }
    if (edges.empty())
        return;
    std::ranges::sort(edges, {}, magnitude);
    const double largest = std::abs(edges.back().value);
    std::erase_if(edges, [&](const Edge &edge) { return !(std::abs(edge.value) >= faintest * largest); });
    if (largest == 0)
        return;
    CurvePicture picture(QRegion(extentOf(edges)) - QRegion(look.covered),
                         painter.device()->devicePixelRatio());
    for (const Edge &edge : edges) {
        const double share = std::abs(edge.value) / largest;
        const double width = 0.6 + (widest - 0.6) * share;
        if (look.lit)
            draw(picture, scene, edge, look.direction, width + litWidth,
                 mix(colours().window, colours().backward, litStrength));
        draw(picture, scene, edge, look.direction, width, colourOf(scene, edge, share));
    }
    picture.paint(painter);
    if (look.direction == Direction::None || scene.flow < 1)
        return;
    painter.setClipRegion(QRegion(painter.window()) - QRegion(look.covered));
    for (const Edge &edge : edges)
        if (const double share = std::abs(edge.value) / largest; share > headedFrom)
            paintHead(painter, edge, look.direction, colourOf(scene, edge, share));
}
} // namespace

void paintEdges(QPainter &painter, const StageScene &scene)
{
    if (scene.content->isBlank())
        return; // nothing flows
    painter.save();
    painter.setBrush(Qt::NoBrush);
    const QRect covered = onlyUnit(scene) ? QRect() : scene.layout.unitGrid().toAlignedRect();
    const Direction direction = directionOf(scene);
    paint(painter, scene, firstEdges(scene), {direction, scene.isLit(StagePart::FirstEdges), covered});
    paint(painter, scene, secondEdges(scene), {direction, scene.isLit(StagePart::SecondEdges), covered});
    painter.restore();
}

QString edgeMeaning(const StageScene &scene)
{
    if (scene.content->isBlank())
        return {};
    const bool few = !scene.layout.network().has_picture();
    switch (firstMeaning(scene)) {
    case First::WeightedInput:
        if (few)
            return scene.focus.step
                       ? StageScene::tr("lines: w^{1}_{ij} x^{0}_{i}")
                       : StageScene::tr("lines: w^{1}_{ij} x^{0}_{i}, then w^{2}_{jk} x^{1}_{j}");
        return scene.focus.step ? StageScene::tr("lines: z^{1}_{j}")
                                : StageScene::tr("lines: z^{1}_{j}, then w^{2}_{jk} x^{1}_{j}");
    case First::Delta:
        return few ? StageScene::tr("lines: ∂L_{n}/∂w^{1}_{ij}") : StageScene::tr("lines: δ^{1}_{j}");
    case First::None:
        break;
    }
    switch (secondMeaning(scene)) {
    case Second::Forward:
        return StageScene::tr("lines: w^{2}_{jk} x^{1}_{j}");
    case Second::Backward:
        return StageScene::tr("lines: w^{2}_{jk} δ^{2}_{k}");
    case Second::Gradient:
        return StageScene::tr("lines: ∂L_{n}/∂w^{2}_{jk}");
    case Second::None:
        break;
    }
    return {};
}

} // namespace deltascope
