// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/reference.h"

#include "tests/suite.h"
#include "ui/step/pass/selected_indices.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/picture_grid.h"
#include "ui/theme/notation.h"

#include <algorithm>

using namespace deltascope;

namespace {
constexpr Term vectors[] = {Term::x0,     Term::y,     Term::b1, Term::z1,  Term::x1,  Term::phi_prime_z1,
                            Term::b2,     Term::z2,    Term::x2, Term::db1, Term::db2, Term::phi_prime_z2,
                            Term::delta1, Term::delta2};

// Every entry is the number that it is named for, and the ends of the scale are the largest of them.
void compare(const PictureContent &picture, const Reference &reference)
{
    Real largest = 0;
    for (int entry = 0; entry < picture.count(); ++entry) {
        const Real expected = reference.value(picture.numberAt(entry));
        const auto shown = static_cast<Real>(picture.values[static_cast<std::size_t>(entry)]);
        const Real slack = reference.slack(picture.term) + std::abs(expected) * 1e-6L;
        if (std::abs(shown - expected) > slack)
            QFAIL(qPrintable(QStringLiteral("%1, entry %2").arg(picture.title).arg(entry)));
        QCOMPARE(picture.entryOf(picture.numberAt(entry)), entry);
        largest = std::max(largest, std::abs(expected));
    }
    const double range = picture.ink ? 1 : static_cast<double>(largest);
    QVERIFY(std::abs(picture.range - range) <= 1e-6 * range + 1e-12);
}
} // namespace

class TestPictureContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntryOfEveryPicture_data() { addAllNetworks(); }
    void everyEntryOfEveryPicture();
    void everyUnitsGradientIsTheInputScaled();
    void entriesAreWhereTheyAreDrawn_data();
    void entriesAreWhereTheyAreDrawn();
    void tableOfATermReadsBack();
    void matricesAreTransposedWithUnitsFirst_data();
    void matricesAreTransposedWithUnitsFirst();
    void wideMapsAreMovedSideways();
};

void TestPictureContent::everyEntryOfEveryPicture()
{
    QFETCH(int, hiddenUnits);
    QFETCH(Functions, functions);
    const auto network = std::make_shared<const Network<float>>(networkOf(hiddenUnits, functions));
    const auto open = inspectPass(network, someExample(), 0.05);
    const Reference reference(*network, someExample(), 0.05);
    for (const Term term : vectors)
        compare(vectorPicture(*open, term), reference);
    for (const Term term : {Term::W2, Term::dW2})
        compare(mapPicture(*open, term), reference);
    for (const Term term : {Term::W1, Term::dW1})
        for (const int unit : {0, hiddenUnits - 1})
            compare(imagePicture(*open, term, unit), reference);
    const PictureContent after = outputsAfterPicture(*open);
    for (int k = 0; k < digit_count; ++k) {
        const Real expected =
            reference.after.x2[Reference::at(k)]; // without bounds where the outputs have none
        QVERIFY(std::abs(static_cast<Real>(after.values[Reference::at(k)]) - expected) <=
                1e-6L * std::max(Real{1}, std::abs(expected)));
    }
    QCOMPARE(after.entryOf({Term::x2, 3, 0}), -1); // it is no number of the pass
}

void TestPictureContent::everyUnitsGradientIsTheInputScaled()
{
    const auto network = std::make_shared<const Network<float>>(networkOf(30, {}));
    const auto open = inspectPass(network, someExample(), 1);
    const PictureContent image = vectorPicture(*open, Term::x0);
    for (int unit = 0; unit < 30; ++unit) {
        const PictureContent gradient = imagePicture(*open, Term::dW1, unit);
        const double scale = open->pass().delta1[unit];
        for (std::size_t pixel = 0; pixel < pixel_count; ++pixel)
            QVERIFY(std::abs(static_cast<double>(gradient.values[pixel]) -
                             static_cast<double>(image.values[pixel]) * scale) <= 1e-6 * std::abs(scale));
    }
}

void TestPictureContent::entriesAreWhereTheyAreDrawn_data()
{
    QTest::addColumn<int>("hiddenUnits");
    QTest::addColumn<double>("width");
    for (const int units : {1, 2, 30, 1024})
        for (const double width : {200.0, 360.0})
            QTest::addRow("K = %d, %g wide", units, width) << units << width;
}

void TestPictureContent::entriesAreWhereTheyAreDrawn()
{
    QFETCH(int, hiddenUnits);
    QFETCH(double, width);
    const auto network = std::make_shared<const Network<float>>(networkOf(hiddenUnits, {}));
    const auto open = inspectPass(network, someExample(), 1);
    for (const PictureContent &picture : {vectorPicture(*open, Term::delta1), mapPicture(*open, Term::dW2),
                                          imagePicture(*open, Term::dW1, 0)}) {
        const PictureGrid grid(picture, width, 14, 7);
        QVERIFY(grid.area().right() <= width);
        for (const int first : {0, grid.lastFirst()})
            for (int entry = 0; entry < picture.count(); ++entry) {
                const QRectF cell = grid.cell(entry, first);
                if (!cell.isNull())
                    QCOMPARE(grid.entryAt(cell.center(), first), entry);
            }
        QVERIFY(!grid.cell(0, 0).isNull());
        QVERIFY(!grid.cell(picture.count() - 1, grid.lastFirst()).isNull());
    }
}

void TestPictureContent::tableOfATermReadsBack()
{
    const auto network = std::make_shared<const Network<float>>(networkOf(2, {}));
    const auto open = inspectPass(network, someExample(), 1);
    const Reference reference(*network, someExample(), 1);
    for (const Term term : {Term::dW1, Term::dW2, Term::delta1, Term::x0, Term::loss}) {
        const QStringList rows = termAsCsv(*open, term).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        const auto [count, columns] = shape_of(term, {.hidden = 2});
        QCOMPARE(rows.size(), count);
        for (int row = 0; row < count; ++row) {
            const QStringList entries = rows[row].split(QLatin1Char(','));
            QCOMPARE(entries.size(), columns);
            for (int column = 0; column < columns; ++column) {
                const Real expected = reference.value({term, row, column});
                QVERIFY(std::abs(static_cast<Real>(entries[column].toDouble()) - expected) <=
                        1e-12L * std::max(Real{1}, std::abs(expected)));
            }
        }
    }
}

void TestPictureContent::matricesAreTransposedWithUnitsFirst_data()
{
    QTest::addColumn<int>("hiddenUnits");
    for (const int units : {1, 2, 30, 128})
        QTest::addRow("K = %d", units) << units;
}

void TestPictureContent::matricesAreTransposedWithUnitsFirst()
{
    QFETCH(int, hiddenUnits);
    const auto network = std::make_shared<const Network<float>>(networkOf(hiddenUnits, {}));
    const auto open = inspectPass(network, someExample(), 1);
    const Reference reference(*network, someExample(), 1);
    for (const Term term : {Term::W2, Term::dW2}) {
        const PictureContent usual = mapPicture(*open, term);
        setWeightOrder(Convention::UnitsFirst);
        const PictureContent other = mapPicture(*open, term);
        setWeightOrder(Convention::InputsFirst);
        compare(other, reference);
        QCOMPARE(other.mapColumns, hiddenUnits);
        QCOMPARE(usual.mapColumns, digit_count);
        for (int j = 0; j < hiddenUnits; ++j)
            for (int k = 0; k < digit_count; ++k) // the matrix of the other order, entry by entry
                QCOMPARE(other.values[Reference::at(k * hiddenUnits + j)],
                         usual.values[Reference::at(j * digit_count + k)]);
        QVERIFY(other.title.contains(QStringLiteral("(10 × %1)").arg(hiddenUnits)));
        const QStringList rows =
            termAsCsv(*open, term, Convention::UnitsFirst).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        const QStringList usualRows = termAsCsv(*open, term).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), digit_count);
        for (int k = 0; k < digit_count; ++k)
            for (int j = 0; j < hiddenUnits; ++j)
                QCOMPARE(rows[k].section(QLatin1Char(','), j, j),
                         usualRows[j].section(QLatin1Char(','), k, k));
    }
}

void TestPictureContent::wideMapsAreMovedSideways()
{
    const auto network = std::make_shared<const Network<float>>(networkOf(128, {}));
    setWeightOrder(Convention::UnitsFirst);
    const PictureContent picture = mapPicture(*inspectPass(network, someExample(), 1), Term::W2);
    setWeightOrder(Convention::InputsFirst);
    const PictureGrid grid(picture, 360, 14, 7);
    QVERIFY(grid.isWide());
    QCOMPARE(grid.shownRows(), digit_count);
    QVERIFY(grid.area().right() <= 360);
    for (const int first : {0, 50, grid.lastFirst()})
        for (int entry = 0; entry < picture.count(); ++entry) {
            const int column = entry % 128;
            const QRectF cell = grid.cell(entry, first);
            QCOMPARE(cell.isNull(), column < first || column >= first + grid.shownColumns());
            if (!cell.isNull())
                QCOMPARE(grid.entryAt(cell.center(), first), entry);
        }
    const int last = picture.count() - 1;
    QVERIFY(!grid.cell(last, std::clamp(grid.firstFor(last), 0, grid.lastFirst())).isNull());
}

DELTASCOPE_TEST(TestPictureContent)
#include "test_picture_content.moc"
