// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slip.h"

#include <algorithm>
#include <stdexcept>

namespace deltascope {

bool is_forward(const Slip &slip)
{
    return slip.step <= StepId::loss;
}

Asked term_of(StepId step)
{
    if (step == StepId::update)
        return Asked::after_W2;
    const auto found =
        std::ranges::find_if(replaced_terms, [step](Asked term) { return step_of(term) == step; });
    if (found == replaced_terms.end())
        throw std::invalid_argument("no rule is replaced at this step");
    return *found;
}

double rate_with(double rate, const std::optional<Slip> &slip)
{
    if (!slip || slip->step != StepId::update)
        return rate;
    if (slip->mistake == Mistake::Uphill)
        return -rate;
    return slip->mistake == Mistake::RateForgotten ? 1 : rate * rate;
}

} // namespace deltascope
