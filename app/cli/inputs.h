// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/data.h"
#include "core/files/session.h"
#include "core/network/convention.h"

namespace deltascope::cli {

// The options that several commands have in common, and what they stand for.

extern const Option hidden_activation_option;
extern const Option output_activation_option;
extern const Option cost_option;
inline constexpr Option index_option = {"--index", "N", "which image, counted from 0"};
inline constexpr Option split_option = {"--split", "SET", "test (default) or train"};
inline constexpr Option json_option = {"--json", "", "print JSON"};
inline constexpr Option inputs_option = {
    "--inputs", "KIND",
    "what a network from elsewhere reads: plain (0…1), pytorch, 255, signed, inverted or transposed"};
inline constexpr std::string_view functions_note =
    "The activations and the cost are those of the model file; the options are for a file that does not name "
    "them.\nOf a network from elsewhere the test set tells its hidden activation and its inputs where they "
    "are "
    "not given;\nthe outputs are sigmoid and the cost is quadratic then.";

/// Those of a command that reads a network: --model, its own, the activations, the cost, its inputs and
/// --json.
std::vector<Option> options_with_model(const std::vector<Option> &own);

/// The activations and the cost that the options name; together they must be defined.
Functions functions_in(const Arguments &arguments);

/// The way of writing that --convention names; inputs-first where it is not given.
Convention convention_in(const Arguments &arguments);

/// The session of --model, which must be given. data: what the command works on, in that use.
Session session_in(const Arguments &arguments, GivenData &data, DataUse use = DataUse::Tested);
/// The same, of a network that reads digits; throws DataError for any other.
Session digit_session_in(const Arguments &arguments, GivenData &data, DataUse use = DataUse::Tested);

/// One image and the digit that it is.
struct Example
{
    Vector<double> x0;
    int label;
};

/// Image --index, counted from 0, of --split of data.
Example example_in(const Arguments &arguments, GivenData &data);

} // namespace deltascope::cli
