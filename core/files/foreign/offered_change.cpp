// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/offered_change.h"

#include "core/training/evaluation/evaluation.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr std::size_t looked_at = 1000; // images
constexpr double reads_well = 0.6;      // of them; then nothing is offered
constexpr double far_more = 0.3;        // of them, by which a change has to be better

bool are_digits(const ForeignData &data)
{
    return data.has_digits() &&
           std::ranges::all_of(data.classes, [](const DataClass &each) { return each.name == each.label; });
}

Dataset beginning_of(const LabelledImages &images)
{
    const std::size_t count = std::min(looked_at, images.labels.size());
    const auto end = static_cast<std::ptrdiff_t>(count * pixel_count);
    Dataset beginning{{images.pixels.begin(), images.pixels.begin() + end}, {}};
    for (std::size_t i = 0; i < count; ++i)
        beginning.labels.push_back(
            static_cast<std::uint8_t>(images.labels.texts()[images.labels.indices()[i]][0] - '0'));
    return beginning;
}

ImageChange change_told_by(const ForeignData &data, const LabelledImages &images)
{
    const bool inverted = has_light_borders(images);
    if (data.emnist)
        return inverted ? ImageChange::TransposedInverted : ImageChange::Transposed;
    return inverted ? ImageChange::Inverted : ImageChange::None;
}
} // namespace

OfferedChange offered_change(const ForeignData &data, const Network<float> &known)
{
    const LabelledImages &images = data.test.labelled() ? data.test : data.train;
    if (!images.labelled() || !are_digits(data))
        return {.change = change_told_by(data, images)};
    const Dataset as_is = beginning_of(images);
    OfferedChange best{.as_is = evaluate(known, as_is).accuracy};
    best.changed = best.as_is;
    if (*best.as_is >= reads_well)
        return best;
    for (const ImageChange change : all_image_changes) {
        Dataset changed = as_is;
        change_images(changed.pixels, change);
        const double accuracy = evaluate(known, changed).accuracy;
        if (accuracy > *best.changed && accuracy >= reads_well && accuracy > *best.as_is + far_more) {
            best.change = change;
            best.changed = accuracy;
        }
    }
    return best;
}

} // namespace deltascope
