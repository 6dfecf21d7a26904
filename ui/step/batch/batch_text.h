// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/batch/example_batch.h"

#include <QCoreApplication>
#include <QString>

namespace deltascope {

/// What is said about a batch, translated, in the notation. Nothing that its numbers do not show.
struct BatchText
{
    /// Of one example: its gradient, the mean with it, and where it points. place is within the batch.
    static QString example(const ExampleBatch &batch, const ExampleGradients &gradients, int place);
    /// "Mean … : a step with η changes θ by …", and what the sum would need for the same step.
    static QString mean(const ExampleGradients &gradients, const Selection &parameter, double rate,
                        bool isFixed);
    /// How far one example is from the mean, and means of so many from each other; how many signs disagree.
    static QString spread(const ExampleGradients &gradients);
    /// The same of the whole gradients: how far they point apart, and by how much the first examples and the
    /// last one turned their mean.
    static QString directions(const BatchDirections &directions);
    /// "63°", "4.2°", "less than 0.01°".
    static QString angle(double degrees);

    Q_DECLARE_TR_FUNCTIONS(deltascope::BatchText)
};

} // namespace deltascope
