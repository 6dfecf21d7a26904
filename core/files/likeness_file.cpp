// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/likeness_file.h"

#include "core/data/data_error.h"
#include "core/files/safetensors_reader.h"
#include "core/files/safetensors_writer.h"

#include <cmath>

namespace deltascope {

namespace {

struct Table
{
    const char *name;
    std::vector<std::uint64_t> shape;
    std::vector<float> values;

    std::size_t row() const { return values.size() / digit_count; }
};

/// In the order of the file: mean, axes, variances, rest, unit.
std::array<Table, 5> empty_tables()
{
    constexpr std::uint64_t digits = digit_count, features = Likeness::features, axes = Likeness::axes;
    std::array<Table, 5> tables = {{{"mean", {digits, features}, {}},
                                    {"axes", {digits, axes, features}, {}},
                                    {"variances", {digits, axes}, {}},
                                    {"rest", {digits}, {}},
                                    {"unit", {digits}, {}}}};
    for (Table &table : tables) {
        std::uint64_t size = 1;
        for (const std::uint64_t length : table.shape)
            size *= length;
        table.values.resize(size);
    }
    return tables;
}

/// Calls visit(pointer to a digit's values, count, table's index) for all of them.
template <class Distribution, class Visit>
void visit_values(Distribution &digit, Visit visit)
{
    visit(digit.mean.data(), digit.mean.size(), 0);
    visit(digit.axes.data(), digit.axes.size(), 1); // column by column: an axis after the other
    visit(digit.variances.data(), digit.variances.size(), 2);
    visit(&digit.rest, 1, 3);
    visit(&digit.unit, 1, 4);
}

bool is_usable(const Table &table, bool positive)
{
    return std::all_of(table.values.begin(), table.values.end(),
                       [positive](float value) { return std::isfinite(value) && (!positive || value > 0); });
}

} // namespace

Likeness load_likeness(const std::filesystem::path &file)
{
    SafetensorsReader reader(file);
    std::array<Table, 5> tables = empty_tables();
    for (const Table &table : tables) {
        const TensorInfo *info = reader.find(table.name);
        if (!info || info->shape != table.shape)
            throw DataError(file, Message::tr("header"),
                            Message::tr("no tensor %1 of the right shape", {std::string(table.name)}),
                            Message::tr("what training digits look like"));
    }
    const std::vector<float> data = reader.read_data();
    for (Table &table : tables) {
        const auto begin =
            data.begin() + static_cast<std::ptrdiff_t>(reader.find(table.name)->begin / sizeof(float));
        std::copy_n(begin, table.values.size(), table.values.begin());
        const bool is_signed = &table - tables.data() < 2;
        if (!is_usable(table, !is_signed))
            throw DataError(file, std::string(table.name), Message::tr("a number that no distribution has"),
                            Message::tr("finite numbers"));
    }
    Likeness likeness;
    for (std::size_t digit = 0; digit < digit_count; ++digit)
        visit_values(likeness.digits[digit], [&](float *values, Eigen::Index count, std::size_t index) {
            const Table &table = tables[index];
            std::copy_n(&table.values[digit * table.row()], count, values);
        });
    return likeness;
}

void save_likeness(const std::filesystem::path &file, const Likeness &likeness)
{
    std::array<Table, 5> tables = empty_tables();
    for (std::size_t digit = 0; digit < digit_count; ++digit)
        visit_values(likeness.digits[digit], [&](const float *values, Eigen::Index count, std::size_t index) {
            Table &table = tables[index];
            std::copy_n(values, count, &table.values[digit * table.row()]);
        });
    std::vector<TensorView> views;
    for (const Table &table : tables)
        views.push_back({table.name, table.shape, table.values});
    write_safetensors(file, {{"format", "deltascope likeness 1"}}, views);
}

} // namespace deltascope
