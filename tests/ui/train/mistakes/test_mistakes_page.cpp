// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/plain_reading.h"
#include "tests/ui/window/opened_window.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/train/mistakes/confusion_view.h"
#include "ui/train/mistakes/misread_list.h"
#include "ui/train/mistakes/mistakes_page.h"

using namespace deltascope;

/// The tab Mistakes in the real window.
class TestMistakesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }

    void the_matrix_is_what_the_network_does()
    {
        m_window->click("+1 epoch");
        QTRY_COMPARE(m_window->snapshot().history->size(), std::size_t(2));
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        m_window->showTab("Mistakes");
        auto *matrix = find<ConfusionView>();
        const Dataset &test = *(*m_window)->workbench().data().test;
        int counts[digit_count][digit_count] = {};
        for (int image = 0; image < test.size(); ++image)
            ++counts[test.label(image)][plainReading(m_window->snapshot().network, test, image).answer];
        for (int truth = 0; truth < digit_count; ++truth)
            for (int answer = 0; answer < digit_count; ++answer) {
                const int count = counts[truth][answer];
                QCOMPARE(matrix->text({truth, answer}), count ? QString::number(count) : QString());
            }
        QVERIFY(m_window->says(QStringLiteral("After epoch 1")));
    }

    void an_empty_cell_has_no_order()
    {
        m_window->showTab("Mistakes");
        auto *matrix = find<ConfusionView>();
        QTRY_VERIFY(matrix->isVisible());
        const auto cell = [matrix](bool empty) {
            for (int place = 0; place < digit_count * digit_count; ++place) {
                const ConfusionCell each{place / digit_count, place % digit_count};
                if (!each.isRight() && matrix->text(each).isEmpty() == empty)
                    return each;
            }
            return ConfusionCell();
        };
        find<MistakesPage>()->openCell(cell(true));
        QTRY_VERIFY(m_window->says(QStringLiteral("After epoch 0. ")));
        QVERIFY(!m_window->says(QStringLiteral("come first")));
        find<MistakesPage>()->openCell(cell(false));
        QTRY_VERIFY(m_window->says(QStringLiteral("The most confidently wrong come first.")));
    }

    void a_misread_digit_goes_to_the_stage_and_to_the_steps()
    {
        m_window->showTab("Mistakes");
        QTRY_VERIFY(find<ConfusionView>()->isVisible());
        find<ConfusionView>()->setFocus();
        QTest::keyClick(find<ConfusionView>(), Qt::Key_Return); // all mistakes
        auto *list = find<MisreadList>();
        QTRY_VERIFY(list->digits().rowCount() > 3);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        const int index = list->digits().digit(list->currentIndex().row()).index;
        QCOMPARE((*m_window)->workbench().example().index, index);
        QVERIFY((*m_window)->workbench().example().source == ExampleSource::Test);
        QCOMPARE(stage().scene().content->answer(), list->digits().digit(list->currentIndex().row()).answer);
        const auto next = list->model()->index(list->currentIndex().row() + 1, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->stepButton(next).center());
        QCOMPARE((*m_window)->workbench().example().index, list->digits().digit(next.row()).index);
        QVERIFY((*m_window)->stepJob().walk().isActive());
        QVERIFY(!list->isVisible());
    }

    void an_open_cell_follows_the_training()
    {
        m_window->showTab("Mistakes");
        QTRY_VERIFY(find<ConfusionView>()->isVisible());
        find<MistakesPage>()->openCell({});
        auto *list = find<MisreadList>();
        QTRY_VERIFY(list->digits().rowCount() > 0);
        m_window->click("+1 epoch");
        QTRY_VERIFY(m_window->says(QStringLiteral("After epoch 1. ")));
        const Dataset &test = *(*m_window)->workbench().data().test;
        int wrong = 0;
        for (int image = 0; image < test.size(); ++image)
            wrong += plainReading(m_window->snapshot().network, test, image).answer != test.label(image);
        QCOMPARE(list->digits().rowCount(), wrong);
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(find<ConfusionView>()->isVisible());
    }

    void digits_stay_as_long_as_the_pointer_is_on_them()
    {
        m_window->showTab("Mistakes");
        QTRY_VERIFY(find<ConfusionView>()->isVisible());
        find<MistakesPage>()->openCell({});
        auto *list = find<MisreadList>();
        QTRY_VERIFY(list->digits().rowCount() > 0);
        QTest::mouseMove(list->viewport(), {30, 30});
        QTRY_VERIFY(list->hasPointer());
        const int count = list->digits().rowCount();
        const int top = list->mapTo(list->window(), QPoint()).y();
        m_window->press(Qt::Key_E);
        QTRY_VERIFY(m_window->says(QStringLiteral("After epoch 1 there are newer ones")));
        QVERIFY(m_window->says(QStringLiteral("After epoch 0. ")));
        QCOMPARE(list->digits().rowCount(), count);
        QCOMPARE(list->mapTo(list->window(), QPoint()).y(), top);
        QTest::mouseMove((*m_window)->stage(), {30, 30});
        QTRY_VERIFY(m_window->says(QStringLiteral("After epoch 1. ")));
        QVERIFY(!m_window->says(QStringLiteral("there are newer ones")));
        QVERIFY(list->digits().rowCount() != count);
    }

    void a_network_that_is_no_longer_finite_reads_no_digit()
    {
        m_window->showTab("Mistakes");
        QTRY_VERIFY(find<ConfusionView>()->isVisible());
        Network<float> spoiled = m_window->snapshot().network;
        spoiled.parameters.b2[3] = std::numeric_limits<float>::quiet_NaN();
        (*m_window)->workbench().load(spoiled, m_window->snapshot().settings);
        QTRY_VERIFY(m_window->says(QStringLiteral("no longer finite")));
        QVERIFY(!find<ConfusionView>()->isVisible());
        find<MistakesPage>()->openCell({});
        QVERIFY(!find<MisreadList>()->isVisible());
        (*m_window)->workbench().reset(m_window->snapshot().settings);
        QTRY_VERIFY(find<MisreadList>()->isVisible());
        QTRY_VERIFY(find<MisreadList>()->digits().rowCount() > 0);
    }

private:
    template <class Part>
    Part *find()
    {
        return (*m_window)->findChild<Part *>();
    }
    StageView &stage() { return *(*m_window)->stage(); }

    FirstStart m_window;
};

DELTASCOPE_TEST(TestMistakesPage)
#include "test_mistakes_page.moc"
