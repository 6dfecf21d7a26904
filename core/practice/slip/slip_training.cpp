// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slip_training.h"

#include "core/practice/slip/slipped_pass.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace deltascope {

namespace {
constexpr double fallen_share = 0.95; // of the first loss: an example whose loss is below it has been learnt
constexpr double deviations = 3;      // of what is read right by chance

Vector<double> row_of(const Matrix<float> &matrix, Eigen::Index row)
{
    return matrix.row(row).transpose().cast<double>();
}

void add(Pass<double> &sum, const Pass<double> &pass)
{
    if (sum.dW1.size() == 0) {
        sum = pass;
        return;
    }
    sum.dW1 += pass.dW1;
    sum.db1 += pass.db1;
    sum.dW2 += pass.dW2;
    sum.db2 += pass.db2;
}

/// One training, from start to end.
class Run
{
public:
    Run(const SlipTraining &training, const std::optional<Slip> &slip)
        : training_(training)
        , slip_(slip)
        , network_(training.start)
        , order_(static_cast<std::size_t>(training.inputs.rows()))
        , generator_(training.seed)
    {
        std::iota(order_.begin(), order_.end(), Eigen::Index{0});
    }

    SlipCurve go(const std::function<bool(double)> &goes_on)
    {
        measure();
        for (int epoch = 0; epoch < training_.epochs && !curve_.diverged; ++epoch) {
            if (!learn_all(epoch, goes_on)) {
                curve_.stopped = true;
                return curve_;
            }
            measure();
        }
        return curve_;
    }

private:
    // By modulo, which is the same on every machine; its bias is far below what an order could show.
    void shuffle()
    {
        for (std::size_t i = order_.size(); i > 1; --i)
            std::swap(order_[i - 1], order_[generator_() % i]);
    }

    bool learn_all(int epoch, const std::function<bool(double)> &goes_on)
    {
        shuffle();
        const auto batch = static_cast<std::size_t>(training_.batch_size);
        for (std::size_t first = 0; first < order_.size(); first += batch) {
            const std::size_t end = std::min(first + batch, order_.size());
            learn(first, end);
            const double of_epoch = static_cast<double>(end) / static_cast<double>(order_.size());
            if (!goes_on((epoch + of_epoch) / training_.epochs))
                return false;
        }
        return true;
    }

    void learn(std::size_t first, std::size_t end)
    {
        const auto images = static_cast<double>(end - first);
        Pass<double> sum;
        for (std::size_t i = first; i < end; ++i) {
            Pass<double> pass = forward_at(order_[i]);
            backward_with(network_, pass, training_.rate / images, slip_); // its share of the step
            add(sum, pass);
        }
        const double rate = rate_with(training_.rate, slip_) / images;
        Parameters<double> &p = network_.parameters;
        p.W1 -= rate * sum.dW1;
        p.W2 -= rate * sum.dW2;
        if (training_.fixed_biases)
            return;
        p.b1 -= rate * sum.db1;
        p.b2 -= rate * sum.db2;
    }

    Pass<double> forward_at(Eigen::Index image) const
    {
        return forward_with(network_, row_of(training_.inputs, image), row_of(training_.targets, image),
                            slip_);
    }

    void measure()
    {
        double loss = 0;
        int right = 0;
        const Eigen::Index images = training_.inputs.rows();
        for (Eigen::Index image = 0; image < images; ++image) {
            const Pass<double> pass = forward_at(image);
            loss += pass.loss;
            Eigen::Index answer = 0;
            Eigen::Index target = 0;
            pass.x2.maxCoeff(&answer);
            pass.y.maxCoeff(&target);
            right += answer == target ? 1 : 0;
        }
        curve_.diverged = !std::isfinite(loss) || !network_.parameters.all_finite();
        if (curve_.diverged)
            return;
        curve_.losses.push_back(loss / static_cast<double>(images));
        curve_.read_right.push_back(right / static_cast<double>(images));
    }

    const SlipTraining &training_;
    const std::optional<Slip> &slip_;
    Network<double> network_;
    std::vector<Eigen::Index> order_;
    std::mt19937_64 generator_;
    SlipCurve curve_;
};
} // namespace

double share_by_one_answer(const SlipTraining &training)
{
    std::vector<int> counts(static_cast<std::size_t>(training.targets.cols()));
    for (Eigen::Index image = 0; image < training.targets.rows(); ++image) {
        Eigen::Index target = 0;
        training.targets.row(image).maxCoeff(&target);
        ++counts[static_cast<std::size_t>(target)];
    }
    return std::ranges::max(counts) / static_cast<double>(training.targets.rows());
}

SlipLearning learning_of(const SlipCurve &slipped, const SlipCurve &right, const SlipTraining &training)
{
    if (slipped.diverged || slipped.losses.empty())
        return SlipLearning::Diverges;
    const auto images = static_cast<double>(training.inputs.rows());
    if (images == 1)
        return slipped.losses.back() < fallen_share * slipped.losses.front() ? SlipLearning::Learns
                                                                             : SlipLearning::None;
    const double chance = share_by_one_answer(training);
    const double gained = slipped.read_right.back() - chance;
    if (gained <= deviations * std::sqrt(chance * (1 - chance) / images))
        return SlipLearning::None;
    return gained < (right.read_right.back() - chance) / 2 ? SlipLearning::Little : SlipLearning::Learns;
}

SlipCurve train_with(const SlipTraining &training, const std::optional<Slip> &slip,
                     const std::function<bool(double)> &goes_on)
{
    return Run(training, slip).go(goes_on);
}

} // namespace deltascope
