// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/kept_progress.h"

#include "ui/step/practice/practice_session.h"
#include "ui/step/practice/progress_file.h"
#include "ui/step/practice/progress_page.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace deltascope {

namespace {
constexpr int patience = 1000; // milliseconds
}

KeptProgress::KeptProgress(PracticeSession &session, const QString &file, QWidget &window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
    m_known = loadProgress(file);
    session.setProgress(m_known);
    connect(&session, &PracticeSession::progressChanged, this, [this, file] {
        if (m_session.progress() != m_known)
            save(file);
    });
}

// Another window may have written to the file meanwhile: what was done there counts too.
void KeptProgress::save(const QString &file)
{
    QDir().mkpath(QFileInfo(file).path());
    QLockFile lock(file + QStringLiteral(".lock"));
    lock.tryLock(patience); // where nothing can be locked, nobody else writes either
    m_known = merged(loadProgress(file), m_known, m_session.progress());
    if (const QString fault = saveProgress(file, m_known); !fault.isEmpty())
        Q_EMIT faultOccurred(fault);
    m_session.setProgress(m_known);
}

void KeptProgress::showPage()
{
    auto *page = new ProgressPage(m_session, &m_window);
    page->setAttribute(Qt::WA_DeleteOnClose);
    connect(page, &ProgressPage::faultOccurred, this, &KeptProgress::faultOccurred);
    page->open();
}

} // namespace deltascope
