// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/run_record.h"

#include <QObject>

namespace deltascope {

/// The runs of this session, in the order in which they began. The last is the present one. A run that has
/// seen no image leaves no trace when the next begins.
class RunList : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes in the trainer's newest snapshot; those that were skipped are not missed.
    void take(const std::shared_ptr<const TrainingSnapshot> &snapshot);

    /// They go on living and changing on the interface thread.
    std::vector<std::shared_ptr<const RunRecord>> records() const
    {
        return {m_records.begin(), m_records.end()};
    }
    /// Null before the first snapshot.
    std::shared_ptr<const RunRecord> present() const
    {
        return m_records.empty() ? nullptr : m_records.back();
    }

Q_SIGNALS:
    /// The present run has gone on, or a new one is there.
    void changed();

private:
    void beginRun(const std::shared_ptr<const TrainingSnapshot> &snapshot);

    std::vector<std::shared_ptr<RunRecord>> m_records;
};

} // namespace deltascope
