// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/theme/numbers.h"
#include "ui/train/curves/curve_plot.h"
#include "ui/train/curves/curves_page.h"
#include "ui/train/panel/train_panel.h"
#include "ui/train/runs/run_list.h"
#include "ui/train/runs_page/runs_page.h"
#include "ui/window/files/session_files.h"

#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace deltascope;

/// Within an epoch every view tells of the same moment, and a file brings that moment back.
class TestBetweenEpochs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }

    void a_session_saved_within_an_epoch_opens_there()
    {
        trainPart();
        const TrainingSnapshot before = now();
        QVERIFY(m_window->says(QStringLiteral("epoch <b>1.05</b>")));
        const QString file = m_folder.filePath(QStringLiteral("part.safetensors"));
        QSignalSpy saved(&(*m_window)->files(), &SessionFiles::saved);
        (*m_window)->files().save(file);
        QVERIFY(saved.wait());
        m_window.close();
        QVERIFY(m_window.open());
        (*m_window)->openFile(file);
        QTRY_VERIFY(now().network.parameters == before.network.parameters);
        QVERIFY(m_window->says(QStringLiteral("epoch <b>1.05</b>")));
        QTRY_COMPARE(now().test_accuracy(), before.test_accuracy());
        QVERIFY(m_window->says(percent(*before.test_accuracy())));
        QCOMPARE(now().batch_losses->size(), before.batch_losses->size());
        m_window->showTab("Curves");
        const auto &readout = (*m_window)->trainPanel()->findChild<CurvePlot *>()->readouts().back();
        QCOMPARE(readout.fractionalEpoch.value_or(0), before.epochs);
    }

    // For a moment the accuracy of the epoch was shown, which the network had before it learnt a drawing.
    void of_a_session_that_had_learnt_only_its_own_accuracy_is_shown()
    {
        m_window->click("+1 epoch");
        QTRY_VERIFY(now().history->size() > 1 && now().state == TrainerState::Paused);
        const QString before = percent(now().history->back().test_accuracy);
        Network<float> taught = now().network;
        taught.parameters.b2[3] += 5;
        (*m_window)->workbench().replaceParameters(taught);
        QTRY_VERIFY(now().test_accuracy() && percent(*now().test_accuracy()) != before);
        const double accuracy = *now().test_accuracy();
        const QString file = m_folder.filePath(QStringLiteral("taught.safetensors"));
        QSignalSpy saved(&(*m_window)->files(), &SessionFiles::saved);
        (*m_window)->files().save(file);
        QVERIFY(saved.wait());
        m_window.close();
        QVERIFY(m_window.open());
        m_window->showTab("Runs");
        QStringList painted;
        const OnEvent eachPaint(**m_window, QEvent::UpdateRequest, [&] {
            if (now().epochs == 0) // is not opened yet
                return;
            for (const QLabel *label : (*m_window)->findChildren<QLabel *>())
                if (label->isVisible())
                    painted << label->text();
            painted << lastRun().data(RunList::LastRole).toString();
        });
        (*m_window)->openFile(file);
        QTRY_COMPARE(now().test_accuracy(), accuracy);
        QTRY_VERIFY(m_window->says(percent(accuracy)));
        QCOMPARE(lastRun().data(RunList::LastRole).toString(), percent(accuracy));
        QVERIFY2(painted.filter(before).isEmpty(), qPrintable(painted.filter(before).join(QLatin1Char(10))));
    }

    void a_killed_program_comes_back_within_the_epoch()
    {
        trainPart();
        const TrainingSnapshot before = now();
        QSignalSpy copied(&(*m_window)->files(), &SessionFiles::copied);
        (*m_window)->files().writeCopy();
        QVERIFY(copied.wait());
        (*m_window)->files().keepForNextStart();
        m_window.close();
        QVERIFY(m_window.openAgain());
        m_window->click("Restore it");
        QTRY_VERIFY(now().network.parameters == before.network.parameters);
        QCOMPARE(now().epochs, before.epochs);
        QTRY_COMPARE(now().test_accuracy(), before.test_accuracy());
    }

    void every_view_tells_of_the_same_moment()
    {
        trainPart();
        const QString accuracy = percent(*now().test_accuracy());
        m_window->showTab("Mistakes");
        QTRY_VERIFY(m_window->says(QStringLiteral("At epoch 1.05: %1").arg(accuracy)));
        m_window->showTab("Runs");
        QCOMPARE(lastRun().data(RunList::LastRole).toString(), accuracy);
        m_window->showTab("Curves");
        QVERIFY(m_window->says(QStringLiteral("at epoch 1.05")));
        QVERIFY(m_window->says(accuracy)); // also in the run bar
    }

    void the_legend_says_of_which_epoch_training_is()
    {
        trainPart();
        m_window->showTab("Curves");
        const auto *row = m_window->control<QAbstractButton>("Show the curves: training");
        QVERIFY(row);
        QCOMPARE(row->text(), QStringLiteral("training, epoch 1"));
        QVERIFY(!m_window->control<QLabel>("Loss: training")->text().isEmpty());
    }

    void in_slow_motion_the_image_being_learnt_is_on_the_stage()
    {
        (*m_window)->workbench().setSpeedLimit(100);
        m_window->click("Train");
        const Workbench &workbench = (*m_window)->workbench();
        QTRY_VERIFY(workbench.lesson() && now().images_seen >= 20);
        QCOMPARE(workbench.example().source, ExampleSource::Train);
        QCOMPARE(workbench.example().index, now().last_image.value_or(-1));
        QCOMPARE(workbench.example().label, workbench.data().train->label(*now().last_image));
        QVERIFY(m_window->says(QStringLiteral("Learnt last: training image")));
        (*m_window)->workbench().showExample(ExampleSource::Test, 5); // chosen, it stays
        const auto seen = now().images_seen;
        QTRY_VERIFY(now().images_seen >= seen + 20);
        QCOMPARE(workbench.example().source, ExampleSource::Test);
        QVERIFY(!m_window->says(QStringLiteral("Learnt last")));
        m_window->click("Pause");
    }

    void what_a_drawing_taught_counts_as_a_change()
    {
        QVERIFY(!(*m_window)->files().hasUnsavedTraining());
        QVERIFY(!(*m_window)->isWindowModified());
        Network<float> taught = now().network;
        taught.parameters.b2[3] += 0.5F;
        (*m_window)->workbench().replaceParameters(taught);
        QTRY_VERIFY(now().network.parameters == taught.parameters);
        QVERIFY((*m_window)->files().hasUnsavedTraining());
        QVERIFY((*m_window)->isWindowModified());
        QVERIFY((*m_window)->windowTitle().contains(QLatin1String("[*]")));
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        QVERIFY(m_window->says(QStringLiteral("is not saved")));
        m_window->click("Keep this one");
        QSignalSpy copied(&(*m_window)->files(), &SessionFiles::copied);
        (*m_window)->files().writeCopy();
        QVERIFY(copied.wait());
        const auto &shipped = *now().start;
        (*m_window)->workbench().replaceParameters({now().network.functions, shipped}); // taken back
        QTRY_VERIFY(now().network.parameters == shipped);
        QVERIFY(!(*m_window)->files().hasUnsavedTraining());
        QVERIFY(!(*m_window)->isWindowModified());
    }

private:
    const TrainingSnapshot &now() const { return m_window->snapshot(); }
    QModelIndex lastRun() const
    {
        const auto *list = (*m_window)->trainPanel()->findChild<RunsPage *>()->findChild<QListView *>();
        return list->model()->index(list->model()->rowCount() - 1, 0);
    }

    // One epoch of 60 batches and three more.
    void trainPart()
    {
        m_window->click("+1 epoch");
        QTRY_VERIFY(now().history->size() > 1 && now().state == TrainerState::Paused);
        for (int batch = 1; batch <= 3; ++batch) {
            m_window->click("+1 batch");
            QTRY_COMPARE(now().images_seen, 600 + 10 * batch);
            QTRY_COMPARE(now().state, TrainerState::Paused);
        }
        QTRY_VERIFY(now().mid_epoch_evaluation && now().mid_epoch_evaluation->epochs == now().epochs);
    }

    FirstStart m_window;
    const QTemporaryDir m_folder;
};

DELTASCOPE_TEST(TestBetweenEpochs)
#include "test_between_epochs.moc"
