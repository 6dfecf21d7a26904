// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/kept/own_training.h"

#include <utility>

namespace deltascope {

namespace {
// The number of training images is one of MNIST.
TrainingSettings onAll(TrainingSettings settings)
{
    settings.training_images = 0;
    return settings;
}
} // namespace

OwnTraining::OwnTraining(Network<float> before, const TrainingSettings &settings,
                         std::shared_ptr<const Dataset> drawings)
    : m_before(std::move(before))
    , m_drawings(std::move(drawings))
    , m_rate(settings.learning_rate)
    , m_sgd(m_drawings, onAll(settings), m_before.parameters)
    , m_found{evaluate(m_before, *m_drawings)}
{
}

void OwnTraining::trainEpoch()
{
    m_sgd.train_epoch();
    m_found.push_back(evaluate(after(), *m_drawings));
}

} // namespace deltascope
