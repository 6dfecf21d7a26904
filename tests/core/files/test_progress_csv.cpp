// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/progress_csv.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestProgressCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void first_tries_and_mistakes_are_counted()
    {
        Progress progress;
        record(progress, StepId::delta1, true, true, {});
        record(progress, StepId::delta1, false, true, {"M2"});
        record(progress, StepId::delta1, false, false, {"M2", "M9"}); // a second try
        record(progress, StepId::delta1, true, false, {});
        record(progress, StepId::update, false, true, {});
        QCOMPARE(progress[StepId::delta1], (StepProgress{1, 1, {{"M2", 2}, {"M9", 1}}}));
        QCOMPARE(to_csv(progress), std::string("step,right_first_tries,wrong_first_tries,mistakes\n"
                                               "delta1,1,1,M2 2;M9 1\n"
                                               "update,0,1,\n"));
    }

    void what_was_written_is_read_back()
    {
        Progress progress;
        QCOMPARE(progress_from_csv(to_csv(progress)), std::optional(progress));
        record(progress, StepId::z1, true, true, {});
        record(progress, StepId::delta2, false, true, {"M1", "rounding"});
        record(progress, StepId::after, false, true, {"M25"});
        QCOMPARE(progress_from_csv(to_csv(progress)), std::optional(progress));
        record_slip(progress, false, true, "M2");
        record_slip(progress, true, false, {}); // a second try
        QCOMPARE(progress.slips, (StepProgress{0, 1, {{"M2", 1}}}));
        QCOMPARE(progress_from_csv(to_csv(progress)), std::optional(progress));
        std::string crlf = to_csv(progress);
        for (std::size_t at = 0; (at = crlf.find('\n', at)) != crlf.npos; at += 2)
            crlf.replace(at, 1, "\r\n");
        QCOMPARE(progress_from_csv(crlf), std::optional(progress));
    }

    void other_texts_are_refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray heading = "step,right_first_tries,wrong_first_tries,mistakes\n";
        const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("nothing", "");
        row("another heading", "step\ndelta1,1,1,\n");
        row("an unknown step", heading + "delta3,1,1,\n");
        row("a negative count", heading + "delta1,-1,1,\n");
        row("a count too large", heading + "delta1,99999999999,1,\n");
        row("no number", heading + "delta1,one,1,\n");
        row("too few columns", heading + "delta1,1\n");
        row("an unknown mistake", heading + "delta1,1,1,M99 1\n");
        row("a mistake without a count", heading + "delta1,1,1,M2\n");
        row("a mistake twice", heading + "delta1,1,1,M2 1;M2 1\n");
        row("a step twice", heading + "delta1,1,1,\ndelta1,1,1,\n");
        row("an empty line", heading + "\n");
    }
    void other_texts_are_refused()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!progress_from_csv(text.toStdString()));
    }
};

DELTASCOPE_TEST(TestProgressCsv)
#include "test_progress_csv.moc"
