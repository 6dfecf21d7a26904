// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"
#include "tests/ui/theme/themes.h"
#include "tests/ui/train/plain_reading.h"
#include "ui/train/mistakes/misread_delegate.h"
#include "ui/train/mistakes/misread_list.h"
#include "ui/workbench/class_names.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace deltascope;

namespace {
constexpr int images = 300;

Measurement measurement(int units, unsigned seed, const Dataset &data, const Functions &functions = {})
{
    auto parameters = std::make_shared<Parameters<float>>(initial_parameters(units, Init::Nielsen, seed));
    auto test = std::make_shared<Evaluation>(evaluate({functions, *parameters}, data));
    return {.run = 1, .epochs = 7, .test = test, .parameters = parameters, .functions = functions};
}

std::vector<ReadDigit> tenDigits()
{
    std::vector<ReadDigit> digits;
    for (int n = 0; n < 10; ++n)
        digits.push_back({.index = 20 * n, .label = n, .answer = (n + 1) % 10, .x2 = {0.25F, 0.5F}});
    return digits;
}

class ShownList : public MisreadList
{
public:
    explicit ShownList(const std::vector<ReadDigit> &shown, const std::shared_ptr<const Dataset> &test)
    {
        resize(276, 400);
        show();
        setFocus();
        setDigits(shown, test);
    }
    QModelIndex row(int number) const { return model()->index(number, 0); }
    QPoint onPicture(int number) const { return visualRect(row(number)).topLeft() + QPoint(20, 20); }
    QPoint onButton(int number) const { return stepButton(row(number)).center(); }
    int currentImage() const { return digits().digit(currentIndex().row()).index; }
};
} // namespace

class TestMisreadList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().setMode(Theme::Mode::Light); }

    void the_digits_of_a_cell_are_those_that_the_network_reads_so_data()
    {
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("truth");
        QTest::addColumn<int>("answer");
        for (const int units : {1, 30})
            for (const auto &[truth, answer] :
                 {std::pair(3, 8), std::pair(3, 3), std::pair(3, -1), std::pair(-1, 8), std::pair(-1, -1)})
                QTest::addRow("K = %d: %d as %d", units, truth, answer) << units << truth << answer;
    }
    void the_digits_of_a_cell_are_those_that_the_network_reads_so()
    {
        QFETCH(int, units);
        QFETCH(int, truth);
        QFETCH(int, answer);
        const auto data = synthetic_data(images, 5);
        const Measurement measured = measurement(units, 4, *data);
        const Network<float> network{measured.functions, *measured.parameters};
        const CellDigits cell = digitsInCell(measured, *data, {truth, answer});
        std::size_t in = 0;
        for (int image = 0; image < images; ++image) {
            const PlainReading plain = plainReading(network, *data, image);
            const int label = data->label(image);
            const bool wrongOnly = truth < 0 || answer < 0;
            if ((truth >= 0 && label != truth) || (answer >= 0 && plain.answer != answer) ||
                (wrongOnly && label == plain.answer))
                continue;
            ++in;
            const auto found = std::ranges::find(cell.digits, image, &ReadDigit::index);
            QVERIFY(found != cell.digits.end());
            QCOMPARE(found->label, label);
            QCOMPARE(found->answer, plain.answer);
            for (std::size_t k = 0; k < digit_count; ++k)
                QVERIFY(std::abs(double(found->x2[k]) - plain.x2[k]) < 1e-5);
        }
        QCOMPARE(cell.digits.size(), in);
        QVERIFY(in > 0 || truth >= 0 || answer >= 0);
        for (std::size_t n = 1; n < in; ++n) {
            const float before = cell.digits[n - 1].x2[std::size_t(cell.digits[n - 1].answer)];
            const float after = cell.digits[n].x2[std::size_t(cell.digits[n].answer)];
            QVERIFY(cell.cell.isRight() ? before <= after : before >= after);
        }
    }

    void more_images_than_are_read_at_once()
    {
        const auto data = synthetic_data(2300, 6);
        const Measurement measured = measurement(3, 2, *data);
        const CellDigits cell = digitsInCell(measured, *data, {});
        const Network<float> network{measured.functions, *measured.parameters};
        QVERIFY(cell.digits.size() > 1500);
        for (const ReadDigit &read : {cell.digits.front(), cell.digits[1200], cell.digits.back()})
            QVERIFY(std::abs(double(read.x2[4]) - plainReading(network, *data, read.index).x2[4]) < 1e-5);
    }

    void the_model_keeps_the_rules()
    {
        MisreadModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDigits(tenDigits(), synthetic_data(images));
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.rowOf(60), 3);
        QCOMPARE(model.rowOf(61), -1);
        QCOMPARE(model.data(model.index(3), Qt::DisplayRole).toString(),
                 QStringLiteral("test image 60, a 3 read as 4"));
        QVERIFY(model.data(model.index(3), Qt::ToolTipRole).toString().contains(QStringLiteral("0.2500")));
        model.setDigits({}, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void a_click_asks_for_the_stage_and_the_button_for_the_steps()
    {
        ShownList list(tenDigits(), synthetic_data(images));
        QSignalSpy stage(&list, &MisreadList::exampleRequested);
        QSignalSpy step(&list, &MisreadList::stepRequested);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.onPicture(2));
        QCOMPARE(stage.takeFirst().constFirst().toInt(), 40);
        QCOMPARE(list.currentImage(), 40);
        QVERIFY(step.isEmpty());
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.onButton(3));
        QCOMPARE(step.takeFirst().constFirst().toInt(), 60);
        QVERIFY(stage.isEmpty());
        QTest::mouseClick(list.viewport(), Qt::RightButton, {}, list.onPicture(1));
        QVERIFY(stage.isEmpty() && step.isEmpty());
    }

    void keys_do_the_same()
    {
        ShownList list(tenDigits(), synthetic_data(images));
        QSignalSpy stage(&list, &MisreadList::exampleRequested);
        QSignalSpy step(&list, &MisreadList::stepRequested);
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(stage.takeLast().constFirst().toInt(), list.currentImage());
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(step.takeFirst().constFirst().toInt(), list.currentImage());
        QTest::keyClick(&list, Qt::Key_End);
        QCOMPARE(stage.takeLast().constFirst().toInt(), 180);
    }

    void a_digit_that_stays_in_the_list_stays_current()
    {
        ShownList list(tenDigits(), synthetic_data(images));
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.onPicture(3));
        QSignalSpy stage(&list, &MisreadList::exampleRequested);
        std::vector<ReadDigit> later = tenDigits();
        later.erase(later.begin(), later.begin() + 2);
        list.setDigits(later, synthetic_data(images));
        QCOMPARE(list.currentImage(), 60);
        later.erase(later.begin(), later.begin() + 2);
        list.setDigits(later, synthetic_data(images));
        QVERIFY(!list.currentIndex().isValid());
        QVERIFY(stage.isEmpty()); // nobody asked
        QTest::keyClick(&list, Qt::Key_Return);
    }

    void the_current_digit_stays_where_it_is()
    {
        ShownList list(tenDigits(), synthetic_data(images));
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.onPicture(3));
        const int top = list.visualRect(list.currentIndex()).top();
        std::vector<ReadDigit> later = tenDigits();
        for (int n = 0; n < 5; ++n)
            later.insert(later.begin(), {.index = 250 + n, .label = 1, .answer = 2, .x2 = {}});
        list.setDigits(later, synthetic_data(images));
        QCOMPARE(list.currentImage(), 60);
        QCOMPARE(list.visualRect(list.currentIndex()).top(), top);
    }

    // "Sandal read as Dressno. 104"
    void names_of_classes_keep_off_the_number()
    {
        QStringList names;
        for (int k = 0; k < digit_count; ++k)
            names << QStringLiteral("class %1 of several words").arg(k);
        ClassNames::instance().set(names);
        ShownList list({{.index = 104, .label = 2, .answer = 5, .x2 = {}}}, synthetic_data(images));
        const QRect row = list.visualRect(list.row(0));
        const QImage drawn = list.viewport()->grab().toImage();
        ClassNames::instance().set({});
        const QFontMetrics metrics(Theme::instance().font(TypeSize::Caption));
        const int right =
            MisreadDelegate::stepButton(row).left() - 10 - metrics.horizontalAdvance(QStringLiteral("104"));
        for (int x = right - 8; x < right - 1; ++x)
            for (int y = row.top() + 7; y < row.top() + 6 + metrics.height(); ++y)
                QCOMPARE(drawn.pixelColor(x, y), colours().surface);
    }

    void the_bars_are_the_outputs_data() { add_rows_of_themes(); }
    void the_bars_are_the_outputs()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const auto heightOfBar = [](float value) {
            ReadDigit read{.index = 1, .label = 2, .answer = 5, .x2 = {}};
            read.x2[5] = value;
            ShownList list({read}, synthetic_data(images));
            list.visualRect(list.row(0)); // lays the rows out
            const QImage drawn = list.viewport()->grab().toImage();
            int filled = 0;
            for (int x = 0; x < drawn.width(); ++x) {
                int here = 0;
                for (int y = 0; y < drawn.height(); ++y)
                    here += drawn.pixel(x, y) == colours().warning.rgb();
                filled = std::max(filled, here);
            }
            return filled;
        };
        const int full = heightOfBar(1);
        QVERIFY(full >= 20);
        QVERIFY(std::abs(heightOfBar(0.5F) - full / 2.0) <= 4);  // the digit below is in the same colour
        QVERIFY(std::abs(heightOfBar(-0.5F) - full / 3.0) <= 4); // of −0.5 … 1
    }
};

DELTASCOPE_TEST(TestMisreadList)
#include "test_misread_list.moc"
