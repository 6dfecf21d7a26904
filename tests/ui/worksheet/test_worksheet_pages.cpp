// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/hand_network.h"
#include "tests/suite.h"
#include "ui/paper/network_drawing.h"
#include "ui/paper/sheet_layout.h"

#include <QImage>
#include <QTest>

using namespace deltascope;

namespace {
Sheet handSheet(HandNetwork name, std::uint64_t seed, const SheetSetting &setting)
{
    const HandExample example = hand_example(name, seed);
    return make_sheet({example.network, example.x0, example.y, hand_rate, false}, setting, seed);
}

QImage picture(const SheetLayout &layout, Paper paper, int page)
{
    QImage image(pageRect(paper).size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    layout.draw(painter, page);
    return image;
}

bool isBlank(const QImage &image, const QRect &area)
{
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                return false;
    return true;
}

constexpr Paper papers[] = {Paper::A4, Paper::Letter};
} // namespace

/// What is on the pages of a worksheet.
class TestWorksheetPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void two_units_take_one_page()
    {
        for (const Paper paper : papers)
            for (const Convention convention : all_conventions)
                for (int level = 0; level <= 8; ++level)
                    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
                        const Sheet sheet = handSheet(HandNetwork::TwoTwoTwo, seed, {level, convention, 1});
                        const SheetLayout layout(sheet, {}, paper, m_library);
                        QVERIFY2(layout.pages() == 1, qPrintable(QString::number(level)));
                    }
    }

    // A second page used to hold a single line.
    void no_page_is_nearly_empty()
    {
        for (const Paper paper : papers)
            for (const HandNetwork name : all_hand_networks)
                for (int level = 0; level <= 8; ++level) {
                    const Sheet sheet = handSheet(name, 7, {level, Convention::InputsFirst, 0});
                    const SheetLayout layout(sheet, {}, paper, m_library);
                    for (int page = 0; page < layout.pages(); ++page)
                        QVERIFY2(layout.filled(page) <= 1 &&
                                     (layout.pages() == 1 || layout.filled(page) > 0.3),
                                 qPrintable(QStringLiteral("level %1, page %2 of %3: %4")
                                                .arg(level)
                                                .arg(page + 1)
                                                .arg(layout.pages())
                                                .arg(layout.filled(page))));
                }
    }

    // Half of the first page was left empty, and the blanks were crowded on the second.
    void every_page_has_something_to_write()
    {
        for (const Paper paper : papers)
            for (const HandNetwork name : {HandNetwork::ThreeTwoTwo, HandNetwork::FourThreeTwo})
                for (int level = 4; level <= 7; ++level) {
                    const Sheet sheet = handSheet(name, 3, {level, Convention::InputsFirst, 0});
                    const SheetLayout blank(sheet, {}, paper, m_library);
                    const SheetLayout key(sheet, {QString(), 1, 1, true}, paper, m_library);
                    const QRect belowHead = printedRect(paper).toRect().adjusted(0, 120, 0, 0);
                    for (int page = 0; page < blank.pages(); ++page)
                        QVERIFY2(picture(blank, paper, page).copy(belowHead) !=
                                     picture(key, paper, page).copy(belowHead),
                                 qPrintable(QStringLiteral("level %1, page %2").arg(level).arg(page + 1)));
                }
    }

    void every_page_has_a_line_for_the_name()
    {
        const Sheet sheet = handSheet(HandNetwork::FourThreeTwo, 7, {7, Convention::InputsFirst, 0});
        const SheetLayout layout(sheet, {}, Paper::A4, m_library);
        QVERIFY(layout.pages() > 1);
        const QPoint start = printedRect(Paper::A4).topLeft().toPoint() + QPoint(90, 112);
        for (int page = 0; page < layout.pages(); ++page) {
            const QImage image = picture(layout, Paper::A4, page);
            for (int x = 10; x < 900; ++x)
                QVERIFY(qGray(image.pixel(start + QPoint(x, 0))) < 200);
        }
    }

    void no_number_of_the_network_is_hidden()
    {
        const QRectF area(0, 0, 920, 600);
        for (const HandNetwork name : all_hand_networks)
            for (std::uint64_t seed = 1; seed <= 100; ++seed) {
                const NetworkPlaces places =
                    placesIn(area, handSheet(name, seed, {2, Convention::UnitsFirst, 1}));
                const QList<QRectF> all = places.weights + places.biases;
                for (qsizetype one = 0; one < all.size(); ++one) {
                    for (qsizetype other = 0; other < one; ++other)
                        QVERIFY2(!all[one].intersects(all[other]), qPrintable(QString::number(seed)));
                    for (const QPointF &node : places.nodes) {
                        const QPointF nearest(qBound(all[one].left(), node.x(), all[one].right()),
                                              qBound(all[one].top(), node.y(), all[one].bottom()));
                        QVERIFY2(QLineF(nearest, node).length() > places.nodeRadius - 1,
                                 qPrintable(QString::number(seed)));
                    }
                }
            }
    }

    void the_sheet_tells_how_exact_an_answer_has_to_be()
    {
        for (const int level : {2, 7}) {
            const Sheet sheet = handSheet(HandNetwork::Mazur, 1, {level, Convention::InputsFirst, 0});
            QVERIFY(SheetText(sheet).rules().join(QLatin1Char(' ')).contains(QStringLiteral("one off")));
        }
    }

    void nothing_is_printed_on_the_margin()
    {
        for (const Paper paper : papers)
            for (const HandNetwork name : {HandNetwork::TwoTwoTwo, HandNetwork::FourThreeTwo})
                for (const int level : {1, 4, 7, 8}) {
                    const Sheet sheet = handSheet(name, 3, {level, Convention::UnitsFirst, 0});
                    const SheetLayout layout(sheet, {QStringLiteral("2-2-2"), 1, 1, true}, paper, m_library);
                    for (int page = 0; page < layout.pages(); ++page) {
                        const QImage image = picture(layout, paper, page);
                        const QRect whole = image.rect();
                        const QRect printed = printedRect(paper).toAlignedRect().adjusted(-4, -4, 4, 4);
                        QVERIFY(!isBlank(image, printed));
                        QVERIFY(
                            isBlank(image, QRect(whole.topLeft(), QPoint(printed.left(), whole.bottom()))));
                        QVERIFY(isBlank(image, QRect(QPoint(printed.right(), 0), whole.bottomRight())));
                        QVERIFY(isBlank(image, QRect(whole.topLeft(), QPoint(whole.right(), printed.top()))));
                        QVERIFY(isBlank(image, QRect(QPoint(0, printed.bottom()), whole.bottomRight())));
                    }
                }
    }

    // A copier loses grey: what is drawn is black, but for the soft edges of type and lines.
    void paper_is_black_on_white()
    {
        const Sheet sheet = handSheet(HandNetwork::ThreeTwoTwo, 1, {4, Convention::InputsFirst, 0});
        const QImage image = picture(SheetLayout(sheet, {}, Paper::A4, m_library), Paper::A4, 0);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                QVERIFY(qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel));
            }
    }

    void the_key_fills_the_blanks()
    {
        const Sheet sheet = handSheet(HandNetwork::TwoTwoTwo, 1, {7, Convention::InputsFirst, 0});
        const auto ink = [&](bool isKey) {
            const QImage image =
                picture(SheetLayout(sheet, {QString(), 1, 1, isKey}, Paper::A4, m_library), Paper::A4, 0);
            qsizetype dark = 0;
            for (int y = 900; y < image.height(); ++y) // below the head and the rules
                for (int x = 0; x < image.width(); ++x)
                    dark += qGray(image.pixel(x, y)) < 128;
            return dark;
        };
        QVERIFY(ink(true) > ink(false) + 5000);
    }

private:
    EquationLibrary m_library;
};

DELTASCOPE_TEST(TestWorksheetPages)
#include "test_worksheet_pages.moc"
