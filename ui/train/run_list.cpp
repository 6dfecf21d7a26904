// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_list.h"

#include <cmath>

namespace deltascope {

void RunList::take(const std::shared_ptr<const TrainingSnapshot> &snapshot)
{
    if (m_records.empty() || m_records.back()->run() != snapshot->run)
        beginRun(snapshot);
    RunRecord &record = *m_records.back();
    record.last = snapshot;
    if (std::isfinite(snapshot->batch_loss))
        record.live.append({snapshot->epochs, static_cast<double>(snapshot->images_seen), snapshot->seconds,
                            snapshot->batch_loss});
    Q_EMIT changed();
}

void RunList::beginRun(const std::shared_ptr<const TrainingSnapshot> &snapshot)
{
    if (!m_records.empty() && m_records.back()->last->images_seen == 0)
        m_records.pop_back();
    const int number = m_records.empty() ? 1 : m_records.back()->number + 1;
    m_records.push_back(std::make_shared<RunRecord>(RunRecord{number, snapshot, ThinnedSeries()}));
}

} // namespace deltascope
