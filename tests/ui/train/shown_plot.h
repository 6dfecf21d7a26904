// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/train/example_runs.h"
#include "ui/theme/custom_plot.h"
#include "ui/train/curves/curve_plot.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

namespace deltascope {

using Runs = std::vector<std::shared_ptr<const RunRecord>>;

/// Its mini-batches have losses too.
inline std::shared_ptr<const RunRecord> exampleRun(int epochs, std::uint64_t run = 1)
{
    auto record = std::make_shared<RunRecord>();
    record->number = static_cast<int>(run);
    const auto last = exampleSnapshot(run, epochs);
    BoundedSeries batches(BoundedSeries::Thinning::Newest);
    for (int i = 1; i <= 10 * epochs; ++i)
        batches.append({.epochs = 0.1 * i, .images = 100.0 * i, .seconds = 0.025 * i, .loss = 2.0 / i});
    last->batch_losses = batches.now();
    record->last = last;
    return record;
}

/// The run as it would be with another last snapshot, which edit makes of its own.
template <class Edit>
std::shared_ptr<const RunRecord> edited(const std::shared_ptr<const RunRecord> &run, Edit edit)
{
    auto record = std::make_shared<RunRecord>(*run);
    auto last = std::make_shared<TrainingSnapshot>(*run->last);
    edit(*last);
    record->last = last;
    return record;
}

inline std::shared_ptr<const std::vector<SeriesPoint>> withPoints(std::vector<SeriesPoint> points,
                                                                  const std::vector<SeriesPoint> &more)
{
    points.insert(points.end(), more.begin(), more.end());
    return std::make_shared<const std::vector<SeriesPoint>>(std::move(points));
}

/// The curves of some runs on screen, with a pointer and a wheel.
class ShownPlot : public CurvePlot
{
public:
    explicit ShownPlot(const Runs &runs)
    {
        resize(400, 400);
        show();
        setFocus();
        if (!QTest::qWaitForWindowActive(this))
            qFatal("the plot is not the active window");
        showRuns(runs);
        plot().replot();
    }

    QCPAxisRect *field(int index) { return plot().axisRect(index); }
    QCPAxis *x() { return field(0)->axis(QCPAxis::atBottom); }
    QPoint at(int fieldIndex, double epoch)
    {
        return {qRound(x()->coordToPixel(epoch)), field(fieldIndex)->center().y()};
    }
    void hover(int fieldIndex, double epoch) { QTest::mouseMove(&plot(), at(fieldIndex, epoch)); }
    bool turnWheel(const QPoint &point, int steps, Qt::KeyboardModifiers keys = Qt::ControlModifier)
    {
        QWheelEvent event(point, plot().mapToGlobal(point), {}, {0, 120 * steps}, Qt::NoButton, keys,
                          Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&event); // only those go on to what the plot lies in, and
        qApp->notify(&plot(), &event);             // sendEvent() takes that away
        plot().replot();
        return event.isAccepted();
    }
};

inline void addRowsOfX()
{
    QTest::addColumn<CurveX>("x");
    QTest::newRow("epochs") << CurveX::Epochs;
    QTest::newRow("images") << CurveX::Images;
    QTest::newRow("seconds") << CurveX::Seconds;
}

} // namespace deltascope
