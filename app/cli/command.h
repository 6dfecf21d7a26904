// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace deltascope::cli {

/// Work that failed for another reason than a bad file. what() is one line; the exit status is 1.
class Failure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// One command of the program.
struct Command
{
    std::string_view name;
    std::string_view usage;   ///< what follows the name
    std::string_view summary; ///< one line
    std::vector<Option> options;
    std::string_view notes;   ///< after the options in the help
    bool takes_words = false; ///< words that are no options, as file names
    /// Writes results to std::cout and nothing else there; throws UsageError, DataError or Failure.
    void (*run)(const Arguments &arguments);
};

Command train_command();
Command evaluate_command();
Command trace_command();
Command check_gradients_command();
Command predict_command();
Command mark_command();
Command worksheet_command();
Command sweep_command();
Command export_command();

} // namespace deltascope::cli
