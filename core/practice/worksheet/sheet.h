// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/convention.h"
#include "core/practice/slip/slip.h"
#include "core/practice/task.h"
#include "core/practice/worksheet/rounding.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace deltascope {

/// What a worksheet is made of. A network that reads pictures is one of a model, whose numbers are rounded
/// to those that are printed.
struct SheetSource
{
    Network<double> network;   ///< of valid shapes and functions
    Vector<double> x0;         ///< inputs
    Vector<double> y;          ///< outputs
    double rate = 0;           ///< η > 0
    bool fixed_biases = false; ///< the update leaves the biases as they are
};

/// How it is set.
struct SheetSetting
{
    int level = 2;                                   ///< 0 to last_level, see levels.h
    Convention convention = Convention::InputsFirst; ///< in which order the numbers are written and counted
    int first_index = 0;                             ///< of what is counted: 0 or 1

    bool operator==(const SheetSetting &) const = default;
};

/// One number of a step.
struct SheetNumber
{
    Entry entry;       ///< which; counted from 0, InputsFirst
    double value = 0;  ///< of the key: rounded, and worked out with rounded numbers
    int blank = 0;     ///< the number of the blank in which it is missing; 0: it is printed
    bool sign = false; ///< the blank asks only for its sign, or for that of what the update changes
};

/// The numbers of one term, in the order in which they are written.
struct SheetStep
{
    Asked term = Asked::z1;           ///< that the step makes
    std::vector<SheetNumber> numbers; ///< at least one

    /// Whether any of them is missing.
    bool has_blanks() const;
};

/// A pass to be worked through on paper. Every number in it is exactly what is printed, and each follows by
/// its rule from those before it, rounded as rounding_of() says. φ′ is worked out of the rounded x where it
/// can be written with it, as x(1 − x), and otherwise of the rounded z.
struct Sheet
{
    Network<double> network;   ///< as printed
    Pass<double> pass;         ///< the key
    double rate = 0;           ///< η
    bool fixed_biases = false; ///< of the update
    SheetSetting setting;      ///< as it was made
    std::uint64_t seed = 0;    ///< as it was made
    std::vector<SheetStep>
        steps;                ///< in the order of the walk; of a network that reads pictures with few entries
    std::vector<int> inputs;  ///< those that the steps look at, of a network that reads pictures a few
    std::vector<int> units;   ///< likewise of the hidden units
    std::vector<int> outputs; ///< likewise; what goes back to a hidden unit comes from all outputs

    /// On level 8 alone, a step of the pass that was worked out by a wrong rule; its blank 1 asks for the
    /// step.
    std::optional<Slip> slip;

    /// For as long as the sheet is kept.
    Task task() const { return {network, pass, rate, fixed_biases}; }
    /// The number of this blank; null where there is none, and for the slip.
    const SheetNumber *blank(int number) const;
    /// How many there are; they are counted from 1.
    int blanks() const;
    /// Whether nothing is left out though the level asks for it: every number of it is too small to be asked
    /// for, or stays as it is.
    bool lacks_blanks() const { return setting.level > 0 && blanks() == 0; }
    /// Whether only a few entries of a large network are on it.
    bool is_part() const { return network.sizes().has_picture(); }
};

/// The sheet with this seed. Of a network that reads pictures the seed chooses the entries; what a hand-sized
/// network's numbers are is for the caller to choose by it.
Sheet make_sheet(const SheetSource &source, const SheetSetting &setting, std::uint64_t seed);

} // namespace deltascope
