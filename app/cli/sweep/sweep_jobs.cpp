// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep/sweep_jobs.h"

#include "core/data/data_error.h"
#include "core/platform/console.h"

#include <algorithm>
#include <iostream>
#include <unordered_set>

namespace deltascope::cli {

namespace {
// With zeros before it, so that files are listed in order.
std::string padded(std::size_t number, std::size_t most)
{
    const std::string text = std::to_string(number);
    return std::string(std::to_string(most).size() - text.size(), '0') + text;
}
} // namespace

void print_jobs(const SweepRequest &request, const SweepFile &file, const std::string &program,
                const std::vector<std::string> &data)
{
    const std::filesystem::path folder = std::filesystem::absolute(request.out) += ".runs";
    std::filesystem::create_directories(folder);
    for (std::size_t i = 0; i < request.runs.size(); ++i) {
        if (file.holds(request.runs[i]))
            continue;
        std::vector<std::string> words = {program, "sweep"};
        const std::vector<std::string> options = options_of(request.runs[i]);
        words.insert(words.end(), options.begin(), options.end());
        words.insert(words.end(), data.begin(), data.end());
        const std::string name = padded(i + 1, request.runs.size()).append(".csv");
        words.insert(words.end(), {"--cores", "1", "--out", utf8_from_path(folder / path_from_utf8(name))});
        for (const std::string &word : words)
            std::cout << shell_word(word) << (&word == &words.back() ? '\n' : ' ');
    }
}

void collect(const std::filesystem::path &folder, const std::vector<PlannedRun> &runs, SweepFile &file)
{
    if (!std::filesystem::is_directory(folder))
        throw DataError(folder, {}, Message::tr("no folder"), Message::tr("the folder of the tables"));
    std::vector<std::filesystem::path> tables;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".csv")
            tables.push_back(entry.path());
    std::ranges::sort(tables);
    std::unordered_set<std::string> asked;
    for (const PlannedRun &run : runs)
        asked.insert(plan_text(run));
    for (const std::filesystem::path &table : tables)
        for (const SweepRow &row : read_sweep_table(table))
            if (asked.contains(plan_text(row.run)) && !file.holds(row.run))
                file.add(row);
}

} // namespace deltascope::cli
