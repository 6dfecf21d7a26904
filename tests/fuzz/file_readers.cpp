// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/csv_images.h"
#include "core/data/foreign/idx_array.h"
#include "core/data/foreign/known_classes.h"
#include "core/data/idx.h"
#include "core/files/answers_csv.h"
#include "core/files/exercise_file.h"
#include "core/files/foreign/network_file.h"
#include "core/files/likeness_file.h"
#include "core/files/progress_csv.h"
#include "core/files/session.h"
#include "core/files/sweep_table.h"
#include "core/image_size.h"
#include "core/practice/levels.h"
#include "tests/fuzz/readers.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace deltascope {

namespace {
std::string text_of(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool images(const std::filesystem::path &file)
{
    return read_idx_images(file).size() % pixel_count == 0;
}

bool labels(const std::filesystem::path &file)
{
    return std::ranges::all_of(read_idx_labels(file), [](int digit) { return digit <= 9; });
}

bool array(const std::filesystem::path &file)
{
    const std::optional<IdxArray> found = idx_array_in(file);
    if (!found)
        return true;
    if (found->is_labels())
        return idx_labels(file, *found).size() == found->count();
    return idx_images(file, *found).size() == found->count();
}

bool table(const std::filesystem::path &file)
{
    const LabelledImages read = csv_images(file);
    return !read.empty() && read.pixels.size() % pixel_count == 0 &&
           (!read.labelled() || read.labels.size() == read.size());
}

bool names(const std::filesystem::path &file)
{
    return std::ranges::none_of(names_in(file, {"0", "1", "2"}),
                                [](const auto &each) { return each.first.empty() || each.second.empty(); });
}

template <class Matrix>
bool is_finite_and(const Matrix &matrix, int rows, int columns)
{
    return matrix.rows() == rows && matrix.cols() == columns && matrix.allFinite();
}

bool is_whole(const Parameters<float> &p)
{
    const Sizes sizes = p.sizes();
    return sizes.hidden >= 1 && sizes.hidden <= max_hidden_units && sizes.outputs >= 1 &&
           sizes.outputs <= max_outputs && is_finite_and(p.W1, sizes.inputs, sizes.hidden) &&
           is_finite_and(p.b1, sizes.hidden, 1) && is_finite_and(p.W2, sizes.hidden, sizes.outputs) &&
           is_finite_and(p.b2, sizes.outputs, 1);
}

bool session(const std::filesystem::path &file)
{
    const Session read = load_session(file, {});
    for (const EndedRun &run : load_session_extras(file).ended)
        if (!is_whole(run.end.network.parameters) || !broken_promise(*ended_snapshot(run, 1)).empty())
            return false;
    return is_whole(read.network.parameters) &&
           read.settings.hidden_units == read.network.parameters.sizes().hidden &&
           read.settings.batch_size >= 1 && std::isfinite(read.settings.learning_rate) && read.epochs >= 0 &&
           (!read.place || validation_error(*read.place).empty());
}

// An array alone is read with its neighbours, whose folder an error then names.
bool network(const std::filesystem::path &file)
{
    if (text_of(file).starts_with("\x93NUMPY"))
        return true;
    const NetworkFile read = read_network(file);
    return is_whole(read.is_foreign() ? session_of(file, read, first_reading(read)).network.parameters
                                      : read.session.network.parameters);
}

bool likeness(const std::filesystem::path &file)
{
    const Likeness read = load_likeness(file);
    const std::vector<std::uint8_t> paper(pixel_count);
    return std::isfinite(read.distance(paper));
}

bool exercise(const std::filesystem::path &file)
{
    const Exercise read = load_exercise(file);
    return std::isfinite(read.rate) && read.index >= 0 && read.level >= 0 && read.level <= last_level &&
           read.session.find('/') == std::string::npos && read.functions.valid();
}

// What it takes it writes as it reads it.
bool progress(const std::filesystem::path &file)
{
    const std::optional<Progress> read = progress_from_csv(text_of(file));
    return !read || progress_from_csv(to_csv(*read)) == read;
}

bool answers(const std::filesystem::path &file)
{
    const AnswerTable read = read_answers(text_of(file), file);
    return std::ranges::all_of(read.rows,
                               [](const AnswerRow &row) { return row.line >= 1 && !row.answer.empty(); }) &&
           std::ranges::all_of(read.bad,
                               [](const BadRow &row) { return row.line >= 1 && !row.what.empty(); });
}

bool sweep(const std::filesystem::path &file)
{
    return std::ranges::all_of(read_sweep_table(file), [](const SweepRow &row) {
        return row.run.epochs >= 1 && row.run.settings.batch_size >= 1 && !plan_text(row.run).empty();
    });
}
} // namespace

const std::vector<FuzzedReader> &fuzzed_readers()
{
    static const std::vector<FuzzedReader> readers = {
        {"images", images},     {"labels", labels},     {"session", session},   {"network", network},
        {"likeness", likeness}, {"exercise", exercise}, {"progress", progress}, {"answers", answers},
        {"sweep", sweep},       {"array", array},       {"table", table},       {"names", names}};
    return readers;
}

} // namespace deltascope
