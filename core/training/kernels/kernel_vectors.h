// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image_size.h"
#include "core/training/kernels/kernels.h"

/// The vectors of the kernels, and functions of one. They are GCC's vector extension: a line of arithmetic is
/// a line of the page, on any processor, and what the processor lacks is made from what it has.
namespace deltascope::kernels::DELTASCOPE_KERNELS {
namespace {

constexpr int lanes = DELTASCOPE_VECTOR_BYTES / 4;
constexpr int digit_vectors = padded_digits / lanes;
constexpr int used_digit_vectors = (digit_count + lanes - 1) / lanes; // the others are padding alone
constexpr int digits = digit_count;
constexpr int pixels = pixel_count;

using Vec [[gnu::vector_size(DELTASCOPE_VECTOR_BYTES), gnu::may_alias]] = float;
using IntVec [[gnu::vector_size(DELTASCOPE_VECTOR_BYTES), gnu::may_alias]] = std::int32_t;

Vec *vectors(float *p)
{
    return reinterpret_cast<Vec *>(p);
}

const Vec *vectors(const float *p)
{
    return reinterpret_cast<const Vec *>(p);
}

Vec all(float value)
{
    return value - Vec{};
}

float sum(Vec v)
{
    float total = 0;
    for (int lane = 0; lane < lanes; ++lane)
        total += v[lane];
    return total;
}

// The highest power's coefficient comes first.
template <int Terms>
Vec polynomial(Vec x, const float (&coefficients)[Terms])
{
    Vec value = {};
    for (const float coefficient : coefficients)
        value = value * x + coefficient;
    return value;
}

// eᶻ = 2ⁿ eʳ, where n is the integer next to z / ln 2, so that |r| ≤ ½ ln 2 and the series ends soon.
// z is bounded to where eᶻ is a normal number; a NaN stays one.
Vec exp(Vec z)
{
    constexpr float shift = 12582912; // 1.5 · 2²³: after adding it, the low bits hold the nearest integer
    constexpr float ln2_high = 0.693359375F;
    constexpr float ln2_low = -2.12194440e-4F;
    const Vec bounded = z < -87 ? all(-87) : z > 87 ? all(87) : z;
    const Vec shifted = bounded * 1.44269504F + shift;
    const Vec n = shifted - shift;
    const Vec r = (bounded - n * ln2_high) - n * ln2_low;
    const Vec e_r = polynomial(r, {1.0F / 5040, 1.0F / 720, 1.0F / 120, 1.0F / 24, 1.0F / 6, 0.5F, 1, 1});
    const IntVec two_n = (reinterpret_cast<IntVec>(shifted) + 127) << 23;
    return e_r * reinterpret_cast<Vec>(two_n);
}

// ln(1 + e) = 2 artanh(e / (2 + e)), for 0 ≤ e ≤ 1.
Vec log1p(Vec e)
{
    const Vec s = e / (2 + e);
    const Vec series =
        polynomial(s * s, {1.0F / 15, 1.0F / 13, 1.0F / 11, 1.0F / 9, 1.0F / 7, 1.0F / 5, 1.0F / 3, 1});
    return 2 * s * series;
}

Vec sigmoid(Vec z)
{
    return 1 / (1 + exp(-z));
}

constexpr float slope_below_0 = static_cast<float>(leaky_slope);

Vec phi(Activation activation, Vec z)
{
    switch (activation) {
    case Activation::Sigmoid:
        return sigmoid(z);
    case Activation::Tanh:
        return 2 * sigmoid(2 * z) - 1;
    case Activation::Relu:
        return z > 0 ? z : all(0);
    case Activation::LeakyRelu:
        return z > 0 ? z : slope_below_0 * z;
    case Activation::Linear:
    case Activation::Softmax: // is computed from all z², see softmax()
        break;
    }
    return z;
}

// φ′(z) from x = φ(z).
Vec phi_prime(Activation activation, Vec x)
{
    switch (activation) {
    case Activation::Sigmoid:
        return x * (1 - x);
    case Activation::Tanh:
        return 1 - x * x;
    case Activation::Relu:
        return x > 0 ? all(1) : all(0);
    case Activation::LeakyRelu:
        return x > 0 ? all(1) : all(slope_below_0);
    case Activation::Linear:
    case Activation::Softmax: // its slopes are no function of one x
        break;
    }
    return all(1);
}

} // namespace
} // namespace deltascope::kernels::DELTASCOPE_KERNELS
