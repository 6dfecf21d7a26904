// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/live_test.h"

namespace deltascope {

void LiveTesting::begin(const Network<float> &network, const std::shared_ptr<const SparseImages> &test,
                        int threads, const LiveTest &moment)
{
    evaluator_.emplace(network, test, threads);
    next_ = moment;
}

bool LiveTesting::advance(int images)
{
    if (!evaluator_->advance(images))
        return false;
    const Evaluation result = evaluator_->result();
    next_.loss = result.loss;
    next_.accuracy = result.accuracy;
    next_.hidden_slope = result.hidden_slope;
    next_.output_slope = result.output_slope;
    newest_ = next_;
    evaluator_.reset();
    return true;
}

void LiveTesting::forget()
{
    evaluator_.reset();
    newest_.reset();
}

} // namespace deltascope
