// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/inputs.h"
#include "core/practice/hand_network.h"
#include "core/practice/worksheet/sheet.h"

#include <optional>

namespace deltascope::cli {

// worksheet and mark --answers make the same sheets from the same options.

inline constexpr int most_sheets = 1000; ///< of --count

/// The options that say what the sheets are.
std::vector<Option> sheet_options(const std::vector<Option> &own);

/// The sheets of a set of options, made one by one. Options that do not go together are wrong usage.
class SheetMaker
{
public:
    explicit SheetMaker(const Arguments &arguments);

    /// Sheet 1, 2, …
    Sheet sheet(int number) const;
    /// --count.
    int count() const { return count_; }
    /// "2-2-2", or the name of the model's file and the image: for the head of a sheet.
    const std::string &name() const { return name_; }

private:
    void read_hand_network(const Arguments &arguments);
    void read_model(const Arguments &arguments);

    SheetSetting setting_;
    std::uint64_t seed_ = 1;
    int count_ = 1;
    std::string name_;
    std::optional<HandNetwork> hand_;
    SheetSource source_; ///< of a hand-sized network all but its numbers, which come with the seed
};

} // namespace deltascope::cli
