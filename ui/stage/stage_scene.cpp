// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr double pale = 0.36;

bool isCountedBy(Term term, Axis axis)
{
    return facts(term).rows == axis && !is_matrix(term);
}

// Row or column of the number, whichever counts along the axis.
std::optional<int> along(Axis axis, const std::optional<Selection> &number)
{
    if (number && facts(number->term).columns == axis)
        return number->column;
    return number && facts(number->term).rows == axis ? std::optional(number->row) : std::nullopt;
}
} // namespace

bool StageScene::isRevealed(StepId id, int entry) const
{
    if (hides(id, entry))
        return false;
    if (!stepping(id) || !focus.step->component)
        return hasCome(id);
    const int current = *focus.step->component;
    return entry < current || (entry == current && focus.step->substep > max_outputs);
}

bool StageScene::isRevealed(StepId id) const
{
    const bool hides = stepping(id) && focus.hidden.step == id && !focus.hidden.empty();
    return hasCome(id) && !hides;
}

bool StageScene::isPartRevealed(StepId id) const
{
    const Sizes &network = layout.network();
    const bool ofUnits = facts(id).components == Axis::Unit;
    for (int entry = 0; entry < (ofUnits ? network.hidden : network.outputs); ++entry)
        if (isRevealed(id, entry))
            return true;
    return false;
}

bool StageScene::hasCome(StepId id) const
{
    if (content && content->isBlank() && id != StepId::x0)
        return false;
    return !focus.step || reached(id);
}

// Of a gradient the entries are columns; a loss has none, but as a whole what it is made of is hidden too.
bool StageScene::hides(StepId id, int entry) const
{
    if (!stepping(id) || focus.hidden.step != id)
        return false;
    if (focus.hidden.whole)
        return facts(id).components != Axis::None || id == StepId::loss;
    return std::ranges::any_of(focus.hidden.numbers, [entry](const Selection &number) {
        const bool isMatrix = number.term == Term::dW1 || number.term == Term::dW2;
        const bool isLoss = number.term == Term::loss || number.term == Term::loss_after;
        return !isLoss && (isMatrix ? number.column : number.row) == entry;
    });
}

bool StageScene::isHintedOutput(int k) const
{
    return std::ranges::any_of(focus.hidden.hints,
                               [k](const Selection &hint) { return outputOf(hint) == k; });
}

std::optional<int> StageScene::component(StepId id) const
{
    return stepping(id) ? focus.step->component : std::nullopt;
}

std::optional<int> StageScene::unitInTheMaking() const
{
    if (!stepping(StepId::delta1))
        return std::nullopt;
    const auto unit = focus.step->component ? focus.step->component : selectedUnit();
    return unit && hidesSum(StepId::delta1, *unit) ? std::nullopt : unit;
}

bool StageScene::isLit(StagePart part) const
{
    return focus.lit && !focus.pointed && belongsTo(*focus.lit, part);
}

std::optional<int> StageScene::inputOf(const std::optional<Selection> &number)
{
    return along(Axis::Input, number);
}

std::optional<int> StageScene::unitOf(const std::optional<Selection> &number)
{
    return along(Axis::Unit, number);
}

std::optional<int> StageScene::outputOf(const std::optional<Selection> &number)
{
    return along(Axis::Output, number);
}

bool belongsTo(Term term, StagePart part)
{
    switch (part) {
    case StagePart::Input:
        return term == Term::x0;
    case StagePart::FirstEdges:
        return term == Term::W1;
    case StagePart::Hidden:
        return isCountedBy(term, Axis::Unit) || term == Term::W1 || term == Term::dW1 || term == Term::theta;
    case StagePart::SecondEdges:
        return term == Term::W2 || term == Term::dW2 || term == Term::theta;
    case StagePart::Outputs:
        return isCountedBy(term, Axis::Output) || term == Term::loss || term == Term::loss_after;
    }
    return false;
}

double passedShare(Activation activation, double z)
{
    return phi_prime(activation, z) / facts(activation).largest_slope;
}

double strength(const StageScene &scene, StagePart part)
{
    if (!scene.focus.step)
        return 1;
    const std::vector<Step> all = steps(scene.content->network->functions);
    const Step &step = all[static_cast<std::size_t>(scene.focus.step->step)];
    const auto touches = [part](Term term) { return belongsTo(term, part); };
    return touches(step.makes) || std::ranges::any_of(step.reads, touches) ? 1 : pale;
}

} // namespace deltascope
