// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/history_csv.h"

#include "core/files/number_text.h"

#include <array>

namespace deltascope {

namespace {
constexpr std::string_view heading = "epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds";

constexpr std::array values = {&EpochRecord::train_loss, &EpochRecord::test_loss,
                               &EpochRecord::train_accuracy, &EpochRecord::test_accuracy,
                               &EpochRecord::seconds};

// Takes the text before the next mark off the front, the mark with it.
std::string_view take(std::string_view &text, char mark)
{
    const std::string_view part = text.substr(0, text.find(mark));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    return part;
}

std::optional<EpochRecord> record_from(std::string_view line)
{
    const auto epoch = number_from<int>(take(line, ','));
    if (!epoch || *epoch < 0)
        return std::nullopt;
    EpochRecord record = {.epoch = *epoch};
    for (const auto value : values) {
        const auto number = number_from<double>(take(line, ','));
        if (!number)
            return std::nullopt;
        record.*value = *number;
    }
    if (!line.empty())
        return std::nullopt;
    return record;
}
} // namespace

std::string to_csv(const std::vector<EpochRecord> &history)
{
    std::string text(heading);
    text += '\n';
    for (const EpochRecord &record : history) {
        text += number_text(record.epoch);
        for (const auto value : values)
            text.append(",").append(number_text(record.*value));
        text += '\n';
    }
    return text;
}

std::optional<std::vector<EpochRecord>> history_from_csv(std::string_view text)
{
    if (take(text, '\n') != heading)
        return std::nullopt;
    std::vector<EpochRecord> history;
    while (!text.empty()) {
        const auto record = record_from(take(text, '\n'));
        if (!record)
            return std::nullopt;
        history.push_back(*record);
    }
    return history;
}

} // namespace deltascope
