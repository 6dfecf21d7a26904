// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/stage/shown_stage.h"

#include <limits>

using namespace deltascope;

namespace {
std::shared_ptr<const StageContent> spoiled(float value)
{
    auto network = std::make_shared<Network<float>>(*random_stage_network(30, 1));
    network->parameters.W1.setConstant(value);
    network->parameters.b1.setConstant(value);
    network->parameters.W2.setConstant(value);
    network->parameters.b2.setConstant(value);
    const Example example = random_example(1);
    auto pass = std::make_shared<Pass<double>>(
        backpropagate(network->cast<double>(), example.x0InDouble(), one_hot<double>(*example.label)));
    return std::make_shared<const StageContent>(StageContent{network, example, pass, pass});
}
} // namespace

/// What the stage draws of a network and of each step.
class TestStageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = shownStage();
        QVERIFY(m_view);
    }
    void cleanup() { m_view.reset(); }

    void is_there_before_its_content()
    {
        StageView empty;
        empty.resize(stageSize);
        hover(empty, {100, 100});
        QTest::mouseClick(&empty, Qt::LeftButton, {}, QPoint(100, 100));
        turnWheel(empty, {0, -120});
        QTest::keyClick(&empty, Qt::Key_Down);
        QCOMPARE(pictureOf(empty).pixelColor(100, 100), colours().window);
    }

    void another_number_of_units_lays_the_stage_out_anew()
    {
        hover(*m_view, onUnit(*m_view, 29));
        m_view->setFocusShown(
            {.step = {}, .selection = Selection{Term::x1, 29, 0}, .lit = {}, .pointed = {}});
        for (const int units : {5, 1, 1024, 2, 30}) {
            m_view->setContent(forward_content(units, 3));
            QCOMPARE(m_view->stageLayout().hiddenUnits(), units);
            QVERIFY(!m_view->scene().hovered);
            QCOMPARE(pictureOf(*m_view).size(), stageSize * m_view->devicePixelRatio());
        }
    }

    void a_network_that_is_not_finite_is_drawn_data()
    {
        QTest::addColumn<float>("value");
        QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinite") << std::numeric_limits<float>::infinity();
        QTest::newRow("huge") << std::numeric_limits<float>::max();
    }
    void a_network_that_is_not_finite_is_drawn()
    {
        QFETCH(float, value);
        m_view->setContent(spoiled(value));
        for (int step = 0; step < step_count; ++step) {
            const StageStep shown{.id = static_cast<StepId>(step), .component = 3};
            m_view->setFocusShown({.step = shown, .selection = {}, .lit = {}, .pointed = {}});
            hover(*m_view, onUnit(*m_view, 3));
            QCOMPARE(pictureOf(*m_view).pixelColor(1, 1), colours().window);
        }
    }

    void each_step_has_a_picture_of_its_own()
    {
        QList<QImage> pictures;
        for (const StepId step : {StepId::z1, StepId::z2, StepId::delta2, StepId::delta1, StepId::dW2,
                                  StepId::dW1, StepId::after}) {
            m_view->setFocusShown(
                {.step = StageStep{.id = step, .component = {}}, .selection = {}, .lit = {}, .pointed = {}});
            pictures.append(pictureOf(*m_view));
        }
        for (qsizetype i = 1; i < pictures.size(); ++i)
            QVERIFY(!pictures.first(i).contains(pictures[i]));
    }

    // Two networks that differ in the second layer alone look the same until that has been used.
    void what_is_not_made_yet_is_not_shown_data()
    {
        QTest::addColumn<StepId>("step");
        QTest::addColumn<bool>("differs");
        QTest::newRow("x0") << StepId::x0 << false;
        QTest::newRow("z1") << StepId::z1 << false;
        QTest::newRow("x1") << StepId::x1 << false;
        QTest::newRow("z2") << StepId::z2 << true;
        QTest::newRow("x2") << StepId::x2 << true;
        QTest::newRow("loss") << StepId::loss << true;
    }
    void what_is_not_made_yet_is_not_shown()
    {
        QFETCH(StepId, step);
        QFETCH(bool, differs);
        m_view->setFocusShown({.step = StageStep{.id = step, .component = {}}});
        const auto shown = m_view->scene().content;
        const QImage before = pictureOf(*m_view);
        auto other = std::make_shared<Network<float>>(*shown->network);
        other->parameters.W2 *= -2;
        const auto pass = std::make_shared<Pass<double>>(backpropagate(
            other->cast<double>(), shown->example.x0InDouble(), one_hot<double>(*shown->example.label)));
        m_view->setContent(
            std::make_shared<const StageContent>(StageContent{other, shown->example, pass, pass}));
        QCOMPARE(pictureOf(*m_view) != before, differs);
    }

    void components_are_shown_as_they_are_made_data()
    {
        QTest::addColumn<StepId>("step");
        for (const StepId step : {StepId::z1, StepId::x1, StepId::z2, StepId::x2, StepId::loss,
                                  StepId::delta2, StepId::db2, StepId::db1})
            QTest::addRow("%s", to_string(step).data()) << step;
    }
    void components_are_shown_as_they_are_made()
    {
        QFETCH(StepId, step);
        QImage before;
        for (int component = 0; component < 4; ++component) {
            m_view->setFocusShown({.step = StageStep{.id = step, .component = component}});
            QVERIFY(pictureOf(*m_view) != before);
            QVERIFY(m_view->scene().isRevealed(step, component));
            QVERIFY(!m_view->scene().isRevealed(step, component + 1));
            before = pictureOf(*m_view);
        }
    }

    void outputs_keep_their_numbers_while_units_are_made()
    {
        const auto outputs = [this](std::optional<int> unit) {
            m_view->setFocusShown(
                {.step = StageStep{.id = StepId::delta1, .component = unit, .arrived = digit_count}});
            return pictureOf(*m_view).copy(m_view->stageLayout().outputArea().toAlignedRect());
        };
        const QImage whole = outputs(std::nullopt);
        for (const int unit : {0, 3, 29})
            QCOMPARE(outputs(unit), whole);
    }

    void a_pass_that_is_not_of_the_present_network_says_so()
    {
        StageFocus focus{.step = StageStep{.id = StepId::delta1, .component = {}}};
        m_view->setFocusShown(focus);
        const QImage current = pictureOf(*m_view);
        focus.outdated = true;
        m_view->setFocusShown(focus);
        QVERIFY(pictureOf(*m_view) != current);
    }

    void contributions_arrive_one_by_one()
    {
        QList<QImage> pictures;
        for (int arrived = 0; arrived <= digit_count + 1; ++arrived) {
            const StageStep step{.id = StepId::delta1, .component = 4, .arrived = arrived};
            m_view->setFocusShown({.step = step, .selection = {}, .lit = {}, .pointed = {}});
            pictures.append(pictureOf(*m_view));
        }
        for (qsizetype i = 1; i < pictures.size(); ++i)
            QVERIFY(pictures[i] != pictures[i - 1]);
    }

    // With room for one number beside a bar, z² stood there while x² was made.
    void a_low_stage_shows_the_number_that_the_step_makes()
    {
        m_view->resize(600, 440);
        QVERIFY(!m_view->stageLayout().hasSecondLine());
        const auto content = m_view->scene().content;
        const auto outputs = [&](StepId step, double z2) {
            Pass<double> pass = *content->pass;
            pass.z2.setConstant(z2);
            m_view->setContent(std::make_shared<const StageContent>(
                StageContent{content->network, content->example, std::make_shared<const Pass<double>>(pass),
                             content->after}));
            m_view->setFocusShown({.step = StageStep{.id = step, .component = {}}});
            return pictureOf(*m_view).copy(m_view->stageLayout().outputArea().toAlignedRect());
        };
        QVERIFY(outputs(StepId::z2, 1.5) != outputs(StepId::z2, 2.5));
        QCOMPARE(outputMeaning(m_view->scene()), QStringLiteral("z^{2}_{k}"));
        QCOMPARE(outputs(StepId::x2, 1.5), outputs(StepId::x2, 2.5));
        QCOMPARE(outputMeaning(m_view->scene()), QStringLiteral("x^{2}_{k}"));
    }

    // It was shown as the difference of two sums, and so as 0.
    void a_tiny_contribution_keeps_its_value_beside_large_ones()
    {
        const auto card = [this](double delta) {
            StageContent content = *backward_content(30, 1);
            Pass<double> pass = *content.pass;
            pass.delta2.setOnes();
            pass.delta2[9] = delta;
            content.pass = std::make_shared<const Pass<double>>(std::move(pass));
            m_view->setContent(std::make_shared<const StageContent>(std::move(content)));
            m_view->setFocusShown(
                {.step = StageStep{.id = StepId::delta1, .component = 4, .arrived = digit_count + 1}});
            return pictureOf(*m_view).copy(0, 0, qRound(m_view->stageLayout().input().right()),
                                           m_view->height());
        };
        const QImage positive = card(1e-20);
        QCOMPARE(card(1e-20), positive);
        QVERIFY(card(-1e-20) != positive);
    }

    void colours_follow_the_theme()
    {
        const QImage light = pictureOf(*m_view);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(pictureOf(*m_view).pixelColor(1, 1), colours().window);
        QVERIFY(pictureOf(*m_view) != light);
    }

    void screen_readers_hear_what_is_shown()
    {
        const int answer = m_view->scene().content->answer();
        QVERIFY(!m_view->accessibleName().isEmpty());
        QCOMPARE(m_view->accessibleDescription(),
                 QStringLiteral("test image 259, a 7; the network answers %1").arg(answer));
    }

private:
    std::unique_ptr<StageView> m_view;
};

DELTASCOPE_TEST(TestStageView)
#include "test_stage_view.moc"
