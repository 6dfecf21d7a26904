// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/layout/augmented_images.h"

#include "core/data/augment.h"
#include "core/network/types.h"
#include "core/training/threads/parallelism_tuner.h"

#include <algorithm>

namespace deltascope {

namespace {
// Fewer images are changed before the other threads have woken up.
constexpr std::size_t worth_a_team = 64;
} // namespace

AugmentedImages::AugmentedImages(std::shared_ptr<const Dataset> data, std::uint64_t seed, int threads)
    : data_(std::move(data))
    , seed_(seed)
    , team_(threads_to_evaluate(threads))
{
}

const SparseImages &AugmentedImages::make(int epoch, std::span<const std::int32_t> numbers)
{
    changed_.pixels.resize(numbers.size() * pixel_count);
    changed_.labels.resize(numbers.size());
    const auto change = [&](std::size_t first, std::size_t end) {
        for (std::size_t n = first; n < end; ++n) {
            const DigitImage image = augmented(data_->image(numbers[n]), seed_, epoch, numbers[n]);
            std::ranges::copy(image, changed_.pixels.begin() + static_cast<std::ptrdiff_t>(n * pixel_count));
            changed_.labels[n] = data_->labels[static_cast<std::size_t>(numbers[n])];
        }
    };
    const auto threads = static_cast<std::size_t>(team_.size());
    if (numbers.size() < worth_a_team)
        change(0, numbers.size());
    else
        team_.run([&](int thread) {
            const auto part = static_cast<std::size_t>(thread);
            change(part * numbers.size() / threads, (part + 1) * numbers.size() / threads);
        });
    return lists_.emplace(changed_);
}

} // namespace deltascope
