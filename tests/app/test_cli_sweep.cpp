// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sweep_table.h"
#include "tests/app/cli.h"
#include "tests/suite.h"

#include <QLockFile>

#include <csignal>

using namespace deltascope;

class TestCliSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { place_.emplace(); }
    void init() { std::filesystem::remove(table()); }

    void a_row_for_each_combination_in_their_order()
    {
        const Outcome outcome = sweep("--hidden 4,6 --rate 0.5..2/3 --seeds 2 --epochs 2 --cores 2");
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out.count('\n'), 12);
        const std::vector<SweepRow> rows = read_sweep_table(table());
        QCOMPARE(rows.size(), std::size_t(12));
        const double rates[] = {0.5, 1, 2};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].run.settings.hidden_units, i < 6 ? 4 : 6);
            QCOMPARE(rows[i].run.settings.learning_rate, rates[i / 2 % 3]);
            QCOMPARE(rows[i].run.settings.seed, std::uint64_t(i % 2 + 1));
            QCOMPARE(rows[i].epochs.size(), std::size_t(3));
            QVERIFY(rows[i].outcome == SweepOutcome::Done);
        }
    }

    // By the command train, which is another way through the program.
    void a_row_is_what_train_says()
    {
        QCOMPARE(sweep("--hidden 5 --rate 0.7 --seed 3 --epochs 2").status, 0);
        const SweepRow row = read_sweep_table(table()).front();
        const Outcome trained =
            run_cli(words("train --hidden 5 --rate 0.7 --seed 3 --epochs 2 --threads 1 --json --data") +
                    QStringList{place_->data()});
        const QJsonArray epochs = trained.object()[QStringLiteral("epochs")].toArray();
        for (int epoch = 1; epoch <= 2; ++epoch) {
            const QJsonObject expected = epochs[epoch - 1].toObject();
            const EpochRecord &record = row.epochs[static_cast<std::size_t>(epoch)];
            QCOMPARE(record.test_loss, expected[QStringLiteral("test_loss")].toDouble());
            QCOMPARE(record.train_accuracy, expected[QStringLiteral("train_accuracy")].toDouble());
        }
    }

    void it_goes_on_after_a_kill()
    {
        QProcess process;
        process.start(cli_program(), all("--rate 1,2 --seeds 20 --epochs 60 --cores 1"));
        QByteArray out;
        while (out.count('\n') < 2) {
            QVERIFY(process.waitForReadyRead(60'000));
            out += process.readAllStandardOutput();
        }
        process.kill();
        QVERIFY(process.waitForFinished(60'000));
        const std::vector<SweepRow> before = read_sweep_table(table());
        QVERIFY(before.size() >= 2 && before.size() < 40);
        std::ofstream(table(), std::ios::app) << "1,10,0,0,0,no,30,sig"; // torn
        const Outcome outcome = sweep("--rate 1,2 --seeds 20 --epochs 60");
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out.count('\n'), 40 - static_cast<int>(before.size())); // nothing twice
        const std::vector<SweepRow> rows = read_sweep_table(table());
        QCOMPARE(rows.size(), std::size_t(40));
        for (const SweepRow &row : before) {
            const auto again = std::ranges::find(rows, plan_text(row.run),
                                                 [](const SweepRow &each) { return plan_text(each.run); });
            QVERIFY(again != rows.end() && again->epochs == row.epochs);
        }
    }

    void jobs_for_other_machines_make_the_same_table()
    {
        QCOMPARE(sweep("--rate 0.5,1 --seeds 2 --epochs 1").status, 0);
        const std::vector<SweepRow> expected = read_sweep_table(table());
        std::filesystem::remove(table());
        const char *const asked = "--rate 0.5,1 --seeds 2 --epochs 1";
        const Outcome jobs = sweep(QByteArray(asked).append(" --print-jobs").constData());
        const QList<QByteArray> commands = jobs.out.trimmed().split('\n');
        QCOMPARE(commands.size(), 4);
        const QString folder = qstring_from(table()) + QStringLiteral(".runs");
        const auto collect = [&] {
            return run_cli(all(asked) + QStringList{QStringLiteral("--collect"), folder});
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(run_program(QStringLiteral("/bin/sh"),
                                 {QStringLiteral("-c"), QString::fromUtf8(commands[i])},
                                 QProcessEnvironment::systemEnvironment())
                         .status,
                     0);
        const Outcome incomplete = collect();
        QCOMPARE(incomplete.status, 1);
        QVERIFY(incomplete.err.contains("missing: --hidden 30 --rate 1 --seed 2 --epochs 1\n"));
        run_program(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromUtf8(commands[3])},
                    QProcessEnvironment::systemEnvironment());
        QCOMPARE(collect().status, 0);
        const std::vector<SweepRow> rows = read_sweep_table(table());
        QCOMPARE(rows.size(), expected.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(plan_text(rows[i].run), plan_text(expected[i].run));
            QCOMPARE(rows[i].epochs.back().test_loss, expected[i].epochs.back().test_loss);
        }
    }

    void the_summary_tells_what_the_seeds_make_and_what_is_luck()
    {
        const Outcome outcome = sweep("--hidden 1,12 --seeds 6 --rate 1 --epochs 8 --summary");
        QCOMPARE(outcome.status, 0);
        const std::vector<SweepRow> rows = read_sweep_table(table());
        std::vector<double> twelve;
        for (const SweepRow &row : rows)
            if (row.run.settings.hidden_units == 12)
                twelve.push_back(row.epochs.back().test_accuracy);
        std::ranges::sort(twelve);
        const auto percent = [](double share) {
            return QByteArray(QByteArray::number(100 * share, 'f', 2) + " %");
        };
        const QList<QByteArray> lines = outcome.out.split('\n');
        const auto line = std::ranges::find_if(
            lines, [](const QByteArray &each) { return each.endsWith("6  --hidden 12"); });
        QVERIFY2(line != lines.end(), outcome.out.constData());
        QVERIFY(line->contains(percent(twelve.front())) && line->contains(percent(twelve.back())));
        QVERIFY(line->trimmed().startsWith(percent((twelve[2] + twelve[3]) / 2)));
        // Twelve runs that lie apart: 2 of 924 ways.
        QVERIFY2(outcome.out.contains(
                     "--hidden 12 against --hidden 1: higher in 100.00 % of the pairs, p = 0.00216: "
                     "more than luck"),
                 outcome.out.constData());
        // Asked again it says the same, and trains nothing.
        QVERIFY(sweep("--hidden 1,12 --seeds 6 --rate 1 --epochs 8 --summary").out.contains("p = 0.00216"));
    }

    void a_run_that_diverges_is_named()
    {
        const Outcome outcome =
            sweep("--hidden-activation relu --output-activation relu --rate 1e30,0.01 --epochs 1");
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("diverged"));
        QVERIFY(read_sweep_table(table()).front().outcome == SweepOutcome::Diverged);
    }

    void what_cannot_be_swept_is_told_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char *options, const char *told) {
            QTest::newRow(options) << QByteArray(options) << QByteArray(told);
        };
        row("--rate 1..2", "expected A..B/N");
        row("--rate 1,", "--rate: found ''");
        row("--rate 0", "--rate: found '0', expected a positive number");
        row("--hidden 5,2000", "--hidden: found '2000'");
        row("--cost log_likelihood", "there is no run");
        row("--seeds 5000", "--yes begins them");
        row("--seeds 1000000000", "expected at most 10000000");
        row("--print-jobs --collect x", "cannot be used together");
    }
    void what_cannot_be_swept_is_told()
    {
        QFETCH(QByteArray, options);
        QFETCH(QByteArray, told);
        const Outcome outcome = sweep(options.constData());
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains(told), outcome.err.constData());
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(!std::filesystem::exists(table()) || read_sweep_table(table()).empty());
    }

    void two_sweeps_do_not_write_into_one_file()
    {
        QLockFile lock(qstring_from(table()) + QStringLiteral(".lock"));
        QVERIFY(lock.tryLock());
        const Outcome outcome = sweep("--epochs 1");
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains("another sweep is writing into this file"));
    }

    void a_file_that_is_no_table_stays_as_it_is()
    {
        std::ofstream(table()) << "epoch,loss\n1,2\n";
        const Outcome outcome = sweep("--epochs 1");
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains("line 1: found \"epoch,loss\", expected the heading"));
        QCOMPARE(place_->folder().read("table.csv").size(), std::size_t(15));
    }

private:
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }
    std::filesystem::path table() const { return place_->folder().path("table.csv"); }
    QStringList all(const char *options) const
    {
        return QStringList{QStringLiteral("sweep"), QStringLiteral("--data"), place_->data(),
                           QStringLiteral("--out"), qstring_from(table())} +
               words(options);
    }
    Outcome sweep(const char *options) const { return run_cli(all(options)); }

    std::optional<Workplace> place_;
};

DELTASCOPE_TEST(TestCliSweep)
#include "test_cli_sweep.moc"
