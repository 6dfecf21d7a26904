// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/platform/window_place.h"
#include "ui/window/main_window.h"

#include <QProcess>
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

    // It makes its application twice then; the screen of this platform has 800×800. Without the option there
    // is no platform at all.
    void a_program_on_a_small_screen_keeps_the_options_that_it_was_given()
    {
        QProcessEnvironment without = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
            without.remove(QString::fromLatin1(name));
        QProcess program;
        program.setProcessEnvironment(without);
        program.start(
            QCoreApplication::applicationDirPath() + QStringLiteral("/deltascope"),
            {QStringLiteral("-platform"), QStringLiteral("offscreen"), QStringLiteral("--version")});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QVERIFY(program.readAllStandardOutput().startsWith("deltascope "));
    }
};

DELTASCOPE_TEST(TestWindowPlace)
#include "test_window_place.moc"
