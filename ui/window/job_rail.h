// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QButtonGroup;

namespace deltascope {

/// The three jobs of the window.
enum class Job { Train, Draw, Step };

/// The rail on the left that switches between the jobs.
class JobRail : public QFrame
{
    Q_OBJECT

public:
    explicit JobRail(QWidget *parent = nullptr);

    Job job() const;
    void setJob(Job job);

Q_SIGNALS:
    void jobChanged(deltascope::Job job);

private:
    QButtonGroup *m_group = nullptr;
};

} // namespace deltascope
