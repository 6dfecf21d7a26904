// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/sheet_files.h"

#include "core/data/atomic_file.h"
#include "core/data/data_error.h"
#include "core/files/translated.h"
#include "core/files/written_file.h"
#include "core/platform/qt_path.h"
#include "ui/paper/pdf_pages.h"
#include "ui/paper/sheet_text.h"

namespace deltascope {

namespace {
void draw(PdfPages &pdf, const SheetLayout &layout)
{
    for (int page = 0; page < layout.pages(); ++page)
        layout.draw(pdf.next(), page);
}

// Before anything is drawn, so that not one of two files is left behind.
QString faultOf(const SheetFiles &files)
{
    try {
        check_can_write(path_from(files.sheets));
        if (!files.keys.isEmpty())
            check_can_write(path_from(files.keys));
    } catch (const DataError &error) {
        return translated(error);
    }
    return {};
}
} // namespace

SheetsWritten writeSheets(const SheetFiles &files, const SheetSet &set, Paper paper,
                          const EquationLibrary &library, const SheetsGoOn &goesOn)
{
    const QString fault = library.error().isEmpty() ? faultOf(files) : library.error();
    if (!fault.isEmpty())
        return {false, fault};
    const bool hasKeys = !files.keys.isEmpty();
    PdfPages sheets(paper, SheetText::tr("Backpropagation by hand"));
    PdfPages keys(paper, SheetText::tr("Backpropagation by hand: key"));
    for (int number = 1; number <= set.count; ++number) {
        if (goesOn && !goesOn(number - 1))
            return {true, {}};
        const Sheet sheet = set.make(number);
        if (sheet.lacks_blanks())
            return {false, SheetText::noBlanks(number, sheet.setting.level)};
        draw(sheets, SheetLayout(sheet, {set.network, number, set.count, false}, paper, library));
        if (hasKeys)
            draw(keys, SheetLayout(sheet, {set.network, number, set.count, true}, paper, library));
    }
    const QString problem = write_file(files.sheets, sheets.finish());
    return {false, problem.isEmpty() && hasKeys ? write_file(files.keys, keys.finish()) : problem};
}

} // namespace deltascope
