// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/plain_reading.h"
#include "tests/ui/window/opened_window.h"
#include "ui/stage/stage_view.h"
#include "ui/step/step_job.h"
#include "ui/train/confusion_view.h"
#include "ui/train/misread_list.h"
#include "ui/train/mistakes_page.h"
#include "ui/train/unit_detail.h"
#include "ui/train/units_gallery.h"
#include "ui/train/units_page.h"

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QTabWidget>

using namespace deltascope;

/// The tabs Units and Mistakes in the real window.
class TestUnitsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        m_window = std::make_unique<OpenedWindow>();
        QVERIFY(m_window->isReady());
    }
    void cleanup() { m_window.reset(); }

    void a_unit_is_selected_here_and_on_the_stage()
    {
        showTab("Units");
        auto *gallery = find<UnitsGallery>();
        QTRY_COMPARE(gallery->values().units(), TestHome::shippedUnits);
        gallery->setFocus();
        QTest::keyClick(gallery, Qt::Key_Right);
        QTest::keyClick(gallery, Qt::Key_Right);
        QCOMPARE(stage().scene().selectedUnit(), std::optional(1));
        const QPointF onUnit = stage().stageLayout().tile(3).center();
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, onUnit.toPoint());
        QCOMPARE(gallery->selected(), std::optional(3));
        QTest::mouseMove(gallery->viewport(), gallery->picture(2).center());
        QCOMPARE(stage().scene().pointedUnit(), std::optional(2));
    }

    void another_job_has_the_stage_for_itself()
    {
        showTab("Units");
        find<UnitsPage>()->select(3);
        (*m_window)->setJob(Job::Draw);
        QVERIFY(!stage().scene().selectedUnit());
        (*m_window)->setJob(Job::Train);
        QCOMPARE(stage().scene().selectedUnit(), std::optional(3));
    }

    void a_unit_opens_with_what_is_true_of_it()
    {
        showTab("Units");
        auto *gallery = find<UnitsGallery>();
        QTRY_COMPARE(gallery->values().units(), TestHome::shippedUnits);
        QTest::mouseClick(gallery->viewport(), Qt::LeftButton, {}, gallery->picture(4).center());
        auto *detail = find<UnitDetail>();
        QVERIFY(detail->isVisible() && !gallery->isVisible());
        QTRY_VERIFY(detail->studied() && !detail->isOld());
        checkStudy(*detail, 4);
        QTest::keyClick(detail, Qt::Key_Left);
        QCOMPARE(gallery->selected(), std::optional(3));
        QTRY_VERIFY(detail->studied() && detail->studied()->unit == 3);
        checkStudy(*detail, 3);
        QTest::keyClick(detail, Qt::Key_Escape);
        QVERIFY(gallery->isVisible() && !detail->isVisible());
    }

    void a_study_of_an_earlier_network_is_marked()
    {
        showTab("Units");
        find<UnitsPage>()->select(1);
        find<UnitsPage>()->open();
        auto *detail = find<UnitDetail>();
        QTRY_VERIFY(detail->studied() && !detail->isOld());
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY(detail->isOld());
        QVERIFY(says("the network has gone on"));
        QTRY_VERIFY(m_window->snapshot().epochs > 3);
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        QTRY_VERIFY(!detail->isOld());
        QVERIFY(!says("the network has gone on"));
        checkStudy(*detail, 1);
        (*m_window)->workbench().reset(m_window->snapshot().settings);
        QTRY_VERIFY(m_window->snapshot().images_seen == 0);
        QTRY_VERIFY(detail->studied() && !detail->isOld());
        QCOMPARE(detail->studied()->of.run, m_window->snapshot().run);
    }

    void the_gradient_is_that_of_the_batch_that_was_trained_on()
    {
        showTab("Units");
        auto *quantity = m_window->control<QComboBox>("What is shown of each unit");
        quantity->setFocus();
        QTest::keyClick(quantity, Qt::Key_Down);
        QCOMPARE(quantity->currentText(), QStringLiteral("gradient"));
        QVERIFY(says("appears with the next mini-batch"));
        QCOMPARE(find<UnitsGallery>()->values().units(), 0);
        const Matrix<float> before = m_window->snapshot().network.parameters.W1;
        m_window->click("+1 batch");
        QTRY_COMPARE(find<UnitsGallery>()->values().units(), TestHome::shippedUnits);
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        QVERIFY(!says("appears with the next mini-batch"));
        const Matrix<float> step = before - m_window->snapshot().network.parameters.W1;
        const auto rate = static_cast<float>(m_window->snapshot().settings.rate);
        QVERIFY(step.cwiseAbs().maxCoeff() > 1e-4F);
        for (int unit = 0; unit < TestHome::shippedUnits; ++unit)
            for (int pixel = 0; pixel < pixel_count; ++pixel)
                QVERIFY(std::abs(find<UnitsGallery>()->values().at(pixel, unit) - step(pixel, unit) / rate) <
                        1e-5F);
        showTab("Curves");
        m_window->click("+1 batch");
        QTRY_VERIFY(!m_window->snapshot().gradient); // nobody looks at it
    }

    void an_earlier_epoch_is_looked_back_at()
    {
        showTab("Units");
        std::vector<Matrix<float>> W1;
        for (std::size_t epoch = 1; epoch <= 3; ++epoch) {
            m_window->click("+1 epoch");
            QTRY_COMPARE(m_window->snapshot().history->size(), epoch + 1);
            QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
            W1.push_back(m_window->snapshot().network.parameters.W1);
        }
        auto *slider = m_window->control<QSlider>("Epoch of this run to look back at");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Left);
        QTest::keyClick(slider, Qt::Key_Left);
        QVERIFY(says("Epoch 1"));
        const auto shows = [this](const Matrix<float> &expected) {
            for (int unit = 0; unit < TestHome::shippedUnits; ++unit)
                for (int pixel = 0; pixel < pixel_count; ++pixel)
                    if (find<UnitsGallery>()->values().at(pixel, unit) != expected(pixel, unit))
                        return false;
            return true;
        };
        QVERIFY(shows(W1[0]));
        find<UnitsPage>()->select(2);
        find<UnitsPage>()->open();
        QTRY_VERIFY(find<UnitDetail>()->studied());
        QCOMPARE(find<UnitDetail>()->studied()->of.storedEpoch, std::optional(1));
        m_window->click("+1 epoch");
        QTRY_COMPARE(m_window->snapshot().history->size(), std::size_t(5));
        QVERIFY(shows(W1[0]));
        m_window->click("Show the network as it is now");
        QVERIFY(shows(m_window->snapshot().network.parameters.W1));
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(says("Epoch 0"));
        (*m_window)->workbench().reset(m_window->snapshot().settings);
        QTRY_VERIFY(says("Now: 0.00"));
    }

    void fewer_units_close_the_one_that_is_gone_data()
    {
        QTest::addColumn<int>("units");
        QTest::newRow("1") << 1;
        QTest::newRow("30") << 30;
        QTest::newRow("1024") << 1024;
    }
    void fewer_units_close_the_one_that_is_gone()
    {
        QFETCH(int, units);
        showTab("Units");
        find<UnitsPage>()->select(4);
        find<UnitsPage>()->open();
        auto settings = m_window->snapshot().settings;
        settings.hidden_units = units;
        (*m_window)->workbench().reset(settings);
        QTRY_COMPARE(find<UnitsGallery>()->values().units(), units);
        QCOMPARE(find<UnitsPage>()->selected().has_value(), units > 4);
        QCOMPARE(find<UnitDetail>()->isVisible(), units > 4);
        QCOMPARE(static_cast<int>(find<UnitsGallery>()->order().size()), units);
    }

    void the_matrix_is_what_the_network_does()
    {
        m_window->click("+1 epoch");
        QTRY_COMPARE(m_window->snapshot().history->size(), std::size_t(2));
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        showTab("Mistakes");
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
        QVERIFY(says("After epoch 1"));
    }

    void a_misread_digit_goes_to_the_stage_and_to_the_steps()
    {
        showTab("Mistakes");
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
        showTab("Mistakes");
        QTRY_VERIFY(find<ConfusionView>()->isVisible());
        find<MistakesPage>()->openCell({});
        auto *list = find<MisreadList>();
        QTRY_VERIFY(list->digits().rowCount() > 0);
        m_window->click("+1 epoch");
        QTRY_VERIFY(says("After epoch 1. "));
        const Dataset &test = *(*m_window)->workbench().data().test;
        int wrong = 0;
        for (int image = 0; image < test.size(); ++image)
            wrong += plainReading(m_window->snapshot().network, test, image).answer != test.label(image);
        QCOMPARE(list->digits().rowCount(), wrong);
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(find<ConfusionView>()->isVisible());
    }

    void a_network_that_is_no_longer_finite_reads_no_digit()
    {
        showTab("Mistakes");
        QTRY_VERIFY(find<ConfusionView>()->isVisible());
        Network<float> spoiled = m_window->snapshot().network;
        spoiled.parameters.b2[3] = std::numeric_limits<float>::quiet_NaN();
        (*m_window)->workbench().load(spoiled, m_window->snapshot().settings);
        QTRY_VERIFY(says("no longer finite"));
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
    void showTab(const char *title)
    {
        for (QTabWidget *tabs : (*m_window)->findChildren<QTabWidget *>())
            for (int i = 0; i < tabs->count(); ++i)
                if (tabs->tabText(i) == QLatin1String(title))
                    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                                      tabs->tabBar()->tabRect(i).center());
    }
    bool says(const char *text)
    {
        for (const QLabel *label : (*m_window)->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QLatin1String(text)))
                return true;
        return false;
    }
    void checkStudy(const UnitDetail &detail, int unit)
    {
        const Dataset &test = *(*m_window)->workbench().data().test;
        double most = -1;
        double least = 2;
        for (int image = 0; image < test.size(); ++image) {
            const double x1 =
                plainReading(m_window->snapshot().network, test, image).x1[static_cast<std::size_t>(unit)];
            most = std::max(most, x1);
            least = std::min(least, x1);
        }
        QCOMPARE(detail.studied()->unit, unit);
        QVERIFY(std::abs(detail.studied()->most.front().value - most) < 1e-5);
        QVERIFY(std::abs(detail.studied()->least.front().value - least) < 1e-5);
    }

    TestHome m_home;
    std::unique_ptr<OpenedWindow> m_window;
};

QTEST_MAIN(TestUnitsPage)
#include "test_units_page.moc"
