// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opening/reading_progress.h"

#include <QProgressBar>
#include <QTimer>

#include <utility>

namespace deltascope {

namespace {
constexpr int wholeProgress = 1000;
constexpr int leastWidth = 360;         // logical pixels
constexpr int timeBetweenTelling = 100; // milliseconds, as the next
constexpr int patience = 600;           // before progress is shown
} // namespace

ReadingProgress::ReadingProgress(std::shared_ptr<OngoingReading> reading, const QString &title,
                                 const QString &text, QWidget *parent)
    : QProgressDialog(text, tr("Cancel"), 0, wholeProgress, parent)
    , m_reading(std::move(reading))
{
    setWindowTitle(title);
    setMinimumWidth(leastWidth);
    auto *bar = new QProgressBar;
    bar->setTextVisible(false);
    setBar(bar);
    setRange(0, wholeProgress);
    setMinimumDuration(patience);
    setAutoClose(false);
    setAutoReset(false);
    connect(this, &QProgressDialog::canceled, this, [this] { m_reading->cancel(); });
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &ReadingProgress::refresh);
    timer->start(timeBetweenTelling);
}

void ReadingProgress::refresh()
{
    if (m_reading->isOver())
        deleteLater();
    else
        setValue(static_cast<int>(wholeProgress * m_reading->share()));
}

} // namespace deltascope
