// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace deltascope {

/// A file that cannot be used. what() is one line that names the file, the place in it, what was found and
/// what was expected.
class DataError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

} // namespace deltascope
