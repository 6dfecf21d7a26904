// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/theme/figure_label.h"
#include "ui/theme/steady_place.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>

using namespace deltascope;

namespace {
/// A row with a label in its place, and how often it is laid out.
class Row : public QWidget
{
public:
    explicit Row(QLabel *label)
        : m_label(label)
        , m_place(new SteadyPlace(label))
    {
        Theme::instance().setMode(Theme::Mode::Light);
        auto *layout = new QHBoxLayout(this);
        layout->addWidget(m_place);
        layout->addStretch();
        resize(300, 200);
        show();
    }

    /// How often the row is laid out because of that text.
    int layouts(const QString &text)
    {
        QCoreApplication::processEvents();
        m_layouts = 0;
        m_label->setText(text);
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::processEvents();
        return m_layouts;
    }
    QWidget &place() { return *m_place; }

protected:
    bool event(QEvent *event) override
    {
        m_layouts += event->type() == QEvent::LayoutRequest;
        return QWidget::event(event);
    }

private:
    QLabel *m_label;
    SteadyPlace *m_place;
    int m_layouts = 0;
};
} // namespace

class TestSteadyPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_is_laid_out_while_the_text_has_room()
    {
        auto *label = new FigureLabel;
        Row row(label);
        QVERIFY(row.layouts(QStringLiteral("epoch <b>10.05</b>")) > 0);
        QCOMPARE(row.layouts(QStringLiteral("epoch <b>10.11</b>")), 0);
        QCOMPARE(row.layouts(QStringLiteral("epoch <b>9.99</b>")), 0);
        QCOMPARE(label->size(), row.place().size());
    }

    void grows_with_its_text_and_gives_room_back()
    {
        auto *label = new FigureLabel;
        Row row(label);
        row.layouts(QStringLiteral("short"));
        const int narrow = row.place().width();
        QVERIFY(row.layouts(QStringLiteral("a text that is much longer")) > 0);
        QVERIFY(row.place().width() >= label->sizeHint().width());
        QVERIFY(row.layouts(QStringLiteral("short")) > 0);
        QCOMPARE(row.place().width(), narrow);
    }

    void what_wraps_has_the_height_that_it_needs()
    {
        auto *label = new QLabel;
        label->setWordWrap(true);
        Row row(label);
        row.layouts(
            QStringLiteral("so many words that a single line of a row that is 300 pixels wide does not "
                           "hold them all"));
        QVERIFY(row.place().hasHeightForWidth());
        QCOMPARE(row.place().heightForWidth(120), label->heightForWidth(120));
        QVERIFY(label->height() >= label->heightForWidth(label->width()));
    }

    void is_hidden_with_its_content()
    {
        auto *label = new FigureLabel;
        Row row(label);
        label->hide();
        QVERIFY(row.place().isHidden());
        label->show();
        QVERIFY(row.place().isVisible());
    }

    void another_theme_gives_it_other_room()
    {
        auto *label = new FigureLabel;
        Row row(label);
        row.layouts(QStringLiteral("epoch <b>10.05</b>"));
        const int usual = row.place().width();
        Theme::instance().setMode(Theme::Mode::Projector);
        QTRY_VERIFY(row.place().width() > usual);
        Theme::instance().setMode(Theme::Mode::Light);
        QTRY_COMPARE(row.place().width(), usual);
    }
};

DELTASCOPE_TEST(TestSteadyPlace)
#include "test_steady_place.moc"
