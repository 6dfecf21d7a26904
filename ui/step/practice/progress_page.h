// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTableWidget;

namespace deltascope {

class PracticeSession;

/// A student's own progress: the table, what it is worth, and what can be done with it: exported as CSV or as
/// a page to hand in, with a name if one is given, or erased.
class ProgressPage : public QDialog
{
    Q_OBJECT

public:
    explicit ProgressPage(PracticeSession &session, QWidget *parent = nullptr);

    QTableWidget *table() const { return m_table; }

    void saveCsv(const QString &file);
    void savePdf(const QString &file);

Q_SIGNALS:
    void faultOccurred(const QString &fault);

private:
    QWidget *makeButtons();
    void refresh();
    void erase();

    PracticeSession &m_session;
    QTableWidget *m_table = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_csv = nullptr;
    QPushButton *m_pdf = nullptr;
    QPushButton *m_erase = nullptr;
    bool m_sure = false; ///< the next click erases
};

} // namespace deltascope
