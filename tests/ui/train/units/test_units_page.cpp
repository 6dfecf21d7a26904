// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/plain_reading.h"
#include "tests/ui/window/opened_window.h"
#include "ui/stage/stage_view.h"
#include "ui/train/units/unit_detail.h"
#include "ui/train/units/units_gallery.h"
#include "ui/train/units/units_page.h"

#include <QComboBox>
#include <QSlider>
#include <QToolButton>

using namespace deltascope;

/// The tab Units in the real window.
class TestUnitsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }

    void a_unit_is_selected_here_and_on_the_stage()
    {
        m_window->showTab("Units");
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
        m_window->showTab("Units");
        find<UnitsPage>()->select(3);
        (*m_window)->setJob(Job::Draw);
        QVERIFY(!stage().scene().selectedUnit());
        (*m_window)->setJob(Job::Train);
        QCOMPARE(stage().scene().selectedUnit(), std::optional(3));
    }

    void a_unit_opens_with_what_is_true_of_it()
    {
        m_window->showTab("Units");
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
        m_window->showTab("Units");
        find<UnitsPage>()->select(1);
        find<UnitsPage>()->open();
        auto *detail = find<UnitDetail>();
        QTRY_VERIFY(detail->studied() && !detail->isOld());
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY(detail->isOld());
        QVERIFY(m_window->says(QStringLiteral("the network has been trained further")));
        QTRY_VERIFY(m_window->snapshot().epochs > 3);
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        QTRY_VERIFY(!detail->isOld());
        QVERIFY(!m_window->says(QStringLiteral("the network has been trained further")));
        checkStudy(*detail, 1);
        (*m_window)->workbench().reset(m_window->snapshot().settings);
        QTRY_VERIFY(m_window->snapshot().images_seen == 0);
        QTRY_VERIFY(detail->studied() && !detail->isOld());
        QCOMPARE(detail->studied()->of.run, m_window->snapshot().run);
    }

    void the_gradient_is_that_of_the_batch_that_was_trained_on()
    {
        m_window->showTab("Units");
        auto *quantity = m_window->control<QComboBox>("What is shown of each unit");
        quantity->setFocus();
        QTest::keyClick(quantity, Qt::Key_Down);
        QCOMPARE(quantity->currentText(), QStringLiteral("gradient"));
        QVERIFY(m_window->says(QStringLiteral("appears with the next mini-batch")));
        QCOMPARE(find<UnitsGallery>()->values().units(), 0);
        const Matrix<float> before = m_window->snapshot().network.parameters.W1;
        m_window->click("+1 batch");
        QTRY_COMPARE(find<UnitsGallery>()->values().units(), TestHome::shippedUnits);
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        QVERIFY(!m_window->says(QStringLiteral("appears with the next mini-batch")));
        const Matrix<float> step = before - m_window->snapshot().network.parameters.W1;
        const auto rate = static_cast<float>(m_window->snapshot().settings.learning_rate);
        QVERIFY(step.cwiseAbs().maxCoeff() > 1e-4F);
        for (int unit = 0; unit < TestHome::shippedUnits; ++unit)
            for (int pixel = 0; pixel < pixel_count; ++pixel)
                QVERIFY(std::abs(find<UnitsGallery>()->values().at(pixel, unit) - step(pixel, unit) / rate) <
                        1e-5F);
        m_window->showTab("Curves");
        m_window->click("+1 batch");
        QTRY_VERIFY(!m_window->snapshot().gradient); // nobody looks at it
    }

    void an_earlier_epoch_is_looked_back_at()
    {
        m_window->showTab("Units");
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
        QVERIFY(m_window->says(QStringLiteral("Epoch 1")));
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
        QVERIFY(m_window->says(QStringLiteral("Epoch 0")));
        (*m_window)->workbench().reset(m_window->snapshot().settings);
        QTRY_VERIFY(m_window->says(QStringLiteral("Now: 0.00")));
    }

    void the_stage_shows_the_epoch_that_is_looked_back_at()
    {
        m_window->showTab("Units");
        std::vector<Network<float>> networks;
        for (std::size_t epoch = 1; epoch <= 3; ++epoch) {
            m_window->click("+1 epoch");
            QTRY_VERIFY(m_window->snapshot().history->size() == epoch + 1 && isPaused());
            networks.push_back(m_window->snapshot().network);
        }
        auto *slider = m_window->control<QSlider>("Epoch of this run to look back at");
        QTest::keyClick(slider, Qt::Key_Left);
        QTest::keyClick(slider, Qt::Key_Left);
        QVERIFY(stageShows(networks[0], 1));
        (*m_window)->workbench().showExample(ExampleSource::Test, 7); // another image, the same epoch
        QVERIFY(stageShows(networks[0], 1));
        m_window->click("+1 epoch");
        QTRY_VERIFY(m_window->snapshot().history->size() == 5 && isPaused());
        QVERIFY(stageShows(networks[0], 1));
        m_window->showTab("Curves"); // where nothing says what is looked back at
        QVERIFY(stageShows(m_window->snapshot().network, std::nullopt));
        m_window->showTab("Units");
        QVERIFY(stageShows(networks[0], 1));
        (*m_window)->setJob(Job::Step);
        QVERIFY(stageShows(m_window->snapshot().network, std::nullopt));
        (*m_window)->setJob(Job::Train);
        QVERIFY(stageShows(networks[0], 1));
        QTest::keyClick(slider, Qt::Key_Escape);
        QVERIFY(stageShows(m_window->snapshot().network, std::nullopt));
    }

    void the_newest_epoch_is_the_present_when_nothing_came_after_it()
    {
        m_window->showTab("Units");
        m_window->click("+1 epoch");
        QTRY_VERIFY(m_window->snapshot().history->size() == 2 && isPaused());
        auto *slider = m_window->control<QSlider>("Epoch of this run to look back at");
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(m_window->says(QStringLiteral("Epoch 0")));
        QTest::keyClick(slider, Qt::Key_End);
        QVERIFY(m_window->says(QStringLiteral("Now: 1.00")));
    }

    void the_panel_can_be_made_wide()
    {
        m_window->showTab("Units");
        auto *gallery = find<UnitsGallery>();
        const int before = gallery->width();
        const int usual = stage().width();
        m_window->click("Wide panel");
        QTRY_VERIFY(gallery->width() > before + 300);
        QVERIFY(stage().width() >= stage().minimumSizeHint().width());
        m_window->press(Qt::Key_F9);
        QTRY_COMPARE(gallery->width(), before);
        QVERIFY(!m_window->control<QToolButton>("Wide panel")->isChecked());
        m_window->press(Qt::Key_F9);
        QTRY_VERIFY(stage().width() < usual - 300);
        (*m_window)->setJob(Job::Draw);
        QTRY_COMPARE(stage().width(), usual);
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
        m_window->showTab("Units");
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

private:
    template <class Part>
    Part *find()
    {
        return (*m_window)->findChild<Part *>();
    }
    StageView &stage() { return *(*m_window)->stage(); }
    bool isPaused() const { return m_window->snapshot().state == TrainerState::Paused; }
    bool stageShows(const Network<float> &network, std::optional<int> epoch)
    {
        const StageScene &scene = stage().scene();
        const Example &example = (*m_window)->workbench().example();
        const Dataset &test = *(*m_window)->workbench().data().test;
        return scene.content->network->parameters == network.parameters && scene.focus.epoch == epoch &&
               scene.content->example.index == example.index &&
               scene.content->answer() == plainReading(network, test, example.index).answer;
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

    FirstStart m_window;
};

DELTASCOPE_TEST(TestUnitsPage)
#include "test_units_page.moc"
