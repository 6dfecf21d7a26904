// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip_sentences.h"
#include "tests/ui/step/practice/practice_window.h"
#include "ui/step/slip/slip_card.h"

#include <QPushButton>

namespace deltascope {

/// The Step job with a slip in it, and what a student does to find it.
class SlipWindow : protected PracticeWindow
{
protected:
    void openSmall()
    {
        open();
        chooseNetwork(3); // 3→2→2, whose first layer is not square
    }
    SlipSession &slips() { return m_window->job.slip(); }
    SlipCard &slipCard() { return *panel().slip(); }
    void press(Qt::Key key) { QTest::keyClick(&m_window->window, key); }
    void pressFocused(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    QPushButton *button(const char *name)
    {
        for (QPushButton *each : m_window->window.findChildren<QPushButton *>())
            if (each->isVisible() && each->text() == QString::fromUtf8(name))
                return each;
        return nullptr;
    }

    void chooseMistake(Mistake mistake)
    {
        QComboBox *list = slipCard().mistakes();
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(list));
        const int place = list->findData(static_cast<int>(mistake));
        while (place >= 0 && list->currentIndex() != place)
            QTest::keyClick(list, list->currentIndex() < place ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(list->currentText(), QString::fromUtf8(words_of(mistake).data()));
    }

    void name(const Slip &named)
    {
        slipCard().steps()->setCurrentIndex(slipCard().steps()->findData(static_cast<int>(named.step)));
        slipCard().mistakes()->setFocus();
        chooseMistake(named.mistake);
        QTest::keyClick(slipCard().mistakes(), Qt::Key_Return);
    }
};

} // namespace deltascope
