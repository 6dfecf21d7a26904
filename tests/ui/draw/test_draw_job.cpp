// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paint.h"
#include "tests/suite.h"
#include "tests/ui/draw/draw_window.h"
#include "ui/draw/collection_job.h"
#include "ui/draw/collection_view.h"
#include "ui/ink/read_image.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace deltascope;
using namespace Qt::StringLiterals;

class TestDrawJob : public QObject, protected DrawWindow
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<CollectionJob> m_collection;

    void removeChosen()
    {
        QMenu *menu =
            buttonOf<QPushButton>(u"What can be done with the selected drawing, or the last one"_s)->menu();
        menu->popup(m_window->mapToGlobal(QPoint()));
        QTest::keyClick(menu, Qt::Key_Up);
        QTest::keyClick(menu, Qt::Key_Return);
    }
    bool shows(const QString &text) const
    {
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            if (label->text().contains(text))
                return true;
        return false;
    }

private Q_SLOTS:
    void init()
    {
        openWindow();
        m_collection = std::make_unique<CollectionJob>(m_panel, m_job.get(), m_workbench.get(),
                                                       m_folder.filePath(u"drawings"_s));
        m_collection->load();
        showWindow();
    }
    void cleanup()
    {
        m_collection.reset();
        closeWindow();
        QDir(m_folder.filePath(u"drawings"_s)).removeRecursively();
    }

    void empty_paper_has_no_answer()
    {
        QVERIFY(m_job->blank());
        QVERIFY(shows(u"Draw a digit"_s));
        QVERIFY(!buttonOf<QPushButton>(u"Step through this drawing"_s)->isEnabled());
        pick(7);
        QVERIFY(!buttonOf<QPushButton>(u"Step through this drawing"_s)->isEnabled());
        QVERIFY(!buttonOf<QPushButton>(u"Learn this one"_s)->isEnabled());
    }

    void a_seven_is_read_as_one_while_it_is_drawn()
    {
        QSignalSpy contents(m_workbench.get(), &Workbench::contentChanged);
        drawSeven();
        QVERIFY(contents.count() >= 6);
        QVERIFY(shows(u"This is a 7"_s));
        QCOMPARE(m_workbench->content()->answer(), 7);
        QCOMPARE(m_workbench->example().source, ExampleSource::Drawing);
        QCOMPARE(m_workbench->example().image, m_job->image());
    }

    void a_saved_drawing_is_read_with_the_same_outputs()
    {
        drawSeven();
        const DigitImage image = m_job->image();
        const Vector<double> x2 = m_workbench->content()->pass->x2;
        const QString file = m_folder.filePath(u"seven.png"_s);
        m_job->saveImage(file);
        m_panel->canvas()->clear();
        QVERIFY(m_job->blank());

        QCOMPARE(normalise(readImage(file))->image, image);
        QSignalSpy changed(m_panel->canvas(), &Canvas::inkChanged);
        m_job->openImage(file);
        QTRY_VERIFY(changed.count() > 0);
        QCOMPARE(m_job->image(), image);
        QVERIFY(m_workbench->content()->pass->x2 == x2);
    }

    void without_normalisation_the_whole_sheet_is_seen()
    {
        drawSeven();
        const DigitImage normalised = m_job->image();
        QTest::mouseClick(buttonOf<QToolButton>(u"Read the drawing as it is"_s), Qt::LeftButton);
        QCOMPARE(m_job->image(), shrink_whole(m_panel->canvas()->ink()));
        QCOMPARE(m_workbench->example().image, m_job->image());
        QTest::mouseClick(buttonOf<QToolButton>(u"Read the normalised drawing"_s), Qt::LeftButton);
        QCOMPARE(m_job->image(), normalised);
    }

    void the_label_goes_to_the_example_and_away_with_the_drawing()
    {
        drawSeven();
        pick(7);
        QVERIFY(m_workbench->example().label == 7);
        QSignalSpy step(m_panel, &DrawPanel::stepRequested);
        QTest::mouseClick(buttonOf<QPushButton>(u"Step through this drawing"_s), Qt::LeftButton);
        QCOMPARE(step.count(), 1);
        pick(7);
        QVERIFY(!m_workbench->example().label);
        pick(1);
        m_panel->canvas()->clear();
        QVERIFY(!m_panel->label());
        QVERIFY(!m_workbench->example().label);
    }

    void learning_one_is_one_update()
    {
        drawSeven();
        pick(2);
        const auto before = m_workbench->snapshot();
        QTest::mouseClick(buttonOf<QPushButton>(u"Learn this one"_s), Qt::LeftButton);
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before->network.parameters));
        const Vector<float> y = one_hot<float>(2);
        const auto pass = backpropagate(before->network, x0_of<float>(m_job->image()), y);
        const auto expected =
            updated(before->network.parameters, pass, static_cast<float>(before->settings.learning_rate));
        QVERIFY(m_workbench->snapshot()->network.parameters == expected);
        const auto *learnt = m_panel->findChild<LearntView *>();
        QVERIFY(learnt->isVisible());
        QVERIFY(shows(u"One update with η = "_s));
        QVERIFY(learnt->accessibleDescription().startsWith(u"Read as 7 before"_s));
        QTest::mouseClick(m_panel->canvas(), Qt::LeftButton, {}, {20, 20});
        QVERIFY(!learnt->isVisible());
    }

    void learning_is_undone()
    {
        drawSeven();
        pick(2);
        const Parameters<float> before = m_workbench->snapshot()->network.parameters;
        QTest::mouseClick(buttonOf<QPushButton>(u"Learn this one"_s), Qt::LeftButton);
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before));
        const auto *learnt = m_panel->findChild<LearntView *>();
        QVERIFY(learnt->isVisible());
        QTest::mouseClick(buttonOf<QPushButton>(u"Undo this update"_s), Qt::LeftButton);
        QVERIFY(!learnt->isVisible());
        QTRY_VERIFY(m_workbench->snapshot()->network.parameters == before);
        QVERIFY(shows(u"This is a 7"_s));
    }

    // Of another size, too.
    void what_was_learnt_goes_when_the_network_goes_on()
    {
        drawSeven();
        pick(2);
        const int units = m_workbench->snapshot()->network.hidden_units();
        QSignalSpy snapshots(m_workbench.get(), &Workbench::snapshotChanged);
        QTest::mouseClick(buttonOf<QPushButton>(u"Learn this one"_s), Qt::LeftButton);
        QTRY_VERIFY(!snapshots.isEmpty());
        const auto *learnt = m_panel->findChild<LearntView *>();
        QVERIFY(learnt->isVisible());
        TrainingSettings settings;
        settings.hidden_units = units / 2;
        m_workbench->reset(settings);
        QTRY_COMPARE(m_workbench->snapshot()->network.hidden_units(), units / 2);
        QTRY_VERIFY(!learnt->isVisible());
    }

    // It worked once.
    void every_lesson_is_undone_and_done_again()
    {
        drawSeven();
        pick(2);
        std::vector<Parameters<float>> networks{m_workbench->snapshot()->network.parameters};
        for (int lesson = 0; lesson < 3; ++lesson) {
            QTest::mouseClick(buttonOf<QPushButton>(u"Learn this one"_s), Qt::LeftButton);
            QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == networks.back()));
            networks.push_back(m_workbench->snapshot()->network.parameters);
        }
        const auto *learnt = m_panel->findChild<LearntView *>();
        for (int lesson = 2; lesson >= 0; --lesson) {
            QVERIFY(learnt->isVisible());
            QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier);
            QTRY_VERIFY(m_workbench->snapshot()->network.parameters == networks[std::size_t(lesson)]);
        }
        QVERIFY(!learnt->isVisible());
        QVERIFY(!m_job->blank()); // the next to be undone
        QTest::keyClick(m_panel, Qt::Key_Y, Qt::ControlModifier);
        QTRY_VERIFY(m_workbench->snapshot()->network.parameters == networks[1]);
        QVERIFY(learnt->isVisible());
        QTest::mouseClick(buttonOf<QPushButton>(u"Undo this update"_s), Qt::LeftButton);
        QTRY_VERIFY(m_workbench->snapshot()->network.parameters == networks[0]);
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_job->blank());
    }

    // It was taken back by nothing, and its result stayed.
    void a_training_on_the_drawings_is_undone()
    {
        drawSeven();
        pick(7);
        QTest::mouseClick(buttonOf<QPushButton>(u"Add this drawing and its label to your collection"_s),
                          Qt::LeftButton);
        const Parameters<float> before = m_workbench->snapshot()->network.parameters;
        QTest::mouseClick(buttonOf<QPushButton>(u"Train the network for 10 epochs on your collection"_s),
                          Qt::LeftButton);
        QTRY_VERIFY(shows(u"Learnt for 10 epochs"_s));
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before));
        const Parameters<float> after = m_workbench->snapshot()->network.parameters;
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!shows(u"Learnt for 10 epochs"_s));
        QTRY_VERIFY(m_workbench->snapshot()->network.parameters == before);
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_workbench->snapshot()->network.parameters == after);
    }

    // What another run has learnt is not undone by what was learnt before it.
    void a_lesson_of_another_run_is_not_undone()
    {
        drawSeven();
        pick(2);
        const Parameters<float> before = m_workbench->snapshot()->network.parameters;
        QTest::mouseClick(buttonOf<QPushButton>(u"Learn this one"_s), Qt::LeftButton);
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before));
        const std::uint64_t run = m_workbench->reset(m_workbench->settings());
        QTRY_COMPARE(m_workbench->snapshot()->run, run);
        const Parameters<float> fresh = m_workbench->snapshot()->network.parameters;
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_job->blank()); // the stroke was the last that is left
        QCOMPARE(m_workbench->snapshot()->run, run);
        QVERIFY(m_workbench->snapshot()->network.parameters == fresh);
    }

    // A redone drawing had none, and could not be learnt or kept.
    void a_label_comes_back_with_its_drawing()
    {
        drawSeven();
        pick(7);
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_job->blank());
        QVERIFY(!m_panel->label());
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!m_job->blank());
        QCOMPARE(m_panel->label().value_or(-1), 7);
    }

    // It was lost.
    void a_removed_drawing_comes_back()
    {
        drawSeven();
        auto *keep = buttonOf<QPushButton>(u"Add this drawing and its label to your collection"_s);
        for (const int label : {7, 2, 1}) {
            pick(label);
            QTest::mouseClick(keep, Qt::LeftButton);
        }
        auto *row = m_panel->findChild<QListWidget *>();
        row->setCurrentRow(1);
        removeChosen();
        QCOMPARE(row->count(), 2);
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(row->count(), 3);
        QCOMPARE(row->item(1)->text(), u"2"_s);
        const OwnCollection kept(m_folder.filePath(u"drawings"_s).toStdString());
        QCOMPARE(kept.drawings()->label(1), 2);
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier); // the last that was kept
        QCOMPARE(row->count(), 2);
        QVERIFY(!m_job->blank());
    }

    // It stayed on: the paper invited to draw, and the stroke drew nothing.
    void the_eraser_goes_off_with_the_ink()
    {
        auto *eraser = buttonOf<QToolButton>(u"Eraser; the right mouse button also erases"_s);
        drawSeven();
        QTest::mouseClick(eraser, Qt::LeftButton);
        QVERIFY(eraser->isChecked() && m_panel->canvas()->erasing());
        QTest::mouseClick(buttonOf<QToolButton>(u"Clear the paper"_s), Qt::LeftButton);
        QVERIFY(!eraser->isChecked());
        drawSeven();
        QVERIFY(!m_job->blank());
        QTest::mouseClick(eraser, Qt::LeftButton);
        QTest::mouseClick(buttonOf<QToolButton>(u"Undo the last action"_s), Qt::LeftButton);
        QTest::mouseClick(buttonOf<QToolButton>(u"Undo the last action"_s), Qt::LeftButton);
        QTest::mouseClick(buttonOf<QToolButton>(u"Undo the last action"_s), Qt::LeftButton);
        QVERIFY(m_job->blank() && !eraser->isChecked());
    }

    // The paper and what lies under it moved by 13 pixels.
    void nothing_moves_when_a_drawing_is_kept()
    {
        drawSeven();
        pick(7);
        QList<QPair<QWidget *, QPoint>> places;
        for (QWidget *each : m_panel->findChildren<QWidget *>())
            if (each->isVisible() && !each->accessibleName().isEmpty())
                places.append({each, each->mapTo(m_panel, QPoint())});
        auto *keep = buttonOf<QPushButton>(u"Add this drawing and its label to your collection"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QTest::qWait(50); // for the layout
        const auto isBelow = [&](const QPoint &place) {
            return place.y() > keep->mapTo(m_panel, QPoint()).y();
        };
        for (const auto &[each, place] : places)
            if (!isBelow(place))
                QCOMPARE(each->mapTo(m_panel, QPoint()), place);
    }

    void a_bad_file_is_told_and_nothing_is_lost_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("found");
        const auto png = [](const QImage &image) {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
                qFatal("no PNG");
            return bytes;
        };
        QImage white(300, 200, QImage::Format_RGB32);
        white.fill(Qt::white);
        QImage pixel(1, 1, QImage::Format_RGB32);
        pixel.fill(Qt::black);
        QTest::newRow("text named .png") << QByteArray("no picture") << u"something else"_s;
        QTest::newRow("cut off") << png(white).first(60) << u"a damaged image"_s;
        QTest::newRow("all white") << png(white) << u"nothing but paper"_s;
        QTest::newRow("1×1") << png(pixel) << u"nothing but paper"_s;
    }
    void a_bad_file_is_told_and_nothing_is_lost()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, found);
        drawSeven();
        const Ink drawn = m_panel->canvas()->ink();
        QFile file(m_folder.filePath(u"notes.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QSignalSpy faults(m_job.get(), &DrawJob::faultOccurred);
        m_job->openImage(file.fileName());
        QTRY_COMPARE(faults.count(), 1);
        QVERIFY2(faults[0][0].toString().startsWith(file.fileName() + u": found "_s + found),
                 qPrintable(faults[0][0].toString()));
        QVERIFY(m_panel->canvas()->ink() == drawn);
    }

    void a_drawing_that_cannot_be_saved_is_told()
    {
        drawSeven();
        QSignalSpy faults(m_job.get(), &DrawJob::faultOccurred);
        m_job->saveImage(m_folder.filePath(u"no/such/folder.png"_s));
        QCOMPARE(faults.count(), 1);
        QVERIFY(faults[0][0].toString().contains(u"no/such/folder.png"_s));
    }

    /// A dot and ink at the border are read like any other drawing.
    void a_dot_and_ink_at_the_border_are_read_data()
    {
        QTest::addColumn<QPoint>("from");
        QTest::addColumn<QPoint>("to");
        QTest::newRow("a dot") << QPoint(100, 100) << QPoint(100, 100);
        QTest::newRow("the left border") << QPoint(0, 20) << QPoint(0, 300);
        QTest::newRow("the lower right corner") << QPoint(330, 335) << QPoint(339, 339);
        QTest::newRow("off the paper") << QPoint(170, 170) << QPoint(2000, -300);
    }
    void a_dot_and_ink_at_the_border_are_read()
    {
        QFETCH(QPoint, from);
        QFETCH(QPoint, to);
        Canvas *canvas = m_panel->canvas();
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas, to);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
        QVERIFY(!m_job->blank());
        QCOMPARE(m_job->image(), normalise(canvas->ink())->image);
        QVERIFY(shows(u"This is a"_s) || shows(u"Not sure"_s) || shows(u"Unlike any digit learnt"_s));
        QVERIFY(m_workbench->content()->pass->x2.allFinite());
    }

    void drawings_are_collected_tested_and_learnt()
    {
        drawSeven();
        pick(7);
        auto *keep = buttonOf<QPushButton>(u"Add this drawing and its label to your collection"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(shows(u"Your drawings: 1"_s));
        pick(2);
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(shows(u"Your drawings: 2"_s));
        QTest::mouseClick(buttonOf<QPushButton>(u"Let the network read your collection"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"reads 1 of 2 right"_s));
        auto *row = m_panel->findChild<QListWidget *>();
        QCOMPARE(row->item(0)->text(), u"7"_s);
        QCOMPARE(row->item(1)->text(), u"2 read as 7"_s);
        row->setCurrentRow(0);
        removeChosen();
        QVERIFY(shows(u"Your drawings: 1"_s));
        QVERIFY(!shows(u"reads 1 of 2 right"_s));
        QCOMPARE(row->item(0)->text(), u"2"_s);

        const auto before = m_workbench->snapshot();
        QTest::mouseClick(buttonOf<QPushButton>(u"Train the network for 10 epochs on your collection"_s),
                          Qt::LeftButton);
        QTRY_VERIFY(shows(u"Learnt for 10 epochs"_s));
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before->network.parameters));
        QVERIFY(shows(u"Learnt for 10 epochs"_s));
        m_collection->exportTo(m_folder.filePath(u"exported"_s));
        QVERIFY(QFile::exists(m_folder.filePath(u"exported/t10k-labels-idx1-ubyte"_s)));
    }

    /// A result stays on screen as long as the network that it is of, and no longer.
    void a_result_goes_with_its_network()
    {
        drawSeven();
        pick(7);
        QTest::mouseClick(buttonOf<QPushButton>(u"Add this drawing and its label to your collection"_s),
                          Qt::LeftButton);
        QTest::mouseClick(buttonOf<QPushButton>(u"Let the network read your collection"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"The network reads"_s));
        m_workbench->apply([this] {
            TrainingSettings settings = m_workbench->settings();
            settings.learning_rate = 0.5;
            return settings;
        }());
        QTRY_COMPARE(m_workbench->snapshot()->settings.learning_rate, 0.5);
        QVERIFY(shows(u"The network reads"_s));
        m_workbench->reset({});
        QTRY_VERIFY(!shows(u"The network reads"_s));
    }

    /// The panel at its narrowest, in the plain themes and with the projector's large type, and in front of a
    /// class at 1024×768, where what was learnt made it too wide.
    void nothing_is_cut_off_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<std::optional<int>>("presented");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << Theme::Mode::Light << std::optional<int>() << 300;
        QTest::newRow("projector") << Theme::Mode::Projector << std::optional<int>() << 360;
        QTest::newRow("presented") << Theme::Mode::Projector << std::optional(768) << 360;
    }
    void nothing_is_cut_off()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(std::optional<int>, presented);
        QFETCH(int, width);
        Theme::instance().setMode(mode);
        Theme::instance().setPresented(presented);
        m_panel->resize(width, 600);
        const int room = width - m_panel->verticalScrollBar()->sizeHint().width();
        const int neededWhenEmpty = m_panel->widget()->minimumSizeHint().width();
        drawSeven();
        pick(2);
        QTest::mouseClick(buttonOf<QPushButton>(u"Learn this one"_s), Qt::LeftButton);
        QTest::mouseClick(buttonOf<QPushButton>(u"Add this drawing and its label to your collection"_s),
                          Qt::LeftButton);
        const int needed = std::max(neededWhenEmpty, m_panel->widget()->minimumSizeHint().width());
        Theme::instance().setPresented({});
        Theme::instance().setMode(Theme::Mode::Light);
        QVERIFY2(needed <= room, qPrintable(u"%1 of %2"_s.arg(needed).arg(room)));
    }
};

DELTASCOPE_TEST(TestDrawJob)
#include "test_draw_job.moc"
