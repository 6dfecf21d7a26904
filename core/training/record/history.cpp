// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/history.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr std::size_t least_room = 64; // records
}

History::History(std::vector<EpochRecord> records)
    : History(std::make_shared<const std::vector<EpochRecord>>(std::move(records)))
{
}

History::History(const std::shared_ptr<const std::vector<EpochRecord>> &records)
    : first_(records, records->data())
    , size_(records->size())
{
}

GrowingHistory::GrowingHistory(const std::vector<EpochRecord> &earlier)
    : records_(std::make_shared<std::vector<EpochRecord>>(earlier))
    , now_(std::make_shared<const History>(records_))
{
}

// No record that a history tells is written again, nor moved: a reader on another thread sees no change.
void GrowingHistory::add(const EpochRecord &record)
{
    if (records_->size() == records_->capacity()) {
        auto roomier = std::make_shared<std::vector<EpochRecord>>();
        roomier->reserve(std::max(least_room, 2 * records_->size()));
        roomier->assign(records_->begin(), records_->end());
        records_ = std::move(roomier);
    }
    records_->push_back(record);
    now_ = std::make_shared<const History>(records_);
}

} // namespace deltascope
