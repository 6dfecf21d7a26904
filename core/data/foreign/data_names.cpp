// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/data_names.h"

#include "core/data/lower_case.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace deltascope {

namespace {
constexpr std::array<std::string_view, 7> table_endings = {".csv",   ".tsv",  ".tra", ".tes",
                                                           ".train", ".test", ".arff"};
constexpr std::array<std::string_view, 23> telling_words = {
    "images", "image", "imgs", "img", "labels", "label", "x",      "y",  "idx", "idx1", "idx2", "idx3",
    "idx4",   "ubyte", "byte", "int", "short",  "float", "double", "gz", "csv", "tsv",  "data"};

/// A word in the name of images, and in that of their labels.
struct Partners
{
    std::string_view images;
    std::string_view labels;
    bool tells = true; ///< which of both it is
};
constexpr std::array<Partners, 6> partners = {Partners{"images", "labels"},    Partners{"image", "label"},
                                              Partners{"imgs", "labels"},      Partners{"img", "label"},
                                              Partners{"idx3", "idx1", false}, Partners{"x", "y"}};

/// Of a word: a small or capital letter, a figure, or part of a letter beyond ASCII.
bool is_of_word(char c)
{
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/// A name in pieces: words, and what stands between them.
std::vector<std::string> pieces_of(const std::filesystem::path &file)
{
    std::vector<std::string> pieces;
    for (const char c : utf8_from_path(file.filename()))
        if (!pieces.empty() && is_of_word(c) == is_of_word(pieces.back().front()))
            pieces.back() += c;
        else
            pieces.emplace_back(1, c);
    return pieces;
}

std::vector<std::string> words_of(const std::filesystem::path &file)
{
    std::vector<std::string> words;
    for (const std::string &piece : pieces_of(file))
        if (is_of_word(piece.front()))
            words.push_back(lower_case(piece));
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

const Partners *partners_with(std::string_view word)
{
    const auto *const found = std::ranges::find_if(
        partners, [word](const Partners &each) { return word == each.images || word == each.labels; });
    return found == partners.end() ? nullptr : &*found;
}

bool is_gzipped(const std::filesystem::path &file)
{
    return lower_case(utf8_from_path(file.extension())) == ".gz";
}

std::string as_capitals(std::string_view word)
{
    std::string capitals(word);
    std::ranges::transform(capitals, capitals.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return capitals;
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

std::string partner_of(const std::filesystem::path &file)
{
    std::string name;
    bool told = false;
    for (const std::string &piece : pieces_of(file)) {
        const std::string word = lower_case(piece);
        const Partners *found = partners_with(word);
        const std::string_view other = !found ? piece : word == found->images ? found->labels : found->images;
        name += found && piece != word ? as_capitals(other) : std::string(other);
        told = told || (found && found->tells);
    }
    return told ? name : std::string();
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

bool is_part_by_name(const std::filesystem::path &folder)
{
    const auto tells = [](const std::string &word) {
        return split_told_by(word) || (word.size() > 1 && partners_with(word));
    };
    return is_idx_by_name(folder) || is_table(folder) ||
           (data_set_of(folder).empty() && std::ranges::any_of(words_of(folder), tells));
}

std::filesystem::path unpacked(const std::filesystem::path &file)
{
    return is_gzipped(file) ? file.parent_path() / file.stem() : file;
}

bool is_unpacked_already(const std::filesystem::path &file)
{
    std::error_code unreachable; // counts as not there
    return is_gzipped(file) && std::filesystem::is_regular_file(unpacked(file), unreachable);
}

} // namespace deltascope
