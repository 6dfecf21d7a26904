// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/paper/paper.h"
#include "ui/theme/interface_font.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QMenu>
#include <QPushButton>
#include <QRawFont>
#include <QTest>
#include <QToolTip>

using namespace deltascope;

/// On a system that has no fonts: ctest says so to fontconfig.
class TestInterfaceFont : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QFontDatabase::families().contains(dejaVu))
            QSKIP("this system's own fonts are seen");
    }

    // Text had the font of the system, and where there was none, no letters.
    void theFontComesWithTheProgram()
    {
        QCOMPARE(interfaceFamily(), dejaVu);
        QVERIFY(QFontDatabase::families().contains(dejaVu));
        const Theme &theme = Theme::instance();
        for (const bool bold : {false, true}) {
            const QFont font = theme.font(TypeSize::Body, bold);
            QCOMPARE(QFontInfo(font).family(), dejaVu);
            QCOMPARE(QRawFont::fromFont(font).weight(), int(bold ? QFont::Bold : QFont::Normal));
        }
    }

    void theFontHasEveryLetterOfTheNotation()
    {
        for (const bool bold : {false, true}) {
            const QRawFont font = QRawFont::fromFont(Theme::instance().font(TypeSize::Body, bold));
            for (const QChar letter :
                 QStringLiteral("aZ09²¹∂φ−δ…′ₙⱼₖηθε×⁰·→ᵀΣᵢ‖∇⁻–≈ₘ⊙₄₁”“’σ←½₃⁵Δ°√∞⁾⁽ᶻ⟩⟨↓↑λ÷±≤≥ᵈμ⁺π"))
                QVERIFY2(font.supportsCharacter(letter), qPrintable(QString(letter)));
        }
    }

    void everyWidgetHasTheFont()
    {
        (void)Theme::instance();
        const QPushButton button(QStringLiteral("Train"));
        const QMenu menu;
        for (const QFont &font : {QApplication::font(), button.font(), menu.font(), QToolTip::font()})
            QCOMPARE(QFontInfo(font).family(), dejaVu);
    }

    void paperHasLettersWithoutTheFontsOfPaper()
    {
        const QRawFont font = QRawFont::fromFont(paperFont(12));
        QCOMPARE(font.familyName(), dejaVu);
        QVERIFY(font.supportsCharacter(u'δ'));
    }

private:
    const QString dejaVu = QStringLiteral("DejaVu Sans");
};

DELTASCOPE_TEST(TestInterfaceFont)
#include "test_interface_font.moc"
