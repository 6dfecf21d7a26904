// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/levels.h"

#include "core/practice/translated.h"

#include <algorithm>
#include <array>

namespace deltascope {

namespace {
constexpr std::array<Level, level_count> levels = {{
    {QT_TRANSLATE_NOOP("Practice", "All shown"), std::nullopt, false, false, false},
    {QT_TRANSLATE_NOOP("Practice", "Predict first"), std::nullopt, true, false, false},
    {QT_TRANSLATE_NOOP("Practice", "The update"), Asked::after_W1, false, false, false},
    {QT_TRANSLATE_NOOP("Practice", "The gradients too"), Asked::dW2, false, false, false},
    {QT_TRANSLATE_NOOP("Practice", "δ¹ too, its sum shown"), Asked::delta1, false, false, false},
    {QT_TRANSLATE_NOOP("Practice", "δ¹ with its sum"), Asked::delta1, false, true, false},
    {QT_TRANSLATE_NOOP("Practice", "δ² too"), Asked::delta2, false, true, false},
    {QT_TRANSLATE_NOOP("Practice", "Forward too"), Asked::z1, false, true, false},
    {QT_TRANSLATE_NOOP("Practice", "Find the slip"), std::nullopt, false, false, true},
}};
} // namespace

const Level &level(int number)
{
    return levels.at(static_cast<std::size_t>(number));
}

std::vector<Asked> hidden_terms(const Level &level)
{
    std::vector<Asked> terms;
    std::ranges::copy_if(all_asked, std::back_inserter(terms), [&](Asked term) { return level.hides(term); });
    return terms;
}

Fading::Fading(int level, int highest)
    : level_(std::clamp(level, 0, highest))
    , highest_(highest)
{
}

void Fading::choose(int level)
{
    level_ = std::clamp(level, 0, highest_);
    in_a_row_.clear();
}

bool Fading::record_first_try(StepId step, bool right)
{
    int &count = in_a_row_[step];
    count = right ? std::max(count, 0) + 1 : std::min(count, 0) - 1;
    const int before = level_;
    if (count >= right_to_move_up)
        choose(level_ + 1);
    else if (count <= -wrong_to_move_down)
        choose(level_ - 1);
    return level_ != before;
}

} // namespace deltascope
