// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sweep_table.h"
#include "tests/suite.h"
#include "tests/ui/window/dropped_files.h"
#include "tests/ui/window/opened_window.h"
#include "ui/train/curves/curve_plot.h"
#include "ui/train/curves/curves_page.h"
#include "ui/train/panel/train_panel.h"
#include "ui/train/runs/seed_groups.h"
#include "ui/train/runs_page/runs_page.h"

#include <QLineEdit>
#include <QListView>

#include <fstream>

using namespace deltascope;

/// Sweeps and their tables, driven as a user does, in the real window.
class TestSweeps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_window.open());
        m_window->showTab("Runs");
    }
    void cleanup() { m_window.close(); }

    void a_sweep_from_the_window_can_be_cancelled()
    {
        const auto run = m_window->snapshot().run;
        startLong();
        m_window->click("Start it");
        QTRY_VERIFY(m_window->control<QPushButton>("Cancel the sweep"));
        QTRY_VERIFY(runs().records().size() > 1);
        QVERIFY(m_window->says(QStringLiteral("0 of 3\u202F000 runs are done, 10\u202F000 epochs each")));
        m_window->click("Cancel the sweep");
        QVERIFY(m_window->control<QPushButton>("Start the sweep"));
        QCOMPARE(m_window->snapshot().run, run);
        QCOMPARE(m_window->snapshot().images_seen, std::int64_t(0));
    }

    void thirty_seeds_are_one_click_and_a_band()
    {
        m_window->type("Epochs of each run", QStringLiteral("2"));
        m_window->click("30 seeds of this setting");
        QTRY_VERIFY_WITH_TIMEOUT(!(*m_window)->trainPanel()->sweep().isRunning(), 60'000);
        QTRY_VERIFY(runs().present()->name().startsWith(QStringLiteral("seed ")));
        m_window->showTab("Curves");
        QTRY_COMPARE(plot().bandReadouts().size(), std::size_t(1));
        QCOMPARE(plot().bandReadouts().front().point.runs, 30);
        QVERIFY(m_window->says(QStringLiteral("The seed alone, over 30 runs: half of them read")));
        // A run is reached by keys, and its row with Enter.
        plot().setFocus();
        QTest::keyClick(&plot(), Qt::Key_Up);
        QVERIFY(plot().raised());
        const QString worst = plot().raised()->name;
        QTest::keyClick(&plot(), Qt::Key_Return);
        QVERIFY(list()->isVisible() && list()->hasFocus());
        QCOMPARE(list()->currentIndex().data().toString(), worst);
        // And the other way round.
        QTest::keyClick(list(), Qt::Key_Down);
        const QString next = list()->currentIndex().data().toString();
        m_window->showTab("Curves");
        QCOMPARE(plot().raised()->name, next);
    }

    void two_settings_with_seeds_are_compared()
    {
        typeValues("0.00001, 1");
        m_window->type("Epochs of each run", QStringLiteral("3"));
        m_window->type("Seeds for each value", QStringLiteral("5"));
        m_window->click("Start the sweep");
        QTRY_VERIFY_WITH_TIMEOUT(!(*m_window)->trainPanel()->sweep().isRunning(), 60'000);
        QTRY_COMPARE(runs().present()->last->settings.learning_rate, 1.0);
        m_window->showTab("Curves");
        QVERIFY(
            m_window->says(QStringLiteral("η 1 against η 1e-05: better in 100\u202F% of all pairs of runs. "
                                          "That is more than luck (p\u00A0=\u00A00.0079)")));
        m_window->showTab("Runs");
        list()->setCurrentIndex(
            list()->model()->index(1, 0)); // one of the first setting; the present is of the other
        QVERIFY(m_window->says(
            QStringLiteral("Mann and Whitney’s U test (1947), two-sided, over 5 and 5 runs.")));
    }

    void a_long_sweep_is_asked_about_with_its_time()
    {
        startLong();
        QVERIFY(m_window->says(
            QStringLiteral("These are 3\u202F000 runs of 10\u202F000 epochs. They would take about ")));
        m_window->click("Do not start it");
        QVERIFY(m_window->control<QPushButton>("Start the sweep"));
        QCOMPARE(runs().records().size(), std::size_t(1));
    }

    void impossible_and_empty_sweeps_are_refused_data()
    {
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("why");
        QTest::newRow("none") << QStringLiteral(" ") << QStringLiteral("Type the values");
        QTest::newRow("zero") << QStringLiteral("1, 0") << QStringLiteral("η is a number above 0");
        QTest::newRow("a word") << QStringLiteral("fast") << QStringLiteral("“fast” is not a number");
        QTest::newRow("twice") << QStringLiteral("1; 1") << QStringLiteral("1 is listed twice");
    }
    void impossible_and_empty_sweeps_are_refused()
    {
        QFETCH(QString, values);
        QFETCH(QString, why);
        typeValues(values.toUtf8().constData());
        QVERIFY(m_window->says(why));
        QVERIFY(!m_window->control<QPushButton>("Start the sweep")->isEnabled());
    }

    void a_table_is_opened_and_its_runs_are_named()
    {
        write(8, true);
        (*m_window)->openFile(table());
        QTRY_VERIFY(m_window->notices().text().contains(QStringLiteral("table.csv holds 8 runs.")));
        QVERIFY(m_window->notices().text().contains(QStringLiteral("Line 10 is incomplete")));
        QVERIFY(m_window->notices().text().contains(QStringLiteral("Diverged: seed 3.")));
        QTRY_COMPARE(plot().bandReadouts().size(), std::size_t(1));
        QCOMPARE(plot().bandReadouts().front().point.runs, 7);
        QVERIFY(plot().isVisible());
        QCOMPARE(runs().records().size(), std::size_t(9));
    }

    void a_table_is_dropped_and_dropped_again()
    {
        write(6, false);
        drop(**m_window, {table()});
        QTRY_COMPARE(runs().records().size(), std::size_t(7));
        write(8, false); // has grown meanwhile
        drop(**m_window, {table()});
        QTRY_COMPARE(runs().records().size(), std::size_t(9));
    }

    void a_run_of_a_table_is_trained_again_from_its_seed()
    {
        write(6, false);
        (*m_window)->openFile(table());
        QTRY_COMPARE(runs().records().size(), std::size_t(7));
        m_window->showTab("Runs");
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QVERIFY(!m_window->control<QPushButton>("Back to its end")->isEnabled());
        QVERIFY(!m_window->control<QPushButton>("Back to its best")->isEnabled());
        m_window->click("Train it again");
        QTRY_VERIFY(m_window->snapshot().images_seen > 0 && !(*m_window)->workbench().isTraining());
        QVERIFY(*m_window->snapshot().start == initial_parameters(7, Init::Scaled, 2));
    }

    void runs_of_a_table_are_no_unsaved_work()
    {
        write(6, false);
        (*m_window)->openFile(table());
        QTRY_COMPARE(runs().records().size(), std::size_t(7));
        (*m_window)->files().writeCopy();
        QTest::qWait(200);
        SessionExtras extras;
        runs().writer()(extras);
        QVERIFY(extras.ended.empty());
    }

    void what_is_no_table_is_told()
    {
        write(6, false);
        std::ofstream(path_from(table()), std::ios::app) << "1,2,3\n";
        (*m_window)->openFile(table());
        QTRY_VERIFY(m_window->notices().text().contains(QStringLiteral("line 8")));
        QCOMPARE(runs().records().size(), std::size_t(1));
    }

private:
    const RunList &runs() const { return (*m_window)->trainPanel()->runs(); }
    CurvePlot &plot() const { return *(*m_window)->trainPanel()->curves()->plot(); }
    QListView *list() const { return (*m_window)->findChild<RunsPage *>()->list(); }
    QString table() const { return m_folder.filePath(QStringLiteral("table.csv")); }

    /// To be asked about, and too long to end before a test has looked at it.
    void startLong()
    {
        typeValues("0.1, 0.2, 0.4");
        m_window->type("Epochs of each run", QStringLiteral("10000"));
        m_window->type("Seeds for each value", QStringLiteral("1000"));
        m_window->click("Start the sweep");
        QTRY_VERIFY_WITH_TIMEOUT(m_window->control<QPushButton>("Start it"), 30'000);
    }
    void typeValues(const char *text)
    {
        auto *values = m_window->control<QLineEdit>("Sweep: values");
        values->setFocus();
        values->selectAll();
        QTest::keyClicks(values, QString::fromUtf8(text));
    }

    // Of seeds of one setting.
    void write(int count, bool damaged) const
    {
        std::ofstream stream(path_from(table()), std::ios::binary);
        stream << sweep_heading();
        for (int seed = 1; seed <= count; ++seed) {
            SweepRow row;
            row.run = {.settings = {.hidden_units = 7, .seed = static_cast<std::uint64_t>(seed)},
                       .epochs = 2,
                       .stop_rules = {}};
            for (int epoch = 0; epoch <= 2; ++epoch)
                row.epochs.push_back({.epoch = epoch,
                                      .train_loss = 1.0 / (epoch + 1),
                                      .test_loss = 1.1 / (epoch + 1),
                                      .train_accuracy = 0.3 * epoch,
                                      .test_accuracy = 0.3 * epoch + 0.001 * seed,
                                      .seconds = 0.5});
            row.outcome = damaged && seed == 3 ? SweepOutcome::Diverged : SweepOutcome::Done;
            stream << to_csv_line(row);
        }
        if (damaged)
            stream << "3,10,0,0,0,no,7,sig";
    }

    QTemporaryDir m_folder;
    FirstStart m_window;
};

DELTASCOPE_TEST(TestSweeps)
#include "test_sweeps.moc"
