// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/sgd.h"
#include "core/training/evaluation/evaluation.h"

#include <memory>
#include <vector>

namespace deltascope {

/// A training on the user's own drawings, epoch by epoch. For one thread at a time.
class OwnTraining
{
public:
    static constexpr int epochs = 10;

    /// drawings: not null, at least one; all of them are learnt.
    OwnTraining(Network<float> before, const TrainingSettings &settings,
                std::shared_ptr<const Dataset> drawings);

    void trainEpoch();
    int epochsDone() const { return static_cast<int>(m_found.size()) - 1; }
    /// All epochs are done, or a parameter is not finite any more.
    bool ended() const { return epochsDone() == epochs || diverged(); }
    bool diverged() const { return !m_sgd.all_finite(); }

    const std::shared_ptr<const Dataset> &drawings() const { return m_drawings; }
    const Network<float> &before() const { return m_before; }
    Network<float> after() const { return {m_before.functions, m_sgd.parameters()}; }
    double learningRate() const { return m_rate; }
    /// Of the drawings: before the training, and after each epoch.
    const std::vector<Evaluation> &found() const { return m_found; }

private:
    Network<float> m_before;
    std::shared_ptr<const Dataset> m_drawings;
    double m_rate;
    Sgd m_sgd;
    std::vector<Evaluation> m_found;
};

} // namespace deltascope
