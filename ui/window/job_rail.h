// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace deltascope {

/// The three jobs of the window.
enum class Job { Train, Draw, Step };

/// The rail on the left that switches between the jobs, with the way to the projector at its end.
class JobRail : public QFrame
{
    Q_OBJECT

public:
    explicit JobRail(QWidget *parent = nullptr);

    Job job() const;
    static QString nameOf(Job job);
    void setJob(Job job);
    void showPresenting(bool presenting);

Q_SIGNALS:
    void jobChanged(deltascope::Job job);
    void presentRequested(bool present);
    /// The key to the notation, and the keys of the job.
    void referenceRequested();

private:
    QToolButton *makeEntry(const QString &icon);
    void addJob(Job job, const QString &text, const QString &icon, const QString &help);
    void fitWidth();

    QButtonGroup *m_group = nullptr;
    QVBoxLayout *m_column = nullptr;
    QToolButton *m_present = nullptr;
    bool m_presenting = false;
};

} // namespace deltascope
