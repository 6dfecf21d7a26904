// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/theme/themes.h"
#include "ui/theme/shaped_text.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

#include <functional>

using namespace deltascope;

namespace {
void add_rows_of_texts()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("bold");
    for (const bool bold : {false, true})
        for (const auto &text :
             {QStringLiteral("0.0412"), QStringLiteral("−1.25·10⁻⁷"), QStringLiteral("δ φ′ ∂L η"),
              QStringLiteral("AVAVA Tö"), QStringLiteral("two words "), QString()})
            QTest::addRow("\"%s\"%s", qPrintable(text), bold ? ", bold" : "") << text << bold;
}

// On a screen of that many pixels for each.
QImage drawn(double ratio, const std::function<void(QPainter &)> &draw)
{
    QImage image(QSize(160, 30) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    QPainter painter(&image);
    draw(painter);
    return image;
}
} // namespace

class TestShapedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void is_as_wide_as_qt_says_data() { add_rows_of_texts(); }
    void is_as_wide_as_qt_says()
    {
        QFETCH(QString, text);
        QFETCH(bool, bold);
        for (const TypeSize size : {TypeSize::Caption, TypeSize::Title, TypeSize::Caption}) {
            const QFont font = Theme::instance().font(size, bold);
            QCOMPARE(textWidth(font, text), QFontMetricsF(font).horizontalAdvance(text));
        }
    }

    void looks_as_qt_draws_it_data() { add_rows_of_texts(); }
    void looks_as_qt_draws_it()
    {
        QFETCH(QString, text);
        QFETCH(bool, bold);
        const QFont font = Theme::instance().font(TypeSize::Body, bold);
        for (const double ratio : {1.0, 2.0})
            for (const QPointF &baseline : {QPointF(10, 20), QPointF(10.3, 20.6)}) {
                const QImage byQt = drawn(ratio, [&](QPainter &painter) {
                    painter.setFont(font);
                    painter.setPen(Qt::darkBlue);
                    painter.drawText(baseline, text);
                });
                for (const char *time : {"shaped now", "remembered"}) {
                    const QImage ours = drawn(ratio, [&](QPainter &painter) {
                        painter.setPen(Qt::darkBlue);
                        drawText(painter, baseline, text, font);
                    });
                    QVERIFY2(ours == byQt, time);
                }
            }
    }

    void another_theme_has_other_letters()
    {
        const QString text = QStringLiteral("0.5");
        Theme::instance().setMode(Theme::Mode::Light);
        const double usual = textWidth(Theme::instance().font(TypeSize::Body), text);
        Theme::instance().setMode(Theme::Mode::Projector);
        QVERIFY(textWidth(Theme::instance().font(TypeSize::Body), text) > usual);
        Theme::instance().setMode(Theme::Mode::Light);
        QCOMPARE(textWidth(Theme::instance().font(TypeSize::Body), text), usual);
    }

    void stays_a_text_in_a_file()
    {
        QBuffer file;
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        QPainter painter(&svg);
        drawText(painter, {10, 20}, QStringLiteral("a word"), Theme::instance().font(TypeSize::Body));
        painter.end();
        QVERIFY(file.data().contains("a word</text>"));
    }

    void is_cut_only_where_it_has_no_room()
    {
        const QFont font = Theme::instance().font(TypeSize::Body);
        const QString text = QStringLiteral("a long name of a class");
        const double whole = textWidth(font, text);
        QCOMPARE(elidedText(font, text, whole), text);
        const QString cut = elidedText(font, text, whole / 2);
        QVERIFY(cut.endsWith(QChar(0x2026)) && textWidth(font, cut) <= whole / 2);
    }
};

DELTASCOPE_TEST(TestShapedText)
#include "test_shaped_text.moc"
