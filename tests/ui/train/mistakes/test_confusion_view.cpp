// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/theme/themes.h"
#include "ui/train/mistakes/confusion_view.h"
#include "ui/train/mistakes/digit_accuracy_view.h"
#include "ui/workbench/class_names.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace deltascope;

namespace {
std::shared_ptr<Evaluation> evaluation(unsigned seed = 1)
{
    std::mt19937 generator(seed);
    auto made = std::make_shared<Evaluation>();
    for (std::size_t truth = 0; truth < digit_count; ++truth)
        for (std::size_t answer = 0; answer < digit_count; ++answer) {
            const int count = truth == answer ? 1100 : static_cast<int>(generator() % 12);
            made->confusion[truth][answer] = count;
            made->answers.insert(made->answers.end(), std::size_t(count), std::uint8_t(answer));
        }
    return made;
}

class ShownView : public ConfusionView
{
public:
    explicit ShownView(std::shared_ptr<const Evaluation> shown, int width = 276)
    {
        resize(width, heightForWidth(width));
        show();
        setFocus();
        setEvaluation(std::move(shown));
    }
    void press(Qt::Key key) { QTest::keyClick(this, key); }
    QPoint middle(const ConfusionCell &cell) const { return box(cell).center().toPoint(); }
};
} // namespace

class TestConfusionView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().setMode(Theme::Mode::Light); }

    void cells_say_counts_or_shares_of_their_row()
    {
        const auto shown = evaluation();
        ShownView view(shown);
        for (int truth = 0; truth < digit_count; ++truth) {
            int row = 0;
            for (const int count : shown->confusion[std::size_t(truth)])
                row += count;
            for (int answer = 0; answer < digit_count; ++answer) {
                const int count = shown->confusion[std::size_t(truth)][std::size_t(answer)];
                view.setInPercent(false);
                QCOMPARE(view.text({truth, answer}), count > 0 ? QString::number(count) : QString());
                view.setInPercent(true);
                QCOMPARE(view.text({truth, answer}),
                         count > 0 ? QString::number(100.0 * count / row, 'f', 1) : QString());
            }
        }
    }

    void a_digit_that_never_occurs_has_no_share()
    {
        auto shown = evaluation();
        shown->confusion[4] = {};
        ShownView view(shown);
        view.setInPercent(true);
        QCOMPARE(view.text({4, 4}), QString());
        QVERIFY(!view.grab().isNull());
        DigitAccuracyView accuracy;
        accuracy.setEvaluation(shown);
        QCOMPARE(accuracy.text(4), QStringLiteral("–"));
        QVERIFY(!accuracy.grab().isNull());
    }

    void the_accuracy_of_each_digit_is_its_share_on_the_diagonal()
    {
        const auto shown = evaluation(3);
        DigitAccuracyView accuracy;
        accuracy.setEvaluation(shown);
        for (std::size_t digit = 0; digit < digit_count; ++digit) {
            int row = 0;
            for (const int count : shown->confusion[digit])
                row += count;
            const QString expected = QString::number(100.0 * shown->confusion[digit][digit] / row, 'f', 2);
            QVERIFY(accuracy.text(static_cast<int>(digit)).startsWith(expected));
            QVERIFY(accuracy.accessibleDescription().contains(expected));
        }
    }

    void a_cell_holds_what_its_name_says()
    {
        for (int label = 0; label < digit_count; ++label)
            for (int read = 0; read < digit_count; ++read) {
                QCOMPARE((ConfusionCell{4, 9}.contains(label, read)), label == 4 && read == 9);
                QCOMPARE((ConfusionCell{4, 4}.contains(label, read)), label == 4 && read == 4);
                QCOMPARE((ConfusionCell{4, -1}.contains(label, read)), label == 4 && read != 4);
                QCOMPARE((ConfusionCell{-1, 9}.contains(label, read)), label != 9 && read == 9);
                QCOMPARE(ConfusionCell{}.contains(label, read), label != read);
            }
    }

    void sentences_count()
    {
        const auto shown = evaluation();
        int wrong = 0;
        int wrongNines = 0;
        for (std::size_t truth = 0; truth < digit_count; ++truth)
            for (std::size_t answer = 0; answer < digit_count; ++answer) {
                wrong += truth != answer ? shown->confusion[truth][answer] : 0;
                wrongNines += truth != 9 && answer == 9 ? shown->confusion[truth][answer] : 0;
            }
        QVERIFY(ConfusionCell{}.sentence(*shown).startsWith(QString::number(wrong)));
        QVERIFY((ConfusionCell{-1, 9}.sentence(*shown).startsWith(QString::number(wrongNines))));
        QVERIFY((ConfusionCell{4, 9}.sentence(*shown).startsWith(QString::number(shown->confusion[4][9]))));
    }

    // Trousers were called test digits, and "digit Trouser".
    void other_classes_are_not_called_digits()
    {
        const auto shown = evaluation();
        DigitAccuracyView accuracy;
        const auto all = [&] {
            return QStringList{ConfusionCell{}.sentence(*shown),      ConfusionCell{-1, 9}.sentence(*shown),
                               ConfusionCell{4, -1}.sentence(*shown), ConfusionCell{4, 4}.sentence(*shown),
                               ConfusionCell{4, 9}.sentence(*shown),  accuracy.accessibleName()}
                .join(QLatin1Char('\n'));
        };
        QVERIFY2(all().contains(QStringLiteral("images of digit 4 are read as 9")), qPrintable(all()));
        ClassNames::instance().set({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                                    QStringLiteral("d"), QStringLiteral("Coat"), QStringLiteral("f"),
                                    QStringLiteral("g"), QStringLiteral("h"), QStringLiteral("i"),
                                    QStringLiteral("Boot")});
        const auto digits = qScopeGuard([] { ClassNames::instance().set({}); });
        QVERIFY2(all().contains(QStringLiteral("images of Coat are read as Boot")), qPrintable(all()));
        QVERIFY2(!all().contains(QStringLiteral("digit")), qPrintable(all()));
    }

    void a_click_opens_a_cell_a_head_or_the_corner_data()
    {
        QTest::addColumn<int>("truth");
        QTest::addColumn<int>("answer");
        QTest::addColumn<int>("width");
        for (const int width : {276, 496})
            for (const auto &[truth, answer] : {std::pair(4, 9), std::pair(0, 0), std::pair(9, 9),
                                                std::pair(4, -1), std::pair(-1, 7), std::pair(-1, -1)})
                QTest::addRow("%d read as %d, %d wide", truth, answer, width) << truth << answer << width;
    }
    void a_click_opens_a_cell_a_head_or_the_corner()
    {
        QFETCH(int, truth);
        QFETCH(int, answer);
        QFETCH(int, width);
        ShownView view(evaluation(), width);
        QList<ConfusionCell> opened;
        connect(&view, &ConfusionView::opened, this, [&](const auto &cell) { opened.append(cell); });
        const ConfusionCell cell{truth, answer};
        QTest::mouseMove(&view, view.middle(cell));
        QVERIFY(view.marked() == cell);
        QTest::mouseClick(&view, Qt::RightButton, {}, view.middle(cell));
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.middle(cell));
        QVERIFY(opened == QList{cell});
    }

    void keys_walk_and_open()
    {
        ShownView view(evaluation());
        QList<ConfusionCell> opened;
        connect(&view, &ConfusionView::opened, this, [&](const auto &cell) { opened.append(cell); });
        for (int i = 0; i < 4; ++i)
            view.press(Qt::Key_Down);
        for (int i = 0; i < 12; ++i)
            view.press(Qt::Key_Right);
        QVERIFY((view.marked() == ConfusionCell{3, 9}));
        QVERIFY(view.accessibleDescription().startsWith(QStringLiteral("3 read as 9")));
        view.press(Qt::Key_Return);
        for (int i = 0; i < 20; ++i) {
            view.press(Qt::Key_Up);
            view.press(Qt::Key_Left);
        }
        view.press(Qt::Key_Return);
        QVERIFY((opened == QList<ConfusionCell>{{3, 9}, {}}));
    }

    // They filled their cells from edge to edge in front of a class at 1024×768.
    void numbers_keep_off_the_edges_of_their_cells_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<bool>("presented");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << Theme::Mode::Light << false << 264;
        QTest::newRow("projector") << Theme::Mode::Projector << false << 312;
        QTest::newRow("presented") << Theme::Mode::Projector << true << 326;
        QTest::newRow("presented, wide") << Theme::Mode::Projector << true << 600;
    }
    void numbers_keep_off_the_edges_of_their_cells()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(bool, presented);
        QFETCH(int, width);
        Theme::instance().setMode(mode);
        if (presented)
            Theme::instance().setPresented(768);
        const auto back = qScopeGuard([] { Theme::instance().setPresented({}); });
        ShownView view(evaluation(), width);
        view.clearFocus();
        for (const bool percent : {false, true}) {
            view.setInPercent(percent);
            const QImage image = view.grab().toImage();
            for (int digit = 0; digit < digit_count; ++digit) {
                const QRect cell = view.box({digit, digit}).toAlignedRect().adjusted(2, 2, -2, -2);
                for (const int x : {cell.left(), cell.right()})
                    for (int y = cell.top(); y <= cell.bottom(); ++y)
                        QVERIFY2(image.pixel(x, y) == image.pixel(x, cell.top()),
                                 qPrintable(QStringLiteral("%1 at %2, %3").arg(digit).arg(x).arg(y)));
            }
        }
    }

    void is_drawn_in_each_theme_data() { add_rows_of_themes(); }
    void is_drawn_in_each_theme()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        ShownView view(evaluation());
        const QImage counts = view.grab().toImage();
        QCOMPARE(counts.pixel(view.box({3, 3}).topLeft().toPoint() + QPoint(3, 3)),
                 mix(colours().surface, colours().forward, 0.14).rgb());
        view.setInPercent(true);
        QVERIFY(view.grab().toImage() != counts);
    }
};

DELTASCOPE_TEST(TestConfusionView)
#include "test_confusion_view.moc"
