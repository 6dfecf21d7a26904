// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/kept_progress.h"

#include "ui/step/practice/practice_session.h"
#include "ui/step/practice/progress_file.h"
#include "ui/step/practice/progress_page.h"

namespace deltascope {

KeptProgress::KeptProgress(PracticeSession &session, const QString &file, QWidget &window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
    session.setProgress(loadProgress(file));
    connect(&session, &PracticeSession::progressChanged, this, [this, file] {
        if (const QString fault = saveProgress(file, m_session.progress()); !fault.isEmpty())
            Q_EMIT faultOccurred(fault);
    });
}

void KeptProgress::showPage()
{
    auto *page = new ProgressPage(m_session, &m_window);
    page->setAttribute(Qt::WA_DeleteOnClose);
    connect(page, &ProgressPage::faultOccurred, this, &KeptProgress::faultOccurred);
    page->open();
}

} // namespace deltascope
