// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/background.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <utility>

namespace deltascope {

/// Work of one kind in the background, of which only the newest matters: one piece runs at a time, and of
/// those that are asked for meanwhile the newest is done next. A result that cancel() has made pointless
/// never arrives. Lives on the interface thread, as a member of context or of what context owns; work runs
/// on a pool thread.
template <class Result>
class LatestWork
{
public:
    using Work = std::function<Result()>;
    using Done = std::function<void(const Result &)>;

    /// pause: from the end of one piece to the beginning of the next.
    LatestWork(QObject *context, Done done, std::chrono::milliseconds pause = {})
        : m_context(context)
        , m_done(std::move(done))
        , m_pause(pause)
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, context, [this] { startNext(); });
    }

    void request(Work work)
    {
        m_next = std::move(work);
        startNext();
    }
    /// Results of what has been asked for so far are dropped; what is asked for next does not wait for the
    /// pause.
    void cancel()
    {
        ++m_topic;
        m_next = {};
        m_timer.stop();
    }
    /// Something is being done or waits to be done.
    bool isBusy() const { return m_running || m_next; }

private:
    void startNext()
    {
        if (m_running || !m_next || m_timer.isActive())
            return;
        m_running = true;
        inBackground(std::exchange(m_next, {}))
            .then(m_context, [this, topic = m_topic](const Result &result) {
                m_running = false;
                if (topic == m_topic) {
                    m_timer.start(m_pause);
                    m_done(result);
                } else {
                    startNext();
                }
            });
    }

    QObject *m_context;
    Done m_done;
    std::chrono::milliseconds m_pause;
    QTimer m_timer;
    Work m_next;
    bool m_running = false;
    int m_topic = 0;
};

} // namespace deltascope
