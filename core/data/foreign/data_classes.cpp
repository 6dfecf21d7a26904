// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/data/foreign/foreign_data.h"
#include "core/data/lower_case.h"
#include "core/image_size.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace deltascope {

namespace {
constexpr std::size_t test_share = 6; // a sixth of a training set that has no test set
constexpr std::uint8_t left_out = 0xff;

std::vector<DataClass>::const_iterator class_called(const std::vector<DataClass> &classes,
                                                    const std::string &word)
{
    auto found = std::ranges::find(classes, word, &DataClass::name);
    if (found == classes.end())
        found = std::ranges::find(classes, word, &DataClass::label);
    return found != classes.end() ? found : std::ranges::find_if(classes, [&word](const DataClass &each) {
        return lower_case(each.name) == lower_case(word);
    });
}

std::vector<DataClass> occurring_classes(const ForeignData &data)
{
    const auto occurs = [&data](const DataClass &each) {
        return std::ranges::any_of(
            std::array{&data.train, &data.test}, [&each](const LabelledImages *images) {
                return std::ranges::find(images->labels.texts(), each.label) != images->labels.texts().end();
            });
    };
    std::vector<DataClass> classes;
    std::ranges::copy_if(data.classes, std::back_inserter(classes), occurs);
    return classes;
}

/// Classes with other names; none where there are not as many.
std::vector<DataClass> renamed(std::vector<DataClass> classes, const std::vector<std::string> &names)
{
    if (classes.size() != names.size())
        return {};
    for (std::size_t i = 0; i < names.size(); ++i)
        classes[i].name = names[i];
    return classes;
}

std::vector<DataClass> picked_classes(const std::filesystem::path &file, const ForeignData &data,
                                      const std::vector<std::string> &wanted)
{
    const auto is_known = [&data](const std::string &word) {
        return class_called(data.classes, word) != data.classes.end();
    };
    if (std::ranges::none_of(wanted, is_known))
        for (const std::vector<DataClass> &classes : {data.classes, occurring_classes(data)})
            if (auto others = renamed(classes, wanted); !others.empty())
                return others;
    std::vector<DataClass> picked;
    for (const std::string &word : wanted) {
        if (!is_known(word))
            throw DataError(file, {}, deltascope::Message::tr("no class %1", {word}),
                            deltascope::Message::tr("some of %1", {list_of(data.classes)}));
        picked.push_back(*class_called(data.classes, word));
    }
    return picked;
}

/// The classes that get the outputs, in their order.
std::vector<DataClass> chosen_classes(const std::filesystem::path &file, const ForeignData &data,
                                      const std::vector<std::string> &wanted)
{
    const std::vector<DataClass> chosen = wanted.empty() ? data.classes : picked_classes(file, data, wanted);
    if (chosen.size() > digit_count)
        throw DataError(
            file, {},
            deltascope::Message::tr("%1 classes: %2", {std::to_string(chosen.size()), list_of(chosen)}),
            deltascope::Message::tr("at most ten, as there are ten outputs: choose which"));
    return chosen;
}

/// The outputs of the images of a set; left_out for those of no chosen class.
std::vector<std::uint8_t> outputs_of(const Labels &labels, const std::vector<DataClass> &chosen)
{
    std::vector<std::uint8_t> of_text;
    for (const std::string &text : labels.texts()) {
        const auto found = std::ranges::find(chosen, text, &DataClass::label);
        of_text.push_back(found == chosen.end() ? left_out
                                                : static_cast<std::uint8_t>(found - chosen.begin()));
    }
    std::vector<std::uint8_t> outputs;
    outputs.reserve(labels.size());
    for (const std::uint16_t index : labels.indices())
        outputs.push_back(of_text[index]);
    return outputs;
}

/// Those images of a set for which keeps() is true, in place.
template <class Keeps>
void keep(Dataset &set, const Keeps &keeps)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < set.labels.size(); ++i) {
        if (!keeps(i))
            continue;
        set.labels[kept] = set.labels[i];
        const auto from = set.pixels.begin() + static_cast<std::ptrdiff_t>(i * pixel_count);
        if (kept != i)
            std::copy_n(from, pixel_count,
                        set.pixels.begin() + static_cast<std::ptrdiff_t>(kept * pixel_count));
        ++kept;
    }
    set.labels.resize(kept);
    set.pixels.resize(kept * pixel_count);
}

Dataset dataset_of(LabelledImages images, const std::vector<DataClass> &chosen)
{
    if (!images.empty() && !images.labelled())
        throw DataError(images.file, {}, Message::tr("images without labels"),
                        Message::tr("images with labels to train on or to test with"));
    Dataset set{std::move(images.pixels), outputs_of(images.labels, chosen)};
    if (std::ranges::find(set.labels, left_out) != set.labels.end())
        keep(set, [labels = set.labels](std::size_t i) { return labels[i] != left_out; });
    return set;
}

std::array<std::size_t, digit_count> counts_of(std::span<const std::uint8_t> labels)
{
    std::array<std::size_t, digit_count> counts = {};
    for (const std::uint8_t label : labels)
        ++counts[label];
    return counts;
}

/// For each image whether it belongs to the test set: the last sixth, or that of each class where the last
/// sixth of all lacks a class.
std::vector<bool> test_images(const std::vector<std::uint8_t> &labels, bool &by_class)
{
    const std::size_t first = labels.size() - std::max<std::size_t>(1, labels.size() / test_share);
    std::array<std::size_t, digit_count> all = counts_of(labels);
    const auto last = counts_of(std::span(labels).subspan(first));
    by_class = false;
    for (std::size_t label = 0; label < all.size(); ++label)
        by_class = by_class || (all[label] >= test_share && last[label] == 0);
    std::vector<bool> test(labels.size());
    std::array<std::size_t, digit_count> seen = {};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::uint8_t label = labels[i];
        const std::size_t before = all[label] - all[label] / test_share;
        test[i] = by_class ? seen[label]++ >= before : i >= first;
    }
    return test;
}

Message divide(Dataset &train, Dataset &test)
{
    bool by_class = false;
    const std::vector<bool> tests = test_images(train.labels, by_class);
    for (std::size_t i = 0; i < tests.size(); ++i)
        if (tests[i]) {
            const auto image = train.image(static_cast<int>(i));
            test.pixels.insert(test.pixels.end(), image.begin(), image.end());
            test.labels.push_back(train.labels[i]);
        }
    keep(train, [&tests](std::size_t i) { return !tests[i]; });
    return by_class
               ? Message::tr("There is no test set: the last sixth of each class, %1 image(s), is it.",
                             nullptr, static_cast<std::uint64_t>(test.size()), {std::to_string(test.size())})
               : Message::tr("There is no test set: the last sixth, %1 image(s), is it.", nullptr,
                             static_cast<std::uint64_t>(test.size()), {std::to_string(test.size())});
}

bool are_plain_digits(const std::vector<DataClass> &chosen)
{
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i].name != std::to_string(i))
            return false;
    return chosen.size() == digit_count;
}
} // namespace

std::string list_of(const std::vector<DataClass> &classes)
{
    constexpr std::size_t most_listed = 60; // of letters all are listed
    std::string list;
    for (const DataClass &each : std::span(classes).first(std::min(classes.size(), most_listed)))
        list.append(list.empty() ? "" : ", ").append(each.name);
    return classes.size() > most_listed ? list + ", …" : list;
}

DataSets with_classes(ForeignData data, const std::vector<std::string> &wanted)
{
    const std::filesystem::path file = data.train.empty() ? data.test.file : data.train.file;
    const std::vector<DataClass> chosen = chosen_classes(file, data, wanted);
    Dataset train = dataset_of(std::move(data.train), chosen);
    Dataset test = dataset_of(std::move(data.test), chosen);
    DataSets sets{.sets = {}, .classes = {}, .notes = std::move(data.notes)};
    if (train.size() + test.size() == 0)
        throw DataError(file, {}, Message::tr("no images of these classes"),
                        Message::tr("at least two images"));
    if (test.size() == 0) {
        if (train.size() < 2)
            throw DataError(file, {}, Message::tr("one image"), Message::tr("at least two images"));
        sets.notes.push_back(divide(train, test));
    }
    if (train.size() > 0)
        sets.sets.train = std::make_shared<const Dataset>(std::move(train));
    sets.sets.test = std::make_shared<const Dataset>(std::move(test));
    if (!are_plain_digits(chosen))
        std::ranges::transform(chosen, std::back_inserter(sets.classes), &DataClass::name);
    return sets;
}

} // namespace deltascope
