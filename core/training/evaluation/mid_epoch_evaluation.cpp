// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/mid_epoch_evaluation.h"

namespace deltascope {

void MidEpochEvaluator::begin(const Network<float> &network, const std::shared_ptr<const SparseImages> &test,
                              int threads, const MidEpochEvaluation &moment)
{
    evaluator_.emplace(network, test, threads);
    next_ = moment;
    next_.parameters = std::make_shared<const Parameters<float>>(network.parameters);
}

bool MidEpochEvaluator::advance(int images)
{
    if (!evaluator_->advance(images))
        return false;
    next_.test = std::make_shared<const Evaluation>(evaluator_->result());
    next_.loss = next_.test->loss;
    next_.accuracy = next_.test->accuracy;
    next_.mean_abs_phi_prime1 = next_.test->mean_abs_phi_prime1;
    next_.mean_abs_phi_prime2 = next_.test->mean_abs_phi_prime2;
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
