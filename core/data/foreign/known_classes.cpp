// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/known_classes.h"

#include "core/data/data_error.h"
#include "core/data/foreign/csv_lines.h"
#include "core/data/foreign/data_names.h"
#include "core/data/foreign/labelled_images.h"
#include "core/data/lower_case.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace deltascope {

namespace {
constexpr int looked_up = 3; // the file and folders above it: FashionMNIST/raw/train-images-idx3-ubyte
constexpr std::size_t longest_name = 64;
constexpr std::size_t letters = 26;

constexpr std::array<std::string_view, 10> garments = {
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"};
constexpr std::array<std::string_view, 10> kana = {"o",  "ki", "su", "tsu", "na",
                                                   "ha", "ma", "ya", "re",  "wo"};
constexpr std::string_view by_class = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view balanced = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::array<std::string_view, 4> name_files = {"labels.txt", "classes.txt", "class_names.txt",
                                                        "names.txt"};

std::string described(const std::filesystem::path &file)
{
    std::filesystem::path place = file;
    std::string text;
    for (int i = 0; i < looked_up && place.has_filename(); ++i, place = place.parent_path())
        text.append(lower_case(utf8_from_path(place.filename()))).append("/");
    return text;
}

ClassNames numbered(std::span<const std::string_view> names)
{
    ClassNames result;
    for (std::size_t i = 0; i < names.size(); ++i)
        result[std::to_string(i)] = names[i];
    return result;
}

ClassNames numbered(std::string_view characters, std::size_t first)
{
    ClassNames result;
    for (std::size_t i = 0; i < characters.size(); ++i)
        result[std::to_string(first + i)] = characters.substr(i, 1);
    return result;
}

bool are_letters(const std::vector<std::string> &labels)
{
    const ClassNames names = numbered(alphabet, 1);
    return labels.size() == letters &&
           std::ranges::all_of(labels, [&names](const std::string &label) { return names.contains(label); });
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

/// A character of ASCII that a code of EMNIST's mapping stands for.
std::optional<std::string> character_of(std::string_view code)
{
    constexpr double first = 33, last = 126;
    const std::optional<double> number = number_in(code);
    if (!number || !(*number >= first && *number <= last))
        return std::nullopt;
    return std::string(1, static_cast<char>(*number));
}

std::vector<std::string> lines_of(const std::filesystem::path &file)
{
    std::vector<std::string> lines;
    CsvLines text(file);
    for (std::string_view line; text.next(line);) {
        if (lines.size() == most_labels || line.size() > 2 * longest_name)
            throw DataError(file, text.place(), deltascope::Message::tr("more than names"),
                            deltascope::Message::tr("a line with a name for each label"));
        lines.emplace_back(line);
    }
    return lines;
}

/// Nothing where the line does not begin with one of the labels.
std::optional<std::pair<std::string, std::string>> named_label(const std::string &line,
                                                               const std::vector<std::string> &labels)
{
    const std::size_t end = line.find_first_of(" \t,;:=");
    const std::size_t begin = end == line.npos ? end : line.find_first_not_of(" \t,;:=", end);
    if (begin == line.npos || std::ranges::find(labels, line.substr(0, end)) == labels.end())
        return std::nullopt;
    return std::pair(line.substr(0, end), line.substr(begin));
}

} // namespace

ClassNames known_names(const std::filesystem::path &file, const std::vector<std::string> &labels)
{
    const std::string text = described(file);
    if (has(text, "fashion"))
        return numbered(garments);
    if (has(text, "kmnist"))
        return numbered(kana);
    if (has(text, "emnist") && (has(text, "balanced") || has(text, "bymerge")))
        return numbered(balanced, 0);
    if (has(text, "emnist") && has(text, "byclass"))
        return numbered(by_class, 0);
    const bool letters_by_name = has(text, "emnist") && has(text, "letters");
    return letters_by_name || are_letters(labels) ? numbered(alphabet, 1) : ClassNames();
}

bool is_emnist(const std::filesystem::path &file)
{
    return has(described(file), "emnist");
}

ClassNames names_in(const std::filesystem::path &file, const std::vector<std::string> &labels)
{
    const std::vector<std::string> lines = lines_of(file);
    const bool codes = has(lower_case(utf8_from_path(file.filename())), "mapping");
    ClassNames names;
    for (const std::string &line : lines)
        if (const auto named = named_label(line, labels)) {
            const std::string first = named->second.substr(0, named->second.find(' '));
            names[named->first] = codes ? character_of(first).value_or(named->second) : named->second;
        }
    if (names.size() == labels.size() || labels.size() > lines.size())
        return names;
    const bool from_1 = std::ranges::find(labels, "0") == labels.end() && lines.size() == labels.size();
    names.clear();
    for (std::size_t i = 0; i < lines.size(); ++i)
        names[std::to_string(i + (from_1 ? 1 : 0))] = lines[i];
    return names;
}
ClassNames names_beside(const std::filesystem::path &file, const std::vector<std::string> &labels)
{
    std::error_code unreachable; // counts as not there
    const std::filesystem::path folder =
        std::filesystem::is_directory(file, unreachable) ? file : file.parent_path();
    for (const std::string_view name : name_files)
        if (std::filesystem::is_regular_file(folder / name, unreachable))
            return names_in(folder / name, labels);
    const std::filesystem::path mapping = folder / path_from_utf8(data_set_of(file) + "-mapping.txt");
    return std::filesystem::is_regular_file(mapping, unreachable) ? names_in(mapping, labels) : ClassNames();
}

} // namespace deltascope
