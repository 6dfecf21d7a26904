// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/choice.h"
#include "core/network/parameters.h"

#include <optional>
#include <string_view>

namespace deltascope {

/// What a network takes pixels x, 0 … 1, row by row, 0 the paper, to be before it reads them.
///
///   Plain        x                     as here
///   Pytorch      (x − 0.1307)/0.3081   mean and deviation of MNIST, as in PyTorch's examples
///   To255        255 x                 the bytes of the files
///   Signed       2x − 1
///   Inverted     1 − x                 black on white
///   Transposed   column by column
enum class Inputs { Plain, Pytorch, To255, Signed, Inverted, Transposed };
inline constexpr int inputs_count = 6;                                    ///< of all
inline constexpr auto all_inputs = first_choices<Inputs, inputs_count>(); ///< in the order of Inputs

/// What there is to say about a kind of inputs.
struct InputsFacts
{
    Inputs inputs;            ///< the row is about
    std::string_view name;    ///< of the command line and of the files: "pytorch"
    std::string_view formula; ///< in Unicode; empty where the order of the pixels is another
    double factor;            ///< the network reads factor · x + offset
    double offset;            ///< see factor
    bool transposed;          ///< column by column
};

/// Lives as long as the program.
const InputsFacts &facts(Inputs inputs);

/// The name in facts().
std::string_view to_string(Inputs inputs);
/// The inputs of that name; none for any other text.
std::optional<Inputs> inputs_from(std::string_view name);

/// The parameters that make of plain pixels the z¹ that `parameters` make of these inputs: with inputs
/// a x + c, z¹ = (W¹)ᵀ(a x + c) + b¹ = (a W¹)ᵀ x + (b¹ + c Σᵢ w¹ᵢⱼ). Those have 784 inputs. So the
/// normalisation is kept in W¹ and b¹, and everything after it sees an ordinary network.
Parameters<double> folded(Parameters<double> parameters, Inputs inputs);

} // namespace deltascope
