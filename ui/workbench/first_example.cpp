// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/first_example.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr int mostLookedAt = 500;

Pass<float> passOf(const Network<float> &network, const Dataset &data, int index)
{
    return forward(network, data.x0<float>(index), one_hot<float>(data.label(index)));
}

bool isWorthAPass(const Pass<float> &pass, int label)
{
    Eigen::Index answer = 0;
    pass.x2.maxCoeff(&answer);
    return answer != label || pass.loss >= loss_worth_a_pass;
}
} // namespace

float lossOf(const Network<float> &network, const Dataset &data, int index)
{
    return passOf(network, data, index).loss;
}

int firstWorthAPass(const Network<float> &network, const Dataset &data)
{
    for (int index = 0; index < std::min(data.size(), mostLookedAt); ++index)
        if (isWorthAPass(passOf(network, data, index), data.label(index)))
            return index;
    return 0;
}

} // namespace deltascope
