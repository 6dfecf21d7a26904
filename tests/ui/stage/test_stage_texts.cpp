// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/stage/shown_stage.h"

#include <QFontMetrics>

#include <algorithm>
#include <functional>

using namespace deltascope;

namespace {
constexpr QSize low_stage(452, 239); // that of a window of 900×500

bool is_muted(QRgb pixel)
{
    const QColor muted = colours().muted;
    return std::abs(qRed(pixel) - muted.red()) + std::abs(qGreen(pixel) - muted.green()) +
               std::abs(qBlue(pixel) - muted.blue()) <
           40;
}

bool is_name(QRgb pixel)
{
    return pixel != colours().surface.rgb();
}

bool is_coloured(QRgb pixel)
{
    const int hue = QColor(pixel).hsvHue();
    return QColor(pixel).hsvSaturation() > 60 && (hue < 290 || hue > 350); // not the card's own
}

// How many groups of rows have such a pixel, one below the other, with more than so many rows between.
int bands(const QImage &picture, const std::function<bool(QRgb)> &is, int between = 0)
{
    int found = 0;
    int last = -between - 2;
    for (int y = 0; y < picture.height(); ++y) {
        bool ink = false;
        for (int x = 0; x < picture.width() && !ink; ++x)
            ink = is(picture.pixel(x, y));
        if (!ink)
            continue;
        found += y - last > between + 1;
        last = y;
    }
    return found;
}

bool is_empty(const QImage &picture)
{
    QImage empty(picture.size(), picture.format());
    empty.fill(colours().window);
    return picture == empty;
}
} // namespace

/// What is written on the stage: captions, legend and the names of what adds up.
class TestStageTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = shownStage();
        QVERIFY(m_view);
    }
    void cleanup()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        m_view.reset();
    }

    // It said "each drawn as its weights" over gradients.
    void the_caption_says_what_the_units_are_drawn_as()
    {
        const auto caption = [this](StepId step) {
            const StageLayout &layout = m_view->stageLayout();
            const double left = layout.hiddenArea().left();
            return at(step).copy(QRectF(left, layout.headerBaseline() + 8,
                                        layout.outputArea().left() - left - 8,
                                        layout.captionBaseline() - layout.headerBaseline() - 4)
                                     .toAlignedRect());
        };
        QVERIFY(m_view->stageLayout().showsAllUnits());
        const QImage weights = caption(StepId::db2);
        QCOMPARE(caption(StepId::db1), weights);
        QVERIFY(caption(StepId::dW1) != weights);
    }

    // "… of K = 128; scroll δ²ₖ, Lₙ = 0.2531" was read as one sentence.
    void captions_of_neighbours_keep_apart()
    {
        Theme::instance().setMode(Theme::Mode::Projector);
        const QFontMetrics metrics(Theme::instance().font(TypeSize::Caption));
        m_view->setContent(backward_content(128, 1));
        for (int width = 420; width <= 900; width += 20) {
            m_view->resize(width, low_stage.height());
            const QImage picture = at(StepId::delta2);
            const StageLayout &layout = m_view->stageLayout();
            const int gap = 2 * metrics.averageCharWidth();
            const int bottom = qRound(layout.captionBaseline());
            const int left = qRound(layout.outputArea().left()) - gap - 1;
            QVERIFY2(is_empty(picture.copy(left, bottom - metrics.ascent() / 2, gap, metrics.ascent() / 2)),
                     qPrintable(QString::number(width)));
        }
    }

    // The arrows' four lines left no room for what the pictures and the bars are.
    void a_legend_is_short_before_it_leaves_a_line_out()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        m_view->setContent(backward_content(128, 1));
        m_view->resize(low_stage);
        for (const StepId step : {StepId::delta2, StepId::delta1, StepId::dW1}) {
            const QImage picture = at(step);
            const QRect scale = m_view->stageLayout().legend().toAlignedRect();
            const int top =
                scale.top() + 12 + QFontMetrics(Theme::instance().font(TypeSize::Caption)).height();
            const int old = bands(picture.copy(scale.left(), top, 40, picture.height() - top), is_muted, 4);
            QVERIFY2(old == (step == StepId::delta2 ? 2 : 1),
                     qPrintable(QStringLiteral("%1: %2").arg(static_cast<int>(step)).arg(old)));
        }
    }

    // Of ten bars in a low card every third was named.
    void each_row_of_what_adds_up_has_its_name()
    {
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Projector}) {
            Theme::instance().setMode(mode);
            for (const QSize size : {stageSize, QSize(480, 240), low_stage, QSize(700, 400)}) {
                m_view->resize(size);
                const QImage picture = at(StepId::delta1, 4, digit_count);
                const QRectF input = m_view->stageLayout().input();
                const int top = qRound(m_view->stageLayout().captionBaseline()) + 12;
                const int left = qRound(input.left()) + 4;
                const int edge = qRound(input.bottom()) - 5;
                int border = top; // of the card
                while (picture.pixel(left + 30, border) != colours().surface.rgb())
                    ++border;
                border += 3; // and its corners
                const QRect inside(left, border, qRound(input.width()) - 8, edge - border);
                const QImage card = picture.copy(inside);
                const int names = bands(card.copy(0, 0, 12, card.height()), is_name);
                const int bars = bands(card.copy(12, 0, card.width() - 12, card.height()), is_coloured);
                QVERIFY2(names >= 3 && names >= bars, // a bar may be too short to be seen
                         qPrintable(QStringLiteral("%1×%2: %3 names, %4 bars")
                                        .arg(size.width())
                                        .arg(size.height())
                                        .arg(names)
                                        .arg(bars)));
            }
        }
    }

    // It was drawn over the exponent of a small number, like the sign of a norm.
    void a_gate_stands_beside_its_number()
    {
        StageContent content = *backward_content(30, 1);
        Pass<double> pass = *content.pass;
        pass.z1[4] = -25.4;
        pass.delta1[4] = -3.06e-14;
        content.pass = std::make_shared<const Pass<double>>(pass);
        m_view->setContent(std::make_shared<const StageContent>(content));
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Projector})
            for (const QSize size :
                 {stageSize, QSize(480, 240), low_stage, QSize(700, 400), QSize(760, 300)}) {
                Theme::instance().setMode(mode);
                m_view->resize(size);
                const QImage picture = at(StepId::delta1, 4);
                const QRect gate = gateIn(picture);
                const QString where = QStringLiteral("%1×%2").arg(size.width()).arg(size.height());
                QVERIFY2(gate.height() > 6, qPrintable(where));
                const QImage beside = picture.copy(gate.left() - 5, gate.top() + 1, 4, gate.height() - 2);
                QVERIFY2(bands(beside, is_name) == 0, qPrintable(where));
            }
    }

    // Beside the numbers after the update stood the bars from before.
    void bars_and_numbers_of_the_outputs_are_of_one_moment()
    {
        StageContent content = *backward_content(30, 1);
        Pass<double> before = *content.pass;
        before.x2.setConstant(0.8);
        before.x2[3] = 0.9;
        Pass<double> after = *content.after;
        after.x2.setConstant(0.1);
        after.x2[8] = 0.95;
        content.pass = std::make_shared<const Pass<double>>(before);
        content.after = std::make_shared<const Pass<double>>(after);
        m_view->setContent(std::make_shared<const StageContent>(content));
        const QImage picture = at(StepId::after);
        const auto middle = [&](int k) {
            const QRectF bar = m_view->stageLayout().outputBar(k);
            return picture.pixelColor(qRound(bar.left() + 0.5 * bar.width()), qRound(bar.center().y()));
        };
        for (int k = 0; k < digit_count; ++k)
            QCOMPARE(middle(k), k == 8 ? colours().forward : colours().sunken);
    }

    // On a low stage its lower line went through the index of z²₃.
    void the_frame_of_an_output_is_around_all_of_its_text()
    {
        constexpr int line = 4; // the frame's, with its place and what is blended beside it
        for (int height = 420; height <= 560; height += 20) {
            m_view->resize(620, height);
            const QImage picture = at(StepId::z2);
            const StageLayout &layout = m_view->stageLayout();
            if (!layout.hasSecondLine())
                continue;
            const QRect row = layout.outputRow(6).toAlignedRect(); // neither selected nor the target
            const QRect text(qRound(layout.outputBar(6).left()), row.bottom() - line, 40, line);
            QVERIFY2(is_empty(picture.copy(text)), qPrintable(QString::number(height)));
        }
    }

    // Bars, arrows and gates of the others were there, and what they are was not said.
    void what_is_drawn_beside_a_hidden_number_is_named_data()
    {
        QTest::addColumn<StepId>("step");
        QTest::newRow("z1") << StepId::z1;
        QTest::newRow("delta2") << StepId::delta2;
        QTest::newRow("delta1") << StepId::delta1;
    }
    void what_is_drawn_beside_a_hidden_number_is_named()
    {
        QFETCH(StepId, step);
        m_view->setContent(blocked_content());
        const auto lines = [this] {
            const StageLayout &layout = m_view->stageLayout();
            const QRect legend = layout.legend().toAlignedRect();
            const QImage picture = pictureOf(*m_view);
            return bands(
                picture.copy(legend.left(), legend.top() + 12, 60, picture.height() - legend.top() - 12),
                [](QRgb pixel) { return pixel != colours().window.rgb(); }, 3);
        };
        at(step);
        const int all = lines();
        QVERIFY(all >= 3);
        hide(step, {facts(step).makes, 3, 0});
        QCOMPARE(lines(), all);
    }

    // A gate says that the number is nearly zero.
    void a_hidden_number_has_no_gate()
    {
        m_view->setContent(blocked_content());
        const auto hasGate = [this](const QRectF &where) {
            const QImage picture = pictureOf(*m_view).copy(where.toAlignedRect());
            return bands(picture, [](QRgb pixel) { return pixel == colours().warning.rgb(); }) > 0;
        };
        const QRectF corner(m_view->stageLayout().tile(3).topRight() + QPointF(-12, 1), QSizeF(10, 12));
        at(StepId::delta1);
        QVERIFY(hasGate(corner));
        hide(StepId::delta1, {Term::delta1, 3, 0});
        QVERIFY(!hasGate(corner));
    }

    // In the place of δ²₃ stood x²₃, under a heading that said δ²ₖ.
    void nothing_else_stands_in_the_place_of_a_hidden_number()
    {
        m_view->resize(low_stage);
        const auto value = [this](double activation) {
            StageContent content = *backward_content(30, 1);
            Pass<double> pass = *content.pass;
            pass.x2[3] = activation;
            content.pass = std::make_shared<const Pass<double>>(pass);
            m_view->setContent(std::make_shared<const StageContent>(content));
            const QRectF row = m_view->stageLayout().outputRow(3);
            const double bar = m_view->stageLayout().outputBar(3).right() + 13;
            return pictureOf(*m_view).copy(QRectF(bar, row.top(), row.right() - bar, row.height()).toRect());
        };
        at(StepId::delta2);
        hide(StepId::delta2, {Term::delta2, 3, 0});
        QVERIFY(!m_view->stageLayout().hasSecondLine());
        QCOMPARE(value(0.321), value(0.654));
    }

private:
    // Of the two bars at the end of a row of the card.
    QRect gateIn(const QImage &picture) const
    {
        const QRect input = m_view->stageLayout().input().toAlignedRect();
        QRect found;
        for (int x = input.right() - 24; x < input.right() - 2; ++x) {
            int length = 0;
            for (int y = 0; y < picture.height(); ++y) {
                length = picture.pixel(x, y) == colours().warning.rgb() ? length + 1 : 0;
                if (length > 6)
                    found |= QRect(x, y - length + 1, 1, length);
            }
        }
        return found;
    }
    // Hidden unit 3 and output 3 are blocked, and others too.
    static std::shared_ptr<const StageContent> blocked_content()
    {
        StageContent content = *backward_content(30, 1);
        Pass<double> pass = *content.pass;
        for (const int i : {3, 5}) {
            pass.z1[i] = 50;
            pass.z2[i] = 50;
        }
        content.pass = std::make_shared<const Pass<double>>(pass);
        return std::make_shared<const StageContent>(content);
    }
    void hide(StepId step, const Selection &number)
    {
        m_view->setFocusShown({.step = WalkPosition{.step = step, .component = {}, .substep = scaled_substep},
                               .hidden = {.step = step, .numbers = {number}}});
    }
    QImage at(StepId step, std::optional<int> component = {}, int substep = scaled_substep)
    {
        m_view->setFocusShown(
            {.step = WalkPosition{.step = step, .component = component, .substep = substep}});
        return pictureOf(*m_view);
    }

    std::unique_ptr<StageView> m_view;
};

DELTASCOPE_TEST(TestStageTexts)
#include "test_stage_texts.moc"
