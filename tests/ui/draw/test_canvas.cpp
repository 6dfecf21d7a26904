// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paint.h"
#include "tests/suite.h"
#include "ui/draw/canvas.h"
#include "ui/ink/read_image.h"
#include "ui/ink/sheet.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <cmath>

using namespace deltascope;
using namespace Qt::StringLiterals;

class TestCanvas : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Canvas> m_canvas;
    std::unique_ptr<QPointingDevice> m_finger{QTest::createTouchDevice()};

    /// Draws with the left button through the points, which are in pixels; 280 pixels are the paper.
    void draw(const QList<QPoint> &points)
    {
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, points.first());
        for (const QPoint &point : points.mid(1))
            QTest::mouseMove(m_canvas.get(), point);
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, points.last());
    }
    static Drawing drawing(std::vector<PenPoint> points)
    {
        return {{Stroke{std::move(points), pen_width, false}}};
    }

private Q_SLOTS:
    void init()
    {
        m_canvas = std::make_unique<Canvas>();
        m_canvas->resize(280, 280);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    }

    void begins_as_empty_paper()
    {
        QVERIFY(m_canvas->ink().blank());
        QVERIFY(!m_canvas->canUndo());
        m_canvas->undo();
        m_canvas->redo();
        m_canvas->clear();
        QVERIFY(!m_canvas->canUndo());
    }

    void the_mouse_draws_the_same_ink_as_the_command_line()
    {
        draw({{60, 50}, {200, 60}, {120, 230}});
        QVERIFY(m_canvas->ink() == paint(drawing({{60, 50, 1}, {200, 60, 1}, {120, 230, 1}})));
    }

    void a_click_is_a_dot()
    {
        draw({{140, 140}});
        QVERIFY(m_canvas->ink() == paint(drawing({{140, 140, 1}})));
    }

    void ink_may_leave_the_paper()
    {
        draw({{5, 5}, {140, -400}, {279, 279}, {900, 279}});
        QVERIFY(!m_canvas->ink().blank());
        QCOMPARE(m_canvas->ink().width, 280);
    }

    void the_ink_grows_with_every_move()
    {
        QSignalSpy changed(m_canvas.get(), &Canvas::inkChanged);
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {50, 50});
        QCOMPARE(changed.count(), 1);
        for (int k = 1; k <= 40; ++k) {
            QTest::mouseMove(m_canvas.get(), {50 + 4 * k, 50 + int(30 * std::sin(k * 0.4))});
            QCOMPARE(changed.count(), 1 + k);
            QVERIFY(m_canvas->ink().at(50 + 4 * k, 50 + int(30 * std::sin(k * 0.4))) > 0);
        }
        QVERIFY(!m_canvas->canUndo());
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {210, 40});
        QVERIFY(m_canvas->canUndo());
    }

    void undo_and_redo_give_back_every_state_of_a_long_session()
    {
        std::vector<Ink> states{m_canvas->ink()};
        for (int k = 0; k < 60; ++k) {
            if (k % 20 == 19)
                m_canvas->clear();
            else if (k % 20 == 10)
                m_canvas->setPicture(paint(drawing({{100.0 + k, 100, 1}})));
            else
                draw({{10 + 4 * k, 20}, {260 - 4 * k, 150}, {20 + 3 * k, 260}});
            states.push_back(m_canvas->ink());
        }
        for (std::size_t k = states.size(); k-- > 0;) {
            QVERIFY(m_canvas->ink() == states[k]);
            m_canvas->undo();
        }
        for (std::size_t k = 1; k < states.size(); ++k) {
            m_canvas->redo();
            QVERIFY(m_canvas->ink() == states[k]);
        }
        QVERIFY(!m_canvas->canRedo());
    }

    void the_eraser_and_the_right_button_take_ink_away()
    {
        draw({{60, 140}, {220, 140}});
        m_canvas->setErasing(true);
        draw({{100, 140}});
        m_canvas->setErasing(false);
        QCOMPARE(int(m_canvas->ink().at(100, 140)), 0);
        QTest::mousePress(m_canvas.get(), Qt::RightButton, {}, {180, 140});
        QTest::mouseRelease(m_canvas.get(), Qt::RightButton, {}, {180, 140});
        QCOMPARE(int(m_canvas->ink().at(180, 140)), 0);
        QCOMPARE(int(m_canvas->ink().at(140, 140)), 255);
    }

    void a_finger_draws_and_a_palm_does_not()
    {
        QTest::touchEvent(m_canvas.get(), m_finger.get()).press(1, {60, 50});
        QTest::touchEvent(m_canvas.get(), m_finger.get()).move(1, {200, 60});
        QTest::touchEvent(m_canvas.get(), m_finger.get()).stationary(1).press(2, {20, 250});
        QTest::touchEvent(m_canvas.get(), m_finger.get()).stationary(2).move(1, {120, 230});
        QTest::touchEvent(m_canvas.get(), m_finger.get()).stationary(2).release(1, {120, 230});
        QTest::touchEvent(m_canvas.get(), m_finger.get()).release(2, {20, 250});
        QVERIFY(m_canvas->ink() == paint(drawing({{60, 50, 1}, {200, 60, 1}, {120, 230, 1}})));
    }

    void a_pen_draws_as_thick_as_it_is_pressed()
    {
        const auto send = [&](QEvent::Type type, QPointF position, double pressure) {
            QTabletEvent event(type, QPointingDevice::primaryPointingDevice(), position, position, pressure,
                               0, 0, 0, 0, 0, {}, Qt::LeftButton, Qt::LeftButton);
            QGuiApplication::sendEvent(m_canvas.get(), &event);
        };
        send(QEvent::TabletPress, {60, 140}, 0.1);
        send(QEvent::TabletMove, {140, 140}, 0.5);
        send(QEvent::TabletMove, {220, 140}, 1);
        send(QEvent::TabletRelease, {220, 140}, 0);
        QVERIFY(m_canvas->ink() == paint(drawing({{60, 140, 0.1}, {140, 140, 0.5}, {220, 140, 1}})));
    }

    void the_size_on_screen_does_not_matter()
    {
        m_canvas->resize(200, 200);
        draw({{50, 50}, {150, 60}});
        const Ink small = m_canvas->ink();
        QVERIFY(small == paint(drawing({{70, 70, 1}, {210, 84, 1}})));
        m_canvas->resize(320, 320);
        QVERIFY(m_canvas->ink() == small);
    }

    void a_saved_drawing_is_loaded_as_it_was()
    {
        draw({{60, 50}, {200, 60}, {120, 230}});
        const Ink drawn = m_canvas->ink();
        QTemporaryDir folder;
        const QString file = folder.filePath(u"drawing.png"_s);
        QVERIFY(blackOnWhite(drawn).save(file));
        m_canvas->setPicture(readImage(file));
        QVERIFY(m_canvas->ink() == drawn);
        m_canvas->undo();
        QVERIFY(m_canvas->ink() == drawn);
    }

    void strokes_go_on_top_of_a_loaded_picture()
    {
        Ink large = paint(drawing({{100, 100, 1}}), 560);
        m_canvas->setPicture(large);
        draw({{200, 200}});
        QCOMPARE(m_canvas->ink().width, 560);
        QCOMPARE(int(m_canvas->ink().at(200, 200)), 255);
        QCOMPARE(int(m_canvas->ink().at(400, 400)), 255);
    }

    void files_and_images_are_handed_on()
    {
        QSignalSpy files(m_canvas.get(), &Canvas::fileDropped);
        QSignalSpy images(m_canvas.get(), &Canvas::imageDropped);
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(u"/somewhere/seven.png"_s)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &file, Qt::LeftButton, {});
        QGuiApplication::sendEvent(m_canvas.get(), &enter);
        QDropEvent drop({10, 10}, Qt::CopyAction | Qt::MoveAction, &file, Qt::LeftButton, {});
        drop.setDropAction(Qt::MoveAction);
        QGuiApplication::sendEvent(m_canvas.get(), &drop);
        QCOMPARE(drop.dropAction(), Qt::CopyAction); // or the file manager would delete it
        QCOMPARE(files.count(), 1);
        QCOMPARE(files[0][0].toString(), u"/somewhere/seven.png"_s);

        QGuiApplication::clipboard()->setImage(blackOnWhite(blank_ink(30, 20)));
        m_canvas->paste();
        QCOMPARE(images.count(), 1);
        QCOMPARE(images[0][0].value<QImage>().size(), QSize(30, 20));
    }
};

DELTASCOPE_TEST(TestCanvas)
#include "test_canvas.moc"
