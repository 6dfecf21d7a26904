// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/data_files.h"

#include "core/data/data_error.h"
#include "core/data/foreign/csv_layout.h"
#include "core/data/foreign/other_kinds.h"
#include "core/data/foreign/picture_folder.h"
#include "core/data/lower_case.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace deltascope {

namespace {
constexpr int deepest = 2;             // folders in folders that are looked into
constexpr std::size_t most_listed = 5; // data sets in a message
constexpr std::size_t most_files = 4;  // of a data set
constexpr std::array<std::string_view, 6> table_endings = {".csv", ".tsv", ".tra", ".tes", ".train", ".test"};
constexpr std::array<std::string_view, 23> telling_words = {
    "images", "image", "imgs", "img", "labels", "label", "x",      "y",  "idx", "idx1", "idx2", "idx3",
    "idx4",   "ubyte", "byte", "int", "short",  "float", "double", "gz", "csv", "tsv",  "data"};

/// A file that may be part of a data set.
struct Candidate
{
    std::filesystem::path file;
    std::optional<IdxArray> array = {}; ///< none: a text table
    std::optional<Split> split = {};

    bool is_labels() const { return array && array->is_labels(); }
};

std::vector<std::string> words_of(const std::filesystem::path &file)
{
    std::vector<std::string> words(1);
    for (const char c : lower_case(utf8_from_path(file.filename())))
        if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            words.back() += c;
        else
            words.emplace_back();
    std::erase(words, std::string());
    return words;
}

std::optional<Split> split_told_by(std::string_view word)
{
    if (word.starts_with("train") || word == "tra")
        return Split::Train;
    const bool test = word.starts_with("test") || word.starts_with("t10k") || word.starts_with("valid") ||
                      word == "val" || word == "tes";
    return test ? std::optional(Split::Test) : std::nullopt;
}

bool is_gzipped(const std::filesystem::path &file)
{
    return lower_case(utf8_from_path(file.extension())) == ".gz";
}

/// The file without the ending of gzip.
std::filesystem::path unpacked(const std::filesystem::path &file)
{
    return is_gzipped(file) ? file.parent_path() / file.stem() : file;
}

/// Whether a file lies beside what was unpacked from it, as torchvision leaves them.
bool is_unpacked_already(const std::filesystem::path &file)
{
    std::error_code unreachable; // counts as not there
    return is_gzipped(file) && std::filesystem::is_regular_file(unpacked(file), unreachable);
}

bool is_table(const std::filesystem::path &file)
{
    return std::ranges::find(table_endings, lower_case(utf8_from_path(unpacked(file).extension()))) !=
           table_endings.end();
}

bool is_idx_by_name(const std::filesystem::path &file)
{
    const std::string name = lower_case(utf8_from_path(file.filename()));
    return name.find("ubyte") != name.npos || name.find("idx") != name.npos;
}

Candidate candidate(const std::filesystem::path &file, std::optional<IdxArray> array)
{
    return {file, std::move(array), split_of(file)};
}

/// A file that is named; whatever is not IDX must be a text table.
Candidate named_candidate(const std::filesystem::path &file)
{
    if (auto array = idx_array_in(file))
        return candidate(file, std::move(array));
    if (is_picture(file))
        throw DataError(
            file, {}, deltascope::Message::tr("one picture"),
            deltascope::Message::tr("a folder of pictures for each class, and the folder above them"));
    refuse_other_kinds(file);
    if (is_idx_by_name(file) && !is_table(file))
        throw DataError(file, deltascope::Message::tr("byte %1", {std::string("0")}),
                        deltascope::Message::tr("data that are not IDX"), expected_data());
    return candidate(file, std::nullopt);
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
            if (has_images(file))
                found.push_back(candidate(file, std::nullopt));
        } else if (is_idx_by_name(file)) {
            found.push_back(named_candidate(file));
        } else if (auto array = idx_array_if_any(file)) {
            found.push_back(candidate(file, std::move(array)));
        }
    }
    return found;
}

/// The same of the folders called IDX in a folder: unpacking programs make one for each file.
std::vector<Candidate> unpacked_candidates_in(const std::filesystem::path &folder)
{
    std::vector<Candidate> found;
    for (const std::filesystem::path &each : listed(folder)) {
        std::error_code unreachable;
        if (std::filesystem::is_directory(each, unreachable) && is_idx_by_name(each))
            std::ranges::move(candidates_in(each, [](const std::filesystem::path &) { return true; }),
                              std::back_inserter(found));
    }
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

/// Colours and labels of a column for each class make arrays that are neither images nor labels.
void check_is_one_of_both(const Candidate &file)
{
    if (!file.is_labels() && !file.array->is_images())
        throw DataError(
            file.file, deltascope::Message::tr("byte %1", {std::string("4")}),
            deltascope::Message::tr("an array of %1", {file.array->shape_text()}),
            deltascope::Message::tr("images with one grey for each pixel, or one label for each image"));
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
            throw DataError(images.file, {}, deltascope::Message::tr("images without labels"),
                            deltascope::Message::tr("a file with their labels beside it"));
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
        throw DataError(labels.front().file, {}, deltascope::Message::tr("labels without images"),
                        deltascope::Message::tr("a file with their images beside it"));
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
        if (!each.array)
            sets.push_back({{.kind = SetSource::Kind::Csv, .images = each.file}, each.split});
    return sources_of(std::move(sets));
}

/// Those of one data set; a folder with several is not read. Tables beside IDX files are something else.
DataSources sources_in_folder(const std::filesystem::path &folder, std::vector<Candidate> files)
{
    if (std::ranges::any_of(files, [](const Candidate &each) { return each.array.has_value(); }))
        std::erase_if(files, [](const Candidate &each) { return !each.array; });
    std::map<std::string, std::string> names; // those of MNIST's files say nothing: they are shown themselves
    for (const Candidate &each : files) {
        const std::string name = data_set_of(each.file);
        names.try_emplace(name, name.empty() ? utf8_from_path(each.file.filename()) : name);
    }
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

std::optional<DataSources> data_in(const std::filesystem::path &folder, int depth)
{
    const auto any_file = [](const std::filesystem::path &) { return true; };
    if (std::vector<Candidate> files = candidates_in(folder, any_file); !files.empty())
        return sources_in_folder(folder, std::move(files));
    if (std::vector<Candidate> files = unpacked_candidates_in(folder); !files.empty())
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

/// A file with its neighbours of the same kind and data set.
DataSources data_around(const std::filesystem::path &file)
{
    const Candidate named = named_candidate(file);
    const auto belongs = [&](const std::filesystem::path &other) {
        return unpacked(other).filename() != unpacked(file).filename() &&
               data_set_of(other) == data_set_of(file);
    };
    std::vector<Candidate> files =
        candidates_in(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."), belongs);
    std::erase_if(files,
                  [&](const Candidate &each) { return each.array.has_value() != named.array.has_value(); });
    files.insert(files.begin(), named);
    return sources_in(files);
}
} // namespace

std::optional<Split> split_of(const std::filesystem::path &file)
{
    for (const std::string &word : words_of(file))
        if (const auto split = split_told_by(word))
            return split;
    return std::nullopt;
}

std::string data_set_of(const std::filesystem::path &file)
{
    std::string name;
    for (const std::string &word : words_of(file))
        if (!split_told_by(word) && std::ranges::find(telling_words, word) == telling_words.end())
            name.append(name.empty() ? "" : "-").append(word);
    return name;
}

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
