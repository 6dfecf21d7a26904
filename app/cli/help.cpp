// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "app/cli/text.h"

namespace deltascope::cli {

namespace {
constexpr std::string_view statuses = "Exit status: 0 done, 1 the work failed, 2 wrong usage.\n";

std::string row(const std::string &left, std::string_view right)
{
    constexpr int width = 30;
    return "  " + left_aligned(left, width) + std::string(right) + "\n";
}
} // namespace

std::string help_of(const std::vector<Command> &commands)
{
    std::string help = "deltascope-cli " DELTASCOPE_VERSION ": backpropagation without a window\n\n"
                       "Usage: deltascope-cli COMMAND [OPTION…]\n\n";
    for (const Command &command : commands)
        help += row(std::string(command.name), command.summary);
    help += "\ndeltascope-cli COMMAND --help lists the options of a command.\n"
            "The environment variable DELTASCOPE_ISA forces the kernels: baseline, avx2 or avx512.\n";
    return help.append(statuses);
}

std::string help_of(const Command &command)
{
    std::string help(command.summary);
    help.append("\n\nUsage: deltascope-cli ")
        .append(command.name)
        .append(" ")
        .append(command.usage)
        .append("\n\n");
    for (const Option &option : command.options)
        help += row(std::string(option.name).append(option.value.empty() ? "" : " ").append(option.value),
                    option.help);
    if (!command.notes.empty())
        help.append("\n").append(command.notes).append("\n");
    return help.append("\n").append(statuses);
}

} // namespace deltascope::cli
