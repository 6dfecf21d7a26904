// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/foreign/read_progress.h"
#include "core/files/session.h"
#include "core/network/inputs.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace deltascope {

/// What a person says about a network whose file does not.
struct GivenFunctions
{
    std::optional<Activation> hidden = {}; ///< φ of the hidden units
    std::optional<Activation> output = {}; ///< of the outputs
    std::optional<Cost> cost = {};         ///< Lₙ
    std::optional<Inputs> inputs = {};     ///< what it wants to read
};

/// A network from a file, and what the file leaves open. A session of ours leaves nothing open.
struct NetworkFile
{
    /// As the file has it where nothing is open; otherwise what is known of it, without parameters.
    Session session;
    /// In which ways its tensors can be put together, the likeliest first; see TwoLayers. Empty for a
    /// session.
    std::vector<Parameters<double>> layouts = {};
    /// What the file says, or else what was given.
    GivenFunctions known = {};
    /// That the file tells, 0 … 1.
    std::optional<double> recorded_accuracy = {};
    /// Whole sentences.
    std::vector<Message> notes = {};

    /// Whether it came from another program, so that session_of() makes the session.
    bool is_foreign() const { return !layouts.empty(); }
    /// Whether the test set has to tell how it is to be read.
    bool is_open() const { return layouts.size() > 1 || (is_foreign() && !(known.hidden && known.inputs)); }
};

/// Reads a session, or a network from elsewhere by the shapes of its tensors (see open_tensors() and
/// two_layers()). What the file says goes before what was given. Throws DataError.
NetworkFile read_network(const std::filesystem::path &path, const GivenFunctions &given = {});

/// One way to read a network from elsewhere.
struct NetworkReading
{
    std::size_t layout = 0;                  ///< of NetworkFile::layouts
    Activation hidden = Activation::Sigmoid; ///< φ of the hidden units
    Inputs inputs = Inputs::Plain;           ///< what it wants to read
    std::optional<double> accuracy = {}; ///< 0 … 1 on the whole test set; nothing before it has been measured
};

/// The ways that a foreign file leaves open, measured on a test set, the best first, at most eight. All are
/// looked at on its first thousand images, and the best of these on all of it. Readings that differ by less
/// than a thousandth say nothing about which is right: then the first in the order of the tables stays in
/// front. Where the file tells its accuracy, those that have it come before all others. Throws
/// ReadingCancelled when progress says so.
std::vector<NetworkReading> measured_readings(const NetworkFile &file, const Dataset &test,
                                              const ReadProgress &progress = {});

/// Whether the best of readings is so bad that the network may have been trained on other images.
bool reads_badly(const std::vector<NetworkReading> &readings);
/// Whether the best of some readings is so much better than that of others that it was trained on such
/// images.
bool reads_far_more(const std::vector<NetworkReading> &readings, const std::vector<NetworkReading> &others);

/// The one to take where nothing was measured: the first layout, sigmoid, plain, as far as it is open.
NetworkReading first_reading(const NetworkFile &file);

/// What a network would give with outputs and a cost that no accuracy can tell.
struct OutputReading
{
    Functions functions; ///< valid
    double loss = 0;     ///< mean Lₙ on the test set
    double accuracy = 0; ///< 0 … 1; less than that of z² where x² rounds to 0 or 1
};

/// Each choice of outputs and cost that goes together and that the file leaves open, in the order of the
/// tables, so that sigmoid and quadratic come first. Throws ReadingCancelled when progress says so.
std::vector<OutputReading> measured_outputs(const NetworkFile &file, const NetworkReading &reading,
                                            const Dataset &test, const ReadProgress &progress = {});

/// The session of a foreign file read in that way. Its inputs are folded into W¹ and b¹, so that kernels,
/// steps and drawings see an ordinary network that reads plain pixels, and training continues with that one;
/// session.folded_inputs keeps what was folded. What is known of the outputs and the cost is taken, and else
/// completed so that they go together. Throws DataError where a parameter would leave float32; path is for
/// its message.
Session session_of(const std::filesystem::path &path, const NetworkFile &file, const NetworkReading &reading);

} // namespace deltascope
