// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/stage/shown_stage.h"

#include <QPaintEvent>
#include <QSet>

#include <functional>
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

void as_it_is(Pass<double> &) {}

// The vector that the step makes.
Vector<double> &entriesOf(Pass<double> &pass, StepId step)
{
    switch (step) {
    case StepId::z1:
        return pass.z1;
    case StepId::x1:
        return pass.x1;
    case StepId::z2:
        return pass.z2;
    case StepId::x2:
        return pass.x2;
    case StepId::delta2:
        return pass.delta2;
    case StepId::delta1:
        return pass.delta1;
    case StepId::db2:
        return pass.db2;
    default:
        return pass.db1;
    }
}

// The smallest rectangle with all that differs between two pictures of one size.
QRect difference(const QImage &a, const QImage &b)
{
    QRect found;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            if (a.pixel(x, y) != b.pixel(x, y))
                found |= QRect(x, y, 1, 1);
    return found;
}

/// What a widget paints.
class PaintedRegion : public QObject
{
public:
    explicit PaintedRegion(QWidget &widget) { widget.installEventFilter(this); }

    QRegion region;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region |= static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

// How many colours there are in a picture.
qsizetype inksIn(const QImage &picture)
{
    QSet<QRgb> found;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            found.insert(picture.pixel(x, y));
    return found.size();
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

    void the_targets_of_a_narrow_stage_are_not_cut()
    {
        Example example{.source = ExampleSource::Hand};
        example.hand = std::make_shared<const HandExample>(hand_example(HandNetwork::TwoTwoTwo));
        const auto network = std::make_shared<const Network<float>>(example.hand->network.cast<float>());
        const auto pass = std::make_shared<const Pass<double>>(
            backpropagate(example.hand->network, example.x0InDouble(), example.target()));
        Theme::instance().setMode(Theme::Mode::Projector);
        m_view->resize(450, 260);
        m_view->setContent(std::make_shared<const StageContent>(StageContent{network, example, pass, pass}));
        for (const StepId step : {StepId::loss, StepId::delta2, StepId::db2, StepId::update, StepId::after}) {
            m_view->setFocusShown({.step = WalkPosition{step}, .selection = {}, .lit = {}, .pointed = {}});
            const QImage picture = pictureOf(*m_view);
            const auto right = static_cast<int>(m_view->stageLayout().outputRow(0).right()) + 5;
            const QImage beside = picture.copy(right, 0, picture.width() - right, picture.height());
            QImage empty(beside.size(), beside.format());
            empty.fill(colours().window);
            QVERIFY2(beside == empty, to_string(step).data());
        }
    }

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

    // While a network trains only what it changes is painted, and all of that.
    void another_network_over_the_same_input_paints_what_it_changes_data()
    {
        QTest::addColumn<Activation>("hidden");
        QTest::addColumn<bool>("hovers");
        QTest::newRow("sigmoid") << Activation::Sigmoid << false;
        QTest::newRow("the legend tells the range") << Activation::Relu << false;
        QTest::newRow("a card is open") << Activation::Sigmoid << true;
    }
    void another_network_over_the_same_input_paints_what_it_changes()
    {
        QFETCH(Activation, hidden);
        QFETCH(bool, hovers);
        const Example example = random_example(1);
        const auto contentWith = [&](unsigned seed) {
            return contentOf(random_stage_network(30, seed, {.hidden = hidden}), example);
        };
        m_view->setFocusShown({});
        m_view->setContent(contentWith(1));
        if (hovers)
            hover(*m_view, onUnit(*m_view, 3));
        const QImage before = pictureOf(*m_view);
        QCoreApplication::processEvents();
        PaintedRegion painted(*m_view);
        m_view->setContent(contentWith(2));
        QTRY_VERIFY(!painted.region.isEmpty());
        const QRegion region = painted.region;
        const QRect changed = difference(before, pictureOf(*m_view));
        QVERIFY(!changed.isEmpty());
        QVERIFY(QRegion(changed).subtracted(region).isEmpty());
        const QPoint input = m_view->stageLayout().input().center().toPoint();
        QCOMPARE(region.contains(input), hovers || hidden == Activation::Relu);
        painted.region = {};
        m_view->setContent(contentOf(random_stage_network(30, 2, {.hidden = hidden}), random_example(2)));
        QTRY_VERIFY(painted.region.contains(input));
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
        const QRect digit = m_view->stageLayout().input().toRect();
        for (int step = 0; step < step_count; ++step) {
            const WalkPosition shown{.step = static_cast<StepId>(step), .component = 3};
            m_view->setFocusShown({.step = shown, .selection = {}, .lit = {}, .pointed = {}});
            m_view->setContent(backward_content(30, 1));
            const QImage finite = pictureOf(*m_view);
            m_view->setContent(spoiled(value));
            const QImage picture = pictureOf(*m_view);
            if (shown.step != StepId::delta1) // which lays a card over it
                QCOMPARE(picture.copy(digit), finite.copy(digit));
            QCOMPARE(picture.pixelColor(1, 1), colours().window);
            if (shown.step >= StepId::z1)
                QVERIFY(picture != finite);
            hover(*m_view, onUnit(*m_view, 3));
            QVERIFY(pictureOf(*m_view) != picture); // the card with its numbers
            hover(*m_view, {1, 1});
        }
    }

    void each_step_draws_the_term_that_it_makes_data()
    {
        QTest::addColumn<StepId>("before"); // the last step at which the term is not there yet
        QTest::addColumn<StepId>("step");
        QTest::newRow("z1") << StepId::x0 << StepId::z1;
        QTest::newRow("x1") << StepId::z1 << StepId::x1;
        QTest::newRow("z2") << StepId::x1 << StepId::z2;
        QTest::newRow("x2") << StepId::z2 << StepId::x2;
        QTest::newRow("delta2") << StepId::loss << StepId::delta2;
        QTest::newRow("delta1") << StepId::delta2 << StepId::delta1;
        QTest::newRow("db2") << StepId::dW2 << StepId::db2;
        QTest::newRow("dW1") << StepId::db2 << StepId::dW1;
        QTest::newRow("db1") << StepId::dW1 << StepId::db1;
    }
    void each_step_draws_the_term_that_it_makes()
    {
        QFETCH(StepId, before);
        QFETCH(StepId, step);
        const auto otherTerm = [step](Pass<double> &pass) {
            if (step == StepId::dW1)
                pass.dW1.colwise().reverseInPlace();
            else
                entriesOf(pass, step).reverseInPlace();
        };
        const StageFocus earlier{.step = WalkPosition{.step = before, .component = {}}};
        QCOMPARE(pictureWith(earlier, otherTerm), pictureWith(earlier, as_it_is));
        const StageFocus now{.step = WalkPosition{.step = step, .component = {}}};
        const QRect changed = difference(pictureWith(now, otherTerm), pictureWith(now, as_it_is));
        QVERIFY(!changed.isEmpty());
        const StageLayout &layout = m_view->stageLayout();
        const bool ofOutputs =
            step == StepId::z2 || step == StepId::x2 || step == StepId::delta2 || step == StepId::db2;
        if (ofOutputs && step != StepId::x2) // the answer is lit there
            QVERIFY(changed.left() >= layout.outputArea().left() - 8);
        if (!ofOutputs)
            QVERIFY(changed.right() <= layout.outputArea().left());
    }

    void the_last_step_draws_the_outputs_after_the_update()
    {
        const auto picture = [this](StepId step, double after) {
            StageContent content = *backward_content(30, 1);
            Pass<double> pass = *content.after;
            pass.x2.setConstant(after);
            content.after = std::make_shared<const Pass<double>>(std::move(pass));
            m_view->setContent(std::make_shared<const StageContent>(std::move(content)));
            m_view->setFocusShown({.step = WalkPosition{.step = step, .component = {}}});
            return pictureOf(*m_view);
        };
        QCOMPARE(picture(StepId::update, 0.2), picture(StepId::update, 0.7));
        const QRect changed = difference(picture(StepId::after, 0.2), picture(StepId::after, 0.7));
        QVERIFY(!changed.isEmpty());
        QVERIFY(changed.left() >= m_view->stageLayout().outputArea().left() - 8);
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
        m_view->setFocusShown({.step = WalkPosition{.step = step, .component = {}}});
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
    // The edges of z¹ showed all sums before they were made, and x² which output would be the largest.
    void components_are_shown_as_they_are_made()
    {
        QFETCH(StepId, step);
        const bool activations = step == StepId::x1 || step == StepId::x2;
        // Entries that a bar shows well, beside the largest, which is none of those that are looked at.
        const auto spread = [&](Pass<double> &pass) {
            Vector<double> &entries = entriesOf(pass, step);
            entries.setConstant(activations ? 0.3 : 0.5);
            entries[entries.size() - 1] = activations ? 0.9 : 1;
        };
        for (int component = 0; component < 4; ++component) {
            const StageFocus focus{.step = WalkPosition{.step = step, .component = component}};
            const QImage picture = pictureWith(focus, spread);
            QVERIFY(m_view->scene().isRevealed(step, component));
            QVERIFY(!m_view->scene().isRevealed(step, component + 1));
            if (step == StepId::loss) // made of x², which is there already
                continue;
            const auto differs = [&](int entry) {
                return pictureWith(focus, [&](Pass<double> &pass) {
                           spread(pass);
                           entriesOf(pass, step)[entry] = activations ? 0.7 : -0.5;
                       }) != picture;
            };
            for (int entry = 0; entry < 6; ++entry)
                QCOMPARE(differs(entry), entry <= component);
        }
    }

    void outputs_keep_their_numbers_while_units_are_made()
    {
        const auto outputs = [this](std::optional<int> unit) {
            m_view->setFocusShown(
                {.step = WalkPosition{.step = StepId::delta1, .component = unit, .substep = digit_count}});
            return pictureOf(*m_view).copy(m_view->stageLayout().outputArea().toAlignedRect());
        };
        const QImage whole = outputs(std::nullopt);
        for (const int unit : {0, 3, 29})
            QCOMPARE(outputs(unit), whole);
    }

    void a_pass_that_is_not_of_the_present_network_says_so()
    {
        StageFocus focus{.step = WalkPosition{.step = StepId::delta1, .component = {}}};
        m_view->setFocusShown(focus);
        const QImage current = pictureOf(*m_view);
        focus.outdated = true;
        m_view->setFocusShown(focus);
        QVERIFY(pictureOf(*m_view) != current);
    }

    // A handout told its readers to scroll.
    void nothing_is_to_be_scrolled_on_paper()
    {
        const auto caption = [this](bool printed) {
            m_view->setPrinted(printed);
            const double bottom = m_view->stageLayout().captionBaseline() + 4;
            return pictureOf(*m_view).copy(0, 0, m_view->width(), qRound(bottom));
        };
        QVERIFY(m_view->stageLayout().showsAllUnits());
        QCOMPARE(caption(true), caption(false));
        m_view->setContent(backward_content(400, 1));
        QVERIFY(!m_view->stageLayout().showsAllUnits());
        QVERIFY(caption(true) != caption(false));
    }

    // In a low window it said "This is the network", and no more.
    void a_warning_is_whole_or_short_or_not_there()
    {
        static constexpr int narrow = 560;
        const auto lines = [this](int height) {
            m_view->resize(narrow, height);
            StageFocus focus{.step = WalkPosition{.step = StepId::delta1, .component = {}}};
            m_view->setFocusShown(focus);
            const QImage current = pictureOf(*m_view);
            focus.outdated = true;
            m_view->setFocusShown(focus);
            return changedBands(current, pictureOf(*m_view));
        };
        const int whole = lines(stageSize.height());
        QVERIFY2(whole >= 3, qPrintable(QString::number(whole)));
        QSet<int> seen;
        for (int height = stageSize.height(); height >= 240; height -= 4)
            seen.insert(lines(height));
        QVERIFY((seen - QSet{whole, 1, 0}).isEmpty());
        QVERIFY(seen.contains(1));
    }

    // What has not arrived could be any number, within what the chart has room for.
    void contributions_arrive_one_by_one()
    {
        static constexpr int unit = 4;
        const auto card = [this](int arrived, std::optional<int> changed, double delta1 = 1) {
            const StageFocus focus{
                .step = WalkPosition{.step = StepId::delta1, .component = unit, .substep = arrived}};
            const QImage picture = pictureWith(focus, [&](Pass<double> &pass) {
                // The sums reach 10 and −10 at once, and stay between.
                for (int k = 0; k < digit_count; ++k) {
                    const double sent = k == 0 ? 10 : k == 1 ? -20 : k == changed ? 0.9 : 0.5;
                    pass.delta2[k] =
                        sent / static_cast<double>(m_view->scene().content->network->parameters.W2(unit, k));
                }
                pass.delta1[unit] = delta1;
            });
            return picture.copy(0, 0, qRound(m_view->stageLayout().input().right()), picture.height());
        };
        for (int k = 2; k < digit_count; ++k) {
            QCOMPARE(card(k, k), card(k, {}));
            QVERIFY(card(k + 1, k) != card(k + 1, {}));
        }
        QCOMPARE(card(digit_count, {}, 1), card(digit_count, {}, -1));
        QVERIFY(card(digit_count + 1, {}, 1) != card(digit_count + 1, {}, -1));
    }

    // The names of a low card's rows lay on each other, and then there were none.
    void a_low_card_names_the_rows_that_it_has_room_for()
    {
        // The heights of the names, from the top to the bottom of the card.
        const auto names = [this](const QSize &size) {
            m_view->resize(size);
            const QImage picture = pictureWith(
                {.step = WalkPosition{.step = StepId::delta1, .component = 4, .substep = digit_count}},
                [](Pass<double> &) {});
            const QRectF input = m_view->stageLayout().input();
            const int height = std::min(80, qRound(input.height()) - 20);
            const QImage column =
                picture.copy(qRound(input.left()) + 9, qRound(input.bottom()) - 10 - height, 8, height);
            QList<int> heights;
            bool inside = false;
            for (int y = 0; y < column.height(); ++y) {
                const bool ink = inksIn(column.copy(0, y, column.width(), 1)) > 1;
                if (ink && !inside)
                    heights.append(0);
                if (ink)
                    ++heights.last();
                inside = ink;
            }
            return heights;
        };
        for (const QSize size : {QSize(900, 640), QSize(480, 240)}) {
            const QList<int> heights = names(size);
            QVERIFY(heights.size() >= 2);
            const int digit = QFontMetrics(Theme::instance().font(TypeSize::Caption)).ascent();
            QVERIFY(std::ranges::all_of(heights, [digit](int height) { return height <= digit; }));
        }
    }

    // "−2.78·10⁻¹" of −2.78·10⁻¹³
    void a_value_beside_a_bar_is_not_cut_off()
    {
        Theme::instance().setMode(Theme::Mode::Projector);
        for (const int width : {420, 460, 500}) {
            m_view->resize(width, 380);
            QVERIFY(!m_view->stageLayout().hasSecondLine());
            const QImage picture =
                pictureWith({.step = WalkPosition{.step = StepId::delta2, .component = {}}},
                            [](Pass<double> &pass) { pass.delta2.setConstant(-2.78e-13); });
            QCOMPARE(inksIn(picture.copy(picture.width() - 2, 0, 2, picture.height())), 1);
        }
        Theme::instance().setMode(Theme::Mode::Light);
    }

    // A slip makes sigmoids negative, and their bars began left of their tiles.
    void a_value_beyond_its_function_stays_within_its_bar()
    {
        const StageFocus focus{.step = WalkPosition{.step = StepId::x1, .component = {}}};
        const auto beside = [&](double value) {
            const QImage picture = pictureWith(focus, [value](Pass<double> &pass) { pass.x1[0] = value; });
            const QRectF bar = m_view->stageLayout().tileBar(0);
            return picture.copy(bar.translated(-bar.width() - 2, 0).toAlignedRect());
        };
        QCOMPARE(beside(-0.5), beside(0.5));
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
            m_view->setFocusShown({.step = WalkPosition{.step = step, .component = {}}});
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
                {.step = WalkPosition{.step = StepId::delta1, .component = 4, .substep = digit_count + 1}});
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
    // How many groups of rows differ, one below the other.
    static int changedBands(const QImage &before, const QImage &after)
    {
        int bands = 0;
        bool inBand = false;
        for (int y = 0; y < before.height(); ++y) {
            const bool differs = before.copy(0, y, before.width(), 1) != after.copy(0, y, after.width(), 1);
            bands += differs && !inBand;
            inBand = differs;
        }
        return bands;
    }

    // The stage with other numbers in the pass.
    QImage pictureWith(const StageFocus &focus, const std::function<void(Pass<double> &)> &change)
    {
        StageContent content = *m_content;
        Pass<double> pass = *content.pass;
        change(pass);
        content.pass = std::make_shared<const Pass<double>>(std::move(pass));
        m_view->setContent(std::make_shared<const StageContent>(std::move(content)));
        m_view->setFocusShown(focus);
        return pictureOf(*m_view);
    }

    const std::shared_ptr<const StageContent> m_content = backward_content(30, 1);
    std::unique_ptr<StageView> m_view;
};

DELTASCOPE_TEST(TestStageView)
#include "test_stage_view.moc"
