// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/augment.h"
#include "core/network/pass.h"
#include "core/training/descent/image_order.h"
#include "tests/core/training/sgd_fixture.h"

#include <algorithm>
#include <memory>
#include <span>

namespace deltascope {

inline double largest(const Parameters<double> &a)
{
    return std::max({a.W1.cwiseAbs().maxCoeff(), a.b1.cwiseAbs().maxCoeff(), a.W2.cwiseAbs().maxCoeff(),
                     a.b2.cwiseAbs().maxCoeff()});
}

inline Parameters<double> minus(const Parameters<double> &a, const Parameters<double> &b)
{
    return {a.W1 - b.W1, a.b1 - b.b1, a.W2 - b.W2, a.b2 - b.b2};
}

/// What training is compared with: the same batches, example by example with the readable pass of
/// core/network, in double.
class ReadableSgd
{
public:
    ReadableSgd(std::shared_ptr<const Dataset> data, const TrainingSettings &settings)
        : start(start_of(settings))
        , theta(start.cast<double>())
        , gradient(minus(theta, theta))
        , data_(std::move(data))
        , settings_(settings)
        , order_(settings.training_images > 0 ? settings.training_images : data_->size(), settings.seed)
        , v_(gradient)
    {
    }

    void train_epoch()
    {
        ++epoch_;
        order_.shuffle();
        const auto images = order_.order();
        const auto longest = static_cast<std::size_t>(settings_.batch_size);
        for (std::size_t first = 0; first < images.size(); first += longest)
            train_batch(images.subspan(first, std::min(longest, images.size() - first)));
    }

    /// The largest distance that a parameter has gone from the start.
    double moved() const { return largest(minus(theta, start.cast<double>())); }

    const Parameters<float> start;
    Parameters<double> theta;
    Parameters<double> gradient; ///< mean, of the last batch
    double loss = 0;             ///< mean, of the last batch

private:
    Vector<double> x0(int image) const
    {
        if (!settings_.augment)
            return data_->x0<double>(image);
        return x0_of<double>(augmented(data_->image(image), settings_.seed, epoch_, image));
    }

    // sum ← keep sum + factor a
    static void add(Parameters<double> &sum, double keep, double factor, const Parameters<double> &a)
    {
        sum.W1 = keep * sum.W1 + factor * a.W1;
        sum.b1 = keep * sum.b1 + factor * a.b1;
        sum.W2 = keep * sum.W2 + factor * a.W2;
        sum.b2 = keep * sum.b2 + factor * a.b2;
    }

    void train_batch(std::span<const std::int32_t> images)
    {
        const Network<double> network{settings_.functions, theta};
        const double share = 1.0 / static_cast<double>(images.size());
        add(gradient, 0, 0, theta);
        loss = 0;
        for (const int image : images) {
            auto pass = backpropagate(network, x0(image), one_hot<double>(data_->label(image)));
            add(gradient, 1, share, {std::move(pass.dW1), pass.db1, pass.dW2, pass.db2});
            loss += share * pass.loss;
        }
        add(v_, settings_.momentum, -settings_.learning_rate, gradient);
        theta.W1 *= 1 - settings_.learning_rate * settings_.weight_decay;
        theta.W2 *= 1 - settings_.learning_rate * settings_.weight_decay;
        add(theta, 1, 1, v_);
    }

    std::shared_ptr<const Dataset> data_;
    TrainingSettings settings_;
    ImageOrder order_;
    int epoch_ = 0;
    Parameters<double> v_;
};

} // namespace deltascope
