// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/foreign_data.h"

#include "core/data/data_error.h"
#include "core/data/foreign/csv_images.h"
#include "core/data/foreign/data_files.h"
#include "core/data/foreign/known_classes.h"
#include "core/data/lower_case.h"
#include "core/platform/number_from.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace deltascope {

namespace {
/// The number that a label is or says in English.
std::optional<int> number_of(const std::string &label)
{
    constexpr std::array<std::string_view, 10> words = {"zero", "one", "two",   "three", "four",
                                                        "five", "six", "seven", "eight", "nine"};
    const auto word = std::ranges::find(words, lower_case(label));
    return word != words.end() ? std::optional(static_cast<int>(word - words.begin()))
                               : number_from<int>(label);
}

/// Numbers come before words, and in their order.
bool comes_before(const std::string &a, const std::string &b)
{
    const auto number_a = number_of(a);
    const auto number_b = number_of(b);
    if (number_a && number_b)
        return *number_a < *number_b;
    return number_a.has_value() != number_b.has_value() ? number_a.has_value() : a < b;
}

bool is_digit(const std::string &label)
{
    return label.size() == 1 && label[0] >= '0' && label[0] <= '9';
}

LabelledImages table_images(const SetSource &source, const ReadProgress &progress)
{
    LabelledImages images = csv_images(source.images, progress);
    if (source.labels.empty())
        return images;
    images.labels = csv_labels(source.labels);
    if (images.labels.size() != images.size())
        throw DataError(
            source.labels, {},
            Message::tr("%1 label(s)", nullptr, images.labels.size(), {std::to_string(images.labels.size())}),
            Message::tr("%1, as many as there are images in %2",
                        {std::to_string(images.size()), utf8_from_path(source.images)}));
    return images;
}

LabelledImages read_set(const SetSource &source, const PictureReader &picture, const ReadProgress &progress)
{
    switch (source.kind) {
    case SetSource::Kind::Csv:
        return table_images(source, progress);
    case SetSource::Kind::Pictures:
        return folder_images(source.images, picture, progress);
    case SetSource::Kind::Idx:
        break;
    }
    LabelledImages images = idx_images(source.images, source.image_array, progress);
    images.labels = idx_labels(source.labels, source.label_array);
    return images;
}

/// How long a set takes to be read, in any unit.
double size_of(const std::optional<SetSource> &source)
{
    std::error_code unknown; // as of a folder: both sets are taken to be equal
    const std::uintmax_t bytes = source ? std::filesystem::file_size(source->images, unknown) : 0;
    return unknown ? 1 : static_cast<double>(bytes);
}

/// The first names that there are, of the data set of one of its files.
ClassNames names_of(const LabelledImages &images, const std::vector<std::string> &labels)
{
    ClassNames names = names_beside(images.file, labels);
    return names.empty() ? known_names(images.file, labels) : names;
}

std::vector<std::string> occurring_labels(const ForeignData &data)
{
    std::set<std::string> different(data.train.labels.texts().begin(), data.train.labels.texts().end());
    different.insert(data.test.labels.texts().begin(), data.test.labels.texts().end());
    return {different.begin(), different.end()};
}

/// Digits are ten classes even where some of them do not occur, unless only others have names.
std::vector<DataClass> classes_of(const ForeignData &data)
{
    std::vector<std::string> labels = occurring_labels(data);
    const ClassNames names = names_of(data.train.empty() ? data.test : data.train, labels);
    if (!labels.empty() && std::ranges::all_of(labels, is_digit))
        for (const char digit : std::string_view("0123456789"))
            if (const std::string label(1, digit);
                (names.empty() || names.contains(label)) && std::ranges::find(labels, label) == labels.end())
                labels.push_back(label);
    std::ranges::sort(labels, comes_before);
    std::vector<DataClass> classes;
    for (const std::string &label : labels) {
        const auto name = names.find(label);
        classes.push_back({label, name == names.end() ? label : name->second});
    }
    return classes;
}

/// Notes of both sets are said once.
void take_notes(ForeignData &data)
{
    for (const LabelledImages *set : {&data.train, &data.test})
        for (const Message &note : set->notes) {
            const auto same = [&note](const Message &other) { return other.english() == note.english(); };
            if (std::ranges::none_of(data.notes, same))
                data.notes.push_back(note);
        }
}
} // namespace

bool ForeignData::has_digits() const
{
    return std::ranges::all_of(classes, [](const DataClass &each) { return is_digit(each.label); });
}

ForeignData read_foreign_data(const std::vector<std::filesystem::path> &paths, const PictureReader &picture,
                              const ReadProgress &progress)
{
    const DataSources sources = find_data(paths);
    const double train = size_of(sources.train);
    const double all = train + size_of(sources.test);
    ForeignData data;
    if (sources.train)
        data.train = read_set(*sources.train, picture,
                              [&](double share) { return !progress || progress(train * share / all); });
    if (sources.test)
        data.test = read_set(*sources.test, picture, [&](double share) {
            return !progress || progress((train + (all - train) * share) / all);
        });
    if (data.train.labelled() && !data.test.empty() && !data.test.labelled()) {
        data.notes.push_back(
            Message::tr("%1 has no labels, so it is left out.", {utf8_from_path(data.test.file)}));
        data.unlabelled = std::exchange(data.test, {});
    }
    data.emnist = is_emnist(data.train.empty() ? data.test.file : data.train.file);
    data.classes = classes_of(data);
    take_notes(data);
    return data;
}

} // namespace deltascope
