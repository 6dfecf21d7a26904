// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/exercise.h"

#include <QByteArray>

#include <filesystem>

namespace deltascope {

/// The ending of exercise files' names.
inline constexpr std::string_view exercise_suffix = ".deltascope";

/// Opens an exercise, a JSON object such as
///
///   {"deltascope_exercise": 1, "network": "mazur", "rate": 0.5, "fixed_biases": false, "level": 4}
///
/// with the members of Exercise under their names (session instead of network; hidden_activation,
/// output_activation, cost; split: "test" or "train"; hidden: a list of the names of terms). What is left out
/// is as in a new Exercise. Throws DataError for any other content, a member that is not known, or a file of
/// more than 64 KiB.
Exercise load_exercise(const std::filesystem::path &file);
/// The same of its content; file is for messages.
Exercise exercise_from(const QByteArray &json, const std::filesystem::path &file);

/// Writes an exercise atomically; load_exercise() gives it back. Throws DataError when writing fails and
/// std::invalid_argument for a seed beyond 2⁵³, which JSON's numbers do not hold.
void save_exercise(const std::filesystem::path &file, const Exercise &exercise);
/// What it writes.
QByteArray json_of(const Exercise &exercise);

} // namespace deltascope
