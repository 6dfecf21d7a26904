// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/progress.h"

#include <QObject>

class QWidget;

namespace deltascope {

class PracticeSession;

/// Keeps a student's progress in a file from one start to the next, and shows it.
class KeptProgress : public QObject
{
    Q_OBJECT

public:
    /// Takes over what the file holds. The pages belong to window.
    KeptProgress(PracticeSession &session, const QString &file, QWidget &window);

    void showPage();

Q_SIGNALS:
    void faultOccurred(const QString &fault);

private:
    void save(const QString &file);

    Progress m_known; ///< as it was last read or written
    PracticeSession &m_session;
    QWidget &m_window;
};

} // namespace deltascope
