// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The choices of function, without what computes them: for the code that must not include Eigen. What else
/// there is to say about each is in the tables of activation.cpp and cost.cpp.
namespace deltascope {

/// The activation φ of a layer.
///
///   Sigmoid    φ(z) = 1 / (1 + e⁻ᶻ)          φ′(z) = φ(z) (1 − φ(z))
///   Tanh       φ(z) = tanh z                 φ′(z) = 1 − φ(z)²
///   Relu       φ(z) = max(0, z)              φ′(z) = 1 for z > 0, else 0   (so φ′(0) = 0)
///   LeakyRelu  φ(z) = z for z > 0, else 0.01 z   φ′(z) = 1 for z > 0, else 0.01
///   Linear     φ(z) = z                      φ′(z) = 1
///   Softmax    x²ₖ = e^(z²ₖ) / Σₘ e^(z²ₘ)     ∂x²ₖ/∂z²ⱼ = x²ₖ (1ₖⱼ − x²ⱼ)
///
/// With linear hidden units the two layers are one: z² = (W¹W²)ᵀ x⁰ + (W²)ᵀ b¹ + b².
///
/// Softmax is for the outputs alone: each of them depends on the z² of all. The others, which come first,
/// look at one z at a time.
enum class Activation { Sigmoid, Tanh, Relu, LeakyRelu, Linear, Softmax };
inline constexpr int activation_count = 6;    ///< of all
inline constexpr int componentwise_count = 5; ///< of those before softmax

inline constexpr double leaky_slope = 0.01; ///< of LeakyRelu below 0

/// The cost Lₙ of one example; a cost and its output δ² = ∂Lₙ/∂z² live together.
///
///   Quadratic     Lₙ = ½ Σₖ (x²ₖ − yₖ)²                               δ² = (x² − y) ⊙ φ′(z²)
///   CrossEntropy  Lₙ = −Σₖ [yₖ ln x²ₖ + (1 − yₖ) ln(1 − x²ₖ)]         δ² = x² − y
///
///   LogLikelihood  Lₙ = −Σₖ yₖ ln x²ₖ                                 δ² = x² − y
///
/// Cross-entropy needs sigmoid outputs, whose φ′ cancels; log-likelihood needs softmax outputs and targets
/// that sum to 1, and softmax outputs need it: see network2.py in M. Nielsen, Neural Networks and Deep
/// Learning (2015), chapter 3.
enum class Cost { Quadratic, CrossEntropy, LogLikelihood };
inline constexpr int cost_count = 3; ///< of all

} // namespace deltascope
