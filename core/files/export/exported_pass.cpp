// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/export/exported_pass.h"

#include "core/data/atomic_file.h"
#include "core/data/lower_case.h"
#include "core/files/json_text.h"
#include "core/files/number_text.h"
#include "core/files/safetensors_writer.h"
#include "core/network/term_values.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace deltascope {

namespace {
struct FormatRow
{
    std::string_view extension;
    PassFormat format;
};
constexpr std::array formats = {FormatRow{".safetensors", PassFormat::Safetensors},
                                FormatRow{".csv", PassFormat::Csv}, FormatRow{".json", PassFormat::Json}};

/// One term with its values, row after row.
struct Exported
{
    Term term;
    Shape shape;
    std::vector<double> values;
};

bool belongs_to_pass(Term term)
{
    return term != Term::eta && term != Term::theta && term != Term::loss_after;
}

std::vector<double> values_of(const ExportedPass &exported, Term term, const Shape &shape)
{
    const auto count = static_cast<std::size_t>(shape.rows) * static_cast<std::size_t>(shape.columns);
    if (const double *first = entries(exported.network, exported.pass, term))
        return {first, first + count};
    std::vector<double> values;
    values.reserve(count);
    for (int row = 0; row < shape.rows; ++row)
        for (int column = 0; column < shape.columns; ++column)
            values.push_back(value_of(exported.network, exported.pass, {term, row, column}));
    return values;
}

std::vector<Exported> terms_of(const ExportedPass &exported)
{
    std::vector<Exported> terms;
    for (const TermFacts &row : term_table)
        if (belongs_to_pass(row.term)) {
            const Shape shape = shape_of(row.term, exported.network.sizes());
            terms.push_back({row.term, shape, values_of(exported, row.term, shape)});
        }
    return terms;
}

bool is_scalar(Term term)
{
    return facts(term).rows == Axis::None;
}

/// [[3,0.5]]: x¹₃ is held at ½.
std::string held_json(const Pass<double> &pass)
{
    return json_list(pass.held, [](const HeldActivation<double> &held) {
        return "[" + json(held.unit) + "," + json(held.value) + "]";
    });
}

/// What there is to say beside the numbers; all but held is text.
std::vector<std::pair<std::string, std::string>> notes_of(const ExportedPass &exported)
{
    const Functions &functions = exported.network.functions;
    return {{"format", "deltascope pass 1"},
            {"example", exported.example},
            {"hidden_activation", std::string(to_string(functions.hidden))},
            {"output_activation", std::string(to_string(functions.output))},
            {"cost", std::string(to_string(functions.cost))},
            {"loss_formula", std::string(facts(functions.cost).loss_component)},
            {"held", held_json(exported.pass)}};
}

void write_as_safetensors(const std::filesystem::path &file, const ExportedPass &exported)
{
    const std::vector<Exported> terms = terms_of(exported);
    std::vector<TensorView> tensors;
    for (const Exported &term : terms) {
        std::vector<std::uint64_t> shape;
        if (!is_scalar(term.term))
            shape.push_back(static_cast<std::uint64_t>(term.shape.rows));
        if (is_matrix(term.term))
            shape.push_back(static_cast<std::uint64_t>(term.shape.columns));
        tensors.push_back({std::string(to_string(term.term)), shape, std::span<const double>(term.values)});
    }
    const auto notes = notes_of(exported);
    write_safetensors(file, {notes.begin(), notes.end()}, tensors);
}

std::string csv_rows(const Exported &term)
{
    const std::string name(to_string(term.term));
    std::string text;
    for (std::size_t place = 0; place < term.values.size(); ++place) {
        const auto columns = static_cast<std::size_t>(term.shape.columns);
        text += name + "," + (is_scalar(term.term) ? "" : number_text(place / columns)) + "," +
                (is_matrix(term.term) ? number_text(place % columns) : "") + "," +
                number_text(term.values[place]) + "\n";
    }
    return text;
}

std::string csv_of(const ExportedPass &exported)
{
    std::string text;
    for (const auto &[name, note] : notes_of(exported))
        text += "# " + name + ": " + note + "\n";
    text += "term,row,column,value\n";
    for (const Exported &term : terms_of(exported))
        text += csv_rows(term);
    return text;
}

std::string json_of(const Exported &term)
{
    if (is_scalar(term.term))
        return json(term.values.front());
    const Eigen::Map<const Matrix<double>> matrix(term.values.data(), term.shape.rows, term.shape.columns);
    return is_matrix(term.term) ? json(matrix) : json(matrix.col(0));
}

std::string json_of(const ExportedPass &exported)
{
    std::string text = "{";
    for (const auto &[name, note] : notes_of(exported))
        text += json(name) + ":" + (name == "held" ? note : json(note)) + ",\n";
    for (const Exported &term : terms_of(exported))
        text += json(to_string(term.term)) + ":" + json_of(term) + ",\n";
    text.replace(text.size() - 2, 1, "\n}");
    return text;
}
} // namespace

std::optional<PassFormat> pass_format_of(const std::filesystem::path &file)
{
    const auto *const row =
        std::ranges::find(formats, lower_case(utf8_from_path(file.extension())), &FormatRow::extension);
    return row == formats.end() ? std::nullopt : std::optional(row->format);
}

void export_pass(const std::filesystem::path &file, PassFormat format, const ExportedPass &exported)
{
    switch (format) {
    case PassFormat::Safetensors:
        return write_as_safetensors(file, exported);
    case PassFormat::Csv:
        return write_text_atomically(file, csv_of(exported));
    case PassFormat::Json:
        return write_text_atomically(file, json_of(exported));
    }
}

} // namespace deltascope
