// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/sgd_engine.h"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace deltascope {

namespace {
using Clock = std::chrono::steady_clock;
using kernels::padded_digits;

// With this much ink on each pixel on average (24 digits), and so many units to train, sorting the ink costs
// less than it saves in loads and stores of W¹. In cycles a pixel, image after image and sorted: 3.6 and 7.4
// for 16 units, 7 and 9 for 32, 11 and 14 for 64, 18 and 14 for 80, 30 and 21 for 128.
constexpr int ink_worth_sorting = 5;
constexpr int units_worth_sorting = 80;
// Trained between two decisions whether the threads should work together.
constexpr std::size_t images_of_piece = 2048;
// Images times units; fewer are done before the other threads have woken up.
constexpr double worth_a_team = 8192;
constexpr std::chrono::milliseconds longest_together{4};
double count_images(std::span<const BatchPart> parts)
{
    std::size_t images = 0;
    for (const BatchPart &part : parts)
        images += part.images.size();
    return static_cast<double>(images);
}

bool updates_in_place(const BatchPart &part)
{
    return part.first && part.last && part.no_momentum_or_decay;
}
} // namespace

SgdEngine::SgdEngine(const Functions &functions, int hidden_units, int threads)
    : kernels_(*instruction_set().kernels)
    , functions_(functions)
    , hidden_units_(hidden_units)
    , network_(kernels_, hidden_units, threads, longest_part)
    , team_(threads_of(hidden_units, threads))
{
    workers_.reserve(static_cast<std::size_t>(team_.size()));
    for (int thread = 0; thread < team_.size(); ++thread) {
        Worker &worker = workers_.emplace_back(kernels_, team_.size());
        worker.first_panel = thread * network_.panels() / team_.size();
        worker.end_panel = (thread + 1) * network_.panels() / team_.size();
    }
}

// No more than there are panels, which are no more than the registers of units.
int SgdEngine::threads_of(int hidden_units, int threads)
{
    const int lanes = instruction_set().kernels->vector_floats;
    return std::min(threads, (hidden_units + lanes - 1) / lanes);
}

void SgdEngine::set_parameters(const Parameters<float> &parameters)
{
    network_.set(parameters);
    std::copy_n(network_.b2(), padded_digits, workers_[0].b2.data());
    std::fill_n(workers_[0].b2_sums.data(), padded_digits, 0.0F);
    sums_.reset();
}

Parameters<float> SgdEngine::velocity() const
{
    Parameters<float> velocity =
        sums_ ? sums_->parameters() : PackedNetwork(kernels_, hidden_units_, 1, 0).parameters();
    velocity.b2 = Eigen::Map<const Vector<float>>(workers_[0].b2_sums.data(), digit_count);
    return velocity;
}

void SgdEngine::set_velocity(const Parameters<float> &velocity)
{
    if (!sums_)
        sums_.emplace(kernels_, hidden_units_, network_.panels(), 0);
    sums_->set(velocity);
    std::copy_n(velocity.b2.data(), digit_count, workers_[0].b2_sums.data());
}

Matrix<float> SgdEngine::watched_step() const
{
    return watched_ ? watched_->hidden_weights()
                    : Matrix<float>(Matrix<float>::Zero(pixel_count, hidden_units_));
}

void SgdEngine::train(const SparseImages &images, std::span<BatchPart> parts)
{
    images_ = &images;
    if (!sums_ && !std::ranges::all_of(parts, updates_in_place))
        sums_.emplace(kernels_, hidden_units_, network_.panels(), 0);
    if (!watched_ && std::ranges::any_of(parts, &BatchPart::watch))
        watched_.emplace(kernels_, hidden_units_, network_.panels(), 0);
    while (!parts.empty()) {
        std::size_t count = 0;
        for (std::size_t planned = 0; count < parts.size() && planned < images_of_piece; ++count)
            planned += parts[count].images.size();
        parts = parts.subspan(train_piece(parts.first(count)));
    }
    std::copy_n(workers_[0].b2.data(), padded_digits, network_.b2());
}

// What the first thread has, which may have worked alone.
void SgdEngine::share_output_biases()
{
    for (Worker &worker : workers_) {
        std::copy_n(workers_[0].b2.data(), padded_digits, worker.b2.data());
        std::copy_n(workers_[0].b2_sums.data(), padded_digits, worker.b2_sums.data());
    }
}

// Returns the number of parts done, at least one.
std::size_t SgdEngine::train_piece(std::span<BatchPart> parts)
{
    if (team_.size() == 1 || count_images(parts) * hidden_units_ < worth_a_team) {
        train_alone(parts);
        return parts.size();
    }
    const auto begin = Clock::now();
    std::size_t done = parts.size();
    if (choice_.together())
        done = train_together(parts);
    else
        train_alone(parts);
    const std::chrono::duration<double> took = Clock::now() - begin;
    choice_.done(count_images(parts.first(done)), took.count());
    return done;
}

// Two sets of lists and partial sums take turns, so that one wait a part is enough: nobody can write into the
// partial_z2 of this part again before everybody has come to the next part's wait, and so has read them. So
// do two words that it is enough, should the waits take far too long. While the others finish their
// partial_z2, and while these come over to this thread, it gathers the next part.
std::size_t SgdEngine::train_together(std::span<BatchPart> parts)
{
    const auto end = Clock::now() + longest_together;
    std::array<std::atomic<bool>, 2> enough{};
    std::size_t done = 0;
    share_output_biases();
    team_.run([&](int thread) {
        Worker &worker = workers_[static_cast<std::size_t>(thread)];
        gather(worker, parts, 0);
        bool last = false;
        for (std::size_t part = 0; part < parts.size() && !last; ++part) {
            const std::size_t turn = part % 2;
            forward(worker, worker.lists[turn], turn);
            const std::uint32_t point = team_.arrive();
            gather(worker, parts.subspan(part + 1), 1 - turn);
            const bool slow = team_.wait(point);
            last = enough[turn];
            if (slow && Clock::now() > end)
                enough[1 - turn] = true;
            const double loss =
                backward_and_update(worker, turn, parts[part], worker.first_panel, worker.end_panel);
            if (thread == 0) {
                parts[part].loss = loss;
                ++done;
            }
        }
    });
    return done;
}

// The first thread goes through the panels of all, and adds up their partial sums as they would.
void SgdEngine::train_alone(std::span<BatchPart> parts)
{
    Worker &worker = workers_[0];
    for (std::size_t part = 0; part < parts.size(); ++part) {
        gather(worker, parts.subspan(part), 0);
        for (Worker &share : workers_)
            forward(share, worker.lists[0], 0);
        parts[part].loss = backward_and_update(worker, 0, parts[part], 0, network_.panels());
    }
}

// The lists of the first of the parts, if there is one.
void SgdEngine::gather(Worker &worker, std::span<const BatchPart> parts, std::size_t turn) const
{
    if (parts.empty())
        return;
    const auto following = parts.size() > 1 ? parts[1].images : std::span<const std::int32_t>{};
    worker.lists[turn].gather(*images_, parts[0].images, following, blocks_for(network_.units(0)));
}

// z¹, x¹ and the share of z² of the worker's panels.
void SgdEngine::forward(Worker &worker, const GatheredBatch &lists, std::size_t turn) const
{
    float *share = worker.partial_z2[turn].data();
    std::fill_n(share, lists.size() * padded_digits, 0.0F);
    for (int index = worker.first_panel; index < worker.end_panel; ++index)
        network_.forward(index, lists, functions_.hidden, share);
}

// With everybody's share of z²: the outputs, backward through some panels, and their new parameters. Returns
// Σ Lₙ.
double SgdEngine::backward_and_update(Worker &worker, std::size_t turn, const BatchPart &part,
                                      int first_panel, int end_panel)
{
    const kernels::Batch batch = worker.lists[turn].block(0);
    std::vector<const float *> &partial_z2 = worker.all_partial_z2;
    for (std::size_t thread = 0; thread < partial_z2.size(); ++thread)
        partial_z2[thread] = workers_[thread].partial_z2[turn].data();
    if (part.first)
        for (int k = 0; k < padded_digits; ++k)
            worker.b2_sums[static_cast<std::size_t>(k)] *= part.momentum;
    const float loss = kernels_.output_delta(batch, {functions_.output, functions_.cost, part.scaled_rate},
                                             {worker.b2.data(), partial_z2.data(), team_.size()},
                                             {worker.x2.data(), worker.delta2.data(), worker.b2_sums.data()});
    for (int index = first_panel; index < end_panel; ++index) {
        if (part.first && !updates_in_place(part))
            sums_->scale(index, part.momentum);
        network_.loops(index).backward(batch, network_.panel(index), functions_.hidden, worker.delta2.data(),
                                       sums_of(part).panel(index));
    }
    change_hidden_weights(worker, worker.lists[turn], part, first_panel, end_panel);
    if (part.last)
        end_batch(worker, part, first_panel, end_panel);
    return static_cast<double>(loss);
}

void SgdEngine::change_hidden_weights(Worker &worker, const GatheredBatch &lists, const BatchPart &part,
                                      int first_panel, int end_panel)
{
    add_hidden_weights(worker, lists, sums_of(part), first_panel, end_panel);
    if (!part.watch)
        return;
    for (int index = first_panel; index < end_panel && part.first; ++index)
        watched_->scale(index, 0);
    add_hidden_weights(worker, lists, *watched_, first_panel, end_panel);
}

// The blocks in the opposite order of forward(), because the last ones are still in the cache, and will leave
// the first ones there for the next batch.
void SgdEngine::add_hidden_weights(Worker &worker, const GatheredBatch &batch, PackedNetwork &sums,
                                   int first_panel, int end_panel) const
{
    if (const float *x0 = batch.dense()) {
        for (int index = first_panel; index < end_panel; ++index)
            network_.loops(index).add_product({x0, pixel_count, 1, batch.size(), pixel_count,
                                               network_.panel(index).delta1, sums.panel(index).W1});
        return;
    }
    if (batch.ink() < ink_worth_sorting * pixel_count ||
        network_.units(0) * (end_panel - first_panel) < units_worth_sorting) {
        for (int index = end_panel; index-- > first_panel;)
            for (int block = batch.blocks(); block-- > 0;)
                network_.loops(index).add_by_image(batch.block(block), network_.panel(index),
                                                   sums.panel(index).W1);
        return;
    }
    for (int first = 0; first < batch.size(); first += kernels::most_ink) {
        const int count = std::min(kernels::most_ink, batch.size() - first);
        const kernels::InkByPixel ink = worker.ink.sort(batch, first, count);
        for (int index = first_panel; index < end_panel; ++index) {
            kernels::Panel panel = network_.panel(index);
            panel.delta1 += first * network_.units(index);
            network_.loops(index).add_by_pixel(ink, panel, sums.panel(index).W1);
        }
    }
}

void SgdEngine::end_batch(Worker &worker, const BatchPart &part, int first_panel, int end_panel)
{
    for (int k = 0; k < padded_digits; ++k)
        worker.b2[static_cast<std::size_t>(k)] += worker.b2_sums[static_cast<std::size_t>(k)];
    for (int index = first_panel; index < end_panel; ++index) {
        if (!updates_in_place(part))
            network_.add(*sums_, index, part.decay_factor);
        network_.loops(index).copy_output_rows(network_.panel(index));
    }
}

// Where the gradients of the part go.
PackedNetwork &SgdEngine::sums_of(const BatchPart &part)
{
    return updates_in_place(part) ? network_ : *sums_;
}

} // namespace deltascope
