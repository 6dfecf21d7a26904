// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace deltascope;

namespace {
QFont largeFont()
{
    return Theme::instance().font(TypeSize::Display);
}

// The rectangle of what is drawn with the baseline's start at (20, 100).
QRect inkOf(const QString &notation)
{
    QImage image(600, 160, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(largeFont());
    drawNotation(painter, {20, 100}, notation);
    painter.end();
    QRegion ink;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qGray(image.pixel(x, y)) < 128)
                ink += QRect(x, y, 1, 1);
    return ink.boundingRect();
}
} // namespace

class TestNotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raised_and_lowered_characters_become_notation()
    {
        QCOMPARE(notationOf(QStringLiteral("δ¹ⱼ = Σₖ w²ⱼₖ δ²ₖ · φ′")),
                 QStringLiteral("δ^{1}_{j} = Σ_{k} w^{2}_{jk} δ^{2}_{k} · φ′"));
        QCOMPARE(notationOf(QStringLiteral("10⁻⁷")), QStringLiteral("10^{−7}"));
        QCOMPARE(notationOf(QStringLiteral("no signs")), QStringLiteral("no signs"));
        QCOMPARE(notationOf({}), QString());
    }
    // Lines ended as in "∂Lₙ/" and "∂w", "73" and "472", "|" and "δ¹|", "φ′" and "(z¹)".
    void a_term_stays_on_one_line()
    {
        QTextDocument text;
        for (const QString &term :
             {QStringLiteral("∂L_{n}/∂w^{2}_{3,5}"), QStringLiteral("|δ^{1}|"), QStringLiteral("φ′(z^{1})"),
              QStringLiteral("0.5/10"), QStringLiteral("73\u202F472")}) {
            text.setHtml(notationHtml(QStringLiteral("so is %1 as well").arg(term)));
            const QString whole = text.toPlainText();
            const qsizetype begin = whole.indexOf(QLatin1String("is ")) + 3;
            const qsizetype end = whole.indexOf(QLatin1String(" as"));
            for (int width = 20; width <= 260; width += 3) {
                text.setTextWidth(width);
                const QTextLayout &layout = *text.firstBlock().layout();
                for (int line = 1; line < layout.lineCount(); ++line) {
                    const int start = layout.lineAt(line).textStart();
                    QVERIFY2(start <= begin || start >= end, qPrintable(whole.left(start)));
                }
            }
        }
        QCOMPARE(unbroken(QStringLiteral("and/or")), QStringLiteral("and/or"));
    }
    // A line of a hint ended with "0.16058·(−0." and the next began with "0027408".
    void no_line_ends_within_a_number()
    {
        const QString number = QStringLiteral("0.0027408");
        for (const QString &said :
             {QStringLiteral("= 1.5425 + 0.16058·(−%1) + 3.7012·3.5624·10⁻¹⁴").arg(number),
              QStringLiteral("%1 = 3.7012·3.5624").arg(number),
              QStringLiteral("in full:\n%1 = 3.7012").arg(number)}) {
            QTextDocument text;
            text.setHtml(notationHtml(said).replace(QLatin1Char('\n'), QStringLiteral("<br>")));
            const QString whole = text.toPlainText();
            const qsizetype decimals = whole.indexOf(QLatin1String("0027408"));
            QVERIFY(decimals > 0);
            for (int width = 20; width <= 260; width += 3) {
                text.setTextWidth(width);
                const QTextLayout &layout = *text.firstBlock().layout();
                for (int line = 1; line < layout.lineCount(); ++line) {
                    const qsizetype start = layout.lineAt(line).textStart();
                    QVERIFY2(whole[start - 1] != QLatin1Char('.') && start != decimals,
                             qPrintable(whole.left(start)));
                }
            }
        }
    }
    void plain_text_is_as_wide_as_ever()
    {
        QCOMPARE(notationWidth(largeFont(), QStringLiteral("gradient")),
                 QFontMetricsF(largeFont()).horizontalAdvance(QStringLiteral("gradient")));
        QCOMPARE(notationWidth(largeFont(), QString()), 0.0);
    }

    void a_raised_part_stands_above_the_line_and_a_lowered_one_below()
    {
        const QRect base = inkOf(QStringLiteral("x"));
        const QRect raised = inkOf(QStringLiteral("x^{2}"));
        const QRect lowered = inkOf(QStringLiteral("x_{2}"));
        QVERIFY(raised.top() < base.top());
        QVERIFY(raised.bottom() <= base.bottom());
        QVERIFY(lowered.bottom() > base.bottom());
        QVERIFY(lowered.top() >= base.top());
    }

    void layer_and_index_stand_above_each_other_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::newRow("raised first") << QStringLiteral("x^{2}_{6}");
        QTest::newRow("lowered first") << QStringLiteral("x_{6}^{2}");
    }
    void layer_and_index_stand_above_each_other()
    {
        QFETCH(QString, notation);
        QCOMPARE(notationWidth(largeFont(), notation), notationWidth(largeFont(), QStringLiteral("x^{2}")));
        const QRect ink = inkOf(notation);
        QCOMPARE(ink.top(), inkOf(QStringLiteral("x^{2}")).top());
        QCOMPARE(ink.bottom(), inkOf(QStringLiteral("x_{6}")).bottom());
    }

    void text_goes_on_after_the_wider_of_both()
    {
        const double wide = notationWidth(largeFont(), QStringLiteral("w_{293,14}"));
        const double rest = notationWidth(largeFont(), QStringLiteral(" = 1"));
        QCOMPARE(notationWidth(largeFont(), QStringLiteral("w^{1}_{293,14} = 1")), wide + rest);
    }

    void two_raised_parts_follow_each_other()
    {
        QVERIFY(notationWidth(largeFont(), QStringLiteral("x^{2}^{2}")) >
                notationWidth(largeFont(), QStringLiteral("x^{2}")));
    }

    void what_is_drawn_fits_its_width()
    {
        const QString notation = QStringLiteral("∂L_{n}/∂w^{1}_{293,14} + b");
        QVERIFY(inkOf(notation).right() <= 20 + notationWidth(largeFont(), notation) + 1);
    }

    void layers_stand_in_brackets_when_chosen()
    {
        const double plain = notationWidth(largeFont(), QStringLiteral("x^{2}_{6}"));
        setLayersInBrackets(true);
        const double brackets = notationWidth(largeFont(), QStringLiteral("x^{2}_{6}"));
        const QString html = notationHtml(QStringLiteral("δ^{1}_{j}, e^{−2}"));
        const QString text = notationPlain(QStringLiteral("w^{1}_{293,14}"));
        setLayersInBrackets(false);
        QVERIFY(brackets > plain);
        QCOMPARE(html, QStringLiteral("δ<sup>(1)</sup><sub>j</sub>, e<sup>−2</sup>")); // a power is none
        QCOMPARE(text, QStringLiteral("w⁽¹⁾[293,14]"));
        QCOMPARE(notationPlain(QStringLiteral("w^{1}_{293,14}")), QStringLiteral("w¹[293,14]"));
    }

    void indices_and_names_are_written_as_chosen_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("unitsFirst");
        QTest::addColumn<QString>("withSigma");
        const auto row = [](const char16_t *notation, const char16_t *unitsFirst, const char16_t *withSigma) {
            QTest::newRow(qPrintable(QString::fromUtf16(notation)))
                << QString::fromUtf16(notation) << QString::fromUtf16(unitsFirst)
                << QString::fromUtf16(withSigma);
        };
        row(u"∂L_{n}/∂w^{1}_{293,14}", u"∂Lₙ/∂w¹[14,293]", u"∂Lₙ/∂w¹[293,14]");
        row(u"w^{2}_{jk} x^{1}_{j}", u"w²ₖⱼ x¹ⱼ", u"w²ⱼₖ a¹ⱼ");
        row(u"w^{2}_{14,k} · δ^{2}_{k}", u"w²[k,14] · δ²ₖ", u"w²[14,k] · δ²ₖ");
        row(u"w²ⱼₖ", u"w²ₖⱼ", u"w²ⱼₖ");
        row(u"∂x^{2}/∂z^{2}_{3,4}", u"∂x²/∂z²[3,4]", u"∂a²/∂z²[3,4]");
        row(u"φ′(z^{1}_{3})", u"φ′(z¹[3])", u"σ′(z¹[3])");
        row(u"max^{2}", u"max²", u"max²");
        row(u"δ² = x² − y", u"δ² = x² − y", u"δ² = a² − y");
        row(u"W¹W² of x(1 − x)", u"W²W¹ of x(1 − x)", u"W¹W² of a(1 − a)");
    }
    void indices_and_names_are_written_as_chosen()
    {
        QFETCH(QString, notation);
        setWeightOrder(Convention::UnitsFirst);
        const QString unitsFirst = notationPlain(notation);
        setWeightOrder(Convention::InputsFirst);
        setNotationNames(Names::ASigma);
        const QString withSigma = notationPlain(notation);
        setNotationNames(Names::XPhi);
        QTEST(unitsFirst, "unitsFirst");
        QTEST(withSigma, "withSigma");
    }

    void other_forms_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::newRow("component") << QStringLiteral("δ^{2}_{6}")
                                   << QStringLiteral("δ<sup>2</sup><sub>6</sub>") << QStringLiteral("δ²[6]");
        QTest::newRow("gradient") << QStringLiteral("∂L_{n}/∂w^{1}_{293,14}")
                                  << QStringLiteral("∂L<sub>n</sub>/\u2060∂w<sup>1</sup><sub>293,14</sub>")
                                  << QStringLiteral("∂Lₙ/∂w¹[293,14]");
        QTest::newRow("pixel") << QStringLiteral("x^{0}_{7}") << QStringLiteral("x<sup>0</sup><sub>7</sub>")
                               << QStringLiteral("x⁰[7]");
        QTest::newRow("escaped") << QStringLiteral("a < b") << QStringLiteral("a &lt; b")
                                 << QStringLiteral("a < b");
        QTest::newRow("no script") << QStringLiteral("a_b^c") << QStringLiteral("a_b^c")
                                   << QStringLiteral("a_b^c");
        QTest::newRow("unclosed") << QStringLiteral("x^{2") << QStringLiteral("x^{2")
                                  << QStringLiteral("x^{2");
        QTest::newRow("empty") << QString() << QString() << QString();
    }
    void other_forms()
    {
        QFETCH(QString, notation);
        QTEST(notationHtml(notation), "html");
        QTEST(notationPlain(notation), "plain");
    }
};

DELTASCOPE_TEST(TestNotation)
#include "test_notation.moc"
