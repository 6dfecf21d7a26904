// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/progress_page.h"

#include "ui/platform/file_dialogs.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/practice/progress_file.h"
#include "ui/step/practice/progress_table.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr QSize usualSize(560, 420);
}

ProgressPage::ProgressPage(PracticeSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_table(new QTableWidget)
    , m_name(new QLineEdit)
{
    setWindowTitle(tr("Your progress"));
    const QStringList headings = progressHeadings();
    m_table->setColumnCount(static_cast<int>(headings.size()));
    m_table->setHorizontalHeaderLabels(headings);
    m_table->setAccessibleName(tr("First tries and mistakes at each kind of step"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // long lists wrap
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_name->setAccessibleName(tr("Your name on the page"));
    m_name->setPlaceholderText(tr("Your name on the page, if you like"));
    auto *note = new QLabel(progressNote());
    note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::instance().space(2));
    column->addWidget(m_table, 1);
    column->addWidget(note);
    column->addWidget(m_name);
    column->addWidget(makeButtons());
    resize(usualSize);
    connect(&session, &PracticeSession::progressChanged, this, &ProgressPage::refresh);
    refresh();
}

QWidget *ProgressPage::makeButtons()
{
    m_csv = new QPushButton(tr("Save as CSV…"));
    m_pdf = new QPushButton(tr("Save as PDF…"));
    m_erase = new QPushButton;
    auto *close = new QPushButton(tr("Close"));
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_csv, m_pdf, m_erase, close}) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
        row->addWidget(button);
    }
    row->insertStretch(3, 1);
    connect(m_csv, &QPushButton::clicked, this, [this] {
        askWhereToSave(this, {tr("Save the progress"), QStringLiteral("progress.csv"), tr("Tables (*.csv)")},
                       [this](const QString &file) { saveCsv(file); });
    });
    connect(m_pdf, &QPushButton::clicked, this, [this] {
        askWhereToSave(this, {tr("Save the progress"), QStringLiteral("progress.pdf"), tr("Pages (*.pdf)")},
                       [this](const QString &file) { savePdf(file); });
    });
    connect(m_erase, &QPushButton::clicked, this, &ProgressPage::erase);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return buttons;
}

void ProgressPage::refresh()
{
    const QList<QStringList> rows = progressRows(m_session.progress());
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        for (int column = 0; column < m_table->columnCount(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(rows[row].value(column)));
    for (QPushButton *button : {m_csv, m_pdf, m_erase})
        button->setEnabled(!rows.isEmpty());
    m_sure = false;
    m_erase->setText(tr("Erase"));
    m_erase->setAccessibleName(m_erase->text());
}

void ProgressPage::saveCsv(const QString &file)
{
    if (const QString fault = saveProgress(file, m_session.progress()); !fault.isEmpty())
        Q_EMIT faultOccurred(fault);
}

void ProgressPage::savePdf(const QString &file)
{
    if (const QString fault = printProgress(file, m_session.progress(), m_name->text().trimmed());
        !fault.isEmpty())
        Q_EMIT faultOccurred(fault);
}

// Only a second click erases: there is no way back.
void ProgressPage::erase()
{
    if (m_sure)
        return m_session.setProgress({});
    m_sure = true;
    m_erase->setText(tr("Erase all of it"));
    m_erase->setAccessibleName(m_erase->text());
}

} // namespace deltascope
