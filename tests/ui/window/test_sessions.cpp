// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/dropped_files.h"
#include "tests/ui/window/opened_window.h"
#include "ui/draw/canvas.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/kept/own_collection.h"
#include "ui/platform/folders.h"
#include "ui/step/panel/step_job.h"
#include "ui/train/panel/train_panel.h"
#include "ui/train/runs/run_list.h"

using namespace deltascope;

namespace {
/// What a user sees of a window, in words and numbers.
struct Look
{
    QString title;
    QStringList runs;
    WalkPosition walk;
    bool inside = false;
    bool turn = false;
    int level = 0;
    ExampleSource source = ExampleSource::Test;
    int index = 0;
    QByteArray output; ///< x² of the pass that is open

    bool operator==(const Look &) const = default;
};

QStringList rowsOf(const RunList &runs)
{
    QStringList rows;
    for (int row = 0; row < runs.rowCount(); ++row)
        for (const int role : {int(Qt::DisplayRole), int(RunList::LengthRole), int(RunList::LastRole),
                               int(RunList::BestRole), int(Qt::CheckStateRole)})
            rows << runs.data(runs.index(row), role).toString();
    return rows;
}

Look lookOf(OpenedWindow &window)
{
    StepJob &step = window->stepJob();
    Look look;
    look.title = window->windowTitle();
    look.runs = rowsOf(window->trainPanel()->runs());
    look.walk = step.walk().position();
    look.inside = step.walk().goesInside();
    look.turn = step.practice().isOn();
    look.level = step.practice().level();
    look.source = window->workbench().example().source;
    look.index = window->workbench().example().index;
    if (const auto &open = step.walk().open()) {
        const Vector<double> &x2 = open->pass().x2;
        look.output = QByteArray(reinterpret_cast<const char *>(x2.data()),
                                 x2.size() * static_cast<qsizetype>(sizeof(double)));
    }
    return look;
}
} // namespace

/// A session is the window as it was left.
class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home.forgetEverything(); }

    // The images arrive later than a file that is named on the command line.
    void what_is_opened_at_the_start_looks_as_it_was_saved()
    {
        Example saved;
        {
            OpenedWindow window;
            draw(window);
            window.press(Qt::Key_3, Qt::ControlModifier);
            QTRY_VERIFY(window->stepJob().walk().open());
            window->stepJob().walk().goTo(StepId::delta1);
            saved = window->workbench().example();
            save(window);
        }
        MainWindow window;
        window.show();
        window.start();
        window.openFile(file());
        QTRY_VERIFY(window.workbench().hasData() && !window.files().file().isEmpty());
        QTRY_VERIFY(window.stepJob().walk().step() == StepId::delta1);
        QVERIFY(window.workbench().example().source == ExampleSource::Drawing);
        QVERIFY(window.workbench().example().image == saved.image);
        QCOMPARE(window.workbench().example().label, std::optional(7));
    }

    void a_window_looks_as_it_was_saved()
    {
        Look saved;
        Ink drawing;
        {
            OpenedWindow window;
            trainThreeRuns(window);
            draw(window);
            drawing = window->drawPanel()->canvas()->ink();
            window.press(Qt::Key_3, Qt::ControlModifier);
            window->workbench().showExample(ExampleSource::Test, 7);
            QTRY_VERIFY(window->stepJob().walk().open());
            window->stepJob().walk().goTo(StepId::delta1);
            window->stepJob().walk().toggleInside();
            window->stepJob().walk().nextComponent();
            save(window);
            saved = lookOf(window);
        }
        m_home.forgetEverything();
        OpenedWindow window;
        window->openFile(file());
        QTRY_COMPARE(window->windowTitle(), saved.title);
        QTRY_COMPARE(window->workbench().example().index, 7);
        QTRY_VERIFY(window->stepJob().walk().open());
        const Look opened = lookOf(window);
        QCOMPARE(opened.runs, saved.runs);
        QCOMPARE(opened.output, saved.output);
        QVERIFY(opened == saved);
        QVERIFY(window->drawPanel()->canvas()->ink() == drawing);
        QCOMPARE(window->drawPanel()->label(), std::optional(7));
        QVERIFY(window.notices().text().isEmpty());
        QVERIFY(!window->files().hasUnsavedTraining());
    }

    // It came back without its label until Draw was looked at, and Step asked for one.
    void a_drawing_comes_back_with_its_pass()
    {
        {
            OpenedWindow window;
            draw(window);
            window.press(Qt::Key_3, Qt::ControlModifier);
            QTRY_VERIFY(window->stepJob().walk().open());
            window->stepJob().walk().goTo(StepId::delta2);
            window->stepJob().walk().pick({Term::delta2, 4, 0});
            save(window);
        }
        OpenedWindow window;
        window->openFile(file());
        QTRY_VERIFY(window->stepJob().walk().open());
        QCOMPARE(window->workbench().example().label, std::optional(7));
        QVERIFY(window->stepJob().walk().selection() == (Selection{Term::delta2, 4, 0}));
        QCOMPARE(window->stepJob().walk().step(), StepId::delta2);
    }

    // Whoever had just pressed Reset lost all runs with the window.
    void runs_of_the_list_survive_though_the_present_network_is_new()
    {
        QStringList names;
        {
            OpenedWindow window;
            trainThreeRuns(window);
            const std::uint64_t run = window->workbench().reset({});
            QTRY_COMPARE(window.snapshot().run, run);
            names = namesOf(window);
            QCOMPARE(names.size(), 4);
            window->close();
        }
        OpenedWindow window;
        window.click("Restore it");
        QTRY_COMPARE(namesOf(window), names);
    }

    void a_student_s_turn_comes_back_where_it_was()
    {
        {
            OpenedWindow window;
            window.press(Qt::Key_3, Qt::ControlModifier);
            window->workbench().showExample(ExampleSource::Test, 3);
            QTRY_VERIFY(window->stepJob().walk().open());
            window->stepJob().practice().setLevel(4);
            window->stepJob().practice().setOn(true);
            window->stepJob().walk().goTo(StepId::delta2);
            save(window);
        }
        OpenedWindow window;
        window->openFile(file());
        QTRY_VERIFY(window->stepJob().practice().isOn());
        QCOMPARE(window->stepJob().practice().level(), 4);
        QCOMPARE(window->stepJob().walk().step(), StepId::delta2);
    }

    void a_session_is_opened_by_a_drop_and_asks_before_it_replaces()
    {
        {
            OpenedWindow window;
            trainThreeRuns(window);
            save(window);
        }
        OpenedWindow window;
        drop(*window, {file()});
        QTRY_COMPARE(window->trainPanel()->runs().rowCount(), 3);
        window->workbench().trainOneBatch();
        QTRY_VERIFY(window->files().hasUnsavedTraining() && window.snapshot().state == TrainerState::Paused);
        drop(*window, {file()});
        QVERIFY(window.notices().asks());
        window.click("Open it");
        QTRY_VERIFY(!window->files().hasUnsavedTraining());
    }

    // The other runs of the list can be gone on with as if nothing had been.
    void an_ended_run_goes_on_from_where_it_was()
    {
        Parameters<float> ended;
        {
            OpenedWindow window;
            trainThreeRuns(window);
            ended = window->trainPanel()->runs().records().front()->last->network.parameters;
            save(window);
        }
        OpenedWindow window;
        window->openFile(file());
        QTRY_COMPARE(window->trainPanel()->runs().rowCount(), 3);
        const auto record = window->trainPanel()->runs().records().front();
        QVERIFY(record->last->network.parameters == ended);
        QVERIFY(record->last->place && record->last->epochs == 1);
    }

    void drawings_of_a_session_are_offered_and_never_replace_ones_own()
    {
        {
            OwnCollection(path_from(drawingsFolder())).add(image(10), 1);
            OwnCollection(path_from(drawingsFolder())).add(image(20), 2);
            OpenedWindow window;
            save(window);
        }
        m_home.forgetEverything();
        OwnCollection(path_from(drawingsFolder())).add(image(20), 2);
        OwnCollection(path_from(drawingsFolder())).add(image(30), 3);
        OpenedWindow window;
        window->openFile(file());
        QTRY_VERIFY(window.says(QStringLiteral("This session brings 1 drawing ")));
        QCOMPARE(OwnCollection(path_from(drawingsFolder())).size(), 2);
        window.click("Add them");
        QCOMPARE(OwnCollection(path_from(drawingsFolder())).size(), 3);
        QCOMPARE(OwnCollection(path_from(drawingsFolder())).drawings()->label(2), 1);
    }

    // A drawing alone was in no copy.
    void an_unsaved_drawing_survives_a_kill()
    {
        QTemporaryDir kept;
        Ink drawing;
        {
            OpenedWindow window;
            draw(window);
            drawing = window->drawPanel()->canvas()->ink();
            QSignalSpy copied(&window->files(), &SessionFiles::copied);
            window->files().writeCopy();
            QVERIFY(copied.count() || copied.wait());
            QVERIFY(QFile::copy(m_home.copies().filePath(copyName()), kept.filePath(copyName())));
        }
        QVERIFY(QFile::copy(kept.filePath(copyName()), m_home.copies().filePath(copyName())));
        OpenedWindow window;
        window.click("Restore it");
        QTRY_VERIFY(window->drawPanel()->canvas()->ink() == drawing);
    }

private:
    static QString copyName() { return QStringLiteral("unsaved-1.safetensors"); }
    QString file() const { return m_home.filePath(QStringLiteral("class.safetensors")); }

    static DigitImage image(std::uint8_t byte)
    {
        DigitImage image{};
        image.fill(byte);
        return image;
    }

    static void trainThreeRuns(OpenedWindow &window)
    {
        for (const double rate : {1.0, 0.3, 2.0}) {
            TrainingSettings settings;
            settings.hidden_units = 2;
            settings.learning_rate = rate;
            const std::uint64_t run = window->workbench().reset(settings);
            QTRY_COMPARE(window.snapshot().run, run);
            window->workbench().trainOneEpoch();
            QTRY_VERIFY(window.snapshot().epochs == 1 && window.snapshot().state == TrainerState::Paused);
            QTRY_COMPARE(window.snapshot().history->size(), std::size_t{2});
        }
        RunList &runs = window->trainPanel()->runs();
        runs.setData(runs.index(1), QStringLiteral("slow, größer"), Qt::EditRole);
        runs.setData(runs.index(0), Qt::Checked, Qt::CheckStateRole);
    }

    static QStringList namesOf(OpenedWindow &window)
    {
        QStringList names;
        for (const auto &record : window->trainPanel()->runs().records())
            names.append(record->name());
        return names;
    }

    static void draw(OpenedWindow &window)
    {
        window.press(Qt::Key_2, Qt::ControlModifier);
        Canvas *canvas = window->drawPanel()->canvas();
        canvas->penDown({80, 60, 1}, false);
        canvas->penMove({200, 60, 1});
        canvas->penMove({120, 220, 1});
        canvas->endStroke();
        window->drawPanel()->setLabel(7);
        Q_EMIT window->drawPanel()->labelPicked(7);
    }

    void save(OpenedWindow &window) const
    {
        QSignalSpy saved(&window->files(), &SessionFiles::saved);
        window->files().save(file());
        QVERIFY(saved.count() || saved.wait());
    }

    TestHome m_home;
};

DELTASCOPE_TEST(TestSessions)
#include "test_sessions.moc"
