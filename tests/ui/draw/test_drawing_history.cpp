// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/draw/drawing_history.h"

#include <QTest>

using namespace deltascope;

namespace {

Stroke dot(double x)
{
    return {{{x, 100, 1}}, pen_width, false};
}

} // namespace

class TestDrawingHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void begins_empty()
    {
        DrawingHistory history;
        QVERIFY(!history.canUndo() && !history.canRedo());
        history.undo();
        history.redo();
        QVERIFY(history.strokes().strokes.empty());
        QVERIFY(!history.picture());
    }

    void a_long_session_goes_back_and_forth_stroke_by_stroke()
    {
        DrawingHistory history;
        for (int k = 0; k < 2000; ++k)
            history.add(dot(k));
        for (int k = 1999; k >= 0; --k) {
            QCOMPARE(history.strokes().strokes.size(), std::size_t(k) + 1);
            QCOMPARE(history.strokes().strokes.back(), dot(k));
            history.undo();
        }
        QVERIFY(!history.canUndo());
        for (int k = 0; k < 2000; ++k)
            history.redo();
        QVERIFY(!history.canRedo());
        QCOMPARE(history.strokes().strokes.size(), 2000u);
    }

    void a_new_stroke_drops_what_was_undone()
    {
        DrawingHistory history;
        history.add(dot(1));
        history.add(dot(2));
        history.undo();
        history.add(dot(3));
        QVERIFY(!history.canRedo());
        QVERIFY((history.strokes().strokes == std::vector{dot(1), dot(3)}));
    }

    void clear_and_pictures_cover_and_can_be_undone()
    {
        const auto picture = std::make_shared<const Ink>(blank_ink(280, 280));
        DrawingHistory history;
        history.add(dot(1));
        history.add(DrawingHistory::Clear{});
        QVERIFY(history.strokes().strokes.empty());
        history.add(dot(2));
        history.add(picture);
        history.add(dot(3));
        QCOMPARE(history.picture(), picture);
        QVERIFY((history.strokes().strokes == std::vector{dot(3)}));
        history.undo();
        history.undo();
        QVERIFY(!history.picture());
        QVERIFY((history.strokes().strokes == std::vector{dot(2)}));
        history.undo();
        history.undo();
        QVERIFY((history.strokes().strokes == std::vector{dot(1)}));
    }
};

DELTASCOPE_TEST(TestDrawingHistory)
#include "test_drawing_history.moc"
