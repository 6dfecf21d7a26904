// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/settings/predict_first.h"
#include "ui/step/predict/predict_card.h"

#include <QWindow>

using namespace deltascope;

/// Predict first in the real window, by its keys and buttons.
class TestPredicting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_window.open());
        m_window->press(Qt::Key_3, Qt::ControlModifier);
        press(Qt::Key_Q);
        QVERIFY(PredictFirst::instance().isOn());
    }
    void cleanup()
    {
        m_window.close();
        PredictFirst::instance().set(false);
    }

    // At the projector: a question, hands, Page down, Page down.
    void page_down_shows_and_then_goes_on()
    {
        m_window->click("Present");
        press(Qt::Key_PageDown);
        QVERIFY(m_window->says(QStringLiteral("be negative, zero or positive?")));
        QVERIFY(!m_window->says(QStringLiteral("It is ")));
        press(Qt::Key_PageDown);
        QVERIFY(m_window->says(QStringLiteral("It is ")));
        press(Qt::Key_PageDown);
        QVERIFY(!m_window->says(QStringLiteral("It is ")));
        press(Qt::Key_Escape);
    }

    // Also where the window is painted before anything that waits is done, as on a busy machine.
    void what_is_painted_has_found_its_place_data()
    {
        QTest::addColumn<bool>("on");
        QTest::newRow("the switch") << false;
        QTest::newRow("the card") << true;
    }
    void what_is_painted_has_found_its_place()
    {
        QFETCH(bool, on);
        PredictFirst::instance().set(on);
        press(Qt::Key_PageDown);
        QTest::qWait(0);
        const auto *card = (*m_window)->findChild<PredictCard *>();
        const QList<QPushButton *> buttons = on ? card->choices() : QList{card->switchButton()};
        QStringList squeezed;
        int painted = 0;
        std::vector<std::unique_ptr<OnEvent>> watched;
        for (QPushButton *button : buttons)
            watched.push_back(std::make_unique<OnEvent>(*button, QEvent::Paint, [&, button] {
                ++painted;
                const bool whole =
                    button->height() >= button->sizeHint().height() &&
                    (button->minimumWidth() == 1 || button->width() >= button->sizeHint().width());
                if (!whole)
                    squeezed << button->text();
            }));
        const auto expose = [this] { // as the system does, before anything that waits is done
            QExposeEvent exposed((*m_window)->rect());
            QCoreApplication::sendEvent((*m_window)->windowHandle(), &exposed);
        };
        for (const bool presents : {true, false}) {
            press(Qt::Key_F5);
            expose();
            QTRY_COMPARE((*m_window)->isFullScreen(), presents);
            QTest::qWait(0);
        }
        QVERIFY(painted > 0);
        QCOMPARE(squeezed, QStringList());
    }

    // B trains one batch, in Train.
    void a_letter_answers_and_trains_nothing()
    {
        press(Qt::Key_Space);
        press(Qt::Key_B);
        QVERIFY(m_window->says(QStringLiteral(" of 1 right")));
        QTest::qWait(50);
        QCOMPARE(m_window->snapshot().images_seen, 0);
    }

    void a_button_that_has_the_keys_is_pressed_by_space()
    {
        press(Qt::Key_Space);
        auto *button = m_window->control<QPushButton>("A  Negative");
        QVERIFY(button);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(m_window->says(QStringLiteral(" of 1 right")));
        QVERIFY(!qobject_cast<QPushButton *>(QApplication::focusWidget()));
        press(Qt::Key_Space);
        QVERIFY(!m_window->says(QStringLiteral("It is ")));
    }

    void the_expected_curve_belongs_to_its_run()
    {
        const QString invitation = QStringLiteral("How will the loss go?");
        m_window->press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_window->says(invitation));
        m_window->click("Falls slowly");
        for (int epoch = 1; epoch <= 2; ++epoch) {
            m_window->click("+1 epoch");
            QTRY_COMPARE_WITH_TIMEOUT(m_window->snapshot().history->back().epoch, epoch, 20000);
            QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        }
        QTRY_VERIFY(m_window->says(QStringLiteral("Up to epoch 2")));
        QVERIFY(!m_window->says(invitation));
        m_window->click("Reset: start a new, untrained network");
        m_window->click("Start a new network");
        QTRY_VERIFY(m_window->says(invitation));
        QVERIFY(!m_window->says(QStringLiteral("Up to epoch")));
    }

private:
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

    FirstStart m_window;
};

DELTASCOPE_TEST(TestPredicting)
#include "test_predicting.moc"
