// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/sheet_files.h"

#include "core/files/written_file.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPdfWriter>

namespace deltascope {

namespace {
void drawSet(QPdfWriter &writer, const SheetSet &set, Paper paper, bool keys, const EquationLibrary &library)
{
    QPainter painter(&writer);
    for (int number = 1; number <= set.count; ++number) {
        const Sheet sheet = set.make(number);
        const SheetLayout layout(sheet, {set.network, number, set.count, keys}, paper, library);
        for (int page = 0; page < layout.pages(); ++page) {
            if (number > 1 || page > 0)
                writer.newPage();
            layout.draw(painter, page);
        }
    }
}
} // namespace

QString writeSheets(const QString &file, const SheetSet &set, Paper paper, bool keys,
                    const EquationLibrary &library)
{
    if (!library.error().isEmpty())
        return library.error();
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&pdf);
        writer.setResolution(unitsPerInch);
        writer.setPageSize(pageSize(paper));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0)); // the layout has its own
        writer.setTitle(keys ? SheetText::tr("Backpropagation by hand: key")
                             : SheetText::tr("Backpropagation by hand"));
        writer.setCreator(QStringLiteral("Deltascope"));
        drawSet(writer, set, paper, keys, library);
    }
    return write_file(file, pdf.data());
}

} // namespace deltascope
