// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/task.h"
#include "tests/ui/step/step_window.h"
#include "ui/step/practice/answer_field.h"
#include "ui/step/practice/network_choice.h"
#include "ui/step/practice/practice_card.h"

#include <QApplication>
#include <QComboBox>
#include <QTest>

#include <memory>

namespace deltascope {

/// The Step job with the student's turn, and what a student does to it.
class PracticeWindow
{
protected:
    void open()
    {
        m_window = std::make_unique<StepWindow>();
        m_window->open(networkOf(6, {}));
    }
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }
    PracticeCard &card() { return *panel().practice(); }
    PracticeSession &session() { return m_window->job.practice(); }
    void turnOn(int level)
    {
        session().setLevel(level);
        QTest::keyClick(&m_window->window, Qt::Key_Y);
        QVERIFY(session().isOn());
    }
    /// By the keys, from the field of the networks.
    void chooseNetwork(int place)
    {
        QComboBox *networks = card().networks()->networks();
        networks->setFocus();
        for (int i = 0; i < place; ++i)
            QTest::keyClick(networks, Qt::Key_Down);
        QTRY_COMPARE(networks->currentIndex(), place);
        QVERIFY(walk().open());
        m_window->stage->setFocus();
    }
    double rightValue()
    {
        const InspectedPass &open = *walk().complete();
        return right_value({*open.network, open.pass(), open.learning_rate}, *session().asked());
    }
    void type(const QString &text)
    {
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(card().field()));
        card().field()->clear();
        QTest::keyClicks(card().field(), text);
        QTest::keyClick(card().field(), Qt::Key_Return);
    }
    void typeRight() { type(QString::number(rightValue(), 'g', 12)); }
    void enter() { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); }

    std::unique_ptr<StepWindow> m_window;
};

} // namespace deltascope
