// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/data_files.h"

#include "core/data/data_error.h"
#include "core/data/foreign/csv_layout.h"
#include "core/data/foreign/data_names.h"
#include "core/data/foreign/other_kinds.h"
#include "core/data/foreign/picture_folder.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <map>

namespace deltascope {

namespace {
constexpr int deepest = 3;             // folders in folders that are looked into
constexpr std::size_t most_listed = 5; // data sets in a message
constexpr std::size_t most_files = 4;  // of a data set

/// A file that may be part of a data set.
struct Candidate
{
    std::filesystem::path file;
    std::optional<IdxArray> array = {}; ///< none: a text table
    std::optional<Split> split = {};
    bool is_list = false; ///< a table of labels

    bool is_labels() const { return array && array->is_labels(); }
    bool is_table_of_images() const { return !array && !is_list; }
};

Candidate candidate(const std::filesystem::path &file, IdxArray array)
{
    return {file, std::move(array), split_of(file)};
}

Candidate table_candidate(const std::filesystem::path &file)
{
    return {file, std::nullopt, split_of(file), label_list_in(file).has_value()};
}

/// A file that is named; whatever is not IDX must be a text table.
Candidate named_candidate(const std::filesystem::path &file)
{
    if (auto array = idx_array_in(file))
        return candidate(file, *std::move(array));
    if (is_picture(file))
        throw DataError(
            file, {}, deltascope::Message::tr("one picture"),
            deltascope::Message::tr("a folder of pictures for each class, and the folder above them"));
    refuse_other_kinds(file);
    if (is_idx_by_name(file) && !is_table(file))
        throw DataError(file, deltascope::Message::tr("byte %1", {std::string("0")}),
                        deltascope::Message::tr("data that are not IDX"), expected_data());
    return table_candidate(file);
}

std::optional<IdxArray> idx_array_if_any(const std::filesystem::path &file)
{
    try {
        return idx_array_in(file);
    } catch (const DataError &) { // is something else
        return std::nullopt;
    }
}

bool has_images(const std::filesystem::path &table)
{
    try {
        csv_layout_of(table);
        return true;
    } catch (const DataError &) { // is another table
        return false;
    }
}

/// What of a folder may be data. Other files may lie there too, but one that is called IDX must be it.
template <class Accepts>
std::vector<Candidate> candidates_in(const std::filesystem::path &folder, const Accepts &accepts)
{
    std::vector<Candidate> found;
    for (const std::filesystem::path &file : listed(folder)) {
        std::error_code unreachable; // counts as not there
        if (!std::filesystem::is_regular_file(file, unreachable) || is_picture(file) ||
            is_unpacked_already(file) || !accepts(file))
            continue;
        if (is_table(file)) {
            if (has_images(file) || label_list_in(file))
                found.push_back(table_candidate(file));
        } else if (is_idx_by_name(file)) {
            found.push_back(named_candidate(file));
        } else if (auto array = idx_array_if_any(file)) {
            found.push_back(candidate(file, *std::move(array)));
        }
    }
    return found;
}

/// Of files in several folders the folder tells what a name does not.
void take_splits_of_folders(std::vector<Candidate> &files)
{
    const auto elsewhere = [&files](const Candidate &each) {
        return each.file.parent_path() != files.front().file.parent_path();
    };
    if (std::ranges::none_of(files, elsewhere))
        return;
    for (Candidate &each : files)
        if (!each.split)
            each.split = split_of(each.file.parent_path());
}

/// The same of those folders in a folder that are called as parts of a data set.
template <class Accepts>
std::vector<Candidate> candidates_in_parts(const std::filesystem::path &folder, const Accepts &accepts)
{
    std::vector<Candidate> found;
    for (const std::filesystem::path &each : listed(folder)) {
        std::error_code unreachable;
        if (std::filesystem::is_directory(each, unreachable) && is_part_by_name(each))
            std::ranges::move(candidates_in(each, accepts), std::back_inserter(found));
    }
    take_splits_of_folders(found);
    return found;
}

Message counted_labels(std::uint64_t count)
{
    return Message::tr("%1 label(s)", nullptr, count, {std::to_string(count)});
}

/// The labels that go with images: of the same set, as many as they are.
std::vector<Candidate>::iterator labels_for(const Candidate &images, std::vector<Candidate> &labels)
{
    const auto worth = [&images](const Candidate &each) {
        return 2 * static_cast<int>(each.split == images.split) +
               static_cast<int>(each.array->count() == images.array->count());
    };
    return std::ranges::max_element(labels, {}, worth);
}

/// Colours and labels of a column for each class make arrays that are neither images nor labels. What has too
/// many of them is written the wrong way round more often than it is large.
void check_is_one_of_both(const Candidate &file)
{
    if (file.array->count() > most_images)
        throw DataError(
            file.file, deltascope::Message::tr("byte %1", {std::string("4")}),
            deltascope::Message::tr("an array of %1", {file.array->shape_text()}),
            deltascope::Message::tr("at most %1 images; sizes begin with their highest byte (big-endian)",
                                    {std::to_string(most_images)}));
    if (!file.is_labels() && !file.array->is_images())
        throw DataError(
            file.file, deltascope::Message::tr("byte %1", {std::string("4")}),
            deltascope::Message::tr("an array of %1", {file.array->shape_text()}),
            deltascope::Message::tr("images with one grey for each pixel, or one label for each image"));
}

Message expected_beside(const std::filesystem::path &file, Message what)
{
    const std::string partner = partner_of(file);
    return partner.empty() ? what : Message::tr("%1, %2", {what, partner});
}

[[noreturn]] void fail_without_images(const std::filesystem::path &labels)
{
    throw DataError(labels, {}, deltascope::Message::tr("labels without images"),
                    expected_beside(labels, deltascope::Message::tr("a file with their images beside it")));
}

/// The table with the labels of a table without any: of its set, or of any where there is one table of
/// images. Empty where there is none.
std::filesystem::path list_for(const Candidate &images, const std::vector<Candidate> &files)
{
    const bool only = std::ranges::count_if(files, &Candidate::is_table_of_images) == 1;
    const auto belongs = [&](const Candidate &each) {
        return each.is_list && (only || each.split == images.split);
    };
    const auto list = std::ranges::find_if(files, belongs);
    return list == files.end() || csv_layout_of(images.file).labelled() ? std::filesystem::path()
                                                                        : list->file;
}

/// Files of IDX, each of images with its labels.
std::vector<std::pair<SetSource, std::optional<Split>>> paired(const std::vector<Candidate> &files)
{
    std::ranges::for_each(files, check_is_one_of_both);
    std::vector<Candidate> labels;
    std::ranges::copy_if(files, std::back_inserter(labels), &Candidate::is_labels);
    std::vector<std::pair<SetSource, std::optional<Split>>> pairs;
    for (const Candidate &images : files) {
        if (images.is_labels())
            continue;
        if (labels.empty())
            throw DataError(
                images.file, {}, deltascope::Message::tr("images without labels"),
                expected_beside(images.file, deltascope::Message::tr("a file with their labels beside it")));
        const auto found = labels_for(images, labels);
        if (found->array->count() != images.array->count())
            throw DataError(found->file, deltascope::Message::tr("byte %1", {std::string("4")}),
                            counted_labels(found->array->count()),
                            deltascope::Message::tr(
                                "%1, as many as there are images in %2",
                                {std::to_string(images.array->count()), utf8_from_path(images.file)}));
        pairs.push_back({{SetSource::Kind::Idx, images.file, found->file, *images.array, *found->array},
                         images.split ? images.split : found->split});
        labels.erase(found);
    }
    if (!labels.empty())
        fail_without_images(labels.front().file);
    return pairs;
}

/// Two sets that no name tells apart: the larger one is for training.
DataSources sources_of(std::vector<std::pair<SetSource, std::optional<Split>>> sets)
{
    if (sets.size() == 1)
        return sets[0].second == Split::Test ? DataSources{{}, sets[0].first}
                                             : DataSources{sets[0].first, {}};
    const auto is_told = [](const auto &set) { return set.second.has_value(); };
    if (sets.size() > 2 || (sets[0].second == sets[1].second && is_told(sets[0])))
        throw DataError(sets[1].first.images, {}, deltascope::Message::tr("more sets of images"),
                        deltascope::Message::tr("one for training and one to test with"));
    const auto count = [](const auto &set) {
        return set.first.kind == SetSource::Kind::Idx ? set.first.image_array.count() : 0;
    };
    const bool swapped = is_told(sets[0])   ? sets[0].second == Split::Test
                         : is_told(sets[1]) ? sets[1].second == Split::Train
                                            : count(sets[0]) < count(sets[1]);
    return {sets[swapped ? 1 : 0].first, sets[swapped ? 0 : 1].first};
}

DataSources sources_in(const std::vector<Candidate> &files)
{
    std::vector<Candidate> arrays = files;
    std::erase_if(arrays, [](const Candidate &each) { return !each.array; });
    std::vector<std::pair<SetSource, std::optional<Split>>> sets = paired(arrays);
    for (const Candidate &each : files)
        if (each.is_table_of_images())
            sets.push_back(
                {{.kind = SetSource::Kind::Csv, .images = each.file, .labels = list_for(each, files)},
                 each.split});
    if (sets.empty())
        fail_without_images(files.front().file);
    return sources_of(std::move(sets));
}

/// Those of one data set; a folder with several is not read. Tables beside IDX files are something else.
DataSources sources_in_folder(const std::filesystem::path &folder, std::vector<Candidate> files)
{
    if (std::ranges::any_of(files, [](const Candidate &each) { return each.array.has_value(); }))
        std::erase_if(files, [](const Candidate &each) { return !each.array; });
    std::map<std::string, std::string> names; // those of MNIST's files say nothing: they are shown themselves
    for (const Candidate &each : files)
        if (const std::string name = data_set_of(each.file); !each.is_list)
            names.try_emplace(name, name.empty() ? utf8_from_path(each.file.filename()) : name);
    std::erase_if(files, [&names](const Candidate &each) {
        return each.is_list && !names.contains(data_set_of(each.file));
    });
    if (names.size() == 1)
        return sources_in(files);
    std::string list;
    std::size_t told = 0;
    for (const auto &[name, shown] : names)
        if (told++ < most_listed)
            list.append(list.empty() ? "" : ", ").append(shown);
    throw DataError(
        folder, {},
        deltascope::Message::tr("%1 data sets: %2", {std::to_string(names.size()),
                                                     names.size() > most_listed ? list + ", …" : list}),
        deltascope::Message::tr("one; name a file of it instead of the folder"));
}

std::optional<SetSource> pictures_of(const std::filesystem::path &folder, Split split)
{
    for (const std::filesystem::path &each : listed(folder)) {
        std::error_code unreachable;
        if (std::filesystem::is_directory(each, unreachable) && split_of(each) == split &&
            !class_folders(each).empty())
            return SetSource{.kind = SetSource::Kind::Pictures, .images = each};
    }
    return std::nullopt;
}

/// A table of one column may be anything.
bool have_images(const std::vector<Candidate> &files)
{
    return !std::ranges::all_of(files, &Candidate::is_list);
}

std::optional<DataSources> data_in(const std::filesystem::path &folder, int depth)
{
    const auto any_file = [](const std::filesystem::path &) { return true; };
    if (std::vector<Candidate> files = candidates_in(folder, any_file); have_images(files))
        return sources_in_folder(folder, std::move(files));
    if (std::vector<Candidate> files = candidates_in_parts(folder, any_file); have_images(files))
        return sources_in_folder(folder, std::move(files));
    if (auto train = pictures_of(folder, Split::Train))
        return DataSources{std::move(train), pictures_of(folder, Split::Test)};
    if (!class_folders(folder).empty())
        return DataSources{SetSource{.kind = SetSource::Kind::Pictures, .images = folder}, {}};
    if (depth == deepest)
        return std::nullopt;
    for (const std::filesystem::path &each : listed(folder)) {
        std::error_code unreachable;
        if (std::filesystem::is_directory(each, unreachable))
            if (auto found = data_in(each, depth + 1))
                return found;
    }
    return std::nullopt;
}

/// Whoever names a folder with a table that holds no images means that table.
void tell_faults_of_tables(const std::filesystem::path &folder)
{
    for (const std::filesystem::path &file : listed(folder)) {
        std::error_code unreachable;
        if (!std::filesystem::is_regular_file(file, unreachable))
            continue;
        if (!std::filesystem::is_empty(file, unreachable))
            refuse_other_kinds(file);
        if (is_table(file))
            csv_layout_of(file);
    }
}

DataSources data_in(const std::filesystem::path &folder)
{
    if (auto found = data_in(folder, 0))
        return *std::move(found);
    tell_faults_of_tables(folder);
    const bool loose = std::ranges::any_of(listed(folder), is_picture);
    if (loose)
        throw DataError(folder, {}, deltascope::Message::tr("pictures, but not in folders"),
                        deltascope::Message::tr("a folder of pictures for each class"));
    throw DataError(
        folder, {}, deltascope::Message::tr("no images with labels"),
        deltascope::Message::tr("IDX files, tables (CSV) or a folder of pictures for each class"));
}

/// A file with its neighbours of the same kind and data set, in a folder of its own those in the folders
/// beside it.
DataSources data_around(const std::filesystem::path &file)
{
    const std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
    const bool in_part = is_part_by_name(whole.parent_path());
    const std::filesystem::path folder = in_part                  ? whole.parent_path()
                                         : file.has_parent_path() ? file.parent_path()
                                                                  : std::filesystem::path(".");
    const Candidate named = named_candidate(in_part ? whole : file);
    const auto belongs = [&](const std::filesystem::path &other) {
        return data_set_of(other) == data_set_of(file) &&
               (other.parent_path() != folder || unpacked(other).filename() != unpacked(file).filename());
    };
    std::vector<Candidate> files =
        in_part ? candidates_in_parts(folder.parent_path(), belongs) : candidates_in(folder, belongs);
    std::erase_if(files,
                  [&](const Candidate &each) { return each.array.has_value() != named.array.has_value(); });
    files.insert(files.begin(), named);
    take_splits_of_folders(files);
    return sources_in(files);
}
} // namespace

DataSources find_data(const std::vector<std::filesystem::path> &paths)
{
    std::error_code unreachable; // counts as a file that is not there
    if (paths.size() == 1)
        return std::filesystem::is_directory(paths.front(), unreachable) ? data_in(paths.front())
                                                                         : data_around(paths.front());
    std::vector<Candidate> files;
    for (const std::filesystem::path &path : paths) {
        if (std::filesystem::is_directory(path, unreachable))
            throw DataError(path, {}, deltascope::Message::tr("one folder of several"),
                            deltascope::Message::tr("files, or a single folder: that with all data, whose "
                                                    "subfolders may be called train and test"));
        files.push_back(named_candidate(path));
    }
    if (files.size() > most_files)
        throw DataError(
            paths.back(), {}, deltascope::Message::tr("%1 files", {std::to_string(files.size())}),
            deltascope::Message::tr("two to four: images and labels, for training and for testing"));
    return sources_in(files);
}

} // namespace deltascope
