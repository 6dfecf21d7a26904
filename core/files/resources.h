// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace deltascope {

/// The folder that holds mnist/, networks/, equations/, fonts/, pictures/ and translations/: share/deltascope
/// beside the folder of the running program, on Windows in it; in the build tree as after installing. Needs a
/// QCoreApplication. The environment variable DELTASCOPE_RESOURCES names another one.
std::filesystem::path resource_folder();
/// The network that comes with the program.
std::filesystem::path shipped_network_file();
/// The folder of MNIST, which comes with it.
std::filesystem::path shipped_data_folder();

} // namespace deltascope
