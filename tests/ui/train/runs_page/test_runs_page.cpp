// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/theme/theme.h"
#include "ui/train/panel/train_panel.h"
#include "ui/train/runs_page/runs_page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>

using namespace deltascope;

/// The list of runs, driven as a user does, in the real window.
class TestRunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_window.open());
        m_window->showTab("Runs");
        m_page = (*m_window)->findChild<RunsPage *>();
        QVERIFY(m_page->isVisible());
    }
    void cleanup() { m_window.close(); }

    void the_model_is_one()
    {
        const QAbstractItemModelTester tester(m_page->list()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        trainEpochs(2);
        again("0.5");
        again("0.25");
        QCOMPARE(rows(), 3);
        select(1);
        m_window->click("Delete…");
        m_window->click(qPrintable(QStringLiteral("Delete %1").arg(nameOf(1))));
        QCOMPARE(rows(), 2);
    }

    void a_run_is_trained_again_from_the_same_weights()
    {
        trainEpochs(3);
        const auto first = runs().present();
        again("0,5");
        const auto second = runs().present();
        QVERIFY(*second->last->start == *first->last->start);
        QCOMPARE(second->last->settings.learning_rate, 0.5);
        QCOMPARE(second->history().back().epoch, 3);
        QVERIFY(nameOf(1).contains(QStringLiteral("η 0.5")));
        QVERIFY(first->shown);
        QCOMPARE(runs().shownRecords().size(), std::size_t(2));
    }

    void the_same_settings_give_the_same_run()
    {
        trainEpochs(2);
        const auto first = runs().present();
        const auto rate = QString::number(first->last->settings.learning_rate);
        again(qPrintable(rate));
        QVERIFY(runs().present()->last->network.parameters == first->last->network.parameters);
    }

    void a_value_that_cannot_be_is_refused_at_once()
    {
        auto *value = m_window->control<QComboBox>("Again: value");
        value->setEditText(QStringLiteral("-3"));
        QVERIFY(m_window->says(QStringLiteral("η is a number above 0")));
        QVERIFY(!m_window->control<QPushButton>("Train it again")->isEnabled());
        value->setEditText(QStringLiteral("2"));
        QVERIFY(m_window->control<QPushButton>("Train it again")->isEnabled());
    }

    void the_last_network_of_a_run_comes_back()
    {
        trainEpochs(2);
        const auto first = runs().present();
        const auto parameters = first->last->network.parameters;
        again("0.5");
        select(0);
        m_window->click("Back to its end");
        QTRY_VERIFY(m_window->snapshot().network.parameters == parameters);
        QVERIFY(runs().find(first->run()));
        QCOMPARE(runs().records()[1]->last->settings.learning_rate,
                 0.5); // and the run in between is still there
    }

    void the_best_epoch_of_a_run_comes_back()
    {
        trainEpochs(4);
        const auto first = runs().present();
        const int best = first->last->best_epoch;
        const auto parameters = *first->last->best;
        m_window->press(Qt::Key_B); // past it in any case
        QTRY_VERIFY(m_window->snapshot().epochs > 4 && isPaused());
        m_window->click("Back to its best");
        QTRY_VERIFY(m_window->snapshot().run != first->run());
        QVERIFY(m_window->snapshot().network.parameters == parameters);
        QTRY_COMPARE(m_window->snapshot().epochs, best * 1.0);
        QCOMPARE(m_window->snapshot().history->back().epoch, best);
        QCOMPARE(first->history().back().epoch, 4); // nothing is lost
        QCOMPARE(rows(), 2);
    }

    void an_ended_run_keeps_start_best_and_last_only()
    {
        trainEpochs(3);
        const auto first = runs().present();
        const auto last = first->last->network.parameters;
        QVERIFY(first->last->stored->size() > 1);
        again("0.5");
        QVERIFY(first->last->stored->empty());
        QVERIFY(!first->last->evaluated_parameters && !first->last->test);
        QVERIFY(first->last->start && first->last->best);
        QVERIFY(first->last->network.parameters == last);
        QCOMPARE(first->history().size(), std::size_t(4));
    }

    void the_same_run_with_cross_entropy_is_one_click()
    {
        trainEpochs(2);
        const auto first = runs().present();
        m_window->showTab("Curves");
        m_window->click("Same run with cross-entropy");
        QTRY_VERIFY(m_window->snapshot().settings.functions.cost == Cost::CrossEntropy &&
                    m_window->snapshot().images_seen > 0 && isPaused());
        QVERIFY(*runs().present()->last->start == *first->last->start);
        QCOMPARE(runs().shownRecords().size(), std::size_t(2));
        QCOMPARE(runs().present()->history().back().epoch, 2);
        QVERIFY(m_window->says(QStringLiteral("With cross-entropy η is 0.5 in place of 3.")));
    }

    void differences_are_marked()
    {
        trainEpochs(1);
        again("0.5");
        const QModelIndex first = m_page->list()->model()->index(0, 0);
        const auto settings = first.data(RunList::SettingsRole).value<QList<RunList::ShownSetting>>();
        QCOMPARE(settings.size(), 1);
        QCOMPARE(settings[0].text, QStringLiteral("η 3"));
        QVERIFY(settings[0].differs);
        select(0);
        QVERIFY(m_window->says(QStringLiteral("<b>η 3</b> and <b>η 0.5</b>")));
        // A name has commas too.
        QVERIFY(m_window->says(QStringLiteral("“%1” and “%2” differ in").arg(nameOf(0), nameOf(1))));
    }

    void a_run_can_be_renamed_by_key()
    {
        trainEpochs(1);
        select(0);
        m_page->list()->setFocus();
        QTest::keyClick(m_page->list(), Qt::Key_F2);
        auto *editor = m_page->list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Slow"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(runs().present()->name(), QStringLiteral("Slow"));
    }

    // Laid out while the panel was narrower, they kept the height of more lines than they then had.
    void rows_are_as_high_as_their_lines_after_another_width()
    {
        trainEpochs(1);
        again("0.5");
        const QListView *list = m_page->list();
        const QModelIndex last = list->model()->index(rows() - 1, 0);
        (*m_window)->resize(900, 700);
        m_window->showTab("Curves");
        Theme::instance().setMode(Theme::Mode::Projector);
        QTest::qWait(200);
        (*m_window)->resize(1900, 700);
        m_window->showTab("Runs");
        const auto wanted = [&] {
            QStyleOptionViewItem option;
            option.initFrom(list);
            option.widget = list;
            return list->itemDelegate()->sizeHint(option, last).height();
        };
        QTRY_COMPARE(list->visualRect(last).height(), wanted());
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void a_tick_draws_a_run()
    {
        trainEpochs(1);
        again("0.5");
        QCOMPARE(runs().shownRecords().size(), std::size_t(2));
        select(0);
        m_page->list()->setFocus();
        QTest::keyClick(m_page->list(), Qt::Key_Space);
        QCOMPARE(runs().shownRecords().size(), std::size_t(1));
        QCOMPARE(m_window->snapshot().state, TrainerState::Paused); // the key was the list's
    }

    void deleting_says_what_goes_and_can_be_declined()
    {
        trainEpochs(2);
        again("0.5");
        select(0);
        m_window->click("Delete…");
        QVERIFY(m_window->notices().text().contains(QLatin1String("2.00 epochs")));
        m_window->click("Keep it");
        QCOMPARE(rows(), 2);
        select(1); // the present one
        QVERIFY(!m_window->control<QPushButton>("Delete…")->isEnabled());
    }

private:
    const RunList &runs() const { return (*m_window)->trainPanel()->runs(); }
    int rows() const { return m_page->list()->model()->rowCount(); }
    QString nameOf(int row) const { return m_page->list()->model()->index(row, 0).data().toString(); }

    void select(int row) { m_page->list()->setCurrentIndex(m_page->list()->model()->index(row, 0)); }

    void trainEpochs(int epochs)
    {
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            m_window->press(Qt::Key_E);
            QTRY_VERIFY(m_window->snapshot().history->back().epoch == epoch && isPaused());
        }
    }

    // The present run once more.
    void again(const char *rate)
    {
        select(rows() - 1);
        const auto before = m_window->snapshot().run;
        m_window->control<QComboBox>("Again: value")->setEditText(QString::fromLatin1(rate));
        m_window->click("Train it again");
        QTRY_VERIFY(m_window->snapshot().run != before && m_window->snapshot().images_seen > 0 && isPaused());
    }

    bool isPaused() const { return m_window->snapshot().state == TrainerState::Paused; }

    FirstStart m_window;
    RunsPage *m_page = nullptr;
};

DELTASCOPE_TEST(TestRunsPage)
#include "test_runs_page.moc"
