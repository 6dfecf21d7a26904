// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_record.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltascope {

QString RunRecord::name() const
{
    return QCoreApplication::translate("RunRecord", "Run %1").arg(number);
}

const EpochRecord *RunRecord::best() const
{
    const auto best = std::ranges::max_element(history(), {}, &EpochRecord::test_accuracy);
    return best == history().end() ? nullptr : &*best;
}

} // namespace deltascope
