// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/failing_network.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/theme.h"
#include "ui/window/failing_text.h"

#include <QLayout>
#include <QMenuBar>

using namespace deltascope;

/// The networks that do not learn, from the menu to the cure.
class TestFailingNetworks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        m_window.emplace();
        QVERIFY(m_window->isReady());
    }
    void cleanup() { m_window.reset(); }

    void each_is_opened_at_one_click_and_says_what_is_seen_data();
    void each_is_opened_at_one_click_and_says_what_is_seen();
    void its_notice_covers_nothing_in_a_small_window_data();
    void its_notice_covers_nothing_in_a_small_window();
    void its_notice_is_closed_by_escape_wherever_the_keys_are();
    void dead_relus_are_cured_by_a_new_network();

private:
    StepWalk &walk() { return (*m_window)->stepJob().walk(); }
    void open(FailingNetwork which)
    {
        for (QAction *item : (*m_window)->findChildren<QAction *>())
            if (item->text() == FailingText::nameOf(which))
                item->trigger();
        QTRY_COMPARE(m_window->snapshot().settings.hidden_units, failing_units);
        QTRY_VERIFY(walk().open());
    }

    TestHome m_home;
    std::optional<OpenedWindow> m_window;
};

void TestFailingNetworks::each_is_opened_at_one_click_and_says_what_is_seen_data()
{
    QTest::addColumn<FailingNetwork>("which");
    QTest::newRow("dead") << FailingNetwork::DeadRelu;
    QTest::newRow("far out") << FailingNetwork::FarOutSigmoids;
    QTest::newRow("equal") << FailingNetwork::EqualWeights;
}

void TestFailingNetworks::each_is_opened_at_one_click_and_says_what_is_seen()
{
    QFETCH(FailingNetwork, which);
    open(which);
    QVERIFY((*m_window)->stepJob().panel()->isVisible());
    QCOMPARE(m_window->notices().text(), FailingText::sentence(which));
    QTRY_COMPARE(walk().open()->hiddenUnits(), failing_units);
    const Vector<double> &delta1 = walk().open()->pass().delta1;
    const bool alike = (delta1.array() == delta1[0]).all();
    QCOMPARE(delta1.isZero(0), which == FailingNetwork::DeadRelu);
    QCOMPARE(alike, which != FailingNetwork::FarOutSigmoids);
}

void TestFailingNetworks::its_notice_covers_nothing_in_a_small_window_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<FailingNetwork>("which");
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Projector})
        for (const FailingNetwork which : all_failing_networks)
            QTest::addRow("%d, %d", static_cast<int>(mode), static_cast<int>(which)) << mode << which;
}

// It lay over the outputs that it speaks of.
void TestFailingNetworks::its_notice_covers_nothing_in_a_small_window()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(FailingNetwork, which);
    constexpr QSize small(900, 500);
    Theme::instance().setMode(mode);
    (*m_window)->resize(small);
    open(which);
    const NoticeBar &notice = m_window->notices();
    const StageView *stage = (*m_window)->stage();
    const auto placeOf = [this](const QWidget *part) {
        return QRect(part->mapTo(&**m_window, QPoint()), part->size());
    };
    QTRY_VERIFY(placeOf(&notice).bottom() < placeOf(stage).top());
    QCOMPARE((*m_window)->size(), small);
    QVERIFY(notice.height() >= notice.layout()->totalHeightForWidth(notice.width()));
    QTRY_VERIFY(stage->height() >= stage->minimumSizeHint().height());
    Theme::instance().setMode(Theme::Mode::Light);
}

// The first Esc only took the keys out of a card.
void TestFailingNetworks::its_notice_is_closed_by_escape_wherever_the_keys_are()
{
    open(FailingNetwork::DeadRelu);
    QVERIFY(!m_window->notices().text().isEmpty());
    m_window->press(Qt::Key_C);
    QWidget *field = QApplication::focusWidget();
    QVERIFY((*m_window)->stepJob().panel()->isAncestorOf(field));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(m_window->notices().text(), QString());
    QCOMPARE(QApplication::focusWidget(), field);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(QApplication::focusWidget() != field);
}

void TestFailingNetworks::dead_relus_are_cured_by_a_new_network()
{
    open(FailingNetwork::DeadRelu);
    const Matrix<float> before = m_window->snapshot().network.parameters.W1;
    m_window->click("+1 epoch");
    QTRY_VERIFY(m_window->snapshot().epochs >= 1 && !(*m_window)->workbench().isTraining());
    QCOMPARE(m_window->snapshot().network.parameters.W1, before); // nothing came through
    m_window->click("Reset: start a new, untrained network");
    if (m_window->notices().asks())
        m_window->click("Start a new network");
    QTRY_COMPARE(m_window->snapshot().epochs, 0.0);
    const Matrix<float> fresh = m_window->snapshot().network.parameters.W1;
    m_window->click("+1 epoch");
    QTRY_VERIFY(m_window->snapshot().epochs >= 1 && !(*m_window)->workbench().isTraining());
    QVERIFY(m_window->snapshot().network.parameters.W1 != fresh);
}

DELTASCOPE_TEST(TestFailingNetworks)
#include "test_failing_networks.moc"
