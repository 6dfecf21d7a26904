// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "tests/suite.h"
#include "tests/ui/theme/themes.h"
#include "ui/train/units/units_gallery.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace deltascope;

namespace {
std::shared_ptr<Matrix<float>> weights(int units, unsigned seed = 1)
{
    return std::make_shared<Matrix<float>>(initial_parameters(units, Init::Scaled, seed).W1);
}

std::vector<int> byIndex(int units)
{
    std::vector<int> order(static_cast<std::size_t>(units));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

class ShownGallery : public UnitsGallery
{
public:
    explicit ShownGallery(int units, QSize size = {300, 500})
    {
        resize(size);
        QWidget::show();
        m_values = weights(units);
        show(UnitValues(m_values), byIndex(units));
        connect(this, &UnitsGallery::picked, this, &UnitsGallery::setSelected);
    }
    using UnitsGallery::show;

    QImage drawn() { return viewport()->grab().toImage(); }
    void press(Qt::Key key) { QTest::keyClick(this, key); }
    QPoint middle(int unit) const { return picture(unit).center(); }
    bool inSight(int unit) const { return viewport()->rect().contains(picture(unit)); }
    Matrix<float> &W1() { return *m_values; }

private:
    std::shared_ptr<Matrix<float>> m_values;
};
} // namespace

class TestUnitsGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().setMode(Theme::Mode::Light); }

    void every_unit_has_a_place_data()
    {
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("width");
        for (const int units : {1, 2, 30, 100, 1024})
            for (const int width : {266, 300, 486, 900})
                QTest::addRow("%d units, %d wide", units, width) << units << width;
    }
    void every_unit_has_a_place()
    {
        QFETCH(int, units);
        QFETCH(int, width);
        const UnitsGrid grid({width, 500}, units, 14);
        for (int place = 0; place < units; ++place) {
            const QRect all = grid.picture(place) | grid.caption(place);
            QVERIFY(QRect(0, 0, width, grid.height()).contains(all));
            QCOMPARE(grid.placeAt(grid.picture(place).center()), std::optional(place));
            QCOMPARE(grid.picture(place).width() % image_side, 0);
            if (place > 0)
                QVERIFY(!all.intersects(grid.picture(place - 1) | grid.caption(place - 1)));
            if (place >= grid.columns())
                QVERIFY(all.top() > grid.caption(place - grid.columns()).bottom());
        }
        QVERIFY(!grid.placeAt({-5, -5}));
        QVERIFY(!grid.placeAt({width - 1, grid.height() + 40}));
    }

    void few_units_are_drawn_large()
    {
        QCOMPARE(UnitsGrid({300, 500}, 1, 14).picture(0).width(), 224);
        QCOMPARE(UnitsGrid({300, 500}, 2, 14).picture(0).width(), 224);
        QCOMPARE(UnitsGrid({300, 500}, 6, 14).picture(0).width(), 140);
        QCOMPARE(UnitsGrid({860, 640}, 30, 14).picture(0).width(), 84);
        QCOMPARE(UnitsGrid({300, 500}, 1024, 14).picture(0).width(), 56);
    }

    void each_picture_is_the_units_column_data() { add_rows_of_themes(); }
    void each_picture_is_the_units_column()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        ShownGallery gallery(30);
        const QImage drawn = gallery.drawn();
        const SignedScale scale;
        for (const int unit : {0, 7, 11}) {
            double largest = 0;
            for (int pixel = 0; pixel < pixel_count; ++pixel)
                largest = std::max(largest, double(std::abs(gallery.W1()(pixel, unit))));
            const QRect box = gallery.picture(unit);
            const int side = box.width() / image_side;
            for (int row = 1; row < image_side - 1; ++row)
                for (int column = 1; column < image_side - 1; ++column) {
                    const double value = double(gallery.W1()(row * image_side + column, unit));
                    const QPoint at = box.topLeft() + QPoint(column * side, row * side);
                    QCOMPARE(drawn.pixel(at), scale.colour(value, largest));
                }
        }
    }

    void a_common_range_is_that_of_all_units()
    {
        ShownGallery gallery(30);
        gallery.W1()(400, 29) = 5;
        gallery.show(UnitValues(std::make_shared<Matrix<float>>(gallery.W1())), byIndex(30));
        QVERIFY(!gallery.ends());
        gallery.setRange(UnitPictures::Range::Common);
        QCOMPARE(gallery.ends(), std::optional(5.0));
        const QRect box = gallery.picture(3);
        const QPoint at = box.topLeft() + QPoint(10, 20) * (box.width() / image_side);
        QCOMPARE(gallery.drawn().pixel(at), SignedScale().colour(double(gallery.W1()(570, 3)), 5));
    }

    void the_change_is_the_difference()
    {
        const auto now = weights(4, 1);
        const auto start = weights(4, 2);
        const UnitValues change(now, start);
        const std::vector<int> units = {3, 1};
        const Matrix<float> pictures = change.pictures(units);
        float largest = 0;
        for (int pixel = 0; pixel < pixel_count; ++pixel) {
            QCOMPARE(pictures(0, pixel), (*now)(pixel, 3) - (*start)(pixel, 3));
            QCOMPARE(pictures(1, pixel), (*now)(pixel, 1) - (*start)(pixel, 1));
            for (int unit = 0; unit < 4; ++unit)
                largest = std::max(largest, std::abs((*now)(pixel, unit) - (*start)(pixel, unit)));
        }
        QCOMPARE(change.largest(), double(largest));
    }

    void what_is_not_a_number_is_crossed_out_data()
    {
        QTest::addColumn<float>("value");
        QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinite") << std::numeric_limits<float>::infinity();
    }
    void what_is_not_a_number_is_crossed_out()
    {
        QFETCH(float, value);
        ShownGallery gallery(30);
        const QImage before = gallery.drawn();
        auto spoiled = std::make_shared<Matrix<float>>(gallery.W1());
        (*spoiled)(300, 2) = value;
        gallery.show(UnitValues(spoiled), byIndex(30));
        const QImage after = gallery.drawn();
        QCOMPARE(after.pixelColor(gallery.middle(2) + QPoint(0, 20)), colours().sunken);
        QCOMPARE(after.copy(gallery.picture(3)), before.copy(gallery.picture(3)));
        gallery.setSelected(2);
        QVERIFY(!gallery.ends());
        gallery.setRange(UnitPictures::Range::Common);
        QVERIFY(std::isfinite(gallery.ends().value()));
    }

    void a_click_opens_the_unit_under_it()
    {
        ShownGallery gallery(30);
        QSignalSpy picked(&gallery, &UnitsGallery::picked);
        QSignalSpy opened(&gallery, &UnitsGallery::opened);
        QTest::mouseClick(gallery.viewport(), Qt::LeftButton, {}, gallery.middle(6));
        QCOMPARE(picked.takeFirst().constFirst().toInt(), 6);
        QCOMPARE(opened.takeFirst().constFirst().toInt(), 6);
        QTest::mouseClick(gallery.viewport(), Qt::RightButton, {}, gallery.middle(7));
        QVERIFY(opened.isEmpty());
    }

    void keys_walk_in_the_order_shown()
    {
        ShownGallery gallery(30);
        std::vector<int> backwards = byIndex(30);
        std::ranges::reverse(backwards);
        gallery.show(gallery.values(), backwards);
        gallery.press(Qt::Key_Right);
        QCOMPARE(gallery.selected(), std::optional(29));
        gallery.press(Qt::Key_Right);
        QCOMPARE(gallery.selected(), std::optional(28));
        gallery.press(Qt::Key_Left);
        gallery.press(Qt::Key_Left);
        QCOMPARE(gallery.selected(), std::optional(29));
        gallery.press(Qt::Key_End);
        QCOMPARE(gallery.selected(), std::optional(0));
        gallery.press(Qt::Key_Home);
        gallery.press(Qt::Key_Down);
        QCOMPARE(gallery.picture(*gallery.selected()).left(), gallery.picture(29).left());
        QVERIFY(gallery.picture(*gallery.selected()).top() > gallery.picture(29).top());
        QSignalSpy opened(&gallery, &UnitsGallery::opened);
        gallery.press(Qt::Key_Return);
        QCOMPARE(opened.takeFirst().constFirst().toInt(), *gallery.selected());
    }

    void what_is_selected_comes_into_sight()
    {
        ShownGallery gallery(1024);
        QVERIFY(!gallery.inSight(900));
        gallery.setSelected(900);
        QVERIFY(gallery.inSight(900));
        gallery.press(Qt::Key_Home);
        QVERIFY(gallery.inSight(0));
        gallery.press(Qt::Key_PageDown);
        QVERIFY(*gallery.selected() > 0);
        QVERIFY(gallery.inSight(*gallery.selected()));
        gallery.press(Qt::Key_End);
        QVERIFY(gallery.inSight(1023));
    }

    void hovering_says_the_unit_and_its_range()
    {
        ShownGallery gallery(30);
        QList<std::optional<int>> hovered;
        connect(&gallery, &UnitsGallery::hoverChanged, this, [&](auto unit) { hovered.append(unit); });
        QTest::mouseMove(gallery.viewport(), gallery.middle(5));
        QCOMPARE(gallery.ends().value(), double(gallery.W1().col(5).cwiseAbs().maxCoeff()));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(gallery.viewport(), &leave);
        QVERIFY(hovered == (QList<std::optional<int>>{5, std::nullopt}));
        QVERIFY(!gallery.ends());
    }

    void another_number_of_units_takes_their_place()
    {
        ShownGallery gallery(1024);
        gallery.verticalScrollBar()->setValue(5000);
        for (const int units : {1, 30, 1024, 2}) {
            gallery.show(UnitValues(weights(units)), byIndex(units));
            gallery.setSelected(units - 1);
            QVERIFY(gallery.inSight(units - 1));
            QVERIFY(gallery.accessibleDescription().contains(QString::number(units)));
        }
        gallery.show({}, byIndex(2));
        QCOMPARE(gallery.drawn().pixelColor(20, 20), colours().surface);
    }
};

DELTASCOPE_TEST(TestUnitsGallery)
#include "test_units_gallery.moc"
