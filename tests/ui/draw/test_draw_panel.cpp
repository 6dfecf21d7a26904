// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/draw/canvas.h"
#include "ui/draw/canvas_tools.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/digit_picker.h"
#include "ui/draw/draw_panel.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>

using namespace deltascope;

namespace {
// As large as in a window of 1024×768 and of 1440×900.
constexpr QSize smallPanel(300, 612);
constexpr QSize smallProjectorPanel(360, 612);
constexpr QSize largePanel(410, 750);

void keepDrawings(DrawPanel &panel, int count)
{
    const std::vector<std::uint8_t> image(pixel_count, 100);
    for (int n = 0; n < count; ++n)
        panel.collection()->add(image, n % digit_count);
}

QRect placeIn(const DrawPanel &panel, const QWidget *widget)
{
    return {widget->mapTo(panel.viewport(), QPoint(0, 0)), widget->size()};
}
} // namespace

/// How the parts of the Draw job share the room there is.
class TestDrawPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().setMode(Theme::Mode::Light); }

    void all_is_in_sight_without_scrolling_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light, small") << Theme::Mode::Light << smallPanel;
        QTest::newRow("dark, small") << Theme::Mode::Dark << smallPanel;
        QTest::newRow("projector, small") << Theme::Mode::Projector << smallProjectorPanel;
        QTest::newRow("projector, large") << Theme::Mode::Projector << largePanel;
    }
    void all_is_in_sight_without_scrolling()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QSize, size);
        Theme::instance().setMode(mode);
        show(size);
        keepDrawings(*m_panel, 30);
        m_panel->showReading(Reading{7, 0.000123, 1, 0.000122});
        QTRY_COMPARE(m_panel->verticalScrollBar()->maximum(), 0);
        QVERIFY(m_panel->viewport()->rect().contains(placeIn(*m_panel, m_panel->collection())));
        QVERIFY(m_panel->canvas()->width() >= m_panel->canvas()->minimumSizeHint().width());
    }

    void the_theme_may_change_meanwhile()
    {
        show(smallProjectorPanel);
        keepDrawings(*m_panel, 3);
        Theme::instance().setMode(Theme::Mode::Projector);
        QTRY_VERIFY(placeIn(*m_panel, tools()).left() > placeIn(*m_panel, m_panel->canvas()).right());
        QTRY_COMPARE(m_panel->verticalScrollBar()->maximum(), 0);
    }

    void tools_lie_where_they_leave_the_paper_larger()
    {
        show(largePanel);
        QVERIFY(placeIn(*m_panel, tools()).top() > placeIn(*m_panel, m_panel->canvas()).bottom());
        m_panel->resize(largePanel.width(), 600);
        QTRY_VERIFY(placeIn(*m_panel, tools()).left() > placeIn(*m_panel, m_panel->canvas()).right());
    }

    void the_paper_keeps_its_size_when_drawings_are_kept()
    {
        show(smallPanel);
        const QSize before = m_panel->canvas()->size();
        keepDrawings(*m_panel, 1);
        m_panel->showReading(Reading{7, 0.9, 1, 0.1});
        QTest::qWait(0);
        QCOMPARE(m_panel->canvas()->size(), before);
    }

    void nothing_moves_when_the_pen_comes_down_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("projector") << Theme::Mode::Projector;
    }
    void nothing_moves_when_the_pen_comes_down()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        show(smallProjectorPanel);
        m_panel->showReading(std::nullopt);
        const QWidget *label = m_panel->findChild<DigitPicker *>();
        QTest::qWait(0);
        const QRect paper = placeIn(*m_panel, m_panel->canvas());
        const QRect place = placeIn(*m_panel, label);
        m_panel->showReading(Reading{7, 0.000123, 1, 0.000122});
        QTest::qWait(0);
        QCOMPARE(placeIn(*m_panel, m_panel->canvas()), paper);
        QCOMPARE(placeIn(*m_panel, label), place);
    }

    void the_paper_is_as_wide_as_all_below_it()
    {
        show({360, 1200});
        const QWidget *label = m_panel->findChild<DigitPicker *>();
        QCOMPARE(placeIn(*m_panel, m_panel->canvas()).right(), placeIn(*m_panel, label).right());
    }

    // It read 0.997 and 0.997 of a digit that was known already.
    void what_little_was_learnt_is_seen()
    {
        show(smallPanel);
        m_panel->showLearnt(LearntDrawing{1, 0.3, {1, 0.99701, 9.561e-5}, {1, 0.99703, 9.532e-5}});
        const auto *learnt = m_panel->findChild<LearntView *>();
        QStringList texts;
        for (const QLabel *label : learnt->findChildren<QLabel *>())
            texts.append(label->text());
        for (const char16_t *shown : {u"0.99701", u"0.99703", u"9.56·10⁻⁵", u"9.53·10⁻⁵"})
            QCOMPARE(texts.count(QString::fromUtf16(shown)), 1);
    }

    void a_drawing_keeps_its_place_on_paper_of_another_size()
    {
        show(largePanel);
        Canvas *canvas = m_panel->canvas();
        const double scale = canvas->width() / 280.0;
        QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(qRound(70 * scale), qRound(140 * scale)));
        QVERIFY(canvas->ink().at(70, 140) > 0);
        const Ink before = canvas->ink();
        m_panel->resize(smallPanel);
        QTRY_VERIFY(canvas->width() < 280 * scale);
        QVERIFY(canvas->ink() == before);
        const QImage picture = canvas->grab().toImage();
        const QColor ink = picture.pixelColor(picture.width() / 4, picture.height() / 2);
        QCOMPARE(ink, colours().ink);
    }

private:
    void show(const QSize &size)
    {
        m_panel = std::make_unique<DrawPanel>();
        m_panel->resize(size);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    const QWidget *tools() const { return m_panel->findChild<CanvasTools *>(); }

    std::unique_ptr<DrawPanel> m_panel;
};

DELTASCOPE_TEST(TestDrawPanel)
#include "test_draw_panel.moc"
