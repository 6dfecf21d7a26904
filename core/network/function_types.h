// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The choices of function, without what computes them: for the code that must not include Eigen.
namespace deltascope {

/// The activation φ of a layer.
///
///   Sigmoid    φ(z) = 1 / (1 + e⁻ᶻ)          φ′(z) = φ(z) (1 − φ(z))
///   Tanh       φ(z) = tanh z                 φ′(z) = 1 − φ(z)²
///   Relu       φ(z) = max(0, z)              φ′(z) = 1 for z > 0, else 0   (so φ′(0) = 0)
///   LeakyRelu  φ(z) = z for z > 0, else 0.01 z   φ′(z) = 1 for z > 0, else 0.01
enum class Activation { Sigmoid, Tanh, Relu, LeakyRelu };

inline constexpr double leaky_slope = 0.01; ///< of LeakyRelu below 0

/// The cost Lₙ of one example; a cost and its output δ² = ∂Lₙ/∂z² live together.
///
///   Quadratic     Lₙ = ½ Σₖ (x²ₖ − yₖ)²                               δ² = (x² − y) ⊙ φ′(z²)
///   CrossEntropy  Lₙ = −Σₖ [yₖ ln x²ₖ + (1 − yₖ) ln(1 − x²ₖ)]         δ² = x² − y
///
/// Cross-entropy needs sigmoid outputs, whose φ′ cancels: see network2.py in M. Nielsen,
/// Neural Networks and Deep Learning (2015), chapter 3.
enum class Cost { Quadratic, CrossEntropy };

} // namespace deltascope
