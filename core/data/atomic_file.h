// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace deltascope {

/// Writes the parts, one after the other, as the whole content of file. They go to a new file beside it,
/// which is read back and then takes its name, so that the file is at all times either what it was or
/// complete. Throws DataError when that fails; then nothing has changed.
void write_atomically(const std::filesystem::path &file,
                      const std::vector<std::span<const std::uint8_t>> &parts);

/// The same with the bytes of a text, or of a std::string that holds other data.
void write_text_atomically(const std::filesystem::path &file, std::string_view text);

/// Throws the DataError that write_atomically() would throw for this name, and writes nothing: to be asked
/// before long work whose result is to go there.
void check_can_write(const std::filesystem::path &file);

} // namespace deltascope
