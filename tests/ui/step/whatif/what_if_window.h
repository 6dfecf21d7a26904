// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/step/step_window.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/whatif/value_field.h"
#include "ui/step/whatif/what_if_card.h"

#include <QApplication>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

namespace deltascope {

inline bool close(const Pass<double> &pass, const plain::Pass &expected)
{
    return plain::close(pass.z1, expected.z1, 10) && plain::close(pass.z2, expected.z2, 10) &&
           plain::close(pass.x2, expected.x2, 10) && plain::close(pass.loss, expected.loss, 100) &&
           plain::close(pass.delta2, expected.delta2, 100) &&
           plain::close(pass.delta1, expected.delta1, 1000);
}

/// Loops over the network in which the one number has been set, by writing it there.
inline plain::Pass freshPass(Network<double> network, Vector<double> x0, const Vector<double> &y,
                             Selection at, double value)
{
    auto &[W1, b1, W2, b2] = network.parameters;
    switch (at.term) {
    case Term::x0:
        x0[at.row] = value;
        break;
    case Term::W1:
        W1(at.row, at.column) = value;
        break;
    case Term::b1:
        b1[at.row] = value;
        break;
    case Term::W2:
        W2(at.row, at.column) = value;
        break;
    case Term::x1: // held, a unit is a part of the biases
        b2 += value * W2.row(at.row).transpose();
        W2.row(at.row).setZero();
        break;
    default:
        b2[at.row] = value;
    }
    return plain::backpropagate(network, plain::reals(x0), plain::reals(y));
}

/// The Step job with What if, and what somebody does to it.
class WhatIfWindow
{
protected:
    void open()
    {
        m_window = std::make_unique<StepWindow>();
        m_window->open(networkOf(6, {}));
        m_window->stage->setFocus();
    }
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }
    WhatIfCard &card() { return *panel().whatIf(); }
    WhatIf &what() { return m_window->job.whatIf(); }
    StageView &stage() { return *m_window->stage; }
    void turnOn()
    {
        QTest::keyClick(&m_window->window, Qt::Key_C);
        QVERIFY(what().isOn());
    }
    void choose(Term term)
    {
        const auto found = std::find(changeable_terms.begin(), changeable_terms.end(), term);
        QToolButton *button = card().terms()[found - changeable_terms.begin()];
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(what().number().term, term);
    }
    void type(const QString &text)
    {
        card().field()->setFocus();
        card().field()->selectAll();
        QTest::keyClicks(card().field(), text);
    }
    double shown(const Selection &number) { return valueAt(*walk().open(), number); }
    void drag(QWidget *widget, const QPoint &from, int up)
    {
        const QPoint pressed = widget->mapToGlobal(from); // what is dragged may move below the cursor
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        moveTo(widget, pressed - QPoint(0, up / 2));
        moveTo(widget, pressed - QPoint(0, up));
        QTest::mouseRelease(widget, Qt::LeftButton, {}, from);
    }
    void moveTo(QWidget *widget, const QPoint &global)
    {
        QMouseEvent event(QEvent::MouseMove, widget->mapFromGlobal(global), global, Qt::NoButton,
                          Qt::LeftButton, {});
        QApplication::sendEvent(widget, &event);
    }
    void dragTo(QWidget *widget, const QPoint &place) { moveTo(widget, widget->mapToGlobal(place)); }
    QPoint pixelOnStage(int pixel)
    {
        const QRectF input = stage().stageLayout().input();
        const double cell = input.width() / image_side;
        return (input.topLeft() +
                QPointF((pixel % image_side + 0.5) * cell, (pixel / image_side + 0.5) * cell))
            .toPoint();
    }

    std::unique_ptr<StepWindow> m_window;
};

} // namespace deltascope
