// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

namespace deltascope {

/// What the last bits of the updates depend on, beside all that is known of a run. Empty and 0: not known.
struct ComputedWith
{
    std::string instruction_set = {}; ///< its name in InstructionSet
    int threads = 0;                  ///< that shared the work

    bool operator==(const ComputedWith &) const = default;
};

/// A run as it was left, and all that it takes to go on from there as if it had never stopped.
struct SavedRun
{
    Network<float> network;                   ///< all parameters finite
    TrainingSettings settings;                ///< hidden_units and functions are those of network
    int epochs = 0;                           ///< trained so far, whole ones
    std::optional<double> test_accuracy = {}; ///< of network, 0 … 1
    std::vector<EpochRecord> history = {};    ///< whose epochs go up, and are no more than epochs
    std::vector<SettingChange> changes = {};  ///< in order
    /// Where in the epoch after those it stands; nothing: at their end, with a new order of the images.
    std::optional<SgdPlace> place = {};
    double epoch_seconds = 0;                      ///< of the present epoch's training
    std::vector<SeriesPoint> batch_losses = {};    ///< as in TrainingSnapshot
    std::vector<SeriesPoint> mid_epoch_tests = {}; ///< as in TrainingSnapshot
    ComputedWith computed_with = {};               ///< of the last updates
    /// What a network from elsewhere wanted its inputs to be before that was folded into W¹ and b¹; the
    /// network here reads plain pixels.
    Inputs folded_inputs = Inputs::Plain;
};

/// Whether both are the same share of a test set, as files round it.
bool is_same_accuracy(double a, double b);

/// Whether the last record of its history is of its network, as far as the run says how well that reads: what
/// was learnt after the end of the epoch is in the network alone.
bool is_last_record_of_network(const SavedRun &run);

/// What updates with these settings are computed with here.
ComputedWith computed_with(const TrainingSettings &settings);

/// What there is to save of a run at that moment.
SavedRun saved_run(const TrainingSnapshot &snapshot);

} // namespace deltascope
