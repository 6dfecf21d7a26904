// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels/kernel_vectors.h"

/// Activations, and the second layer.
namespace deltascope::kernels::DELTASCOPE_KERNELS {
namespace {

void activate(Activation activation, float *z, int count)
{
    for (int i = 0; i < count; i += lanes)
        *vectors(z + i) = phi(activation, *vectors(z + i));
}

// Images images at a time, so that a row of W² serves them all.
template <int N, int Images>
void output_sums_of(int first, const Panel &panel, float *z2_of_all)
{
    const Vec *W2 = vectors(panel.W2);
    const float *x1 = panel.x1 + first * N * lanes;
    Vec *sums = vectors(z2_of_all + first * padded_digits);
    Vec z2[Images][used_digit_vectors];
    for (int n = 0; n < Images; ++n)
        for (int k = 0; k < used_digit_vectors; ++k)
            z2[n][k] = sums[n * digit_vectors + k];
    for (int j = 0; j < N * lanes; ++j)
#pragma GCC unroll 4
        for (int n = 0; n < Images; ++n)
#pragma GCC unroll 4
            for (int k = 0; k < used_digit_vectors; ++k)
                z2[n][k] += x1[n * N * lanes + j] * W2[j * digit_vectors + k];
    for (int n = 0; n < Images; ++n)
        for (int k = 0; k < used_digit_vectors; ++k)
            sums[n * digit_vectors + k] = z2[n][k];
}

template <int N>
void output_sums(const Batch &batch, const Panel &panel, float *z2)
{
    constexpr int together = digit_vectors == 4 ? 2 : 4;
    int n = 0;
    for (; n + together <= batch.size; n += together)
        output_sums_of<N, together>(n, panel, z2);
    for (; n < batch.size; ++n)
        output_sums_of<N, 1>(n, panel, z2);
}

// −[y ln φ(z) + (1 − y) ln(1 − φ(z))] for a target of 0 or 1, from z²: −ln φ(z) = ln(1 + e⁻ᶻ), and
// 1 − φ(z) = φ(−z).
Vec cross_entropy(Vec z2, Vec y)
{
    const Vec wrong = y > 0 ? -z2 : z2;
    return log1p(exp(wrong > 0 ? -wrong : wrong)) + (wrong < 0 ? all(0) : wrong);
}

// Lₙ, digit by digit; log_of_powers is ln Σₘ e^(z²ₘ) for softmax outputs.
Vec loss(Cost cost, Vec z2, Vec x2, Vec y, float log_of_powers)
{
    switch (cost) {
    case Cost::Quadratic:
        return 0.5F * (x2 - y) * (x2 - y);
    case Cost::CrossEntropy:
        return cross_entropy(z2, y);
    case Cost::LogLikelihood:
        break;
    }
    return y > 0 ? log_of_powers - z2 : all(0);
}

Vec delta2_of(Cost cost, Activation output, Vec x2, Vec y)
{
    switch (cost) {
    case Cost::Quadratic:
        return (x2 - y) * phi_prime(output, x2);
    case Cost::CrossEntropy:
    case Cost::LogLikelihood:
        break;
    }
    return x2 - y;
}

alignas(64) constexpr float digit_numbers[padded_digits] = {0, 1, 2,  3,  4,  5,  6,  7,
                                                            8, 9, 10, 11, 12, 13, 14, 15};

IntVec is_used(int vector)
{
    return vectors(digit_numbers)[vector] < digits;
}

// x² of one image, from the z² of all its outputs. Returns ln Σₘ e^(z²ₘ). The largest z² is subtracted first,
// which changes nothing, and no power overflows.
float softmax(const Vec (&z2)[used_digit_vectors], Vec (&x2)[used_digit_vectors])
{
    float largest = z2[0][0];
    for (int k = 1; k < digits; ++k)
        largest = z2[k / lanes][k % lanes] > largest ? z2[k / lanes][k % lanes] : largest;
    Vec powers = {};
    for (int v = 0; v < used_digit_vectors; ++v) {
        x2[v] = is_used(v) ? exp(z2[v] - largest) : all(0);
        powers += x2[v];
    }
    const float total = sum(powers);
    for (Vec &x2k : x2)
        x2k /= total;
    return largest + __builtin_logf(total);
}

float output_delta(const Batch &batch, const OutputRule &rule, const OutputSums &z2, const OutputTerms &terms)
{
    Vec losses = {};
    for (int n = 0; n < batch.size; ++n) {
        const auto label = static_cast<float>(batch.labels[n]);
        Vec z2k[used_digit_vectors];
        Vec x2k[used_digit_vectors];
        for (int v = 0; v < used_digit_vectors; ++v) {
            z2k[v] = vectors(z2.b2)[v];
            for (int share = 0; share < z2.count; ++share)
                z2k[v] += vectors(z2.partial_z2[share])[n * digit_vectors + v];
            x2k[v] = phi(rule.output, z2k[v]);
        }
        const float log_of_powers = rule.output == Activation::Softmax ? softmax(z2k, x2k) : 0;
        for (int v = 0; v < used_digit_vectors; ++v) {
            const int place = n * digit_vectors + v;
            const Vec yk = vectors(digit_numbers)[v] == label ? all(1) : all(0);
            const Vec delta2k =
                is_used(v) ? rule.factor * delta2_of(rule.cost, rule.output, x2k[v], yk) : all(0);
            losses += is_used(v) ? loss(rule.cost, z2k[v], x2k[v], yk, log_of_powers) : all(0);
            vectors(terms.x2)[place] = x2k[v];
            vectors(terms.delta2)[place] = delta2k;
            vectors(terms.delta2_sum)[v] += delta2k;
        }
    }
    return sum(losses);
}

// One register of units after the other, so that what is summed up stays in registers: b¹ += δ¹ and
// W² += x¹ (δ²)ᵀ.
template <int N>
void backward(const Batch &batch, const Panel &panel, Activation hidden, const float *delta2,
              const Panel &sums)
{
    for (int v = 0; v < N; ++v) {
        const Vec *x1 = vectors(panel.x1) + v;
        const Vec *W2t = vectors(panel.W2t) + v;
        Vec *delta1 = vectors(panel.delta1) + v;
        Vec *b1_sum = vectors(sums.b1) + v;
        Vec *W2t_sums = vectors(sums.W2t) + v;
        Vec b1 = *b1_sum;
        Vec column[digits];
        for (int k = 0; k < digits; ++k)
            column[k] = W2t_sums[k * N];
        for (int n = 0; n < batch.size; ++n) {
            Vec backpropagated_error = {}; // W² δ²
#pragma GCC unroll 10
            for (int k = 0; k < digits; ++k) {
                const Vec delta2k = all(delta2[n * padded_digits + k]);
                backpropagated_error += delta2k * W2t[k * N];
                column[k] += delta2k * x1[n * N];
            }
            delta1[n * N] = backpropagated_error * phi_prime(hidden, x1[n * N]);
            b1 += delta1[n * N];
        }
        *b1_sum = b1;
        for (int k = 0; k < digits; ++k)
            W2t_sums[k * N] = column[k];
    }
}

// Four rows of four numbers become columns.
void transpose(const float *rows, int rows_step, float *columns, int columns_step)
{
    using Four [[gnu::vector_size(16), gnu::may_alias]] = float;
    const auto row = [&](int index) { return *reinterpret_cast<const Four *>(rows + index * rows_step); };
    const auto set_column = [&](int index, Four values) {
        *reinterpret_cast<Four *>(columns + index * columns_step) = values;
    };
    const Four upper_left = __builtin_shufflevector(row(0), row(1), 0, 4, 1, 5);
    const Four upper_right = __builtin_shufflevector(row(0), row(1), 2, 6, 3, 7);
    const Four lower_left = __builtin_shufflevector(row(2), row(3), 0, 4, 1, 5);
    const Four lower_right = __builtin_shufflevector(row(2), row(3), 2, 6, 3, 7);
    set_column(0, __builtin_shufflevector(upper_left, lower_left, 0, 1, 4, 5));
    set_column(1, __builtin_shufflevector(upper_left, lower_left, 2, 3, 6, 7));
    set_column(2, __builtin_shufflevector(upper_right, lower_right, 0, 1, 4, 5));
    set_column(3, __builtin_shufflevector(upper_right, lower_right, 2, 3, 6, 7));
}

template <int N>
void copy_output_rows(const Panel &panel)
{
    constexpr int units = N * lanes;
    for (int j = 0; j < units; j += 4)
        for (int k = 0; k < digits; k += 4)
            transpose(panel.W2t + k * units + j, units, panel.W2 + j * padded_digits + k, padded_digits);
}

} // namespace
} // namespace deltascope::kernels::DELTASCOPE_KERNELS
