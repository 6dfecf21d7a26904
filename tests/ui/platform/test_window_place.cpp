// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/platform/window_place.h"
#include "ui/window/main_window.h"

#include <QTest>

using namespace deltascope;

class TestWindowPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_screen_that_is_too_small_for_the_window_shows_all_smaller_data()
    {
        QTest::addColumn<QSize>("room");
        QTest::addColumn<bool>("isShownSmaller");
        // Less 40 of a task bar.
        QTest::newRow("1366×768, 100 %") << QSize(1366, 728) << false;
        QTest::newRow("1366×768, 125 %") << QSize(1092, 574) << false;
        QTest::newRow("1366×768, 150 %") << QSize(910, 472) << true;
        QTest::newRow("1366×768, 200 %") << QSize(683, 344) << true;
        QTest::newRow("1920×1080, 200 %") << QSize(960, 500) << false;
        QTest::newRow("800×1280, upright") << QSize(800, 1240) << true;
    }
    void a_screen_that_is_too_small_for_the_window_shows_all_smaller()
    {
        QFETCH(const QSize, room);
        QFETCH(const bool, isShownSmaller);
        const QSize least = MainWindow::smallestSize;
        const double scale = scaleToFit(least, room);
        QCOMPARE(scale < 1, isShownSmaller);
        QVERIFY(scale <= 1);
        const QSizeF seen = QSizeF(room) / scale;
        QVERIFY(seen.width() >= least.width() && seen.height() > least.height());
    }
};

DELTASCOPE_TEST(TestWindowPlace)
#include "test_window_place.moc"
