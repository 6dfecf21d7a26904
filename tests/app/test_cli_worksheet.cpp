// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli.h"
#include "tests/suite.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <filesystem>

using namespace deltascope;

namespace {
QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

qsizetype pages_in(const QByteArray &pdf)
{
    static const QRegularExpression page(QStringLiteral("/Type\\s*/Page\\b"));
    qsizetype count = 0;
    for (auto found = page.globalMatch(QString::fromLatin1(pdf)); found.hasNext(); found.next())
        ++count;
    return count;
}

QStringList words_of(const QString &line)
{
    return line.split(QLatin1Char(' '));
}
} // namespace

/// Worksheets, their keys, and marking them, by command.
class TestCliWorksheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { place_.emplace(); }

    void a_sheet_of_two_units_takes_one_page_data()
    {
        QTest::addColumn<QString>("options");
        for (int level = 0; level <= 8; ++level)
            for (const char *paper : {"a4", "letter --convention units-first --first-index 1"})
                QTest::addRow("level %d, %s", level, paper)
                    << QStringLiteral("--level %1 --paper ").arg(level) + QString::fromLatin1(paper);
    }
    void a_sheet_of_two_units_takes_one_page()
    {
        QFETCH(const QString, options);
        const QString sheets = place_->path("w.pdf"), keys = place_->path("k.pdf");
        const Outcome outcome =
            run_cli(words_of(QStringLiteral("worksheet --network 2-2-2 --count 3 ") + options) +
                    QStringList{QStringLiteral("--out"), sheets, QStringLiteral("--key"), keys});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.isEmpty() && outcome.err.isEmpty(), outcome.err.constData());
        for (const QString &file : {sheets, keys}) {
            const QByteArray pdf = content(file);
            QVERIFY(pdf.startsWith("%PDF"));
            QCOMPARE(pages_in(pdf), 3);
        }
    }

    void the_paper_has_its_size()
    {
        const QString file = place_->path("size.pdf");
        const auto box = [&](const char *paper) {
            run_cli(
                words_of(
                    QStringLiteral("worksheet --network mazur --paper %1 --out").arg(QLatin1String(paper))) +
                QStringList{file});
            static const QRegularExpression media(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
            const auto found = media.match(QString::fromLatin1(content(file)));
            return QSize(qRound(found.captured(1).toDouble()), qRound(found.captured(2).toDouble()));
        };
        QCOMPARE(box("a4"), QSize(595, 842));
        QCOMPARE(box("letter"), QSize(612, 792));
    }

    // The key as data, answered rightly, with one slip, and unreadably.
    void answers_are_marked_with_the_same_options()
    {
        const QString options =
            QStringLiteral("--network 2-2-2 --level 7 --count 2 --seed 8 --convention units-first");
        const QJsonArray made = run_cli(words_of(QStringLiteral("worksheet --json ") + options) +
                                        QStringList{QStringLiteral("--out"), place_->path("marked.pdf")})
                                    .array();
        QCOMPARE(made.size(), 2);
        QCOMPARE(made[1][QStringLiteral("seed")].toInt(), 9);
        QByteArray table = "answer;sheet;blank;name\r\n";
        int rows = 0;
        for (const QJsonValue sheet : made)
            for (const QJsonValue blank : sheet[QStringLiteral("blanks")].toArray()) {
                QString key = blank[QStringLiteral("key")].toString();
                const bool slips = sheet[QStringLiteral("sheet")].toInt() == 2 &&
                                   blank[QStringLiteral("entry")].toString() == QStringLiteral("delta2[0]");
                if (slips)
                    key = key.startsWith(QLatin1Char('-')) ? key.mid(1) : QStringLiteral("-") + key;
                table += QStringLiteral("%1;%2;%3;Ada\r\n")
                             .arg(key.replace(QLatin1Char('.'), QLatin1Char(',')))
                             .arg(sheet[QStringLiteral("sheet")].toInt())
                             .arg(blank[QStringLiteral("blank")].toInt())
                             .toUtf8();
                ++rows;
            }
        write(place_->path("answers.csv"), table);
        const QStringList mark = words_of(QStringLiteral("mark ") + options) +
                                 QStringList{QStringLiteral("--answers"), place_->path("answers.csv")};
        const Outcome outcome = run_cli(mark + QStringList{QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        const QJsonObject marked = outcome.object();
        QCOMPARE(marked[QStringLiteral("answers")].toArray().size(), rows);
        QCOMPARE(marked[QStringLiteral("unanswered")].toInt(-1), 0);
        QCOMPARE(marked[QStringLiteral("wrong")].toInt() + marked[QStringLiteral("right")].toInt(), rows);
        const QJsonArray mistakes = marked[QStringLiteral("mistakes")].toArray();
        QVERIFY(mistakes[0][QStringLiteral("mistakes")].toString().contains(QStringLiteral("M9")));
        for (const QJsonValue answer : marked[QStringLiteral("answers")].toArray())
            if (answer[QStringLiteral("entry")].toString() == QStringLiteral("delta2[0]"))
                QCOMPARE(answer[QStringLiteral("mark")].toString() == QStringLiteral("wrong"),
                         answer[QStringLiteral("sheet")].toInt() == 2);
        const QByteArray csv = run_cli(mark + words_of(QStringLiteral("--format csv"))).out;
        QVERIFY(csv.startsWith("sheet,blank,entry,answer,key,mark,mistakes,follows_from\n"));
        QCOMPARE(csv.count('\n'), rows + 1);
        const QByteArray summary = run_cli(mark + words_of(QStringLiteral("--summary"))).out;
        QVERIFY(summary.contains("M9") && summary.contains("sheet 2"));
    }

    void a_slip_is_named_by_the_letter_of_its_step()
    {
        const QString options = QStringLiteral("--network 2-2-2 --level 8 --count 2 --seed 4");
        const QJsonArray made = run_cli(words_of(QStringLiteral("worksheet --json ") + options) +
                                        QStringList{QStringLiteral("--out"), place_->path("slip.pdf")})
                                    .array();
        const QString key = made[0][QStringLiteral("blanks")][0][QStringLiteral("key")].toString();
        QCOMPARE(key.size(), 1);
        const QString other = made[1][QStringLiteral("blanks")][0][QStringLiteral("key")].toString();
        const QString wrong = other == QStringLiteral("A") ? QStringLiteral("B") : QStringLiteral("A");
        write(place_->path("slip.csv"),
              QStringLiteral("sheet,blank,answer\n1,1,%1\n2,1,%2\n2,2,A\n1,1,?\n").arg(key, wrong).toUtf8());
        const Outcome outcome = run_cli(words_of(QStringLiteral("mark --json ") + options) +
                                        QStringList{QStringLiteral("--answers"), place_->path("slip.csv")});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.object()[QStringLiteral("right")].toInt(), 1);
        QCOMPARE(outcome.object()[QStringLiteral("wrong")].toInt(), 1);
        QCOMPARE(outcome.object()[QStringLiteral("bad_rows")].toArray().size(), 2);
    }

    void a_bad_row_is_named_and_the_rest_is_marked()
    {
        write(place_->path("bad.csv"), "sheet,blank,answer\n"
                                       "1,1,0.3775\n"
                                       "1,2,abc\n"
                                       "1,99,0.5\n"
                                       "7,1,0.5\n"
                                       "1,3,0,5933\n"
                                       "x,3,0.5933\n"
                                       "1,1,0.4\n"
                                       "1,4,\n"
                                       "\n"
                                       "1,3,\"0,5933\"\n");
        const Outcome outcome =
            run_cli(words_of(QStringLiteral("mark --network mazur --level 7 --count 2 --json --answers")) +
                    QStringList{place_->path("bad.csv")});
        QCOMPARE(outcome.status, 1);
        for (const char *expected : {"line 3: answer: found 'abc'", "line 4: blank: found '99'",
                                     "line 5: sheet: found '7'", "line 6: found 4 columns, expected 3",
                                     "line 7: sheet: found 'x'", "line 8: blank 1 of sheet 1"})
            QVERIFY2(outcome.err.contains(expected), outcome.err.constData());
        const QJsonObject marked = outcome.object();
        QCOMPARE(marked[QStringLiteral("right")].toInt(), 2);
        QCOMPARE(marked[QStringLiteral("bad_rows")].toArray().size(), 6);
    }

    void a_convention_is_named_as_in_the_help()
    {
        for (const char *command : {"worksheet --network mazur --out w.pdf", "trace --network mazur"}) {
            const Outcome outcome =
                run_cli(words_of(QLatin1String(command) + QStringLiteral(" --convention units")));
            QCOMPARE(outcome.status, 2);
            QVERIFY2(outcome.err.contains("inputs-first, units-first"), outcome.err.constData());
        }
    }

    void paper_may_be_named_in_capitals()
    {
        for (const char *paper : {"A4", "Letter", "LETTER"})
            QCOMPARE(run_cli(words_of(QStringLiteral("worksheet --network mazur --paper ") +
                                      QLatin1String(paper) + QStringLiteral(" --out")) +
                             QStringList{place_->path("capitals.pdf")})
                         .status,
                     0);
    }

    void a_table_without_its_heading_is_refused()
    {
        write(place_->path("heading.csv"), "a,b,c\n1,1,0.5\n");
        const Outcome outcome = run_cli(words_of(QStringLiteral("mark --network mazur --answers")) +
                                        QStringList{place_->path("heading.csv")});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(outcome.err.contains("sheet, blank and answer"));
    }

    void wrong_usage_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"worksheet --network 2-2-2", "worksheet --network 9-9-9 --out w.pdf",
                                 "worksheet --out w.pdf", "worksheet --network mazur --level 9 --out w.pdf",
                                 "worksheet --network mazur --paper a5 --out w.pdf",
                                 "worksheet --network mazur --first-index 2 --out w.pdf",
                                 "worksheet --network mazur --count 0 --out w.pdf",
                                 "worksheet --network mazur --index 3 --out w.pdf",
                                 "mark --network mazur --level 3 --term loss --answer 1",
                                 "mark --network mazur --answers a.csv --term loss",
                                 "mark --network mazur --answers a.csv --format xml",
                                 "mark --network mazur --paper a4 --term loss --answer 1"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wrong_usage()
    {
        QFETCH(const QString, line);
        const Outcome outcome = run_cli(words_of(line));
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.complained_in_one_line(), outcome.err.constData());
    }

    // The seed chooses what is asked for; the numbers are the model's.
    void a_sheet_of_a_model()
    {
        const QString model = place_->save_network("model.safetensors", {}, 30);
        const auto keys = [&](int seed) {
            return run_cli({QStringLiteral("worksheet"), QStringLiteral("--model"), model,
                            QStringLiteral("--index"), QStringLiteral("3"), QStringLiteral("--data"),
                            place_->data(), QStringLiteral("--level"), QStringLiteral("7"),
                            QStringLiteral("--json"), QStringLiteral("--seed"), QString::number(seed),
                            QStringLiteral("--out"), place_->path("model.pdf")})
                .array();
        };
        const QJsonArray first = keys(1);
        QVERIFY(!first.isEmpty());
        QVERIFY(content(place_->path("model.pdf")).startsWith("%PDF"));
        QCOMPARE(keys(1), first);
        QVERIFY(keys(2)[0][QStringLiteral("blanks")] != first[0][QStringLiteral("blanks")]);
    }

    // Such a sheet was printed, with nothing to fill in.
    void a_sheet_without_blanks_is_refused()
    {
        const QString model = place_->save_network("model.safetensors", {}, 30);
        const QString sheets = place_->path("nothing.pdf");
        const Outcome outcome =
            run_cli({QStringLiteral("worksheet"), QStringLiteral("--model"), model, QStringLiteral("--index"),
                     QStringLiteral("3"), QStringLiteral("--data"), place_->data(), QStringLiteral("--rate"),
                     QStringLiteral("1e-9"), QStringLiteral("--out"), sheets});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(outcome.err.contains("Sheet 1 has nothing to fill in"));
        QVERIFY(!QFile::exists(sheets));
    }

    // They had the minus sign and the powers of ten of paper.
    void keys_are_numbers_for_a_program()
    {
        const QString options = QStringLiteral("--network 2-2-2 --level 7 --seed 12");
        const QJsonArray made = run_cli(words_of(QStringLiteral("worksheet --json ") + options) +
                                        QStringList{QStringLiteral("--out"), place_->path("numbers.pdf")})
                                    .array();
        QByteArray table = "sheet,blank,answer\n";
        for (const QJsonValue blank : made[0][QStringLiteral("blanks")].toArray()) {
            bool is_number = false;
            const QString key = blank[QStringLiteral("key")].toString();
            key.toDouble(&is_number);
            QVERIFY2(is_number, qPrintable(key));
            table +=
                QStringLiteral("1,%1,%2\n").arg(blank[QStringLiteral("blank")].toInt()).arg(key).toUtf8();
        }
        write(place_->path("numbers.csv"), table);
        const QByteArray csv =
            run_cli(words_of(QStringLiteral("mark --format csv --paper letter ") + options) +
                    QStringList{QStringLiteral("--answers"), place_->path("numbers.csv")})
                .out;
        QCOMPARE(csv.count(",right,"), made[0][QStringLiteral("blanks")].toArray().size());
        QVERIFY2(csv.contains("dW1[0,1]\",3.392e-5,3.392e-5,right"), csv.constData());
    }

    // The summary alone said so.
    void too_few_digits_are_named_in_a_table()
    {
        write(place_->path("few.csv"), "sheet,blank,answer\n1,37,-0.47\n");
        const QByteArray csv =
            run_cli(
                words_of(QStringLiteral("mark --network 2-2-2 --level 7 --seed 12 --format csv --answers"))
                << place_->path("few.csv"))
                .out;
        QVERIFY2(csv.contains("-0.47,-0.471140,wrong,digits,"), csv.constData());
    }

    // Renaming over a device, as an administrator may, would destroy it.
    void a_device_stays_what_it_is()
    {
        const Outcome outcome =
            run_cli(words_of(QStringLiteral("worksheet --network mazur --out /dev/null")));
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(outcome.err.contains("found a device"));
        QVERIFY(std::filesystem::is_character_file("/dev/null"));
    }

    // The key was written over its sheets, without a word.
    void sheets_and_key_are_two_files()
    {
        const QString sheets = place_->path("same.pdf");
        const QString folder = QFileInfo(sheets).path();
        const Outcome outcome =
            run_cli(words_of(QStringLiteral("worksheet --network mazur --out"))
                    << sheets << QStringLiteral("--key") << folder + QStringLiteral("/./same.pdf"));
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(!QFile::exists(sheets));
    }

    // A name without a folder was not seen to be the same.
    void sheets_and_key_are_two_files_in_the_present_folder()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QFileInfo(place_->path("here.pdf")).path()));
        const Outcome outcome =
            run_cli(words_of(QStringLiteral("worksheet --network mazur --out here.pdf --key ./here.pdf")));
        const bool is_there = QFile::exists(QStringLiteral("here.pdf"));
        QDir::setCurrent(before);
        QCOMPARE(outcome.status, 2);
        QVERIFY(!is_there);
    }

    void a_key_that_cannot_be_written_leaves_no_sheets_behind()
    {
        const QString sheets = place_->path("alone.pdf");
        const Outcome outcome =
            run_cli(words_of(QStringLiteral("worksheet --network mazur --out"))
                    << sheets << QStringLiteral("--key") << QStringLiteral("/no/such/key.pdf"));
        QCOMPARE(outcome.status, 1);
        QVERIFY(!QFile::exists(sheets));
    }

    void a_file_that_cannot_be_written()
    {
        const Outcome outcome =
            run_cli(words_of(QStringLiteral("worksheet --network mazur --out /no/such/folder/w.pdf")));
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(outcome.err.contains("/no/such/folder/w.pdf"));
    }

private:
    std::optional<Workplace> place_;
};

DELTASCOPE_TEST(TestCliWorksheet)
#include "test_cli_worksheet.moc"
