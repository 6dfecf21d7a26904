// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/theme/kept_top.h"
#include "ui/theme/theme.h"
#include "ui/train/units/units_gallery.h"

#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringListModel>

using namespace deltascope;

namespace {
int topIn(const QScrollArea &area, const QWidget *part)
{
    return part->mapTo(area.widget(), QPoint()).y();
}

bool isAtTop(const QScrollArea &area, const QWidget *part)
{
    const int above = area.verticalScrollBar()->value() - topIn(area, part);
    return above >= -1 && above <= part->height();
}

/// The innermost widget there; null: nothing but space.
QWidget *partAtTop(const QScrollArea &area)
{
    for (QWidget *part : area.widget()->findChildren<QWidget *>())
        if (part->isVisible() && isAtTop(area, part) && part->findChildren<QWidget *>().isEmpty())
            return part;
    return nullptr;
}

/// The one of the window that has the most to scroll.
QScrollArea *scrolledArea(OpenedWindow &window)
{
    QScrollArea *found = nullptr;
    for (QScrollArea *area : window->findChildren<QScrollArea *>())
        if (area->isVisible() &&
            (!found || area->verticalScrollBar()->maximum() > found->verticalScrollBar()->maximum()))
            found = area;
    return found;
}

void present(OpenedWindow &window, bool on)
{
    window.press(Qt::Key_F5);
    QTRY_COMPARE(window->isFullScreen(), on);
    QTest::qWait(0);
}
} // namespace

class TestKeptTop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home.forgetEverything(); }
    void cleanup() { Theme::instance().setPresented(std::nullopt); }

    // In larger type the same number of pixels was other content.
    void a_panel_scrolled_by_hand_shows_the_same_when_presented_data()
    {
        QTest::addColumn<Job>("job");
        QTest::addColumn<QString>("page");
        QTest::newRow("Step") << Job::Step << QString();
        QTest::newRow("Draw") << Job::Draw << QString();
        for (const char *page : {"Runs", "Mistakes", "Options"})
            QTest::newRow(page) << Job::Train << QString::fromLatin1(page);
    }
    void a_panel_scrolled_by_hand_shows_the_same_when_presented()
    {
        QFETCH(Job, job);
        QFETCH(QString, page);
        OpenedWindow window;
        window->resize(900, 500);
        QTRY_COMPARE(window->size(), QSize(900, 500));
        window->setJob(job);
        if (!page.isEmpty())
            window.showTab(qPrintable(page));
        for (int step = 0; job == Job::Step && step < 9; ++step)
            window.press(Qt::Key_Right);
        QTest::qWait(0);
        QScrollArea *area = scrolledArea(window);
        QVERIFY(area && area->verticalScrollBar()->maximum() > 40);
        QScrollBar &bar = *area->verticalScrollBar();
        QTest::qWait(200); // of what a key brings into sight
        bar.setValue(bar.maximum() / 2);
        while (!partAtTop(*area))
            bar.setValue(bar.value() - 1);
        const QWidget *part = partAtTop(*area);
        const auto isThere = [&] { return isAtTop(*area, part) || bar.value() == bar.maximum(); };
        const auto where = [&] {
            return qPrintable(QStringLiteral("%1 at %2 of %3 to %4, in %5")
                                  .arg(QString::fromLatin1(part->metaObject()->className()))
                                  .arg(topIn(*area, part))
                                  .arg(part->height())
                                  .arg(bar.value())
                                  .arg(bar.maximum()));
        };
        for (const bool on : {true, false}) {
            present(window, on);
            QTRY_VERIFY2(isThere(), where());
        }
    }

    void a_list_shows_the_same_row()
    {
        QStringListModel model;
        QStringList rows;
        for (int row = 0; row < 100; ++row)
            rows << QString::number(row);
        model.setStringList(rows);
        QListView list;
        list.setModel(&model);
        list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        keepTop(&list);
        list.resize(200, 300);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        list.verticalScrollBar()->setValue(list.visualRect(model.index(40)).center().y());
        const auto row = [&list] { return list.indexAt(QPoint(20, 0)).row(); };
        const int height = list.visualRect(model.index(0)).height();
        QCOMPARE(row(), 40);
        Theme::instance().setPresented(2160);
        QTRY_VERIFY(list.visualRect(model.index(0)).height() > height);
        QTRY_COMPARE(row(), 40);
        list.resize(200, 500);
        QTRY_COMPARE(row(), 40);
        list.verticalScrollBar()->setValue(0); // by hand
        Theme::instance().setPresented(std::nullopt);
        QTRY_COMPARE(list.visualRect(model.index(0)).height(), height);
        QCOMPARE(row(), 0);
    }

    void the_gallery_shows_the_same_units()
    {
        OpenedWindow window;
        TrainingSettings settings;
        settings.hidden_units = 200;
        window->workbench().reset(settings);
        window.showTab("Units");
        auto *gallery = window->findChild<UnitsGallery *>();
        QTRY_COMPARE(gallery->order().size(), std::size_t{200});
        constexpr int unit = 90;
        const int before = gallery->picture(unit).top();
        gallery->verticalScrollBar()->setValue(before);
        QCOMPARE(gallery->picture(unit).top(), 0);
        const auto isAtTop = [gallery] {
            const QRect picture = gallery->picture(unit);
            return std::abs(picture.top()) < picture.height() / 2;
        };
        for (const bool on : {true, false}) {
            present(window, on);
            QTRY_VERIFY2(isAtTop(), qPrintable(QString::number(gallery->picture(unit).top())));
        }
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestKeptTop)
#include "test_kept_top.moc"
