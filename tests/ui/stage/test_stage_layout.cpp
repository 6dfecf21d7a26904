// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/types.h"
#include "tests/suite.h"
#include "ui/stage/stage_layout.h"

#include <QTest>

#include <map>

using namespace deltascope;

namespace {
constexpr double textHeight = 16;

void addRowsOfSizesAndUnits()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<int>("units");
    for (const QSizeF size : {QSizeF(480, 360), QSizeF(640, 480), QSizeF(759, 700), QSizeF(900, 640),
                              QSizeF(480, 1000), QSizeF(1600, 360), QSizeF(1600, 1000)})
        for (const int units : {1, 2, 10, 30, 100, 512, 1024})
            QTest::addRow("%.0fx%.0f, K = %d", size.width(), size.height(), units) << size << units;
}

// All that is drawn, by name.
std::map<QString, QRectF> parts(const StageLayout &layout)
{
    std::map<QString, QRectF> all = {{QStringLiteral("input"), layout.input()},
                                     {QStringLiteral("legend"), layout.legend()}};
    for (int unit = layout.firstUnit(); unit < layout.firstUnit() + layout.shownUnits(); ++unit) {
        all[QStringLiteral("unit %1").arg(unit)] = layout.tile(unit);
        all[QStringLiteral("bar of unit %1").arg(unit)] = layout.tileBar(unit);
    }
    for (int output = 0; output < digit_count; ++output)
        all[QStringLiteral("output %1").arg(output)] = layout.outputRow(output);
    return all;
}

bool overlap(const QRectF &a, const QRectF &b)
{
    const QRectF common = a & b;
    return common.width() > 1e-6 && common.height() > 1e-6;
}

QPointF pixelCentre(const QRectF &picture, int pixel)
{
    const double cell = picture.width() / image_side;
    return picture.topLeft() + QPointF((pixel % image_side + 0.5) * cell, (pixel / image_side + 0.5) * cell);
}
} // namespace

class TestStageLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_leaves_the_widget_data() { addRowsOfSizesAndUnits(); }
    void nothing_leaves_the_widget()
    {
        const StageLayout layout = make();
        const QRectF widget(QPointF(0, 0), m_size);
        for (const auto &[name, rect] : parts(layout)) {
            QVERIFY2(rect.width() > 0 && rect.height() > 0, qPrintable(name));
            QVERIFY2(widget.contains(rect), qPrintable(name));
            QVERIFY2(rect.top() > layout.captionBaseline(), qPrintable(name));
        }
        QVERIFY(layout.hiddenArea().contains(layout.unitGrid()));
    }

    void nothing_overlaps_data() { addRowsOfSizesAndUnits(); }
    void nothing_overlaps()
    {
        const auto all = parts(make());
        for (auto a = all.begin(); a != all.end(); ++a)
            for (auto b = std::next(a); b != all.end(); ++b)
                QVERIFY2(!overlap(a->second, b->second),
                         qPrintable(a->first + QLatin1String(", ") + b->first));
    }

    void outputs_have_room_for_their_bars_data() { addRowsOfSizesAndUnits(); }
    void outputs_have_room_for_their_bars()
    {
        const StageLayout layout = make();
        for (int output = 0; output < digit_count; ++output)
            QVERIFY(layout.outputRow(output).contains(layout.outputBar(output)));
    }

    // From the smallest window with the largest type on.
    void bars_are_long_enough_to_be_compared()
    {
        for (const QSizeF size : {QSizeF(520, 420), QSizeF(583, 456), QSizeF(650, 480), QSizeF(920, 690)})
            for (const double line : {16.0, 19.0})
                QVERIFY(StageLayout(size, {.hidden = 128}, 0, line).outputBar(3).width() >= 50);
    }

    void hit_finds_every_pixel_and_output_data() { addRowsOfSizesAndUnits(); }
    void hit_finds_every_pixel_and_output()
    {
        const StageLayout layout = make();
        for (int pixel = 0; pixel < pixel_count; ++pixel) {
            const StageItem expected{StageItem::Kind::Pixel, pixel, -1};
            QVERIFY(layout.hit(pixelCentre(layout.input(), pixel)) == expected);
        }
        for (int output = 0; output < digit_count; ++output) {
            const StageItem expected{StageItem::Kind::Output, output, -1};
            QVERIFY(layout.hit(layout.outputRow(output).center()) == expected);
        }
    }

    void hit_finds_every_unit_data() { addRowsOfSizesAndUnits(); }
    void hit_finds_every_unit()
    {
        const StageLayout layout = make();
        for (int unit = layout.firstUnit(); unit < layout.firstUnit() + layout.shownUnits(); ++unit) {
            for (int pixel = 0; pixel < pixel_count; pixel += 27) {
                const StageItem expected{StageItem::Kind::HiddenUnit, unit, pixel};
                QVERIFY(layout.hit(pixelCentre(layout.tile(unit), pixel)) == expected);
            }
            const StageItem bar{StageItem::Kind::HiddenUnit, unit, -1};
            QVERIFY(layout.hit(layout.tileBar(unit).center()) == bar);
        }
    }

    void hit_finds_nothing_where_there_is_nothing_data() { addRowsOfSizesAndUnits(); }
    void hit_finds_nothing_where_there_is_nothing()
    {
        const StageLayout layout = make();
        const QPointF nowhere[] = {{1, 1},
                                   {m_size.width() - 1, m_size.height() - 1},
                                   {layout.input().right() + 4, layout.input().center().y()},
                                   layout.legend().center()};
        for (const QPointF &position : nowhere)
            QVERIFY(!layout.hit(position));
    }

    void every_unit_can_be_scrolled_to_data() { addRowsOfSizesAndUnits(); }
    void every_unit_can_be_scrolled_to()
    {
        const StageLayout start = make();
        QCOMPARE(start.showsAllUnits(), start.shownUnits() == m_units);
        QVERIFY(start.shownUnits() >= 1);
        for (int first = 0; first < m_units; first += start.shownUnits())
            QVERIFY(StageLayout(m_size, {.hidden = m_units}, first, textHeight).isShown(first));
        const StageLayout beyond(m_size, {.hidden = m_units}, 5000, textHeight);
        QVERIFY(beyond.isShown(m_units - 1));
        QVERIFY(!beyond.isShown(m_units));
        const StageLayout before(m_size, {.hidden = m_units}, -5, textHeight);
        QCOMPARE(before.firstUnit(), 0);
    }

    void edges_meet_what_they_join()
    {
        const StageLayout layout({900, 640}, {.hidden = 30}, 0, textHeight);
        QCOMPARE(layout.inputPort().x(), layout.input().right());
        for (int unit = 0; unit < 30; ++unit) {
            QCOMPARE(layout.unitIn(unit).x(), layout.tile(unit).left());
            QCOMPARE(layout.unitOut(unit).x(), layout.tile(unit).right());
        }
        for (int output = 0; output < digit_count; ++output)
            QVERIFY(layout.outputPort(output).x() < layout.outputBar(output).left());
    }

    void the_common_sizes_show_every_unit_of_the_default_network()
    {
        for (const QSizeF size : {QSizeF(600, 480), QSizeF(900, 640), QSizeF(940, 720)})
            QVERIFY(StageLayout(size, {.hidden = 30}, 0, textHeight).showsAllUnits());
    }

private:
    StageLayout make()
    {
        QFETCH(QSizeF, size);
        QFETCH(int, units);
        m_size = size;
        m_units = units;
        return StageLayout(m_size, {.hidden = m_units}, 0, textHeight);
    }

    QSizeF m_size;
    int m_units = 0;
};

DELTASCOPE_TEST(TestStageLayout)
#include "test_stage_layout.moc"
