// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/step/step_window.h"
#include "ui/step/batch/batch_card.h"
#include "ui/step/batch/gradient_bars.h"

#include <QApplication>
#include <QComboBox>
#include <QTest>

#include <cmath>
#include <memory>

namespace deltascope {

inline constexpr int loading = 30000; // milliseconds, of a slow machine

/// ∂Lₙ/∂θ of one example, by loops.
inline double gradientOf(const Network<double> &network, const Example &example, const Selection &parameter)
{
    const auto x0 = plain::reals(example.x0InDouble());
    const plain::Pass pass = plain::backpropagate(network, x0, plain::reals(example.target()));
    const auto row = static_cast<std::size_t>(parameter.row);
    const auto column = static_cast<std::size_t>(parameter.column);
    switch (parameter.term) {
    case Term::W1:
        return static_cast<double>(x0[row] * pass.delta1[column]);
    case Term::b1:
        return static_cast<double>(pass.delta1[row]);
    case Term::W2:
        return static_cast<double>(pass.x1[row] * pass.delta2[column]);
    default:
        return static_cast<double>(pass.delta2[row]);
    }
}

inline bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * (1 + std::abs(b));
}

/// The Step job with a batch beside the pass, and what somebody does to it.
class BatchWindow
{
protected:
    void open()
    {
        m_window = std::make_unique<StepWindow>();
        workbench().start();
        QTRY_VERIFY_WITH_TIMEOUT(workbench().hasData(), loading);
        load(workbench(), networkOf(6, {}));
        workbench().showExample(ExampleSource::Test, 259);
        m_window->job.setActive(true);
        QVERIFY(walk().open());
        walk().goTo(StepId::dW2);
        stage().setFocus();
    }
    Workbench &workbench() { return m_window->workbench; }
    StepWalk &walk() { return m_window->walk(); }
    BatchCard &card() { return *m_window->panel().batch(); }
    ExampleBatch &batch() { return m_window->job.batch(); }
    StageView &stage() { return *m_window->stage; }
    const std::vector<Example> &examples() { return batch().chosen().examples; }
    void turnOn()
    {
        QTest::keyClick(&m_window->window, Qt::Key_M);
        QVERIFY(batch().isOn());
        waitForNumbers();
    }
    void waitForNumbers() { QTRY_VERIFY_WITH_TIMEOUT(batch().found() || examples().empty(), loading); }
    void choose(BatchSource source)
    {
        card().sources()->setFocus();
        while (card().sources()->currentIndex() > 0)
            QTest::keyClick(card().sources(), Qt::Key_Up);
        for (int i = 0; i < static_cast<int>(source); ++i)
            QTest::keyClick(card().sources(), Qt::Key_Down);
        QVERIFY(batch().choice().source == source);
        waitForNumbers();
    }
    void verifyBars(const Network<double> &network, const Selection &parameter)
    {
        QCOMPARE(batch().parameter(), parameter);
        const ExampleGradients &shown = card().bars()->gradients();
        QCOMPARE(shown.each.size(), examples().size());
        double sum = 0;
        for (std::size_t n = 0; n < examples().size(); ++n) {
            const double expected = deltascope::gradientOf(network, examples()[n], parameter);
            sum += expected;
            QVERIFY(isNear(shown.each[n], expected));
            QVERIFY(isNear(shown.running_mean[n], sum / static_cast<double>(n + 1)));
        }
    }
    QPoint middleOf(int place) { return card().bars()->column(place).center().toPoint(); }

    std::unique_ptr<StepWindow> m_window;
};

} // namespace deltascope
