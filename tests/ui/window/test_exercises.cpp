// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/exercise_file.h"
#include "core/platform/qt_path.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/platform/folders.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/practice/answer_field.h"
#include "ui/step/practice/exercise_dialog.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/practice/progress_file.h"
#include "ui/step/practice/progress_page.h"
#include "ui/theme/theme.h"
#include "ui/window/exercise_files.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSpinBox>
#include <QStyleOption>
#include <QTableWidget>
#include <QToolButton>
#include <QUrl>

using namespace deltascope;

namespace {
Exercise exerciseOf(const char *network, int level)
{
    Exercise exercise;
    exercise.network = network;
    exercise.level = level;
    return exercise;
}
} // namespace

/// Exercises that a teacher hands out, and what a student has to show for them.
class TestExercises : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }

    void aHandNetworkOpensWhereItsFirstNumberIsHidden()
    {
        Exercise exercise = exerciseOf("2-2-2", 6);
        exercise.seed = 5;
        exercise.rate = 0.25;
        exercise.fixed_biases = true;
        const QString file = saved(exercise);
        (*m_window)->openFile(file);
        QCOMPARE(walk().step(), StepId::delta2);
        QVERIFY(practice().isOn());
        QCOMPARE(practice().level(), 6);
        QCOMPARE(walk().complete()->learning_rate, 0.25);
        QVERIFY(walk().complete()->fixed_biases);
        QCOMPARE(walk().complete()->network->parameters.W1,
                 hand_example(HandNetwork::TwoTwoTwo, 5).network.parameters.W1);
        QVERIFY(practice().asked());
        QCOMPARE(*files().present(), exercise); // what is saved again is the same
    }

    void anImageOfTheDataOpensWithTheTermsThatAreNamed()
    {
        Exercise exercise = exerciseOf("digits", 2);
        exercise.rate = 2;
        exercise.from_training_set = true;
        exercise.index = 7;
        exercise.hidden = {Asked::delta1};
        const QString file = saved(exercise);
        (*m_window)->openFile(file);
        QTRY_COMPARE((*m_window)->workbench().example().index, 7);
        QCOMPARE((*m_window)->workbench().example().source, ExampleSource::Train);
        QTRY_COMPARE(walk().complete()->learning_rate, 2.0);
        QCOMPARE(walk().step(), StepId::delta1);
        QCOMPARE(practice().asked()->term, Asked::delta1);
        walk().goTo(StepId::dW1);
        QVERIFY(!practice().asked()); // it is not named
    }

    void aDroppedExerciseStartsThere()
    {
        const QString file = saved(exerciseOf("mazur", 7));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&**m_window, &enter); // makes the window the one that is dropped on
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&**m_window, &drop);
        QVERIFY(drop.isAccepted());
        QVERIFY(walk().isActive());
        QCOMPARE(walk().step(), StepId::z1);
    }

    void aDamagedFileIsToldAndChangesNothing()
    {
        const QString path = m_folder.filePath(QStringLiteral("bad.deltascope"));
        QFile bad(path);
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("{") == 1);
        bad.close();
        (*m_window)->openFile(path);
        QVERIFY((*m_window).notices().text().contains(QStringLiteral("bad.deltascope")));
        QVERIFY(!practice().isOn());
    }

    // It was cut down to the largest that the field held, which is another network.
    void aLargeSeedIsKeptAndOneBeyondTheFieldRefused()
    {
        Exercise exercise = exerciseOf("2-2-2", 6);
        exercise.seed = 2'000'000'000;
        (*m_window)->openFile(saved(exercise));
        QCOMPARE(walk().complete()->network->parameters.W1,
                 hand_example(HandNetwork::TwoTwoTwo, exercise.seed).network.parameters.W1);
        QCOMPARE(files().present()->seed, exercise.seed);
        exercise.seed = 4'294'967'301; // 5 as an int
        (*m_window)->openFile(saved(exercise));
        QVERIFY((*m_window).notices().text().contains(QStringLiteral("4294967301")));
        QCOMPARE(walk().complete()->network->parameters.W1,
                 hand_example(HandNetwork::TwoTwoTwo, 2'000'000'000).network.parameters.W1);
    }

    void atRandomASmallNetworkHasOtherNumbers()
    {
        (*m_window)->openFile(saved(exerciseOf("2-2-2", 2)));
        const auto first = walk().complete()->network;
        (*m_window).click("Show a random image");
        QCOMPARE(walk().open()->sizes(), (Sizes{2, 2, 2}));
        QVERIFY(walk().complete()->network->parameters.W1 != first->parameters.W1);
        (*m_window)->openFile(saved(exerciseOf("mazur", 2)));
        QVERIFY(!(*m_window).control<QToolButton>("Show a random image")->isEnabled());
    }

    // "test image 18" stood below a network that reads no images.
    void thePickerOfExamplesNamesASmallNetwork()
    {
        auto *source = (*m_window).control<QComboBox>("Where the example comes from");
        auto *index = (*m_window).control<QSpinBox>("Number of the image");
        QVERIFY(source && index);
        const QString image = source->currentText();
        (*m_window)->openFile(saved(exerciseOf("mazur", 6)));
        QCOMPARE(source->currentText(), QStringLiteral("small network"));
        QVERIFY(!index->isEnabled());
        source->setFocus();
        QTest::keyClick(source, Qt::Key_Home);
        QTRY_COMPARE(source->currentText(), image);
        QVERIFY(index->isEnabled());
        QVERIFY(source->findText(QStringLiteral("small network")) < 0);
    }

    void theListsOfTheTurnShowTheirTextsInTheSmallestWindow_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("projector") << Theme::Mode::Projector;
    }
    void theListsOfTheTurnShowTheirTextsInTheSmallestWindow()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        (*m_window)->resize(900, 500);
        (*m_window)->openFile(saved(exerciseOf("mazur", 6)));
        QTRY_COMPARE((*m_window)->size(), QSize(900, 500));
        QTest::qWait(0);
        for (const QComboBox *list : (*m_window)->stepJob().panel()->practice()->findChildren<QComboBox *>())
            for (int entry = 0; entry < list->count(); ++entry) {
                QStyleOptionComboBox option;
                option.initFrom(list);
                const int room =
                    list->style()
                        ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, list)
                        .width();
                QVERIFY2(list->fontMetrics().horizontalAdvance(list->itemText(entry)) <= room,
                         qPrintable(list->itemText(entry)));
            }
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void theDialogHidesWhatTheLevelDoesUntilTermsAreChosen()
    {
        ExerciseDialog dialog(exerciseOf("mazur", 3), {});
        QVERIFY(dialog.exercise().hidden.empty());
        QVERIFY(dialog.term(Asked::dW2)->isChecked());
        QVERIFY(!dialog.term(Asked::delta1)->isChecked());
        dialog.term(Asked::dW2)->click();
        const std::vector<Asked> hidden = dialog.exercise().hidden;
        QVERIFY(std::ranges::find(hidden, Asked::dW2) == hidden.end());
        QVERIFY(std::ranges::find(hidden, Asked::db2) != hidden.end());
    }

    // What one start has recorded the next one shows.
    // One would have taken the other's place.
    void progressAndDrawingsLieApart()
    {
        QVERIFY(progressFile() != drawingsFolder());
        QCOMPARE(QFileInfo(progressFile()).suffix(), QStringLiteral("csv"));
    }

    void progressIsKeptAndErased()
    {
        (*m_window)->openFile(saved(exerciseOf("mazur", 6)));
        answer(QStringLiteral("0.7413650695523158")); // x² − y
        m_window.close();
        QVERIFY(m_window.openAgain());
        (*m_window)->setJob(Job::Step);
        QCOMPARE(practice().progress().at(StepId::delta2).wrong, 1);
        QCOMPARE(practice().progress().at(StepId::delta2).mistakes.at("M1"), 1);
        ProgressPage page(practice());
        QCOMPARE(page.table()->rowCount(), 1);
        QCOMPARE(page.table()->item(0, 0)->text(), QStringLiteral("δ²"));
        QCOMPARE(page.table()->item(0, 3)->text(),
                 QStringLiteral("output’s slope forgotten")); // it said "M1", which nobody knows
        const QString csv = m_folder.filePath(QStringLiteral("mine.csv"));
        page.saveCsv(csv);
        QCOMPARE(loadProgress(csv), practice().progress());
        const QString pdf = m_folder.filePath(QStringLiteral("mine.pdf"));
        page.savePdf(pdf);
        QFile written(pdf);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count("/Type /Page\n"), 1);
        for (QPushButton *button : page.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Erase")) {
                button->click();
                QVERIFY(!practice().progress().empty()); // only the second click does
                button->click();
            }
        QVERIFY(practice().progress().empty());
    }

    void thePageSaysThatItProvesNothing()
    {
        Progress progress;
        progress[StepId::delta2] = {2, 1, {{"M9", 1}}};
        progress.slips = {1, 0, {}};
        const QString page = progressAsHtml(progress, QStringLiteral("A & B"));
        QVERIFY(page.contains(QStringLiteral("A &amp; B")));
        QVERIFY(page.contains(QStringLiteral("proves nothing")));
        QVERIFY(page.contains(QStringLiteral("δ²")));
        QVERIFY(page.contains(QStringLiteral("Find the slip")));
    }

private:
    StepWalk &walk() { return (*m_window)->stepJob().walk(); }
    PracticeSession &practice() { return (*m_window)->stepJob().practice(); }
    ExerciseFiles &files() { return *(*m_window)->findChild<ExerciseFiles *>(); }
    QString saved(const Exercise &exercise)
    {
        QString file = m_folder.filePath(QStringLiteral("exercise.deltascope"));
        save_exercise(path_from(file), exercise);
        return file;
    }
    void answer(const QString &text)
    {
        AnswerField *field = (*m_window)->stepJob().panel()->practice()->field();
        field->setFocus();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    QTemporaryDir m_folder;
    FirstStart m_window;
};

DELTASCOPE_TEST(TestExercises)
#include "test_exercises.moc"
