// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/mistakes/misread_digits.h"
#include "ui/workbench/latest_work.h"

#include <QWidget>

class QLabel;

namespace deltascope {

class MisreadList;

/// The digits of a cell of the confusion matrix, and of which epoch they are. While the network trains they
/// follow it, except that they stay as they are, and say so, as long as the pointer is on them.
class ConfusionCellDigits : public QWidget
{
    Q_OBJECT

public:
    explicit ConfusionCellDigits(QWidget *parent = nullptr);

    /// Another cell, whose digits are still to be read.
    void open(const ConfusionCell &cell);
    /// Reads the digits of the cell in this measurement of the test set, in the background.
    void read(const Measurement &measurement, std::shared_ptr<const Dataset> test);
    /// Nothing is known of the digits any more.
    void forget();

Q_SIGNALS:
    void closed();
    /// The user wants to see this test image on the stage, or to step through it.
    void exampleRequested(int index);
    void stepRequested(int index);

private:
    void askForDigits();
    void take(const CellDigits &digits);
    void showHeld();
    /// Digits are there and must not move.
    bool isHeld() const;

    ConfusionCell m_cell;
    Measurement m_newest;
    std::shared_ptr<const Dataset> m_data;
    Measurement m_shown; ///< what the digits in the list are of
    QLabel *m_title;
    QLabel *m_caption;
    MisreadList *m_list;
    QLabel *m_held; ///< why the digits do not follow the network
    LatestWork<CellDigits> m_work;
};

} // namespace deltascope
