// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep/sweep_file.h"

#include "app/cli/command.h"
#include "core/data/atomic_file.h"
#include "core/platform/qt_path.h"

namespace deltascope::cli {

SweepFile::SweepFile(const std::filesystem::path &file)
    : file_(file)
    , lock_(qstring_from(file) + QStringLiteral(".lock"))
{
    check_can_write(file);
    lock_.setStaleLockTime(0); // a lock holds as long as its program runs, however old it is
    if (!lock_.tryLock(0))
        throw Failure(utf8_from_path(file) + ": another sweep is writing into this file");
    if (std::filesystem::exists(file) && !std::filesystem::is_empty(file))
        for (SweepRow &row : read_sweep_table(file))
            take(std::move(row));
    write_whole(); // without the row that a killed program has left unfinished
}

const SweepRow *SweepFile::row(const PlannedRun &run) const
{
    const auto place = places_.find(plan_text(run));
    return place == places_.end() ? nullptr : &rows_[place->second];
}

void SweepFile::take(SweepRow row)
{
    if (row.outcome != SweepOutcome::Failed)
        places_.insert_or_assign(plan_text(row.run), rows_.size());
    rows_.push_back(std::move(row));
}

void SweepFile::add(const SweepRow &row)
{
    stream_ << to_csv_line(row) << std::flush;
    if (!stream_)
        throw Failure(utf8_from_path(file_) + ": the table could not be written");
    take(row);
}

void SweepFile::sort(const std::vector<PlannedRun> &runs)
{
    std::vector<std::size_t> order;
    std::vector<bool> taken(rows_.size());
    for (const PlannedRun &run : runs)
        if (const auto place = places_.find(plan_text(run)); place != places_.end()) {
            order.push_back(place->second);
            taken[place->second] = true;
        }
    std::vector<SweepRow> before = std::move(rows_);
    rows_.clear();
    places_.clear();
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!taken[i] && before[i].outcome != SweepOutcome::Failed)
            take(std::move(before[i]));
    for (const std::size_t place : order)
        take(std::move(before[place]));
    write_whole();
}

void SweepFile::write_whole()
{
    std::string text = sweep_heading();
    for (const SweepRow &row : rows_)
        text += to_csv_line(row);
    stream_.close();
    write_text_atomically(file_, text);
    stream_.open(file_, std::ios::binary | std::ios::app);
}

} // namespace deltascope::cli
