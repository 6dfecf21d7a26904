// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/readout.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/train/runs/run_record.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace deltascope {

namespace {
struct ReadoutText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::ReadoutText)
};
} // namespace

void Readout::setTest(const MidEpochEvaluation &test)
{
    fractionalEpoch = test.epochs;
    record.test_loss = test.loss;
    record.test_accuracy = test.accuracy;
    trainLoss = record.train_loss;
    trainAccuracy = record.train_accuracy;
    record.train_loss = record.train_accuracy = std::numeric_limits<double>::quiet_NaN();
    hasOwnSlopes = std::isfinite(test.mean_abs_phi_prime1);
    if (!hasOwnSlopes)
        return;
    record.mean_abs_phi_prime1 = test.mean_abs_phi_prime1;
    record.mean_abs_phi_prime2 = test.mean_abs_phi_prime2;
}

QString lossText(double loss, int digits)
{
    return std::isnan(loss) ? QString() : number(loss, digits);
}

QString accuracyText(double accuracy, int decimals)
{
    return std::isnan(accuracy) ? QString() : percent(accuracy, decimals);
}

QString textOf(const Readout &readout)
{
    return ReadoutText::tr("%1: %2 after epoch %3")
        .arg(readout.name, percent(readout.record.test_accuracy), epochText(readout));
}

QString epochText(const Readout &readout)
{
    return readout.fractionalEpoch ? epochsText(*readout.fractionalEpoch)
                                   : QString::number(readout.record.epoch);
}

namespace {
constexpr double boldWidth = 2;
constexpr double thinWidth = 1.25;
} // namespace

RunPens runPens(const QColor &run, bool alone)
{
    const Colours &c = colours();
    const QColor train = alone ? c.trainCurve : mix(run, c.surface, 0.35);
    const QColor slope = alone ? c.positive : run;
    const auto dashed = [](const QColor &colour, double width) {
        QPen pen(colour, width);
        pen.setDashPattern({4, 2});
        return pen;
    };
    return {.train = dashed(train, thinWidth),
            .test = QPen(run, boldWidth),
            .batch = QPen(mix(c.surface, train, 0.55), 1),
            .hiddenSlope = QPen(slope, boldWidth),
            .outputSlope = dashed(slope, boldWidth)};
}

} // namespace deltascope
