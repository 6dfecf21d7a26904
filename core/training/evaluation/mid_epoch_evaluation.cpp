// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/mid_epoch_evaluation.h"

#include <utility>

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
    take(next_, evaluator_->result(), next_.parameters);
    evaluator_.reset();
    return true;
}

void MidEpochEvaluator::take(const MidEpochEvaluation &moment, Evaluation test,
                             std::shared_ptr<const Parameters<float>> parameters)
{
    newest_ = moment;
    newest_->loss = test.loss;
    newest_->accuracy = test.accuracy;
    newest_->mean_abs_phi_prime1 = test.mean_abs_phi_prime1;
    newest_->mean_abs_phi_prime2 = test.mean_abs_phi_prime2;
    newest_->test = std::make_shared<const Evaluation>(std::move(test));
    newest_->parameters = std::move(parameters);
}

void MidEpochEvaluator::forget()
{
    evaluator_.reset();
    newest_.reset();
}

} // namespace deltascope
