// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/data.h"
#include "core/files/foreign/network_file.h"

namespace deltascope::cli {

/// What the options say of a network whose file does not: its activations, its cost and its inputs.
GivenFunctions given_in(const Arguments &arguments);

/// The session of a network from elsewhere, which is that of --model. What it leaves open is found on the
/// test set of data, or the shipped one, also where the images to be answered cannot tell it; what was found,
/// and what was taken to be 0, is said on stderr.
Session foreign_session(const Arguments &arguments, const NetworkFile &file, GivenData &data, DataUse use);

} // namespace deltascope::cli
