// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/stage/contents.h"
#include "ui/stage/hover_card.h"
#include "ui/theme/numbers.h"

#include <QHash>
#include <QTest>

using namespace deltascope;

namespace {
QHash<QString, QString> valuesOf(const HoverText &text)
{
    QHash<QString, QString> values;
    for (const auto &[name, value] : text.lines)
        values.insert(name, value);
    return values;
}
} // namespace

class TestHoverCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_pixel_says_where_it_is_and_how_dark()
    {
        const HoverText text = hoverText(*m_forward, {StageItem::Kind::Pixel, 293, -1});
        QCOMPARE(text.heading, QStringLiteral("pixel 293: row 10, column 13"));
        QCOMPARE(valuesOf(text), (QHash<QString, QString>{{QStringLiteral("x^{0}_{293}"),
                                                           exactNumber(m_forward->pass->x0[293])}}));
    }

    void a_unit_says_its_forward_terms()
    {
        const HoverText text = hoverText(*m_forward, {StageItem::Kind::HiddenUnit, 4, 293});
        const Parameters<float> &theta = m_forward->network->parameters;
        QCOMPARE(text.heading, QStringLiteral("hidden unit 4"));
        QCOMPARE(valuesOf(text), (QHash<QString, QString>{
                                     {QStringLiteral("w^{1}_{293,4}"), exactNumber(theta.W1(293, 4))},
                                     {QStringLiteral("b^{1}_{4}"), exactNumber(theta.b1[4])},
                                     {QStringLiteral("z^{1}_{4}"), exactNumber(m_forward->pass->z1[4])},
                                     {QStringLiteral("x^{1}_{4}"), exactNumber(m_forward->pass->x1[4])}}));
    }

    void a_unit_says_its_backward_terms_when_there_are_any()
    {
        const Pass<double> &pass = *m_backward->pass;
        const auto values = valuesOf(hoverText(*m_backward, {StageItem::Kind::HiddenUnit, 4, 293}));
        QCOMPARE(values.value(QStringLiteral("δ^{1}_{4}")), exactNumber(pass.delta1[4]));
        QCOMPARE(values.value(QStringLiteral("φ′(z^{1}_{4})")), exactNumber(pass.x1[4] * (1 - pass.x1[4])));
        QCOMPARE(values.value(QStringLiteral("∂L_{n}/∂w^{1}_{293,4}")), exactNumber(pass.dW1(293, 4)));
    }

    void a_unit_without_a_pixel_says_nothing_of_one()
    {
        const auto names = valuesOf(hoverText(*m_backward, {StageItem::Kind::HiddenUnit, 4, -1})).keys();
        for (const QString &name : names)
            QVERIFY2(!name.contains(QLatin1String("w^{1}")), qPrintable(name));
        QVERIFY(names.contains(QStringLiteral("b^{1}_{4}")));
    }

    void an_output_says_its_terms()
    {
        const Pass<double> &pass = *m_backward->pass;
        const auto values = valuesOf(hoverText(*m_backward, {StageItem::Kind::Output, 7, -1}));
        QCOMPARE(values.value(QStringLiteral("b^{2}_{7}")),
                 exactNumber(m_backward->network->parameters.b2[7]));
        QCOMPARE(values.value(QStringLiteral("z^{2}_{7}")), exactNumber(pass.z2[7]));
        QCOMPARE(values.value(QStringLiteral("x^{2}_{7}")), exactNumber(pass.x2[7]));
        QCOMPARE(values.value(QStringLiteral("y_{7}")), QStringLiteral("1"));
        QCOMPARE(values.value(QStringLiteral("δ^{2}_{7}")), exactNumber(pass.delta2[7]));
    }

    void a_drawing_without_a_label_has_no_target()
    {
        Example drawing = random_example(1);
        drawing.label.reset();
        const auto content = contentOf(m_forward->network, drawing);
        QVERIFY(!valuesOf(hoverText(*content, {StageItem::Kind::Output, 7, -1}))
                     .contains(QStringLiteral("y_{7}")));
    }

    // Of a walk that has come to x¹ of unit 3.
    void what_is_not_made_yet_is_not_said()
    {
        HoverContext context;
        context.isRevealed = [](StepId step, int entry) {
            return step < StepId::x1 || (step == StepId::x1 && entry <= 3);
        };
        const auto namesOf = [&](StageItem::Kind kind, int index) {
            return valuesOf(hoverText(*m_backward, {kind, index, -1}, context)).keys();
        };
        const auto sorted = [](QStringList names) {
            names.sort();
            return names;
        };
        QCOMPARE(sorted(namesOf(StageItem::Kind::HiddenUnit, 3)),
                 (QStringList{QStringLiteral("b^{1}_{3}"), QStringLiteral("x^{1}_{3}"),
                              QStringLiteral("z^{1}_{3}")}));
        QCOMPARE(sorted(namesOf(StageItem::Kind::HiddenUnit, 4)),
                 (QStringList{QStringLiteral("b^{1}_{4}"), QStringLiteral("z^{1}_{4}")}));
        QCOMPARE(sorted(namesOf(StageItem::Kind::Output, 7)),
                 (QStringList{QStringLiteral("b^{2}_{7}"), QStringLiteral("y_{7}")}));
    }

    void nothing_has_no_text() { QVERIFY(hoverText(*m_forward, {}).lines.isEmpty()); }

private:
    const std::shared_ptr<const StageContent> m_forward = forward_content(6, 1);
    const std::shared_ptr<const StageContent> m_backward = backward_content(6, 2);
};

DELTASCOPE_TEST(TestHoverCard)
#include "test_hover_card.moc"
