// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/evaluation.h"

#include <optional>

namespace deltascope {

/// How well a network read the test set between the ends of two epochs.
struct MidEpochEvaluation
{
    double epochs = 0;                           ///< as in the snapshot of that moment
    std::int64_t images_seen = 0;                ///< as in the snapshot of that moment
    double seconds = 0;                          ///< of the run's training until then
    double loss = 0;                             ///< mean Lₙ
    double accuracy = 0;                         ///< 0 … 1
    double mean_abs_phi_prime1 = 0;              ///< as in EpochRecord
    double mean_abs_phi_prime2 = 0;              ///< as in EpochRecord
    std::shared_ptr<const Evaluation> test = {}; ///< all of it
    /// Those that it was measured with.
    std::shared_ptr<const Parameters<float>> parameters = {};
};

/// Reads the test set now and then, some images at a time. Use from one thread.
class MidEpochEvaluator
{
public:
    /// moment already says when it is.
    void begin(const Network<float> &network, const std::shared_ptr<const SparseImages> &test, int threads,
               const MidEpochEvaluation &moment);
    /// Whether some of the test set is still to be read.
    bool running() const { return evaluator_.has_value(); }
    /// While it is running. True when all is read; then it is the newest.
    bool advance(int images);
    /// One that was read elsewhere is the newest.
    void take(const MidEpochEvaluation &moment, Evaluation test,
              std::shared_ptr<const Parameters<float>> parameters);
    /// The last one that was completed; nothing before.
    const std::optional<MidEpochEvaluation> &newest() const { return newest_; }
    /// Nothing is running; the newest one stays.
    void stop() { evaluator_.reset(); }
    /// Nothing is running, and there is no newest one.
    void forget();

private:
    std::optional<Evaluator> evaluator_;
    MidEpochEvaluation next_;
    std::optional<MidEpochEvaluation> newest_;
};

} // namespace deltascope
