// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/theme/contrast.h"
#include "tests/ui/theme/themes.h"
#include "ui/theme/icons.h"
#include "ui/theme/signed_scale.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace deltascope;

namespace {
constexpr double readable = 4.5;
}

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_can_be_read_on_every_ground_data() { add_rows_of_themes(); }
    void text_can_be_read_on_every_ground()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const Colours &c = colours();
        const QColor texts[] = {c.text,    c.muted,           c.forward,          c.backward,
                                c.warning, signTextColour(1), signTextColour(-1), signTextColour(0)};
        const QColor grounds[] = {c.window, c.surface, c.sunken, mix(c.surface, c.forward, 0.12),
                                  mix(c.surface, c.backward, 0.09)};
        for (const QColor &text : texts)
            for (const QColor &ground : grounds)
                QVERIFY2(contrast(text, ground) >= readable,
                         qPrintable(QStringLiteral("%1 on %2").arg(text.name(), ground.name())));
        QVERIFY(contrast(c.onAccent, c.forward) >= readable);
        QVERIFY(contrast(c.onAccent, c.backward) >= readable);
    }

    void text_is_readable_on_every_signed_value_data() { add_rows_of_themes(); }
    void text_is_readable_on_every_signed_value()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const SignedScale scale;
        for (int hundredth = -100; hundredth <= 100; ++hundredth)
            for (const double opacity : {0.36, 1.0}) {
                const QColor ground =
                    mix(colours().window, QColor::fromRgb(scale.colour(0.01 * hundredth, 1)), opacity);
                QVERIFY2(contrast(textOn(ground), ground) >= readable, qPrintable(ground.name()));
            }
    }

    void forward_and_backward_differ_data() { add_rows_of_themes(); }
    void forward_and_backward_differ()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const int apart = std::abs(colours().forward.hue() - colours().backward.hue());
        QVERIFY(std::min(apart, 360 - apart) > 60);
    }

    void a_new_mode_reaches_the_application()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        QSignalSpy changed(&Theme::instance(), &Theme::changed);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(Theme::instance().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), colours().surface);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void style_sheet_leaves_no_name_unfilled_data() { add_rows_of_themes(); }
    void style_sheet_leaves_no_name_unfilled()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const QString sheet = styleSheet(Theme::instance());
        QVERIFY2(!sheet.contains(QLatin1Char('@')),
                 qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')), 40)));
        static const QRegularExpression colour(QStringLiteral("#[0-9a-f]+"));
        for (auto match = colour.globalMatch(sheet); match.hasNext();)
            QCOMPARE(match.next().captured().size(), 7); // two names run together would make it longer
    }

    void the_projector_shows_larger_type()
    {
        for (const TypeSize size : {TypeSize::Caption, TypeSize::Body, TypeSize::Title, TypeSize::Large}) {
            Theme::instance().setMode(Theme::Mode::Light);
            const int light = Theme::instance().pixelSize(size);
            Theme::instance().setMode(Theme::Mode::Projector);
            QVERIFY(Theme::instance().pixelSize(size) > light);
        }
    }

    void figures_are_as_wide_as_each_other()
    {
        const QFontMetrics metrics(Theme::instance().font(TypeSize::Body));
        for (char16_t digit = u'1'; digit <= u'9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }

    void icons_are_drawn_in_the_colour_asked_for()
    {
        const QImage icon = iconPixmap(QStringLiteral("play"), QColor(200, 30, 60), 48, 1).toImage();
        QCOMPARE(icon.size(), QSize(48, 48));
        QCOMPARE(icon.pixelColor(24, 24), QColor(200, 30, 60));
        QVERIFY(iconPixmap(QStringLiteral("no-such-icon"), Qt::black, 48, 1).isNull());
        QVERIFY(themedIcon(QStringLiteral("no-such-icon")).isNull());
    }

    void icons_follow_the_theme()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        QPushButton button;
        setThemedIcon(&button, QStringLiteral("play"));
        const auto middle = [&] { return button.icon().pixmap(48, 48).toImage().pixelColor(24, 24).rgb(); };
        QCOMPARE(middle(), colours().text.rgb());
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(middle(), colours().text.rgb());
        button.setProperty("role", QStringLiteral("primary"));
        setThemedIcon(&button, QStringLiteral("play"));
        QCOMPARE(middle(), colours().onAccent.rgb());
    }
};

DELTASCOPE_TEST(TestTheme)
#include "test_theme.moc"
