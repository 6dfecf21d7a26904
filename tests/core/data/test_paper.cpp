// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paper.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {

/// 40×40 of one grey with a 10×10 square of another in the middle.
Ink square_on(int paper, int square)
{
    Ink greys = blank_ink(40, 40);
    for (int i = 0; i < 1600; ++i) {
        const bool inside = i % 40 >= 15 && i % 40 < 25 && i / 40 >= 15 && i / 40 < 25;
        greys.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(inside ? square : paper);
    }
    return greys;
}

} // namespace

class TestPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_border_is_paper_data()
    {
        QTest::addColumn<int>("paper");
        QTest::addColumn<int>("square");
        QTest::addColumn<bool>("clean");
        QTest::addColumn<int>("ink");
        QTest::newRow("black on white") << 255 << 0 << true << 255;
        QTest::newRow("white on black") << 0 << 255 << true << 255;
        QTest::newRow("grey on white, as it is") << 255 << 100 << true << 155;
        QTest::newRow("grey on black, as it is") << 0 << 100 << true << 100;
        QTest::newRow("dark on grey paper") << 180 << 60 << true << 255;
        QTest::newRow("light on a blackboard") << 50 << 200 << true << 255;
        QTest::newRow("lossy black on white") << 255 << 20 << false << 255;
        QTest::newRow("lossy white on black") << 0 << 235 << false << 255;
        QTest::newRow("a shadow that is too faint") << 180 << 170 << true << 0;
        QTest::newRow("all white") << 255 << 255 << true << 0;
        QTest::newRow("all black") << 0 << 0 << true << 0;
        QTest::newRow("all grey") << 128 << 128 << true << 0;
        QTest::newRow("all white, lossy") << 255 << 255 << false << 0;
    }
    void the_border_is_paper()
    {
        QFETCH(int, paper);
        QFETCH(int, square);
        QFETCH(bool, clean);
        QFETCH(int, ink);
        QVERIFY(ink_from_greys(square_on(paper, square), clean) == square_on(0, ink));
    }

    void noise_on_the_paper_of_a_photograph_is_paper()
    {
        Ink greys = square_on(190, 40);
        for (std::size_t i = 0; i < greys.bytes.size(); i += 3)
            greys.bytes[i] = static_cast<std::uint8_t>(greys.bytes[i] + 20 - int(i % 40));
        QVERIFY(ink_from_greys(greys, true) == square_on(0, 255));
    }

    void no_pixels_stay_none() { QVERIFY(ink_from_greys({}, true).bytes.empty()); }
};

DELTASCOPE_TEST(TestPaper)
#include "test_paper.moc"
