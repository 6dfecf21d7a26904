// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/orientation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// Where the images of a session are from, so that they can be read again.
struct DataOrigin
{
    std::vector<std::string> files = {};    ///< or one folder, in UTF-8; empty: MNIST, as it is shipped
    ImageChange change = ImageChange::None; ///< what was done to the images
    std::vector<std::string> classes = {};  ///< what the outputs are called; empty for digits

    /// MNIST, as it is shipped.
    bool is_shipped() const { return files.empty(); }
    bool operator==(const DataOrigin &) const = default;
};

/// {"files": […], "change": "transposed", "classes": […]}
std::string to_json(const DataOrigin &origin);
/// Nothing for any other text, for more than ten classes, and for names longer than labels are.
std::optional<DataOrigin> data_origin_from_json(std::string_view json);

} // namespace deltascope
