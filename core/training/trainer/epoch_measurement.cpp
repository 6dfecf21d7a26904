// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/epoch_measurement.h"

namespace deltascope {

EpochMeasurement::EpochMeasurement(const Network<float> &network, const EpochRecord &record,
                                   const TrainingImages &train, int train_size, const TrainingImages &test,
                                   int threads)
    : parameters_(std::make_shared<const Parameters<float>>(network.parameters))
    , record_(record)
    , train_(network, train.lists, threads, train_size)
    , test_(network, test.lists, threads)
{
}

EpochRecord EpochMeasurement::record() const
{
    const Evaluation train = train_.result();
    const Evaluation test = test_.result();
    EpochRecord record = record_;
    record.train_loss = train.loss;
    record.train_accuracy = train.accuracy;
    record.test_loss = test.loss;
    record.test_accuracy = test.accuracy;
    record.mean_abs_phi_prime1 = test.mean_abs_phi_prime1;
    record.mean_abs_phi_prime2 = test.mean_abs_phi_prime2;
    return record;
}

} // namespace deltascope
