// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_record.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltascope {

QString RunRecord::name() const
{
    return title.isEmpty() ? QCoreApplication::translate("RunRecord", "Run %1").arg(number) : title;
}

const EpochRecord *RunRecord::best() const
{
    const auto best = std::ranges::max_element(history(), {}, &EpochRecord::test_accuracy);
    return best == history().end() ? nullptr : &*best;
}

double RunRecord::seconds() const
{
    return last->seconds;
}

std::shared_ptr<const TrainingSnapshot> endedSnapshot(const TrainingSnapshot &snapshot)
{
    auto ended = std::make_shared<TrainingSnapshot>(snapshot);
    ended->measured.reset();
    ended->test.reset();
    ended->gradient.reset();
    ended->stored = std::make_shared<std::vector<StoredEpoch>>();
    return ended;
}

} // namespace deltascope
