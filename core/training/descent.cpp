// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent.h"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace deltascope {

namespace {
using Clock = std::chrono::steady_clock;
using kernels::padded_digits;

// With this much ink on each pixel on average, sorting it costs less than it saves in loads and stores of W¹:
// 24 digits.
constexpr int sorting_pays_from = 5;
// Trained between two decisions whether the threads should work together.
constexpr std::size_t images_of_piece = 2048;
// Fewer images are done before the other threads have woken up.
constexpr double worth_a_team = 256;
constexpr std::chrono::milliseconds longest_together{4};
double count_images(std::span<const BatchPart> parts)
{
    std::size_t images = 0;
    for (const BatchPart &part : parts)
        images += part.images.size();
    return static_cast<double>(images);
}

bool goes_straight(const BatchPart &part)
{
    return part.first && part.last && part.plain;
}

void add_rows(const float *rows, int count, float *sum)
{
    for (int n = 0; n < count; ++n)
        for (int k = 0; k < padded_digits; ++k)
            sum[k] += rows[n * padded_digits + k];
}
} // namespace

Descent::Descent(const Functions &functions, int hidden_units, int threads)
    : kernels_(*instruction_set().kernels)
    , functions_(functions)
    , hidden_units_(hidden_units)
    , network_(kernels_, hidden_units, threads, longest_part)
    , team_(std::min(threads, network_.panels()))
{
    workers_.reserve(static_cast<std::size_t>(team_.size()));
    for (int thread = 0; thread < team_.size(); ++thread) {
        Worker &worker = workers_.emplace_back(kernels_);
        worker.first_panel = thread * network_.panels() / team_.size();
        worker.end_panel = (thread + 1) * network_.panels() / team_.size();
    }
}

void Descent::set_parameters(const Parameters<float> &parameters)
{
    network_.set(parameters);
    for (Worker &worker : workers_) {
        std::copy_n(network_.b2(), padded_digits, worker.b2.data());
        std::fill_n(worker.b2_sums.data(), padded_digits, 0.0F);
    }
    sums_.reset();
}

void Descent::train(const ImageLists &images, std::span<BatchPart> parts)
{
    images_ = &images;
    if (!sums_ && !std::ranges::all_of(parts, goes_straight))
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

// Returns the number of parts done, at least one.
std::size_t Descent::train_piece(std::span<BatchPart> parts)
{
    if (team_.size() == 1 || count_images(parts) < worth_a_team) {
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
    choice_.done(took.count() / count_images(parts.first(done)));
    return done;
}

// Two sets of shares take turns, so that one barrier is enough: nobody can write into the shares of this
// part again before everybody has come to the barrier of the next part, and so has read them. So do two words
// of the first thread that it is enough, should the barriers take far too long.
std::size_t Descent::train_together(std::span<BatchPart> parts)
{
    const auto end = Clock::now() + longest_together;
    std::array<std::atomic<bool>, 2> enough{};
    std::size_t done = 0;
    team_.run([&](int thread) {
        Worker &worker = workers_[static_cast<std::size_t>(thread)];
        bool last = false;
        for (std::size_t part = 0; part < parts.size() && !last; ++part) {
            begin_part(thread, parts.subspan(part), part % 2);
            if (thread == 0)
                enough[part % 2] = Clock::now() > end;
            team_.barrier();
            last = enough[part % 2];
            end_part(thread, parts[part], part % 2);
            change_hidden_weights(worker, parts[part], worker.first_panel, worker.end_panel);
            end_batch(worker, parts[part]);
            if (thread == 0)
                ++done;
        }
    });
    return done;
}

void Descent::train_alone(std::span<BatchPart> parts)
{
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (int thread = 0; thread < team_.size(); ++thread)
            begin_part(thread, parts.subspan(part), 0);
        for (int thread = 0; thread < team_.size(); ++thread)
            end_part(thread, parts[part], 0);
        change_hidden_weights(workers_[0], parts[part], 0, network_.panels());
        for (Worker &worker : workers_)
            end_batch(worker, parts[part]);
    }
}

// Forward through the worker's panels, for the first of the parts.
void Descent::begin_part(int thread, std::span<const BatchPart> parts, std::size_t turn)
{
    Worker &worker = workers_[static_cast<std::size_t>(thread)];
    const auto following = parts.size() > 1 ? parts[1].images : std::span<const std::int32_t>{};
    worker.batch.gather(*images_, parts[0].images, following, blocks_for(network_.units(0)));
    forward(worker, worker.shares[turn].data());
}

// With everybody's share of z²: the outputs, and backward through the worker's panels.
void Descent::end_part(int thread, BatchPart &part, std::size_t turn)
{
    Worker &worker = workers_[static_cast<std::size_t>(thread)];
    add_shares(worker, turn);
    const kernels::OutputRule rule{functions_.output, functions_.cost, part.step};
    const float loss = kernels_.output_delta(worker.batch.block(0), rule, worker.z2.data(), worker.x2.data(),
                                             worker.delta2.data());
    if (thread == 0)
        part.loss = static_cast<double>(loss);
    backward(worker, part);
}

// z¹, x¹ and the share of z² of the worker's panels.
void Descent::forward(Worker &worker, float *z2_share) const
{
    std::fill_n(z2_share, worker.batch.size() * padded_digits, 0.0F);
    for (int index = worker.first_panel; index < worker.end_panel; ++index)
        network_.forward(index, worker.batch, functions_.hidden, z2_share);
}

// z² = b² + the shares of all threads, always in the same order.
void Descent::add_shares(Worker &worker, std::size_t turn) const
{
    const int images = worker.batch.size();
    for (int n = 0; n < images; ++n)
        for (int k = 0; k < padded_digits; ++k)
            worker.z2[static_cast<std::size_t>(n * padded_digits + k)] =
                worker.b2[static_cast<std::size_t>(k)];
    for (const Worker &from : workers_)
        for (int i = 0; i < images * padded_digits; ++i)
            worker.z2[static_cast<std::size_t>(i)] += from.shares[turn][static_cast<std::size_t>(i)];
}

// δ¹ of the worker's panels, and all gradients but that of W¹. Begins with what is left of v.
void Descent::backward(Worker &worker, const BatchPart &part)
{
    const kernels::Batch batch = worker.batch.block(0);
    const float *delta2 = worker.delta2.data();
    if (part.first)
        for (int k = 0; k < padded_digits; ++k)
            worker.b2_sums[static_cast<std::size_t>(k)] *= part.momentum;
    for (int index = worker.first_panel; index < worker.end_panel; ++index) {
        if (part.first && !goes_straight(part))
            sums_->scale(index, part.momentum);
        const kernels::PanelKernels &loops = network_.loops(index);
        const kernels::Panel &panel = network_.panel(index);
        const kernels::Panel &sums = sums_of(part).panel(index);
        loops.hidden_delta(batch, panel, functions_.hidden, delta2);
        loops.add_biases(batch, panel, sums.b1);
        loops.add_output_weights(batch, panel, delta2, sums.W2t);
    }
    add_rows(delta2, batch.size, worker.b2_sums.data());
}

void Descent::change_hidden_weights(Worker &worker, const BatchPart &part, int first_panel, int end_panel)
{
    add_hidden_weights(worker, sums_of(part), first_panel, end_panel);
    if (!part.watch)
        return;
    for (int index = first_panel; index < end_panel && part.first; ++index)
        watched_->scale(index, 0);
    add_hidden_weights(worker, *watched_, first_panel, end_panel);
}

// The blocks in the opposite order of forward(), because the last ones are still in the cache, and will leave
// the first ones there for the next batch.
void Descent::add_hidden_weights(Worker &worker, PackedNetwork &sums, int first_panel, int end_panel) const
{
    const BatchLists &batch = worker.batch;
    if (const float *x0 = batch.dense()) {
        for (int index = first_panel; index < end_panel; ++index)
            network_.loops(index).add_product({x0, pixel_count, 1, batch.size(), pixel_count,
                                               network_.panel(index).delta1, sums.panel(index).W1});
        return;
    }
    if (batch.ink() < sorting_pays_from * pixel_count) {
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

void Descent::end_batch(Worker &worker, const BatchPart &part)
{
    if (!part.last)
        return;
    add_rows(worker.b2_sums.data(), 1, worker.b2.data());
    for (int index = worker.first_panel; index < worker.end_panel; ++index) {
        if (!goes_straight(part))
            network_.add(*sums_, index, part.keep);
        network_.refresh_output_rows(index);
    }
}

// Where the gradients of the part go.
PackedNetwork &Descent::sums_of(const BatchPart &part)
{
    return goes_straight(part) ? network_ : *sums_;
}

} // namespace deltascope
