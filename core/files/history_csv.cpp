// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/history_csv.h"

#include "core/files/csv_text.h"
#include "core/files/number_text.h"
#include "core/platform/number_from.h"

#include <array>
#include <limits>
#include <span>

namespace deltascope {

namespace {
// A history without the later columns, as the program once wrote it, can be read too.
constexpr std::string_view first_heading = "epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds";
constexpr std::string_view heading = "epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds,"
                                     "hidden_slope,output_slope,images_seen";

constexpr std::array first_values = {&EpochRecord::train_loss, &EpochRecord::test_loss,
                                     &EpochRecord::train_accuracy, &EpochRecord::test_accuracy,
                                     &EpochRecord::seconds};
constexpr std::array later_values = {&EpochRecord::mean_abs_phi_prime1, &EpochRecord::mean_abs_phi_prime2};
constexpr double not_measured = std::numeric_limits<double>::quiet_NaN();

// Takes a number off the front for each of these members; false when there is none.
bool take_values(std::string_view &line, std::span<double EpochRecord::*const> members, EpochRecord &record)
{
    for (const auto member : members) {
        const auto number = number_from<double>(take(line, ','));
        if (!number)
            return false;
        record.*member = *number;
    }
    return true;
}

std::optional<EpochRecord> record_from(std::string_view line, bool with_later_values)
{
    const auto epoch = number_from<int>(take(line, ','));
    EpochRecord record{.mean_abs_phi_prime1 = not_measured, .mean_abs_phi_prime2 = not_measured};
    if (!epoch || *epoch < 0 || !take_values(line, first_values, record))
        return std::nullopt;
    record.epoch = *epoch;
    if (with_later_values) {
        if (!take_values(line, later_values, record))
            return std::nullopt;
        const auto images = number_from<std::int64_t>(take(line, ','));
        if (!images || *images < 0)
            return std::nullopt;
        record.images_seen = *images;
    }
    return line.empty() ? std::optional(record) : std::nullopt;
}
} // namespace

std::string to_csv(const std::vector<EpochRecord> &history)
{
    std::string text(heading);
    text += '\n';
    for (const EpochRecord &record : history) {
        text += number_text(record.epoch);
        for (const auto value : first_values)
            text.append(",").append(number_text(record.*value));
        for (const auto value : later_values)
            text.append(",").append(number_text(record.*value));
        text.append(",").append(number_text(record.images_seen)).append("\n");
    }
    return text;
}

std::optional<std::vector<EpochRecord>> history_from_csv(std::string_view text)
{
    const std::string_view found = take(text, '\n');
    if (found != heading && found != first_heading)
        return std::nullopt;
    std::vector<EpochRecord> history;
    while (!text.empty()) {
        const auto record = record_from(take(text, '\n'), found == heading);
        if (!record || (!history.empty() && record->epoch <= history.back().epoch))
            return std::nullopt;
        history.push_back(*record);
    }
    return history;
}

} // namespace deltascope
