// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr double pale = 0.36;

bool isHiddenVector(Term term)
{
    return term == Term::z1 || term == Term::x1 || term == Term::b1 || term == Term::delta1 ||
           term == Term::db1 || term == Term::phi_prime_z1;
}

bool isOutputVector(Term term)
{
    return term == Term::z2 || term == Term::x2 || term == Term::b2 || term == Term::delta2 ||
           term == Term::db2 || term == Term::phi_prime_z2 || term == Term::y;
}
} // namespace

bool StageScene::isRevealed(StepId id, int entry) const
{
    if (!stepping(id) || !focus.step->component)
        return isRevealed(id);
    const int current = *focus.step->component;
    return entry < current || (entry == current && focus.step->arrived > digit_count);
}

bool StageScene::isRevealed(StepId id) const
{
    return !focus.step || reached(id);
}

std::optional<int> StageScene::component(StepId id) const
{
    return stepping(id) ? focus.step->component : std::nullopt;
}

std::optional<int> StageScene::unitInTheMaking() const
{
    if (!stepping(StepId::delta1))
        return std::nullopt;
    return focus.step->component ? focus.step->component : selectedUnit();
}

bool StageScene::isLit(StagePart part) const
{
    return focus.lit && !focus.pointed && belongsTo(*focus.lit, part);
}

std::optional<int> StageScene::unitOf(const std::optional<Selection> &number)
{
    if (!number)
        return std::nullopt;
    const auto [term, row, column] = *number;
    if (isHiddenVector(term) || term == Term::W2 || term == Term::dW2)
        return row;
    if (term == Term::W1 || term == Term::dW1)
        return column;
    return std::nullopt;
}

std::optional<int> StageScene::outputOf(const std::optional<Selection> &number)
{
    if (!number)
        return std::nullopt;
    const auto [term, row, column] = *number;
    if (isOutputVector(term))
        return row;
    if (term == Term::W2 || term == Term::dW2)
        return column;
    return std::nullopt;
}

bool belongsTo(Term term, StagePart part)
{
    switch (part) {
    case StagePart::Input:
        return term == Term::x0;
    case StagePart::FirstEdges:
        return term == Term::W1;
    case StagePart::Hidden:
        return isHiddenVector(term) || term == Term::W1 || term == Term::dW1 || term == Term::theta;
    case StagePart::SecondEdges:
        return term == Term::W2 || term == Term::dW2 || term == Term::theta;
    case StagePart::Outputs:
        return isOutputVector(term) || term == Term::loss || term == Term::loss_after;
    }
    return false;
}

double passedShare(Activation activation, double z)
{
    return phi_prime(activation, z) / phi_prime(activation, has_kink(activation) ? 1.0 : 0.0);
}

double strength(const StageScene &scene, StagePart part)
{
    if (!scene.focus.step)
        return 1;
    const std::vector<Step> all = steps(scene.content->network->functions);
    const Step &step = all[static_cast<std::size_t>(scene.focus.step->id)];
    const auto touches = [part](Term term) { return belongsTo(term, part); };
    return touches(step.makes) || std::ranges::any_of(step.reads, touches) ? 1 : pale;
}

} // namespace deltascope
