// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data.h"
#include "app/cli/hand_networks.h"
#include "core/data/atomic_file.h"
#include "core/files/export/exported_pass.h"
#include "core/files/export/onnx_network.h"
#include "core/files/resources.h"
#include "core/network/term_values.h"
#include "core/platform/utf8_path.h"

#include <iostream>

namespace deltascope::cli {

namespace {
void export_network(const Arguments &arguments, const std::filesystem::path &file)
{
    for (const std::string_view option : {"--index", "--image", "--label", "--network"})
        if (arguments.has(option))
            throw UsageError(std::string(option) + " is of a pass; --out names a network (.onnx)");
    if (!can_write_onnx())
        throw Failure(
            "this program was built without ONNX's library (on Debian: libonnx-dev and libprotobuf-dev)");
    GivenData data(arguments);
    write_onnx(file, session_in(arguments, data).network);
    std::cout << "The network is in " << utf8_from_path(file)
              << ": input x0, pixels in 0…1 row by row; output x2.\n";
}

std::string example_name(const Arguments &arguments)
{
    if (arguments.has("--network"))
        return "hand-sized network " + arguments.text("--network");
    if (arguments.has("--image"))
        return utf8_from_path(arguments.path("--image").filename());
    const std::string split = arguments.has("--split") ? arguments.text("--split") : "test";
    return split + " image " + arguments.text("--index");
}

void export_traced_pass(const Arguments &arguments, const std::filesystem::path &file, PassFormat format)
{
    const Subject subject = subject_in(arguments, traced_example_in);
    const Pass<double> pass = backpropagate(subject.network, subject.x0, subject.y);
    export_pass(file, format, {subject.network, pass, example_name(arguments)});
    const std::string name = utf8_from_path(file);
    std::cout << "The pass of " << example_name(arguments) << " is in " << name
              << ".\nTo compute it once more with PyTorch: python3 '"
              << utf8_from_path(resource_folder() / "scripts" / "check_pass.py") << "' '" << name << "'\n";
}

void run(const Arguments &arguments)
{
    arguments.required("--out");
    const std::filesystem::path file = arguments.path("--out");
    const bool network = utf8_from_path(file.extension()) == ".onnx";
    const auto format = pass_format_of(file);
    if (!network && !format)
        throw UsageError("--out: found '" + arguments.text("--out") +
                         "', expected a name that ends in .safetensors, .csv or .json (a pass) or in .onnx "
                         "(a network)");
    check_can_write(file);
    if (network)
        export_network(arguments, file);
    else
        export_traced_pass(arguments, file, *format);
}
} // namespace

Command export_command()
{
    return {.name = "export",
            .usage = "(--model FILE (--index N | --image FILE --label D) | --network NAME) --out FILE\n"
                     "  deltascope-cli export --model FILE --out FILE.onnx",
            .summary = "Write a pass, or a network, for other programs.",
            .options = options_with_model(with_data_options(
                {{"--out", "FILE", "a pass as .safetensors, .csv or .json; a network as .onnx"},
                 index_option,
                 split_option,
                 image_option,
                 label_option,
                 network_option,
                 seed_option,
                 {"--rate", "ETA", "of --updates (default 0.5)"},
                 fixed_biases_option,
                 {"--updates", "N", "of a hand-sized network before the pass (default 0)"}})),
            .notes = functions_note,
            .run = run};
}

} // namespace deltascope::cli
