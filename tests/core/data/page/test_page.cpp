// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/page.h"
#include "tests/core/data/page/shapes.h"
#include "tests/suite.h"

#include <QTest>

#include <array>
#include <cmath>
#include <random>

using namespace deltascope;

namespace {

/// 40×40 of one grey with a 10×10 square of another in the middle.
Ink square_on(int paper, int square)
{
    Ink greys = paper_of(40, 40, paper);
    fill(greys, 15, 15, 10, 10, square);
    return greys;
}

/// A bent stroke, as of a 7, on paper of 400×300.
constexpr InkBounds seven_box{150, 80, 100, 150};
void write_seven(Ink &greys, double darkest)
{
    const auto write = [&](int left, int top, int width, int height) {
        for (int y = top; y < top + height; ++y)
            for (int x = left; x < left + width; ++x)
                greys.set(x, y, static_cast<std::uint8_t>(greys.at(x, y) * darkest));
    };
    write(150, 80, 100, 16);
    write(234, 96, 16, 134);
}

/// How far a box is from the seven's at its worst side.
int off(const InkBounds &box)
{
    return std::max({std::abs(box.left - seven_box.left), std::abs(box.top - seven_box.top),
                     std::abs(box.left + box.width - seven_box.left - seven_box.width),
                     std::abs(box.top + box.height - seven_box.top - seven_box.height)});
}

void add_noise(Ink &greys, int strength)
{
    std::mt19937 random(3);
    for (std::uint8_t &byte : greys.bytes)
        byte = static_cast<std::uint8_t>(
            std::clamp(byte + int(random() % unsigned(2 * strength + 1)) - strength, 0, 255));
}

Ink with_light(int kind)
{
    Ink greys = paper_of(400, 300, 245);
    write_seven(greys, 0.2);
    for (int y = 0; y < 300; ++y)
        for (int x = 0; x < 400; ++x) {
            const double u = x / 200.0 - 1, v = y / 150.0 - 1;
            const double light = kind == 0   ? 0.35 + 0.65 * x / 400.0
                                 : kind == 1 ? 1 - 0.55 * (u * u + v * v) / 2
                                 : kind == 2 ? (u + 0.3 * v < -0.1 ? 0.5 : 1.0)
                                             : (std::abs(u) > 0.93 || std::abs(v) > 0.9 ? 0.15 : 1.0);
            greys.set(x, y, static_cast<std::uint8_t>(greys.at(x, y) * light));
        }
    add_noise(greys, 4);
    return greys;
}

/// Blank paper: light from a side or a corner, a lamp's spot, a shadow's edge, darker towards the border.
Ink blank_in_light(int kind, int noise)
{
    Ink greys = paper_of(400, 300, 235);
    for (int y = 0; y < 300; ++y)
        for (int x = 0; x < 400; ++x) {
            const double u = x / 200.0 - 1, v = y / 150.0 - 1, square = u * u + v * v;
            const std::array<double, 5> lights = {0.5 + 0.5 * x / 400.0, 1 - 0.2 * (u + v),
                                                  0.5 + 0.5 * std::exp(-square),
                                                  u + 0.3 * v < 0.2 ? 0.6 : 1.0, 1 - 0.15 * square * square};
            greys.set(x, y,
                      static_cast<std::uint8_t>(
                          std::min(255.0, greys.at(x, y) * lights[static_cast<std::size_t>(kind)])));
        }
    add_noise(greys, noise);
    return greys;
}

Ink inverted(Ink greys)
{
    for (std::uint8_t &byte : greys.bytes)
        byte = static_cast<std::uint8_t>(255 - byte);
    return greys;
}

} // namespace

class TestPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ink_is_what_differs_from_the_paper_data()
    {
        QTest::addColumn<int>("paper");
        QTest::addColumn<int>("square");
        QTest::addColumn<bool>("clean");
        QTest::addColumn<int>("ink");
        QTest::newRow("black on white") << 255 << 0 << true << 255;
        QTest::newRow("white on black") << 0 << 255 << true << 255;
        QTest::newRow("grey on white, as it is") << 255 << 100 << true << 155;
        QTest::newRow("grey on black, as it is") << 0 << 200 << true << 200;
        QTest::newRow("pale grey on white, made stronger") << 255 << 200 << true << 255;
        QTest::newRow("dark on grey paper") << 180 << 60 << true << 255;
        QTest::newRow("light on a blackboard") << 50 << 200 << true << 255;
        QTest::newRow("lossy black on white") << 255 << 20 << false << 255;
        QTest::newRow("lossy white on black") << 0 << 235 << false << 255;
    }
    void ink_is_what_differs_from_the_paper()
    {
        QFETCH(int, paper);
        QFETCH(int, square);
        QFETCH(bool, clean);
        QFETCH(int, ink);
        const Page page = read_page(square_on(paper, square), clean);
        QCOMPARE(page.fault, PageFault::None);
        QCOMPARE(page.digits.size(), std::size_t{1});
        const PageDigit &digit = page.digits.front();
        QCOMPARE(digit.box.left, 15);
        QCOMPARE(digit.box.top, 15);
        QCOMPARE(digit.box.width, 10);
        QCOMPARE(digit.box.height, 10);
        QVERIFY(digit.ink == paper_of(10, 10, ink));
        QCOMPARE(page.light_on_dark, square > paper);
    }

    void light_does_not_matter_data()
    {
        QTest::addColumn<Ink>("greys");
        QTest::newRow("from the side") << with_light(0);
        QTest::newRow("a lamp's spot") << with_light(1);
        QTest::newRow("the edge of a shadow") << with_light(2);
        QTest::newRow("on a dark table") << with_light(3);
        QTest::newRow("chalk, a lamp's spot") << inverted(with_light(1));
    }
    void light_does_not_matter()
    {
        QFETCH(Ink, greys);
        for (const bool clean : {false, true}) {
            const Page page = read_page(greys, clean);
            QCOMPARE(page.digits.size(), std::size_t{1});
            QVERIFY2(off(page.digits.front().box) <= 2,
                     qPrintable(QString::number(off(page.digits.front().box))));
        }
    }

    void what_is_printed_does_not_stretch_the_box_data()
    {
        QTest::addColumn<Ink>("greys");
        const auto page = [](auto print) {
            Ink greys = paper_of(400, 300, 255);
            print(greys);
            write_seven(greys, 0.1);
            return greys;
        };
        QTest::newRow("rules") << page([](Ink &greys) {
            for (int y = 20; y < 300; y += 40)
                fill(greys, 0, y, 400, 2, 190);
        });
        QTest::newRow("dark rules") << page([](Ink &greys) {
            for (int y = 20; y < 300; y += 40)
                fill(greys, 0, y, 400, 2, 40);
        });
        QTest::newRow("squares") << page([](Ink &greys) {
            for (int y = 20; y < 300; y += 30)
                fill(greys, 0, y, 400, 1, 170);
            for (int x = 20; x < 400; x += 30)
                fill(greys, x, 0, 1, 300, 170);
        });
        QTest::newRow("a frame inside") << page([](Ink &greys) { frame(greys, 12, 12, 376, 276, 5, 50); });
        QTest::newRow("a frame on the border")
            << page([](Ink &greys) { frame(greys, 0, 0, 400, 300, 6, 40); });
        QTest::newRow("a margin") << page([](Ink &greys) { fill(greys, 24, 0, 3, 300, 150); });
        QTest::newRow("specks") << page([](Ink &greys) {
            for (int i = 0; i < 12; ++i)
                fill(greys, 20 + 31 * i, 10 + 23 * i % 60, 2, 2, 80);
        });
        QTest::newRow("almost white") << page([](Ink &greys) {
            for (std::size_t i = 0; i < greys.bytes.size(); i += 31)
                greys.bytes[i] = static_cast<std::uint8_t>(255 - i % 4);
        });
    }
    void what_is_printed_does_not_stretch_the_box()
    {
        QFETCH(Ink, greys);
        for (const bool clean : {false, true}) {
            const Page page = read_page(greys, clean);
            QCOMPARE(page.digits.size(), std::size_t{1});
            QVERIFY2(off(page.digits.front().box) <= 2,
                     qPrintable(QString::number(off(page.digits.front().box))));
        }
    }

    void a_step_that_is_switched_off_is_missed()
    {
        Ink ruled = paper_of(400, 300, 255);
        for (int y = 20; y < 300; y += 40)
            fill(ruled, 0, y, 400, 2, 40);
        write_seven(ruled, 0.1);
        PageSteps steps;
        steps.take_lines = false;
        const Page with_lines = read_page(ruled, true, steps);
        QVERIFY(with_lines.digits.size() != 1 || off(with_lines.digits.front().box) > 50);
        QCOMPARE(read_page(ruled, true).part(5, 20), PagePart::Line);

        steps = {};
        steps.even_light = false;
        const Page in_shadow = read_page(with_light(2), false, steps);
        QVERIFY(in_shadow.digits.size() != 1 || off(in_shadow.digits.front().box) > 50);

        Ink specked = paper_of(400, 300, 255);
        write_seven(specked, 0.1);
        fill(specked, 20, 20, 3, 3, 0);
        QCOMPARE(read_page(specked, true).part(21, 21), PagePart::Speck);
        steps = {};
        steps.take_specks = false;
        const Page all = read_page(specked, true, steps);
        QCOMPARE(all.digits.size(), std::size_t{1});
        QCOMPARE(all.digits.front().box.left, 20);
    }

    void a_page_without_a_digit_says_why_data()
    {
        QTest::addColumn<Ink>("greys");
        QTest::addColumn<PageFault>("fault");
        QTest::newRow("no pixels") << Ink{} << PageFault::NoInk;
        QTest::newRow("1×1") << paper_of(1, 1, 128) << PageFault::NoInk;
        QTest::newRow("white") << paper_of(300, 200, 255) << PageFault::NoInk;
        QTest::newRow("black") << paper_of(300, 200, 0) << PageFault::NoInk;
        QTest::newRow("grey") << paper_of(300, 200, 128) << PageFault::NoInk;
        Ink rules = paper_of(400, 300, 255);
        for (int y = 20; y < 300; y += 40)
            fill(rules, 0, y, 400, 2, 90);
        QTest::newRow("rules alone") << rules << PageFault::NoInk;
        Ink faint = paper_of(400, 300, 240);
        write_seven(faint, 0.93);
        QTest::newRow("faint") << faint << PageFault::TooFaint;
        for (const int paper : {255, 240, 180, 90}) {
            Ink eight_greys = paper_of(400, 300, paper);
            write_seven(eight_greys, (paper - 8.0) / paper);
            QTest::addRow("8 greys from paper of %d", paper) << eight_greys << PageFault::TooFaint;
            add_noise(eight_greys, 2);
            QTest::addRow("8 greys from grainy paper of %d", paper) << eight_greys << PageFault::TooFaint;
        }
        Ink text = paper_of(800, 600, 255);
        for (int i = 0; i < 700; ++i)
            fill(text, 10 + i % 35 * 22, 10 + i / 35 * 28, 8, 14, 0);
        QTest::newRow("a text") << text << PageFault::TooManyPieces;
        Ink blotches = paper_of(400, 300, 230);
        for (int y = 0; y < 300; ++y)
            for (int x = 0; x < 400; ++x)
                blotches.set(x, y,
                             static_cast<std::uint8_t>(160 + 70 * std::sin(x / 14.0) * std::sin(y / 11.0)));
        Ink grain = paper_of(480, 400, 128);
        std::mt19937 random(2);
        std::normal_distribution<double> normal(0, 70);
        for (int y = 0; y < 400; ++y)
            for (int x = 0; x < 480; ++x)
                grain.set(
                    x, y,
                    static_cast<std::uint8_t>(std::clamp(
                        128 + 60 * std::sin(x / 80.0) * std::cos(y / 100.0) + normal(random), 0.0, 255.0)));
        QTest::newRow("grain that hides any ink") << grain << PageFault::UnevenLight;
        QTest::newRow("light through leaves") << blotches << PageFault::UnevenLight;
    }
    void a_page_without_a_digit_says_why()
    {
        QFETCH(Ink, greys);
        QFETCH(PageFault, fault);
        const Page page = read_page(greys, false);
        QCOMPARE(page.fault, fault);
        QVERIFY(page.digits.empty());
        QVERIFY(!text_of(fault).found.empty());
        QVERIFY(read_page(greys, true).digits.empty());
    }

    void blank_paper_in_any_light_has_no_ink_data()
    {
        QTest::addColumn<Ink>("greys");
        for (const int noise : {0, 3, 12})
            for (int light = 0; light < 5; ++light)
                QTest::addRow("light %d, noise %d", light, noise) << blank_in_light(light, noise);
    }
    void blank_paper_in_any_light_has_no_ink()
    {
        QFETCH(Ink, greys);
        for (const bool clean : {false, true}) {
            const Page page = read_page(greys, clean);
            QCOMPARE(page.fault, PageFault::NoInk);
            QVERIFY(page.digits.empty());
        }
    }

    void noise_is_paper()
    {
        Ink greys = paper_of(400, 300, 190);
        add_noise(greys, 12);
        QVERIFY(read_page(greys, false).digits.empty());
    }

    /// A drawing with a stroke along the border, which is like a margin line, is all ink.
    void a_drawing_that_is_one_straight_line_stays()
    {
        Ink greys = paper_of(280, 280, 255);
        fill(greys, 0, 0, 8, 280, 0);
        const Page page = read_page(greys, true);
        QCOMPARE(page.digits.size(), std::size_t{1});
        QVERIFY(page.digits.front().ink == paper_of(8, 280, 255));
    }

    void boxes_are_in_pixels_of_the_picture()
    {
        Ink greys = paper_of(4000, 3000, 255);
        fill(greys, 1000, 800, 300, 900, 0);
        fill(greys, 2000, 800, 300, 900, 0);
        const Page page = read_page(greys, true);
        QCOMPARE(std::max(page.greys.width, page.greys.height), max_page_side);
        QCOMPARE(page.digits.size(), std::size_t{2});
        const InkBounds box = page.box_in_picture(1);
        QVERIFY(std::abs(box.left - 2000) <= 5 && std::abs(box.top - 800) <= 5 &&
                std::abs(box.width - 300) <= 10 && std::abs(box.height - 900) <= 10);
    }

    void a_sheet_is_square_and_holds_one_digit()
    {
        Ink greys = paper_of(400, 300, 255);
        fill(greys, 60, 100, 20, 100, 0);
        fill(greys, 200, 100, 30, 100, 0);
        const Page page = read_page(greys, true);
        QCOMPARE(page.digits.size(), std::size_t{2});
        const Ink sheet = sheet_of(page, 1);
        QCOMPARE(sheet.width, sheet.height);
        QVERIFY(sheet.width >= min_sheet_side && sheet.width <= max_sheet_side);
        const auto bounds = ink_bounds(sheet);
        QVERIFY(bounds.has_value());
        QVERIFY(std::abs(bounds->width / double(bounds->height) - 0.3) < 0.02);
    }
};

DELTASCOPE_TEST(TestPage)
#include "test_page.moc"
