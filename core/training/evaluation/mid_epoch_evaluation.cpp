// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/mid_epoch_evaluation.h"

namespace deltascope {

void MidEpochEvaluator::begin(const Network<float> &network, const std::shared_ptr<const SparseImages> &test,
                              int threads, const MidEpochEvaluation &moment)
{
    evaluator_.emplace(network, test, threads);
    next_ = moment;
}

bool MidEpochEvaluator::advance(int images)
{
    if (!evaluator_->advance(images))
        return false;
    const Evaluation result = evaluator_->result();
    next_.loss = result.loss;
    next_.accuracy = result.accuracy;
    next_.mean_abs_phi_prime1 = result.mean_abs_phi_prime1;
    next_.mean_abs_phi_prime2 = result.mean_abs_phi_prime2;
    newest_ = next_;
    evaluator_.reset();
    return true;
}

void MidEpochEvaluator::forget()
{
    evaluator_.reset();
    newest_.reset();
}

} // namespace deltascope
