// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/theme/themes.h"
#include "ui/theme/figure_label.h"

#include <QFontMetrics>
#include <QTest>

using namespace deltascope;

namespace {
// In a label of that size on a surface.
template <class Label>
QImage picture(const QString &text, Qt::Alignment alignment)
{
    QWidget surface;
    QPalette palette = surface.palette();
    palette.setColor(QPalette::Window, colours().surface);
    surface.setPalette(palette);
    surface.setAutoFillBackground(true);
    Label label(&surface);
    label.setText(text);
    label.setAlignment(alignment);
    label.resize(140, 22);
    surface.resize(140, 22);
    return surface.grab().toImage();
}

bool has_ink(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != image.pixel(0, 0))
                return true;
    return false;
}
} // namespace

class TestFigureLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_as_any_other_label_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QString>("text");
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Projector})
            for (const auto &text : {QStringLiteral("0.0412"), QStringLiteral("97.61 %"), QString()})
                QTest::addRow("%d, \"%s\"", static_cast<int>(mode), qPrintable(text)) << mode << text;
    }
    void looks_as_any_other_label()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QString, text);
        Theme::instance().setMode(mode);
        for (const Qt::Alignment alignment :
             {Qt::AlignRight | Qt::AlignVCenter, Qt::AlignLeft | Qt::AlignVCenter})
            QCOMPARE(picture<FigureLabel>(text, alignment), picture<QLabel>(text, alignment));
    }

    void its_number_is_bold()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        const QString text = QStringLiteral("epoch <b>1.05</b>");
        const QImage marked = picture<FigureLabel>(text, Qt::AlignLeft | Qt::AlignVCenter);
        const QImage plain =
            picture<FigureLabel>(QStringLiteral("epoch 1.05"), Qt::AlignLeft | Qt::AlignVCenter);
        const int words =
            QFontMetrics(Theme::instance().font(TypeSize::Body)).horizontalAdvance(QStringLiteral("epoch "));
        QCOMPARE(marked.copy(0, 0, words, 22), plain.copy(0, 0, words, 22));
        QVERIFY(marked.copy(words, 0, 60, 22) != plain.copy(words, 0, 60, 22));
        FigureLabel label;
        label.setText(text);
        QCOMPARE(label.text(), text); // as others read it
    }

    void what_is_selected_is_marked()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        FigureLabel label;
        label.setTextInteractionFlags(Qt::TextSelectableByMouse);
        label.setText(QStringLiteral("0.0412"));
        label.resize(80, 22);
        const QImage before = label.grab().toImage();
        QVERIFY(has_ink(before));
        label.setSelection(0, 6);
        QVERIFY(label.grab().toImage() != before);
        QCOMPARE(label.selectedText(), QStringLiteral("0.0412"));
    }
};

DELTASCOPE_TEST(TestFigureLabel)
#include "test_figure_label.moc"
