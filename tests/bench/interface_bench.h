// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QImage>
#include <QWidget>

#include <benchmark/benchmark.h>

namespace deltascope {

/// Everything in the window that has changed is laid out and painted.
inline void frame()
{
    QApplication::sendPostedEvents();
    QApplication::processEvents();
}

/// Measures a change together with the paint of the whole widget after it.
template <class Change>
void changeAndPaint(benchmark::State &state, QWidget &widget, Change change)
{
    QImage screen(widget.size(), QImage::Format_RGB32);
    for (auto _ : state) {
        change();
        widget.render(&screen);
    }
}

/// What main() of a benchmark of the interface does: the window is drawn into memory unless
/// QT_QPA_PLATFORM says where.
inline int runInterfaceBenchmarks(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

} // namespace deltascope
