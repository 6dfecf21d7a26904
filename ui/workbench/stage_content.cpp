// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/stage_content.h"

#include <algorithm>

namespace deltascope {

int StageContent::answer() const
{
    Eigen::Index best = 0;
    pass->x2.maxCoeff(&best);
    return static_cast<int>(best);
}

bool StageContent::isBlank() const
{
    return example.source == ExampleSource::Awaited ||
           (example.source == ExampleSource::Drawing &&
            std::ranges::all_of(example.image, [](std::uint8_t ink) { return ink == 0; }));
}

std::shared_ptr<const StageContent> contentOf(std::shared_ptr<const Network<float>> network,
                                              const Example &example)
{
    const Pass<float> made =
        example.hasTarget() ? forward(*network, example.x0(), Vector<float>(example.target().cast<float>()))
                            : deltascope::answer(*network, example.x0());
    Pass<double> pass;
    pass.x0 = made.x0.cast<double>();
    pass.y = made.y.cast<double>();
    pass.z1 = made.z1.cast<double>();
    pass.x1 = made.x1.cast<double>();
    pass.z2 = made.z2.cast<double>();
    pass.x2 = made.x2.cast<double>();
    pass.loss = static_cast<double>(made.loss);
    return std::make_shared<const StageContent>(StageContent{
        std::move(network), example, std::make_shared<const Pass<double>>(std::move(pass)), nullptr});
}

} // namespace deltascope
