// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/draw/canvas.h"
#include "ui/draw/draw_panel.h"
#include "ui/train/curves/curve_plot.h"
#include "ui/train/curves/curves_page.h"
#include "ui/train/panel/train_panel.h"
#include "ui/train/runs/run_list.h"
#include "ui/window/files/files_to_open.h"
#include "ui/window/files/recent_files.h"
#include "ui/window/files/session_files.h"
#include "ui/window/unsaved_work_guard.h"

#include <QFile>
#include <QFileOpenEvent>
#include <QPainter>

using namespace deltascope;

namespace {
const QString damaged = QStringLiteral("damaged.safetensors");

void handOver(const QStringList &files)
{
    for (const QString &file : files) {
        QFileOpenEvent event(file);
        QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
    }
}

SessionFiles &filesOf(OpenedWindow &window)
{
    return window->files();
}
} // namespace

/// Opening, saving and what is left of a killed program, in the real window.
class TestWindowFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home.forgetEverything(); }

    // Nothing said so, no name was suggested, and the file had to be looked for at the next start.
    void what_was_saved_is_told_and_offered_again()
    {
        const QString file = m_home.filePath(QStringLiteral("mine.safetensors"));
        {
            OpenedWindow window;
            const auto *guard = window->findChild<UnsavedWorkGuard *>();
            const QString suggested = QFileInfo(guard->suggestedFile()).fileName();
            QCOMPARE(suggested,
                     QStringLiteral("network-K%1-epoch-0.safetensors").arg(TestHome::shippedUnits));
            auto *recent = window->findChild<RecentFiles *>();
            QVERIFY(!recent->menuAction()->isEnabled());
            train(window);
            save(window, file);
            QVERIFY(window.says(QStringLiteral("Saved as %1.").arg(file)));
            QCOMPARE(guard->suggestedFile(), file);
        }
        OpenedWindow window;
        auto *recent = window->findChild<RecentFiles *>();
        QCOMPARE(recent->actions().size(), 1);
        QVERIFY(recent->actions().first()->text().endsWith(file));
        recent->actions().first()->trigger();
        QTRY_COMPARE(filesOf(window).file(), file);
        QVERIFY(QFile::remove(file));
        Q_EMIT recent->aboutToShow();
        QVERIFY(recent->actions().isEmpty() && !recent->menuAction()->isEnabled());
    }

    // "found a picture, expected a safetensors file with a network"
    void a_picture_could_not_be_opened_by_the_command_line()
    {
        const QString file = m_home.filePath(QStringLiteral("seven.png"));
        QImage seven(280, 280, QImage::Format_RGB32);
        seven.fill(Qt::white);
        QPainter painter(&seven);
        painter.fillRect(80, 60, 120, 20, Qt::black);
        painter.fillRect(160, 60, 20, 160, Qt::black);
        painter.end();
        QVERIFY(seven.save(file));
        OpenedWindow window;
        window->openFile(file);
        QVERIFY(window->drawPanel()->isVisible());
        QTRY_VERIFY(!window->drawPanel()->canvas()->ink().blank());
    }

    void a_session_comes_back_as_it_was_saved()
    {
        const QString file = m_home.filePath(QStringLiteral("seven.safetensors"));
        TrainingSettings settings;
        Parameters<float> parameters;
        {
            OpenedWindow window;
            window.type("Number of hidden units K", QStringLiteral("7"));
            QTRY_COMPARE(window.snapshot().network.hidden_units(), 7);
            train(window);
            QVERIFY(filesOf(window).hasUnsavedTraining());
            save(window, file);
            QVERIFY(!filesOf(window).hasUnsavedTraining());
            QVERIFY(window->windowTitle().contains(QLatin1String("seven.safetensors")));
            settings = window.snapshot().settings;
            parameters = window.snapshot().network.parameters;
        }
        OpenedWindow window;
        window->openFile(file);
        QTRY_COMPARE(window.snapshot().network.hidden_units(), 7);
        QVERIFY(window.snapshot().network.parameters == parameters);
        QCOMPARE(window.snapshot().settings, settings);
        QCOMPARE(filesOf(window).file(), file);
        QVERIFY(window.notices().text().isEmpty());
    }

    // macOS hands a file that is clicked to the program that runs.
    void a_file_from_the_desktop_waits_for_the_window_and_for_what_is_unsaved()
    {
        const QString first = m_home.filePath(QStringLiteral("3.safetensors"));
        const QString second = m_home.filePath(QStringLiteral("4.safetensors"));
        writeSession(3, first);
        writeSession(4, second);
        FilesToOpen files;
        handOver({first});
        OpenedWindow window;
        files.passTo([&window](const QStringList &all) { window->openDropped(all); });
        QTRY_COMPARE(filesOf(window).file(), first);
        train(window);
        handOver({second});
        QTRY_VERIFY(window.notices().asks());
        QCOMPARE(filesOf(window).file(), first);
        QVERIFY(filesOf(window).hasUnsavedTraining());
    }

    void files_of_one_click_come_together()
    {
        QList<QStringList> clicks;
        FilesToOpen files;
        files.passTo([&clicks](const QStringList &all) { clicks << all; });
        handOver({QStringLiteral("/images"), QStringLiteral("/labels")});
        QTRY_COMPARE(clicks, QList<QStringList>({{QStringLiteral("/images"), QStringLiteral("/labels")}}));
        handOver({QStringLiteral("/more")});
        QTRY_COMPARE(clicks.size(), 2);
        QCOMPARE(clicks.last(), QStringList(QStringLiteral("/more")));
    }

    void a_damaged_file_leaves_everything_as_it_is_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is not a network");
        QTest::newRow("header too long") << QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f{}");
    }
    void a_damaged_file_leaves_everything_as_it_is()
    {
        QFETCH(QByteArray, content);
        QFile file(m_home.filePath(damaged));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        OpenedWindow window;
        train(window);
        const auto before = window.snapshot().network.parameters;
        const QString title = window->windowTitle();
        window->openFile(file.fileName());
        QTRY_VERIFY(window.notices().text().contains(damaged));
        QVERIFY(window.snapshot().network.parameters == before);
        QCOMPARE(window->windowTitle(), title);
        QVERIFY(filesOf(window).hasUnsavedTraining());
    }

    void a_save_that_fails_is_no_save()
    {
        OpenedWindow window;
        train(window);
        filesOf(window).save(m_home.filePath(QStringLiteral("no/such/folder.safetensors")));
        QTRY_VERIFY(window.notices().text().contains(QLatin1String("folder.safetensors")));
        QVERIFY(filesOf(window).hasUnsavedTraining());
        QVERIFY(filesOf(window).file().isEmpty());
    }

    void a_file_that_somebody_else_changed_is_not_replaced_unasked()
    {
        const QString file = m_home.filePath(QStringLiteral("shared.safetensors"));
        OpenedWindow window;
        train(window);
        save(window, file);
        writeSession(3, file);
        const QByteArray theirs = contentOf(file);
        train(window);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(window.notices().asks() && window.notices().text().contains(file));
        QCOMPARE(contentOf(file), theirs);
        window.click("Replace it");
        QTRY_VERIFY(!filesOf(window).hasUnsavedTraining());
        QVERIFY(contentOf(file) != theirs);
        train(window);
        window.press(Qt::Key_S, Qt::ControlModifier); // it is this window's own again
        QTRY_VERIFY(!filesOf(window).hasUnsavedTraining());
    }

    void names_of_any_script_come_through()
    {
        const QString folder = m_home.filePath(QStringLiteral("Ünï çödé 数字 🙂"));
        QVERIFY(QDir().mkpath(folder));
        const QString file = folder + QStringLiteral("/größe 三.safetensors");
        writeSession(3, file);
        OpenedWindow window;
        window->openFile(file);
        QTRY_COMPARE(window.snapshot().network.hidden_units(), 3);
        QVERIFY(window->windowTitle().contains(QStringLiteral("größe 三.safetensors")));
        const QString copy = folder + QStringLiteral("/kopie 🙂.safetensors");
        save(window, copy);
        QVERIFY(QFile::exists(copy));
        const QString missing = folder + QStringLiteral("/nicht da 没有.safetensors");
        window->openFile(missing);
        QTRY_VERIFY(window.notices().text().contains(missing));
    }

    void of_two_files_opened_in_a_row_the_last_one_stays()
    {
        for (const int units : {3, 4})
            writeSession(units, m_home.filePath(QStringLiteral("%1.safetensors").arg(units)));
        OpenedWindow window;
        window->openFile(m_home.filePath(QStringLiteral("3.safetensors")));
        window->openFile(m_home.filePath(QStringLiteral("4.safetensors")));
        QTRY_COMPARE(window.snapshot().network.hidden_units(), 4);
        QCOMPARE(filesOf(window).file(), m_home.filePath(QStringLiteral("4.safetensors")));
    }

    void nothing_is_kept_on_the_side_without_training()
    {
        OpenedWindow window;
        QSignalSpy copied(&filesOf(window), &SessionFiles::copied);
        filesOf(window).writeCopy();
        QVERIFY(!copied.wait(200));
        QVERIFY(copies().isEmpty());
    }

    void a_clean_end_leaves_no_copy()
    {
        {
            OpenedWindow window;
            train(window);
            copy(window);
            QCOMPARE(copies().size(), 1);
            save(window, m_home.filePath(QStringLiteral("saved.safetensors")));
            filesOf(window).writeCopy();
            window->close();
        }
        QVERIFY(copies().isEmpty());
        OpenedWindow window;
        QVERIFY(window.notices().text().isEmpty());
    }

    void closing_keeps_what_is_unsaved_for_the_next_start()
    {
        Parameters<float> unsaved;
        {
            OpenedWindow window;
            train(window);
            unsaved = window.snapshot().network.parameters;
            window->close();
        }
        QCOMPARE(copies().size(), 1);
        {
            OpenedWindow window;
            window.click("Restore it");
            QTRY_VERIFY(window.snapshot().network.parameters == unsaved);
            window->close(); // restored, and still not saved
        }
        OpenedWindow window;
        QVERIFY(window.notices().text().startsWith(QLatin1String("The last session")));
    }

    void a_session_brings_its_curves_back()
    {
        const QString file = m_home.filePath(QStringLiteral("curves.safetensors"));
        std::vector<EpochRecord> history;
        {
            OpenedWindow window;
            for (int epoch = 1; epoch <= 3; ++epoch) {
                window.press(Qt::Key_E);
                QTRY_COMPARE(window.snapshot().history->back().epoch, epoch);
                QTRY_VERIFY(window.snapshot().state == TrainerState::Paused);
            }
            history = *window.snapshot().history;
            save(window, file);
        }
        OpenedWindow window;
        window->openFile(file);
        QTRY_COMPARE(window.snapshot().epochs, 3.0);
        QTRY_COMPARE(window->trainPanel()->runs().present()->history().size(), history.size());
        for (std::size_t i = 0; i < history.size(); ++i) {
            QCOMPARE((*window.snapshot().history)[i].test_loss, history[i].test_loss);
            QCOMPARE((*window.snapshot().history)[i].train_accuracy, history[i].train_accuracy);
        }
        QVERIFY(window->trainPanel()->curves()->plot()->isVisible());
        QVERIFY(!filesOf(window).hasUnsavedTraining());
        window.press(Qt::Key_E);
        QTRY_COMPARE(window.snapshot().history->back().epoch, 4);
    }

    void a_killed_program_leaves_its_network_behind()
    {
        Parameters<float> lost = leaveCopy();
        OpenedWindow window;
        QVERIFY(window.notices().text().startsWith(QLatin1String("The last session")));
        window.click("Restore it");
        QTRY_VERIFY(window.snapshot().network.parameters == lost);
        QVERIFY(window.notices().text().isEmpty());
        QVERIFY(filesOf(window).hasUnsavedTraining());
        QCOMPARE(copies().size(), 1); // until the program ends, in case it is killed again
        window.click("Reset: start a new, untrained network");
        QVERIFY(window.notices().text().startsWith(QLatin1String("Reset")));
    }

    void a_left_network_can_be_thrown_away()
    {
        leaveCopy();
        OpenedWindow window;
        window.click("Discard it");
        QVERIFY(copies().isEmpty());
    }

    void a_left_network_waits_until_there_is_an_answer()
    {
        const Parameters<float> lost = leaveCopy();
        {
            OpenedWindow window;
            train(window);
            copy(window);
            QCOMPARE(copies().size(), 2);
        }
        OpenedWindow window;
        window.click("Restore it");
        QTRY_VERIFY(window.snapshot().network.parameters == lost);
    }

    // Only the first of the places was looked at for what a former program had left.
    void a_copy_in_a_later_place_is_offered()
    {
        leaveCopy();
        {
            OpenedWindow window;
            window.click("Discard it"); // and goes on with the second place
            train(window);
            window->close();
        }
        QCOMPARE(copies().size(), 1);
        OpenedWindow window;
        QVERIFY(window.notices().text().startsWith(QLatin1String("The last session")));
    }

    // It was lost: a run that begins with the end of another has seen no image.
    void a_run_of_the_list_that_is_opened_again_is_unsaved()
    {
        Parameters<float> trained;
        {
            OpenedWindow window;
            train(window);
            trained = window.snapshot().network.parameters;
            const auto first = window->trainPanel()->runs().present();
            window.click("Reset: start a new, untrained network");
            window.click("Start a new network");
            QTRY_VERIFY(window.snapshot().run != first->run());
            QVERIFY(!filesOf(window).hasUnsavedTraining());
            window->workbench().load(saved_run(*first->last)); // as Runs does
            QTRY_VERIFY(window.snapshot().network.parameters == trained);
            QVERIFY(filesOf(window).hasUnsavedTraining());
            window->close();
        }
        QCOMPARE(copies().size(), 1);
        OpenedWindow window;
        window.click("Restore it");
        QTRY_VERIFY(window.snapshot().network.parameters == trained);
    }

    void a_damaged_copy_is_told()
    {
        QVERIFY(m_home.copies().mkpath(QStringLiteral(".")));
        QFile file(m_home.copies().filePath(QStringLiteral("unsaved-1.safetensors")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        OpenedWindow window;
        window.click("Restore it");
        QTRY_VERIFY(window.notices().text().contains(QLatin1String("unsaved-1.safetensors")));
    }

    void two_programs_keep_their_copies_apart()
    {
        OpenedWindow first;
        train(first);
        copy(first);
        OpenedWindow second;
        QVERIFY(second.notices().text().isEmpty());
        train(second);
        copy(second);
        QCOMPARE(copies().size(), 2);
    }

    void a_copy_that_cannot_be_written_is_told_once()
    {
        OpenedWindow window;
        QSignalSpy faults(&filesOf(window), &SessionFiles::faultOccurred);
        QVERIFY(m_home.copies().removeRecursively());
        for (int i = 0; i < 3; ++i) {
            const auto before = window.snapshot().images_seen;
            window.click("+1 batch");
            QTRY_VERIFY(window.snapshot().images_seen > before);
            filesOf(window).writeCopy();
            QTRY_COMPARE(faults.count(), 1);
        }
        QVERIFY(m_home.copies().mkpath(QStringLiteral(".")));
        train(window);
        copy(window);
        QCOMPARE(faults.count(), 1);
    }

private:
    static void train(OpenedWindow &window)
    {
        const auto before = window.snapshot().images_seen;
        window.click("+1 batch");
        QTRY_VERIFY(window.snapshot().images_seen > before);
        QTRY_VERIFY(window.snapshot().state == TrainerState::Paused);
    }

    static void save(OpenedWindow &window, const QString &file)
    {
        QSignalSpy saved(&filesOf(window), &SessionFiles::saved);
        filesOf(window).save(file);
        QVERIFY(saved.count() || saved.wait());
    }

    static QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void copy(OpenedWindow &window)
    {
        QSignalSpy copied(&filesOf(window), &SessionFiles::copied);
        filesOf(window).writeCopy();
        QVERIFY(copied.count() || copied.wait());
    }

    static void writeSession(int units, const QString &file)
    {
        TrainingSettings settings;
        settings.hidden_units = units;
        save_session(path_from(file),
                     {.network = {settings.functions, initial_parameters(units, settings.init, 3)},
                      .settings = settings,
                      .epochs = 0,
                      .test_accuracy = {},
                      .history = {}});
    }

    QStringList copies() const { return m_home.copies().entryList({QStringLiteral("*.safetensors")}); }

    // What a program leaves that is killed: its copy, and a lock that nobody holds.
    Parameters<float> leaveCopy()
    {
        m_home.copies().mkpath(QStringLiteral("."));
        writeSession(6, m_home.copies().filePath(QStringLiteral("unsaved-1.safetensors")));
        return initial_parameters(6, Init::Scaled, 3);
    }

    TestHome m_home;
};

DELTASCOPE_TEST(TestWindowFiles)
#include "test_window_files.moc"
