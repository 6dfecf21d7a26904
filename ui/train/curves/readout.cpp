// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/readout.h"

#include "ui/theme/numbers.h"

#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr int lossDigits = 5;
} // namespace

void Readout::setTest(const MidEpochEvaluation &test)
{
    fractionalEpoch = test.epochs;
    record.test_loss = test.loss;
    record.test_accuracy = test.accuracy;
    record.train_loss = record.train_accuracy = std::numeric_limits<double>::quiet_NaN();
    record.mean_abs_phi_prime1 = test.mean_abs_phi_prime1;
    record.mean_abs_phi_prime2 = test.mean_abs_phi_prime2;
}

QString lossText(double loss)
{
    return std::isnan(loss) ? QString() : number(loss, lossDigits);
}

QString accuracyText(double accuracy, int decimals)
{
    return std::isnan(accuracy) ? QString() : percent(accuracy, decimals);
}

QString epochText(const Readout &readout)
{
    return readout.fractionalEpoch ? QString::number(*readout.fractionalEpoch, 'f', 2)
                                   : QString::number(readout.record.epoch);
}

} // namespace deltascope
