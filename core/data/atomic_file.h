// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace deltascope {

/// Writes the parts, one after the other, as the whole content of file. They go to a new file beside it,
/// which is read back and then takes its name, so that the file is at all times either what it was or
/// complete. Throws DataError when that fails; then nothing has changed.
void write_atomically(const std::filesystem::path &file,
                      const std::vector<std::span<const std::uint8_t>> &parts);

/// Throws the DataError that write_atomically() would throw for this name, and writes nothing: to be asked
/// before long work whose result is to go there.
void check_can_write(const std::filesystem::path &file);

} // namespace deltascope
