// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/evaluation.h"
#include "core/training/layout/sparse_images.h"
#include "core/training/record/history.h"

namespace deltascope {

/// Measures what an epoch has ended with, some images at a time: on the images that it trained with,
/// unchanged, and on all test images. Use from one thread.
class EpochMeasurement
{
public:
    /// record already says which epoch it is, and how long it took.
    EpochMeasurement(const Network<float> &network, const EpochRecord &record, const TrainingImages &train,
                     int train_size, const TrainingImages &test, int threads);

    /// True when all is measured.
    bool advance(int images) { return test_.advance(images) && train_.advance(images); }

    /// The complete record; call these when advance() has returned true.
    EpochRecord record() const;
    /// Of the test set.
    Evaluation test() const { return test_.result(); }
    /// That were measured; never null.
    std::shared_ptr<const Parameters<float>> parameters() const { return parameters_; }

private:
    std::shared_ptr<const Parameters<float>> parameters_;
    EpochRecord record_;
    Evaluator train_;
    Evaluator test_;
};

} // namespace deltascope
