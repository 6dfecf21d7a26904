// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sweep_table.h"

#include "core/data/data_error.h"
#include "core/files/csv_text.h"
#include "core/files/number_text.h"
#include "core/files/setting_text.h"
#include "core/network/choice.h"
#include "core/platform/number_from.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace deltascope {

namespace {
constexpr std::string_view plan_columns = "epochs,target_accuracy,patience";
constexpr std::string_view result_columns =
    "outcome,trained_epochs,train_loss,test_loss,train_accuracy,test_accuracy,best_test_accuracy,best_epoch,"
    "seconds,train_losses,test_losses,train_accuracies,test_accuracies,epoch_seconds";
constexpr int figures_before_curves = 7; // that the curves say as well
constexpr std::array curves = {&EpochRecord::train_loss, &EpochRecord::test_loss,
                               &EpochRecord::train_accuracy, &EpochRecord::test_accuracy,
                               &EpochRecord::seconds};
constexpr std::size_t longest_quotation = 40;

std::string curve_text(const std::vector<EpochRecord> &epochs, double EpochRecord::*value)
{
    std::string text;
    for (const EpochRecord &epoch : epochs)
        text.append(text.empty() ? "" : " ").append(number_text(epoch.*value));
    return text;
}

// Sets one value of each epoch; false for a list of another length or with something that is no number.
bool read_curve(std::string_view text, double EpochRecord::*value, std::vector<EpochRecord> &epochs)
{
    for (EpochRecord &epoch : epochs) {
        const auto number = number_from<double>(take(text, ' '));
        if (!number)
            return false;
        epoch.*value = *number;
    }
    return text.empty();
}

template <class Number>
bool read_number(std::string_view &line, Number &number)
{
    const auto read = number_from<Number>(take(line, ','));
    number = read.value_or(Number());
    return read.has_value();
}

bool read_plan(std::string_view &line, PlannedRun &run)
{
    for (const Setting setting : run_settings)
        if (!set_from_text(setting, take(line, ','), run.settings))
            return false;
    return !faulty_setting(run.settings) && read_number(line, run.epochs) && run.epochs >= 1 &&
           read_number(line, run.stop_rules.test_accuracy) && read_number(line, run.stop_rules.patience);
}

bool read_result(std::string_view &line, SweepRow &row)
{
    const auto outcome = choice_named(take(line, ','), all_sweep_outcomes);
    int trained = 0;
    if (!outcome || !read_number(line, trained) || trained < 0 || trained > row.run.epochs)
        return false;
    row.outcome = *outcome;
    for (int figure = 0; figure < figures_before_curves; ++figure)
        take(line, ',');
    if (row.outcome != SweepOutcome::Failed)
        row.epochs.resize(static_cast<std::size_t>(trained) + 1);
    for (std::size_t i = 0; i < row.epochs.size(); ++i)
        row.epochs[i].epoch = static_cast<int>(i);
    return std::ranges::all_of(
        curves, [&](const auto curve) { return read_curve(take(line, ','), curve, row.epochs); });
}

std::optional<SweepRow> row_from(std::string_view line)
{
    SweepRow row;
    if (!read_plan(line, row.run) || !read_result(line, row) || !line.empty())
        return std::nullopt;
    return row;
}
} // namespace

std::string_view to_string(SweepOutcome outcome)
{
    constexpr std::string_view names[] = {"done", "stopped", "diverged", "failed"};
    return names[static_cast<int>(outcome)];
}

const EpochRecord *SweepRow::best() const
{
    const auto best = std::ranges::max_element(epochs, {}, &EpochRecord::test_accuracy);
    return best == epochs.end() ? nullptr : &*best;
}

SweepRow row_of(const PlannedRun &run, const FinishedRun &finished)
{
    if (!finished.end)
        return {run, SweepOutcome::Failed, {}};
    const TrainingSnapshot &end = *finished.end;
    const auto outcome = end.state == TrainerState::Diverged      ? SweepOutcome::Diverged
                         : end.history->back().epoch < run.epochs ? SweepOutcome::Stopped
                                                                  : SweepOutcome::Done;
    return {run, outcome, {end.history->begin(), end.history->end()}};
}

std::string plan_text(const PlannedRun &run)
{
    std::string text;
    for (const Setting setting : run_settings)
        text.append(setting_text(setting, run.settings)).append(",");
    return text.append(number_text(run.epochs))
        .append(",")
        .append(number_text(run.stop_rules.test_accuracy))
        .append(",")
        .append(number_text(run.stop_rules.patience));
}

std::string sweep_heading()
{
    std::string heading;
    for (const Setting setting : run_settings)
        heading.append(facts_of(setting).name).append(",");
    return heading.append(plan_columns).append(",").append(result_columns).append("\n");
}

std::string to_csv_line(const SweepRow &row)
{
    std::string line;
    const auto add = [&line](const std::string &text) { line.append(text).append(","); };
    add(plan_text(row.run));
    add(std::string(to_string(row.outcome)));
    add(number_text(row.epochs.empty() ? 0 : row.epochs.back().epoch));
    for (const auto value : {&EpochRecord::train_loss, &EpochRecord::test_loss, &EpochRecord::train_accuracy,
                             &EpochRecord::test_accuracy})
        add(row.epochs.empty() ? std::string() : number_text(row.epochs.back().*value));
    const EpochRecord *best = row.best();
    add(best ? number_text(best->test_accuracy) : std::string());
    add(best ? number_text(best->epoch) : std::string());
    double seconds = 0;
    for (const EpochRecord &epoch : row.epochs)
        seconds += epoch.seconds;
    add(number_text(seconds));
    for (const auto curve : curves)
        add(curve_text(row.epochs, curve));
    line.back() = '\n';
    return line;
}

SweepTable sweep_table_in(const std::filesystem::path &file)
{
    const std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    if (std::filesystem::is_directory(file) || !(content << stream.rdbuf()))
        throw DataError(file, {}, Message::tr("nothing that can be read"),
                        Message::tr("the table of a sweep"));
    const std::string all = content.str();
    const std::size_t whole = all.rfind('\n') + 1; // of a text without a line end nothing is left
    std::string_view text = std::string_view(all).substr(0, whole);
    SweepTable table;
    int number = 1;
    for (; !text.empty(); ++number) {
        const std::string_view line = take(text, '\n');
        const auto row = number == 1 ? std::nullopt : row_from(line);
        if (number == 1 ? std::string(line).append("\n") != sweep_heading() : !row)
            throw DataError(file, Message::tr("line %1", {number_text(number)}),
                            "\"" + std::string(line.substr(0, longest_quotation)) + "\"",
                            number == 1 ? Message::tr("the heading of a table of a sweep")
                                        : Message::tr("a row of a table of a sweep"));
        if (row)
            table.rows.push_back(*row);
    }
    if (whole < all.size())
        table.torn_line = number;
    return table;
}

std::vector<SweepRow> read_sweep_table(const std::filesystem::path &file)
{
    return sweep_table_in(file).rows;
}

bool is_sweep_table(const std::filesystem::path &file)
{
    const std::string heading = sweep_heading();
    std::string start(heading.size(), '\0');
    std::ifstream stream(file, std::ios::binary);
    return stream.read(start.data(), static_cast<std::streamsize>(start.size())) && start == heading;
}

} // namespace deltascope
