// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sgd.h"

#include "core/network/pass.h"

#include <algorithm>
#include <stdexcept>

namespace deltascope {

namespace {
constexpr int part_of_batch = 32; // images whose gradients are computed in one go

void check(const TrainingSettings &settings)
{
    if (const std::string fault = fault_of(settings); !fault.empty())
        throw std::invalid_argument(fault);
}
} // namespace

Sgd::Sgd(std::shared_ptr<const Dataset> data, const TrainingSettings &settings,
         const Parameters<float> &initial)
    : data_(std::move(data))
    , settings_(settings)
    , order_(data_->size(), settings.seed)
{
    check(settings_);
    if (data_->size() == 0)
        throw std::invalid_argument("training needs at least one image");
    set_parameters(initial);
}

int Sgd::advance(int images)
{
    int done = 0;
    do {
        if (at_batch_end())
            begin_batch();
        const int part = std::min(batch_size_ - batch_position_, part_of_batch);
        add_gradients(part);
        done += part;
        if (batch_position_ == batch_size_)
            end_batch();
    } while (done < images && !at_epoch_end());
    return done;
}

void Sgd::train_batch()
{
    do
        advance(1);
    while (!at_batch_end());
}

void Sgd::train_epoch()
{
    do
        advance(data_->size());
    while (!at_epoch_end());
}

void Sgd::begin_batch()
{
    if (at_epoch_end())
        order_.shuffle();
    batch_size_ = std::min(settings_.batch_size, data_->size() - epoch_position_);
    loss_sum_ = 0;
    gradient_.W1.setZero(parameters_.W1.rows(), parameters_.W1.cols());
    gradient_.b1.setZero(parameters_.b1.size());
    gradient_.W2.setZero(parameters_.W2.rows(), parameters_.W2.cols());
    gradient_.b2.setZero(parameters_.b2.size());
}

// The pass of core/network with one example per column.
void Sgd::add_gradients(int images)
{
    using Columns = Eigen::MatrixXf;
    const auto &[W1, b1, W2, b2] = parameters_;
    const auto [hidden, output, cost] = settings_.functions;
    Columns x0(pixel_count, images);
    Columns y = Columns::Zero(digit_count, images);
    for (int n = 0; n < images; ++n) {
        const int image = order_.order()[static_cast<std::size_t>(epoch_position_ + n)];
        x0.col(n) = data_->x0<float>(image);
        y(data_->label(image), n) = 1;
    }
    const Columns z1 = (W1.transpose() * x0).colwise() + b1;
    const Columns x1 = z1.unaryExpr([hidden = hidden](float z) { return phi(hidden, z); });
    const Columns z2 = (W2.transpose() * x1).colwise() + b2;
    Columns delta2(digit_count, images);
    for (int n = 0; n < images; ++n) {
        const Vector<float> z2n = z2.col(n);
        const Vector<float> x2n = phi(output, z2n);
        loss_sum_ += static_cast<double>(loss<float>(cost, z2n, x2n, y.col(n)));
        delta2.col(n) = output_delta<float>(settings_.functions, z2n, x2n, y.col(n));
    }
    const Columns phi_prime_z1 = z1.unaryExpr([hidden = hidden](float z) { return phi_prime(hidden, z); });
    const Columns delta1 = (W2 * delta2).cwiseProduct(phi_prime_z1);
    gradient_.W2.noalias() += x1 * delta2.transpose();
    gradient_.b2 += delta2.rowwise().sum();
    gradient_.W1.noalias() += x0 * delta1.transpose();
    gradient_.b1 += delta1.rowwise().sum();
    batch_position_ += images;
    epoch_position_ += images;
    images_seen_ += images;
}

void Sgd::end_batch()
{
    const float step = static_cast<float>(settings_.rate / batch_size_);
    parameters_.W1 -= step * gradient_.W1;
    parameters_.b1 -= step * gradient_.b1;
    parameters_.W2 -= step * gradient_.W2;
    parameters_.b2 -= step * gradient_.b2;
    batch_loss_ = loss_sum_ / batch_size_;
    batch_position_ = 0;
    if (epoch_position_ == data_->size()) {
        epoch_position_ = 0;
        ++epochs_done_;
    }
}

void Sgd::set_parameters(const Parameters<float> &parameters)
{
    if (parameters.hidden_units() != settings_.hidden_units)
        throw std::invalid_argument("the parameters have another number of hidden units than the settings");
    parameters_ = parameters;
    batch_position_ = 0;
}

Sgd::Checkpoint Sgd::checkpoint() const
{
    return {parameters_, order_, images_seen_, epochs_done_};
}

void Sgd::restore(const Checkpoint &checkpoint)
{
    set_parameters(checkpoint.parameters);
    order_ = checkpoint.order;
    images_seen_ = checkpoint.images_seen;
    epochs_done_ = checkpoint.epochs_done;
    epoch_position_ = 0;
}

void Sgd::set_rate(double rate)
{
    settings_.rate = rate;
    check(settings_);
}

void Sgd::set_batch_size(int batch_size)
{
    settings_.batch_size = batch_size;
    check(settings_);
}

void Sgd::set_threads(int threads)
{
    settings_.threads = threads;
    check(settings_);
}

} // namespace deltascope
