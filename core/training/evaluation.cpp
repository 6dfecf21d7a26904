// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation.h"

#include "core/network/pass.h"

#include <algorithm>
#include <limits>

namespace deltascope {

namespace {
int answer_of(const Vector<float> &x2)
{
    int answer = 0;
    float largest = -std::numeric_limits<float>::infinity();
    for (int k = 0; k < digit_count; ++k)
        if (x2[k] > largest) {
            largest = x2[k];
            answer = k;
        }
    return answer;
}
} // namespace

Evaluator::Evaluator(Network<float> network, std::shared_ptr<const Dataset> data, int)
    : network_(std::move(network))
    , data_(std::move(data))
{
    evaluation_.answers.resize(static_cast<std::size_t>(data_->size()));
}

bool Evaluator::advance(int images)
{
    const int end = std::min(data_->size(), next_ + images);
    for (; next_ < end; ++next_) {
        const int label = data_->label(next_);
        const Pass<float> pass = forward(network_, data_->x0<float>(next_), one_hot<float>(label));
        const int answer = answer_of(pass.x2);
        loss_sum_ += static_cast<double>(pass.loss);
        ++evaluation_.confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(answer)];
        evaluation_.answers[static_cast<std::size_t>(next_)] = static_cast<std::uint8_t>(answer);
    }
    return next_ == data_->size();
}

Evaluation Evaluator::result() const
{
    Evaluation result = evaluation_;
    if (data_->size() == 0)
        return result;
    int right = 0;
    for (std::size_t digit = 0; digit < digit_count; ++digit)
        right += result.confusion[digit][digit];
    result.loss = loss_sum_ / data_->size();
    result.accuracy = static_cast<double>(right) / data_->size();
    return result;
}

Evaluation evaluate(const Network<float> &network, const Dataset &data, int threads)
{
    // The evaluator lives no longer than this call, so it may look at the caller's data without owning them.
    Evaluator evaluator(network, std::shared_ptr<const Dataset>(std::shared_ptr<void>(), &data), threads);
    evaluator.advance(data.size());
    return evaluator.result();
}

} // namespace deltascope
