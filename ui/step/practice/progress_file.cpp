// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/progress_file.h"

#include "core/files/progress_csv.h"
#include "core/files/written_file.h"
#include "ui/step/practice/progress_table.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

namespace deltascope {

namespace {
constexpr int margin = 18; // millimetres

/// The context of the page's sentences.
class ProgressText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::ProgressText)
};

QString cells(const QStringList &texts, const char *tag)
{
    QString row;
    for (const QString &text : texts)
        row +=
            QStringLiteral("<%1 align=\"left\">%2</%1>").arg(QString::fromLatin1(tag), text.toHtmlEscaped());
    return QStringLiteral("<tr>%1</tr>").arg(row);
}
} // namespace

Progress loadProgress(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    return progress_from_csv(source.readAll().toStdString()).value_or(Progress{});
}

QString saveProgress(const QString &file, const Progress &progress)
{
    if (progress.empty()) {
        QFile left(file);
        return !left.exists() || left.remove() ? QString()
                                               : QStringLiteral("%1: %2").arg(file, left.errorString());
    }
    QDir().mkpath(QFileInfo(file).path());
    return write_file(file, QByteArray::fromStdString(to_csv(progress)));
}

QString progressNote()
{
    return ProgressText::tr("This is kept on this computer only, until you erase it. It proves nothing: "
                            "anybody could have answered, with any help.");
}

QString progressAsHtml(const Progress &progress, const QString &name)
{
    QString page = QStringLiteral("<h2>%1</h2>").arg(ProgressText::tr("Backpropagation by hand"));
    const QString day = QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    page += QStringLiteral("<p>%1</p>")
                .arg((name.isEmpty() ? day : name + QStringLiteral(", ") + day).toHtmlEscaped());
    page += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\" border=\"1\" width=\"100%\">");
    page += cells(progressHeadings(), "th");
    for (const QStringList &row : progressRows(progress))
        page += cells(row, "td");
    return page + QStringLiteral("</table><p>%1</p>").arg(progressNote().toHtmlEscaped());
}

QString printProgress(const QString &file, const Progress &progress, const QString &name)
{
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&pdf);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
        writer.setTitle(ProgressText::tr("Backpropagation by hand"));
        QTextDocument page;
        page.setHtml(progressAsHtml(progress, name));
        page.print(&writer);
    }
    return write_file(file, pdf.data());
}

} // namespace deltascope
