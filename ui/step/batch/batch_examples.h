// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/mnist.h"
#include "core/training/descent/trained_batch.h"
#include "ui/workbench/example.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace deltascope {

/// Where the examples of a batch come from; of a network for work by hand always from seeds.
enum class BatchSource { LastBatch, FromHere, SameLabel, Typed };

inline constexpr int mostInBatch = 100; ///< examples that are shown at once

/// Which examples the user wants.
struct BatchChoice
{
    BatchSource source = BatchSource::FromHere;
    int count = 10;                        ///< of FromHere, SameLabel and seeds: 1 … mostInBatch
    QString typed = QStringLiteral("0-9"); ///< numbers of images, for Typed

    bool operator==(const BatchChoice &) const = default;
};

/// What there is to choose from.
struct BatchSupply
{
    Mnist data;                            ///< null while they are being read
    Example present;                       ///< that the stage shows; it has a target
    std::optional<TrainedBatch> lastBatch; ///< of images in data.train
    std::uint64_t seed = 1;                ///< of the run, by which its images were changed
};

/// The examples of a batch, and which they are in a sentence; or why there are none.
struct BatchExamples
{
    std::vector<Example> examples; ///< each with a target; no more than mostInBatch
    QString told;                  ///< which they are, or the fault

    static BatchExamples choose(const BatchChoice &choice, const BatchSupply &supply);

    /// The place of an example among them; −1 where it is none of them.
    int placeOf(const Example &example) const;
    int count() const { return static_cast<int>(examples.size()); }

private:
    static BatchExamples seeded(const Example &present, int count);
    static BatchExamples trainedLast(const BatchSupply &supply);
    static BatchExamples startingHere(int count, const BatchSupply &supply);
    static BatchExamples ofSameLabel(int count, const BatchSupply &supply);
    static BatchExamples typed(const QString &text, const BatchSupply &supply);
    static QString setName(const Example &present);

    Q_DECLARE_TR_FUNCTIONS(deltascope::BatchExamples)
};

/// "3, 17, 20-29" as numbers below end, in this order; nothing for any other text, and for more than
/// mostInBatch.
std::optional<std::vector<int>> readNumbers(const QString &text, int end);

} // namespace deltascope
