// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/help.h"
#include "core/data/data_error.h"
#include "core/platform/console.h"
#include "core/training/kernels/instruction_set.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <iostream>
#include <memory>
#include <new>

using namespace deltascope;
using namespace deltascope::cli;

namespace {
enum Status { Done = 0, Failed = 1, WrongUsage = 2 };

std::vector<Command> commands()
{
    return {train_command(),           evaluate_command(), trace_command(),
            check_gradients_command(), predict_command(),  mark_command(),
            worksheet_command(),       sweep_command(),    export_command()};
}

int complain(Status status, std::string_view who, std::string_view what)
{
    std::cerr << who << ": " << what << '\n';
    return status;
}

// Whether all that was printed has arrived, which a full disk shows only now.
int printed(std::string_view who)
{
    std::cout.flush();
    return std::cout ? Done : complain(Failed, who, "the results could not be written");
}

int run(const Command &command, const std::vector<std::string> &words)
{
    const std::string who = "deltascope-cli " + std::string(command.name);
    try {
        if (std::ranges::find(words, "--help") != words.end()) {
            std::cout << help_of(command);
            return printed(who);
        }
        const Arguments arguments(command.options, words);
        if (const std::string fault = instruction_set_fault(); !fault.empty())
            throw UsageError(fault);
        if (!command.takes_words && !arguments.words().empty())
            throw UsageError("unexpected '" + arguments.words().front() + "'");
        command.run(arguments);
        return printed(who);
    } catch (const UsageError &error) {
        return complain(WrongUsage, who, std::string(error.what()) + " (see " + who + " --help)");
    } catch (const std::bad_alloc &) {
        return complain(Failed, who, "out of memory");
    } catch (const std::exception &error) {
        return complain(Failed, who, error.what());
    }
}

// It tells where the resources are. What is printed needs fonts, and so Qt Gui, which takes longer to start;
// a display it does not need.
std::unique_ptr<QCoreApplication> application_for(std::string_view command, int &argc, char **argv)
{
    if (command != "worksheet")
        return std::make_unique<QCoreApplication>(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false")); // no folder for the run time
    qputenv("QT_QPA_PLATFORM", "offscreen;windows;cocoa");                     // the first that is there
    return std::make_unique<QGuiApplication>(argc, argv);
}
} // namespace

int main(int argc, char *argv[])
{
    const auto application = application_for(argc > 1 ? argv[1] : "", argc, argv);
    // What is wrong with a picture stands in our own line.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
    std::ios::sync_with_stdio(false);
    print_utf8();
    std::vector<std::string> words = utf8_arguments(argc, argv);
    if (words.empty())
        return complain(WrongUsage, "deltascope-cli", "a command is missing (see deltascope-cli --help)");
    if (words.front() == "help") { // "help train" is "train --help"
        words.erase(words.begin());
        words.emplace_back("--help");
    }
    if (words.front() == "--help" || words.front() == "--version") {
        std::cout << (words.front() == "--help" ? help_of(commands())
                                                : "deltascope-cli " DELTASCOPE_VERSION "\n");
        return printed("deltascope-cli");
    }
    for (const Command &command : commands())
        if (command.name == words.front())
            return run(command, {words.begin() + 1, words.end()});
    return complain(WrongUsage, "deltascope-cli",
                    "unknown command '" + words.front() + "' (see deltascope-cli --help)");
}
