// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/runs/run_record.h"

#include <QSize>

class QCustomPlot;

namespace deltascope {

/// Writes the plot as a picture of this size (in 1/96 inch) into file, whose ending says how: png, svg or
/// pdf. Returns an empty string, or one line that says what could not be done.
QString exportPlot(QCustomPlot &plot, const QString &file, const QSize &size);

/// The curves as text: a line for each run and epoch, and for each moment within one at which the test set
/// was read, under a heading that names the columns. The numbers read back exactly, and are left out where
/// they were not measured; the cost is named in each line, as "quadratic: half the sum of squares" or
/// "cross_entropy". The settings are those that the last image until then was trained with; training_images
/// 0 means all; changes tells what was changed since the line before, and after how many epochs.
std::string curvesCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs);

/// Writes curvesCsv() into file; returns as exportPlot() does.
QString exportCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs, const QString &file);

} // namespace deltascope
