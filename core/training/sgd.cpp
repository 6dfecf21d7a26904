// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sgd.h"

#include "core/training/thread_choice.h"

#include <algorithm>
#include <stdexcept>

namespace deltascope {

namespace {
void check(const TrainingSettings &settings)
{
    if (const std::string fault = fault_of(settings); !fault.empty())
        throw std::invalid_argument(fault);
}
} // namespace

Sgd::Sgd(std::shared_ptr<const ImageLists> images, const TrainingSettings &settings,
         const Parameters<float> &initial)
    : images_(std::move(images))
    , settings_(settings)
    , order_(images_->size(), settings.seed)
{
    check(settings_);
    if (images_->size() == 0)
        throw std::invalid_argument("training needs at least one image");
    check_size(initial);
    rebuild_descent(initial);
}

int Sgd::advance(int images)
{
    parts_.clear();
    int planned = 0;
    do {
        parts_.push_back(next_part());
        planned += static_cast<int>(parts_.back().images.size());
    } while (planned < images && !at_epoch_end());
    descent_->train(parts_);
    for (const BatchPart &part : parts_)
        account_for(part);
    return planned;
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
        advance(images_->size());
    while (!at_epoch_end());
}

void Sgd::begin_batch()
{
    if (at_epoch_end())
        order_.shuffle();
    batch_size_ = std::min(settings_.batch_size, images_->size() - epoch_position_);
    step_ = static_cast<float>(-settings_.rate / batch_size_);
}

// Moves the positions on to behind the part.
BatchPart Sgd::next_part()
{
    const bool first = at_batch_end();
    if (first)
        begin_batch();
    const int size = std::min(batch_size_ - batch_position_, Descent::longest_part);
    const auto images =
        order_.order().subspan(static_cast<std::size_t>(epoch_position_), static_cast<std::size_t>(size));
    batch_position_ = (batch_position_ + size) % batch_size_;
    epoch_position_ = (epoch_position_ + size) % images_->size();
    images_seen_ += size;
    epochs_done_ += at_epoch_end();
    return {
        .images = images, .batch_size = batch_size_, .step = step_, .first = first, .last = at_batch_end()};
}

void Sgd::account_for(const BatchPart &part)
{
    loss_sum_ = (part.first ? 0 : loss_sum_) + part.loss;
    if (part.last)
        batch_loss_ = loss_sum_ / part.batch_size;
}

void Sgd::set_parameters(const Parameters<float> &parameters)
{
    check_size(parameters);
    descent_->set_parameters(parameters);
    batch_position_ = 0;
}

void Sgd::check_size(const Parameters<float> &parameters) const
{
    if (parameters.hidden_units() != settings_.hidden_units)
        throw std::invalid_argument("the parameters have another number of hidden units than the settings");
}

void Sgd::rebuild_descent(const Parameters<float> &parameters)
{
    const int threads = threads_to_train(settings_.threads, settings_.hidden_units, settings_.batch_size);
    descent_ = std::make_unique<Descent>(images_, settings_.functions, settings_.hidden_units, threads);
    descent_->set_parameters(parameters);
    batch_position_ = 0;
}

Sgd::Checkpoint Sgd::checkpoint() const
{
    return {parameters(), order_, images_seen_, epochs_done_};
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
    TrainingSettings changed = settings_;
    changed.rate = rate;
    check(changed);
    settings_ = changed;
}

void Sgd::set_batch_size(int batch_size)
{
    TrainingSettings changed = settings_;
    changed.batch_size = batch_size;
    check(changed);
    settings_ = changed;
}

void Sgd::set_threads(int threads)
{
    TrainingSettings changed = settings_;
    changed.threads = threads;
    check(changed);
    settings_ = changed;
    rebuild_descent(parameters());
}

} // namespace deltascope
