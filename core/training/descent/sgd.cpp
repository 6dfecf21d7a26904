// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/sgd.h"

#include "core/training/threads/parallelism_tuner.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace deltascope {

namespace {
void check(const TrainingSettings &settings)
{
    if (const Message fault = validation_error(settings); !fault.empty())
        throw std::invalid_argument(fault.english());
}
} // namespace

Sgd::Sgd(TrainingImages images, const TrainingSettings &settings, const Parameters<float> &initial,
         int epochs_before)
    : images_(std::move(images))
    , settings_(settings)
    , order_(images_.size(), settings.seed)
    , epochs_done_(epochs_before)
{
    check(settings_);
    if (images_.size() == 0)
        throw std::invalid_argument("training needs at least one image");
    check_size(initial);
    epoch_size_ = images_asked_for();
    rebuild_engine(initial);
}

int Sgd::advance(int images)
{
    if (at_epoch_end())
        begin_epoch();
    const auto first_image = static_cast<std::size_t>(epoch_position_);
    const bool watching = !at_batch_end() && batch_.watch;
    std::int64_t seen = images_seen_;
    plan(images);
    if (watch_ && !watching)
        watch_last_batch();
    if (augmented_)
        train_augmented(first_image);
    else
        engine_->train(*images_.lists, parts_);
    const std::int64_t before = seen;
    double losses = 0;
    int batches = 0;
    for (const BatchPart &part : parts_) {
        account_for(part, seen += static_cast<int>(part.images.size()));
        if (part.last) {
            losses += *batch_loss_;
            ++batches;
        }
    }
    mean_batch_loss_ = batches > 0 ? std::optional(losses / batches) : std::nullopt;
    if (batches > 0)
        note_last_batch();
    return static_cast<int>(seen - before);
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
        advance(images_.size());
    while (!at_epoch_end());
}

int Sgd::images_asked_for() const
{
    return settings_.training_images > 0 ? std::min(settings_.training_images, images_.size())
                                         : images_.size();
}

void Sgd::begin_epoch()
{
    epoch_size_ = images_asked_for();
    if (order_.order().size() != static_cast<std::size_t>(epoch_size_))
        order_.resize(epoch_size_);
    order_.shuffle();
    if (!settings_.augment)
        augmented_.reset();
    else if (!augmented_)
        augmented_.emplace(images_.data, settings_.seed, settings_.threads);
}

void Sgd::begin_batch()
{
    const double eta = settings_.learning_rate;
    const bool has_momentum = settings_.momentum > 0;
    batch_.batch_size = std::min(settings_.batch_size, epoch_size_ - epoch_position_);
    batch_.scaled_rate = static_cast<float>(-eta / batch_.batch_size);
    batch_.no_momentum_or_decay = !has_momentum && settings_.weight_decay == 0;
    batch_.momentum = moving_ ? static_cast<float>(settings_.momentum) : 0;
    batch_.decay_factor = static_cast<float>(1 - eta * settings_.weight_decay);
    batch_.watch = false;
    moving_ = has_momentum;
}

// Moves the positions on to behind the part.
BatchPart Sgd::next_part()
{
    const bool first = at_batch_end();
    if (first)
        begin_batch();
    BatchPart part = batch_;
    const int size = std::min(part.batch_size - batch_position_, SgdEngine::longest_part);
    part.images =
        order_.order().subspan(static_cast<std::size_t>(epoch_position_), static_cast<std::size_t>(size));
    batch_position_ = (batch_position_ + size) % part.batch_size;
    epoch_position_ = (epoch_position_ + size) % epoch_size_;
    images_seen_ += size;
    epochs_done_ += at_epoch_end();
    part.first = first;
    part.last = at_batch_end();
    return part;
}

void Sgd::plan(int images)
{
    const std::int64_t enough = images_seen_ + images;
    parts_.clear();
    do
        parts_.push_back(next_part());
    while (images_seen_ < enough && !at_epoch_end());
}

// But one that is being watched comes to its end first.
void Sgd::watch_last_batch()
{
    const auto from_last = std::ranges::find_if(parts_.rbegin(), parts_.rend(), &BatchPart::first);
    if (from_last == parts_.rend())
        return;
    for (auto part = from_last.base() - 1; part != parts_.end(); ++part)
        part->watch = true;
    batch_.watch = true; // for the parts that follow
}

// The images of the parts follow each other in the order of the epoch.
void Sgd::train_augmented(std::size_t first_image)
{
    std::size_t count = 0;
    for (const BatchPart &part : parts_)
        count += part.images.size();
    const SparseImages &lists = augmented_->make(epoch_number(), order_.order().subspan(first_image, count));
    places_.resize(std::max(places_.size(), count));
    std::iota(places_.begin(), places_.end(), 0);
    std::size_t place = 0;
    for (BatchPart &part : parts_) {
        part.images = std::span(places_).subspan(place, part.images.size());
        place += part.images.size();
    }
    engine_->train(lists, parts_);
}

// That of the parts just trained.
int Sgd::epoch_number() const
{
    return at_epoch_end() ? epochs_done_ : epochs_done_ + 1;
}

// Behind it there may be parts of a batch that has been begun.
void Sgd::note_last_batch()
{
    const auto last =
        std::find_if(parts_.rbegin(), parts_.rend(), [](const BatchPart &part) { return part.last; });
    const int end = (at_epoch_end() ? epoch_size_ : epoch_position_) - batch_position_;
    last_batch_ = {.order = order_.shared(),
                   .begin = end - last->batch_size,
                   .size = last->batch_size,
                   .epoch = epoch_number(),
                   .augmented = augmented_.has_value()};
}

void Sgd::account_for(const BatchPart &part, std::int64_t images_seen)
{
    loss_sum_ = (part.first ? 0 : loss_sum_) + part.loss;
    if (!part.last)
        return;
    batch_loss_ = loss_sum_ / part.batch_size;
    if (part.watch && watch_)
        gradient_ = std::make_shared<const BatchGradient>(BatchGradient{
            .dW1 = engine_->watched_step() / (part.scaled_rate * static_cast<float>(part.batch_size)),
            .images = part.batch_size,
            .images_seen = images_seen});
}

void Sgd::set_parameters(const Parameters<float> &parameters)
{
    check_size(parameters);
    engine_->set_parameters(parameters);
    batch_position_ = 0;
    moving_ = false;
    gradient_.reset();
}

void Sgd::check_size(const Parameters<float> &parameters) const
{
    if (parameters.hidden_units() != settings_.hidden_units)
        throw std::invalid_argument("the parameters have another number of hidden units than the settings");
}

void Sgd::rebuild_engine(const Parameters<float> &parameters)
{
    const int threads = threads_to_train(settings_.threads, settings_.hidden_units, settings_.batch_size);
    engine_ = std::make_unique<SgdEngine>(settings_.functions, settings_.hidden_units, threads);
    set_parameters(parameters);
}

std::optional<int> Sgd::last_image() const
{
    if (images_seen_ == 0)
        return std::nullopt;
    return at_epoch_end() ? order_.order().back()
                          : order_.order()[static_cast<std::size_t>(epoch_position_ - 1)];
}

SgdPlace Sgd::place() const
{
    SgdPlace place{.order = order_.shared(),
                   .order_draws = order_.draws(),
                   .epoch_position = epoch_position_,
                   .augmented = augmented_.has_value(),
                   .moving = moving_,
                   .velocity = {}};
    if (!at_batch_end()) {
        place.batch_position = batch_position_;
        place.batch_size = batch_.batch_size;
        place.scaled_rate = batch_.scaled_rate;
        place.momentum = batch_.momentum;
        place.decay_factor = batch_.decay_factor;
        place.loss_sum = loss_sum_;
    }
    if (moving_ || !at_batch_end())
        place.velocity = std::make_shared<const Parameters<float>>(engine_->velocity());
    return place;
}

bool Sgd::fits(const SgdPlace &place) const
{
    return validation_error(place).empty() && place.epoch_size() <= images_.size() &&
           (!place.velocity || place.velocity->hidden_units() == settings_.hidden_units);
}

void Sgd::resume(const SgdPlace &place)
{
    order_ = ImageOrder(place.order, settings_.seed, place.order_draws);
    set_place(place);
}

// The parts that are left of a batch in parts add to v, whatever the batch is like.
void Sgd::set_place(const SgdPlace &place)
{
    epoch_size_ = place.epoch_size();
    epoch_position_ = place.epoch_position;
    batch_position_ = place.batch_position;
    batch_ = {.images = {},
              .batch_size = place.batch_size,
              .scaled_rate = place.scaled_rate,
              .first = false,
              .last = false,
              .no_momentum_or_decay = false,
              .momentum = place.momentum,
              .decay_factor = place.decay_factor};
    loss_sum_ = place.loss_sum;
    moving_ = place.moving;
    if (place.velocity)
        engine_->set_velocity(*place.velocity);
    augmented_.reset();
    if (place.augmented)
        augmented_.emplace(images_.data, settings_.seed, settings_.threads);
}

Sgd::Checkpoint Sgd::checkpoint() const
{
    return {parameters(), place(), order_, images_seen_, epochs_done_};
}

void Sgd::restore(const Checkpoint &checkpoint)
{
    set_parameters(checkpoint.parameters);
    order_ = checkpoint.order;
    set_place(checkpoint.place);
    images_seen_ = checkpoint.images_seen;
    epochs_done_ = checkpoint.epochs_done;
    last_batch_.reset();
}

void Sgd::set(const TrainingSettings &settings)
{
    check(settings);
    if (needs_new_network(settings_, settings))
        throw std::invalid_argument("these settings need a new network");
    const bool other_threads = settings.threads != settings_.threads;
    settings_ = settings;
    if (!other_threads)
        return;
    rebuild_engine(parameters());
    if (augmented_)
        augmented_.emplace(images_.data, settings_.seed, settings_.threads);
}

void Sgd::watch_gradient(bool watch)
{
    watch_ = watch;
    if (!watch)
        gradient_.reset();
}

} // namespace deltascope
