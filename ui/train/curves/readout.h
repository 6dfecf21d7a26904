// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/sweep/seed_band.h"
#include "ui/train/runs/run_record.h"

#include <optional>

#include <QPen>

namespace deltascope {

/// What the curves of a run say at one x.
struct Readout
{
    int number = 1;     ///< of the run's colour, as RunRecord has it
    QString name;       ///< of the run
    EpochRecord record; ///< NaN what has not been measured
    /// Epochs, when it was within an epoch; then the record has what the test set said there.
    std::optional<double> fractionalEpoch;
    double x = 0; ///< of the record
    /// Of the last whole epoch, where the record is of a moment within one.
    double trainLoss = 0;
    double trainAccuracy = 0;
    bool hasOwnSlopes = true;        ///< mean |φ′| is of this moment too, not of that epoch
    bool isRaised = false;           ///< above the others of its band, in a colour of its own
    std::optional<double> batchLoss; ///< the newest, or nearest to x where its curve is drawn

    /// That was made within the epoch after the record's.
    void setTest(const MidEpochEvaluation &test);
};

/// What a band says at one epoch.
struct BandReadout
{
    int colour = 1; ///< as RunRecord has it
    QString name;   ///< of the group
    double x = 0;   ///< of the point
    BandPoint point;
};

/// A loss, and an accuracy, as the legend shows it; empty for NaN.
QString lossText(double loss, int digits = 5);
QString accuracyText(double accuracy, int decimals);
/// "seed 7: 93.25 % after epoch 4"
QString textOf(const Readout &readout);
/// The epoch that a readout is of, with two decimals within one.
QString epochText(const Readout &readout);

/// How the curves of a run are drawn, and shown in the legend.
struct RunPens
{
    QPen train;
    QPen test;
    QPen batch;
    QPen hiddenSlope;
    QPen outputSlope;
};
/// In the colour that the run has in the list; one run alone has the theme's for training.
RunPens runPens(const QColor &run, bool alone);

} // namespace deltascope
