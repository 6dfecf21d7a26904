// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/mistakes/misread_digits.h"
#include "ui/workbench/example.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace deltascope {

class ConfusionCellDigits;
class ConfusionView;
class DigitAccuracyView;
class Workbench;

/// What the network misreads: the confusion matrix after the last whole epoch, and the digits of a cell. All
/// that is shown belongs to the epoch that it names. It costs nothing while it is not on screen.
class MistakesPage : public QWidget
{
    Q_OBJECT

public:
    /// Shows the measurements of workbench, which must outlive it.
    explicit MistakesPage(const Workbench &workbench, QWidget *parent = nullptr);

    /// Shows the digits of a cell in place of the matrix, or the matrix again.
    void openCell(const ConfusionCell &cell);
    void closeCell();
    const std::optional<ConfusionCell> &cell() const { return m_cell; }

Q_SIGNALS:
    void exampleRequested(deltascope::ExampleSource source, int index);
    void stepRequested(deltascope::ExampleSource source, int index);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeMatrix();
    void refresh();
    void showMeasurement();
    void showMarked();
    QString whyNothing() const;

    const Workbench &m_workbench;
    Measurement m_measurement;
    std::optional<ConfusionCell> m_cell;
    QLabel *m_why;
    QLabel *m_summary;
    QLabel *m_marked;
    ConfusionView *m_confusion;
    DigitAccuracyView *m_accuracy;
    QWidget *m_matrixPart;
    ConfusionCellDigits *m_cellPart;
};

} // namespace deltascope
