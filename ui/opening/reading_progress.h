// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressDialog>

#include <atomic>
#include <memory>

namespace deltascope {

/// A file that is being read, or a network that is being tried: how far that is. Shared with the pool thread.
class OngoingReading
{
public:
    /// For the reading to ask; false when it has been cancelled.
    bool goesOn(double share)
    {
        m_share = share;
        return !m_cancelled;
    }
    double share() const { return m_share; } ///< 0 … 1
    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }
    void end() { m_ended = true; }
    bool isOver() const { return m_cancelled || m_ended; }

private:
    std::atomic<double> m_share = 0;
    std::atomic<bool> m_cancelled = false;
    std::atomic<bool> m_ended = false;
};

/// Shows how far a reading is, and can cancel it. Only one that takes its time is seen; the dialog goes by
/// itself when the reading is over.
class ReadingProgress : public QProgressDialog
{
    Q_OBJECT

public:
    /// title: of the dialog; text: what is going on.
    ReadingProgress(std::shared_ptr<OngoingReading> reading, const QString &title, const QString &text,
                    QWidget *parent);

private:
    void refresh();

    std::shared_ptr<OngoingReading> m_reading;
};

} // namespace deltascope
