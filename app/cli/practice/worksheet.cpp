// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/practice/sheet_options.h"
#include "core/data/atomic_file.h"
#include "core/files/json_text.h"
#include "core/platform/qt_path.h"
#include "core/practice/worksheet/sheet_marking.h"
#include "core/practice/worksheet/sheet_slip.h"
#include "ui/paper/sheet_files.h"

#include <QFontDatabase>

#include <iostream>
#include <numeric>

namespace deltascope::cli {

namespace {
Paper paper_in(const Arguments &arguments)
{
    const QString name = QString::fromStdString(arguments.has("--paper") ? arguments.text("--paper") : "a4");
    const bool is_letter = name.compare(QLatin1String("letter"), Qt::CaseInsensitive) == 0;
    if (!is_letter && name.compare(QLatin1String("a4"), Qt::CaseInsensitive) != 0)
        throw UsageError("--paper: found '" + name.toStdString() + "', expected a4 or letter");
    return is_letter ? Paper::Letter : Paper::A4;
}

std::string as_json(const Sheet &sheet, int number)
{
    std::vector<JsonMembers> blanks;
    if (sheet.slip)
        blanks.push_back({{"blank", json(1)},
                          {"entry", json(to_string(term_of(sheet.slip->step)))},
                          {"key", json(std::string(1, letter_of(sheet, term_of(sheet.slip->step))))},
                          {"mistake", json(code_of(sheet.slip->mistake))}});
    for (int blank = 1; !sheet.slip && blank <= sheet.blanks(); ++blank)
        blanks.push_back({{"blank", json(blank)},
                          {"entry", json(to_string(sheet.blank(blank)->entry))},
                          {"key", json(key_as_data(sheet, *sheet.blank(blank)))}});
    return json_object(
        {{"sheet", json(number)},
         {"seed", number_text(sheet.seed)},
         {"blanks", json_list(blanks, [](const JsonMembers &blank) { return json_object(blank); })}});
}

std::string as_json(const SheetMaker &maker)
{
    std::vector<int> numbers(static_cast<std::size_t>(maker.count()));
    std::iota(numbers.begin(), numbers.end(), 1);
    return json_list(numbers, [&](int number) { return as_json(maker.sheet(number), number); });
}

// Before anything is made, so that not one of two files is left behind.
void check_files(const Arguments &arguments)
{
    const std::filesystem::path sheets = arguments.path("--out");
    check_can_write(sheets); // also before a model is read
    if (!arguments.has("--key"))
        return;
    const std::filesystem::path key = arguments.path("--key");
    check_can_write(key);
    const auto place = [](const std::filesystem::path &file) { // weakly_canonical("w.pdf") stays relative
        return std::filesystem::weakly_canonical(std::filesystem::absolute(file));
    };
    if (place(key) == place(sheets))
        throw UsageError("--key: found the file of --out, expected another one");
}

void run(const Arguments &arguments)
{
    const Paper paper = paper_in(arguments);
    arguments.required("--out");
    check_files(arguments);
    const SheetMaker maker(arguments);
    if (QFontDatabase::families().isEmpty())
        throw Failure("no font is installed, which paper needs (on Debian: fonts-dejavu-core)");
    const SheetSet set = {QString::fromStdString(maker.name()), maker.count(),
                          [&maker](int number) { return maker.sheet(number); }};
    const SheetFiles files = {qstring_from(arguments.path("--out")),
                              arguments.has("--key") ? qstring_from(arguments.path("--key")) : QString()};
    const EquationLibrary library;
    if (const SheetsWritten written = writeSheets(files, set, paper, library); !written.isDone())
        throw Failure(written.fault.toStdString());
    if (arguments.has("--json"))
        std::cout << as_json(maker) << '\n';
}
} // namespace

Command worksheet_command()
{
    return {.name = "worksheet",
            .usage = "(--network NAME | --model FILE --index N) --out W.pdf [--key K.pdf] [OPTION…]",
            .summary = "Print exercises to be worked through on paper, each different, and their key.",
            .options = sheet_options({{"--out", "W.pdf", "the sheets"},
                                      {"--key", "K.pdf", "the same sheets with their blanks filled"},
                                      {"--paper", "SIZE", "a4 (default) or letter"}}),
            .notes = "Answers are rounded as the sheet says, and the rounded numbers are used from there on; "
                     "working so gives exactly the key. mark --answers marks them, with the same options.\n"
                     "--json prints the key as data: "
                     "[{\"sheet\",\"seed\",\"blanks\":[{\"blank\",\"entry\",\"key\"}]}].",
            .run = run};
}

} // namespace deltascope::cli
