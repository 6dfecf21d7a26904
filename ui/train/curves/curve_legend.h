// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/run_curves.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace deltascope {

class CurveSwitch;
class RunReadouts;

/// The legend of the curves, which is also the table of what they say at one epoch, and switches them.
class CurveLegend : public QWidget
{
    Q_OBJECT

public:
    explicit CurveLegend(QWidget *parent = nullptr);

    /// As RunReadouts shows them.
    void showReadouts(const std::vector<Readout> &readouts, const std::vector<BandReadout> &bands = {},
                      const std::optional<Readout> &raised = {});
    void setSwitch(CurveKind kind, bool shown);

Q_SIGNALS:
    void switched(deltascope::CurveKind kind, bool shown);

private:
    struct Row
    {
        CurveSwitch *name;
        QLabel *loss;
        QLabel *accuracy;
    };
    QLabel *addCaption(int row, int column, const QString &text, const QString &help);
    void addSlopes();
    Row addRow(CurveKind kind, const QString &name);
    QLabel *addValue(int row, int column, const QString &name);
    void updateTheme();
    void nameSlopes();
    void showSlopes(const EpochRecord &record);

    QGridLayout *m_grid;
    QLabel *m_epoch;
    RunReadouts *m_others;
    int m_run = 1;          ///< number of the present run
    bool m_several = false; ///< runs are drawn
    Row m_train;
    Row m_test;
    Row m_batch;
    Row m_slope;                     ///< hidden units, outputs
    std::optional<int> m_slopesOf{}; ///< the epoch that m_slope is of, where it is not of the moment shown
};

} // namespace deltascope
