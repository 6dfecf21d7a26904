// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace deltascope {

/// What a student can be asked for, in the order of the walk. The terms of the pass, and after the update the
/// four parameters and the loss.
enum class Asked {
    z1,
    x1,
    z2,
    x2,
    loss,
    delta2,
    delta1,
    dW2,
    db2,
    dW1,
    db1,
    after_W1,
    after_b1,
    after_W2,
    after_b2,
    after_loss
};

/// In the order of Asked.
inline constexpr std::array all_asked = {
    Asked::z1,       Asked::x1,       Asked::z2,       Asked::x2,        Asked::loss, Asked::delta2,
    Asked::delta1,   Asked::dW2,      Asked::db2,      Asked::dW1,       Asked::db1,  Asked::after_W1,
    Asked::after_b1, Asked::after_W2, Asked::after_b2, Asked::after_loss};

/// As trace prints them: "delta2", "after.W1".
std::string_view to_string(Asked term);
/// The one that to_string() gives this name; none for any other text.
std::optional<Asked> asked_from(std::string_view name);
/// As the page writes them: "δ²", "W¹ after".
std::string symbol(Asked term);

/// The step of the walk that makes it: StepId::update for the parameters after it, StepId::after for the
/// loss.
StepId step_of(Asked term);

/// True for the parameters and the loss after the update.
bool is_after(Asked term);
bool is_scalar(Asked term); ///< a loss
/// Weights and their gradients.
bool is_matrix(Asked term);

/// One number of a term. For a matrix row and column, for a vector row alone, for a loss neither.
struct Entry
{
    Asked term = Asked::z1; ///< of which it is one number
    int row = 0;            ///< of a vector its index
    int column = 0;         ///< 0 but in a matrix

    auto operator<=>(const Entry &) const = default;
};

/// "delta1[0]", "after.W2[1,0]", "loss".
std::string to_string(const Entry &entry);

/// Rows and columns of what is asked for; one column for a vector.
using AskedShape = Shape;

/// The shape of a term in a network with these parameters; 1×1 for a loss.
Shape shape_of(const Parameters<double> &parameters, Asked term);

/// Numbers by their places.
using Answers = std::map<Entry, double>;

} // namespace deltascope
