// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "app/cli/sweep/sweep_file.h"
#include "app/cli/sweep/sweep_jobs.h"
#include "app/cli/sweep/sweep_plan.h"
#include "app/cli/sweep/sweep_summary.h"
#include "app/cli/text.h"
#include "core/platform/console.h"
#include "core/training/sweep/expected_time.h"

#include <QCoreApplication>

#include <cmath>
#include <iostream>

namespace deltascope::cli {

namespace {
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
constexpr std::size_t many_runs = 1000; // are asked about first
constexpr auto look_interval = 200ms;

constexpr std::string_view notes =
    "Every combination of the values is a run, with one thread. Where a value is expected, several may stand "
    "with\n"
    "commas between them, and A..B/N for N values from A to B: by equal factors, or by equal steps where one "
    "of\n"
    "them is not positive. Without a value, each setting is as for deltascope-cli train.\n"
    "A sweep that was stopped or killed goes on when it is asked for again. Ctrl-C stops it.\n"
    "With GNU parallel: deltascope-cli sweep … --print-jobs | parallel --sshlogin HOST,HOST, then\n"
    "deltascope-cli sweep … --collect OUT.runs";

std::string duration_text(double seconds)
{
    constexpr double minute = 60;
    constexpr double hour = 60 * minute;
    constexpr double day = 24 * hour;
    const auto in = [seconds](double unit, const char *name) {
        return rounded_number(seconds / unit).append(" ").append(name);
    };
    return seconds < 2 * minute ? in(1, "seconds")
           : seconds < 2 * hour ? in(minute, "minutes")
           : seconds < 2 * day  ? in(hour, "hours")
                                : in(day, "days");
}

std::vector<PlannedRun> missing_runs(const SweepRequest &request, const SweepFile &file)
{
    std::vector<PlannedRun> missing;
    for (const PlannedRun &run : request.runs)
        if (!file.holds(run))
            missing.push_back(run);
    return missing;
}

std::string words_of(const PlannedRun &run)
{
    std::string words;
    for (const std::string &option : options_of(run))
        words.append(words.empty() ? "" : " ").append(option);
    return words;
}

void show_progress(const ParallelRuns &runs, std::size_t done, std::size_t all, Clock::time_point begin)
{
    if (!stderr_is_terminal())
        return;
    const double share = runs.progress();
    const double passed = std::chrono::duration<double>(Clock::now() - begin).count();
    std::cerr << to_empty_line << done << " of " << all << " runs  " << std::lround(100 * share) << " %";
    if (share > 0)
        std::cerr << "  about " << duration_text(passed / share - passed) << " left";
    std::cerr << std::flush;
}

void clear_progress()
{
    if (stderr_is_terminal())
        std::cerr << to_empty_line << std::flush;
}

std::string line_of(const SweepRow &row)
{
    const std::string end = row.epochs.empty() ? std::string("no memory")
                                               : percent(row.epochs.back().test_accuracy) + ", best " +
                                                     percent(row.best()->test_accuracy);
    return right_aligned(to_string(row.outcome), 8) + "  " + end + "  " + words_of(row.run) + "\n";
}

// Tells how many have failed.
std::size_t train_all(const std::vector<PlannedRun> &missing, const SweepRequest &request, const Mnist &mnist,
                      SweepFile &file)
{
    const Interrupt interrupt;
    const Clock::time_point begin = Clock::now();
    ParallelRuns runs(missing, mnist.train, mnist.test, request.cores);
    std::size_t done = 0;
    std::size_t failed = 0;
    while (!runs.done() && !interrupt.pressed()) {
        if (const auto finished = runs.take_finished(look_interval)) {
            const SweepRow row = row_of(missing[finished->index], *finished);
            file.add(row);
            clear_progress();
            std::cout << line_of(row) << std::flush;
            ++done;
            failed += row.outcome == SweepOutcome::Failed ? 1 : 0;
        }
        show_progress(runs, done, missing.size(), begin);
    }
    clear_progress();
    if (interrupt.pressed())
        throw Failure("interrupted after " + std::to_string(done) + " of " + std::to_string(missing.size()) +
                      " runs; the same command goes on from there");
    return failed;
}

void train_missing(const SweepRequest &request, const Arguments &arguments, SweepFile &file)
{
    const std::vector<PlannedRun> missing = missing_runs(request, file);
    if (missing.size() < request.runs.size())
        std::cerr << request.runs.size() - missing.size() << " of " << request.runs.size()
                  << " runs stand in the table already\n";
    if (missing.empty())
        return;
    const Mnist mnist = GivenData(arguments).to_train_on().sets;
    if (missing.size() > many_runs && !request.yes)
        throw UsageError("these are " + std::to_string(missing.size()) + " runs, which would take about " +
                         duration_text(expected_seconds(missing, mnist.train, mnist.test, request.cores)) +
                         "; --yes begins them");
    if (const std::size_t failed = train_all(missing, request, mnist, file); failed > 0)
        throw Failure(std::to_string(failed) + " runs could not be trained for want of memory");
}

void collect_all(const SweepRequest &request, SweepFile &file)
{
    collect(request.collect, request.runs, file);
    const std::vector<PlannedRun> missing = missing_runs(request, file);
    for (const PlannedRun &run : missing)
        std::cerr << "missing: " << words_of(run) << '\n';
    if (!missing.empty())
        throw Failure(std::to_string(missing.size()) + " of " + std::to_string(request.runs.size()) +
                      " runs are missing");
}

// Those that were asked for; the table may hold others.
std::vector<SweepRow> rows_of(const SweepRequest &request, const SweepFile &file)
{
    std::vector<SweepRow> rows;
    for (const PlannedRun &run : request.runs)
        if (const SweepRow *row = file.row(run))
            rows.push_back(*row);
    return rows;
}

void run(const Arguments &arguments)
{
    const SweepRequest request = sweep_request(arguments);
    if (request.left_out > 0)
        std::cerr << rounded_number(request.left_out)
                  << " combinations are left out: their cost does not go with their outputs\n";
    SweepFile file(request.out);
    if (request.print_jobs)
        return print_jobs(request, file, QCoreApplication::applicationFilePath().toStdString(),
                          data_words(arguments));
    if (request.collect.empty())
        train_missing(request, arguments, file);
    else
        collect_all(request, file);
    file.sort(request.runs);
    if (request.summary)
        std::cout << summary_text(rows_of(request, file));
}
} // namespace

Command sweep_command()
{
    return {.name = "sweep",
            .usage = "--out FILE [OPTION…]",
            .summary = "Train a network for each combination of settings, on all cores at once.",
            .options = sweep_options(),
            .notes = notes,
            .run = run};
}

} // namespace deltascope::cli
