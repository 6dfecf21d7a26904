// SPDX-License-Identifier: GPL-3.0-or-later
// No #pragma once: each kernels_*.cpp includes this once, with DELTASCOPE_KERNELS naming its namespace and
// DELTASCOPE_VECTOR_BYTES the width of its registers. The vectors are GCC's vector extension: a line of
// arithmetic is a line of the page, on any processor, and what the processor has not is made from what it
// has.
#include "core/training/kernels.h"

namespace deltascope::kernels::DELTASCOPE_KERNELS {
namespace {

constexpr int lanes = DELTASCOPE_VECTOR_BYTES / 4;
constexpr int digit_vectors = padded_digits / lanes;
constexpr int digits = 10;
constexpr int pixels = 784;

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

constexpr float leaky_slope = 0.01F;

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
        return z > 0 ? z : leaky_slope * z;
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
        return x > 0 ? all(1) : all(leaky_slope);
    }
    return x;
}

// byte / 255, to the last bit: the product with the reciprocal, and what is missing. The compiler makes
// vectors of it.
void unpack(const std::uint8_t *__restrict byte, int count, float *__restrict x0)
{
    constexpr float reciprocal = 1.0F / 255;
    for (int i = 0; i < count; i += unpacked_together)
        for (int j = i; j < i + unpacked_together; ++j) {
            const float value = byte[j];
            const float quotient = value * reciprocal;
            x0[j] = quotient + (value - quotient * 255) * reciprocal;
        }
}

void prefetch(const Memory &memory)
{
    constexpr int cache_line = 64;
    for (int i = 0; i < memory.bytes; i += cache_line)
        __builtin_prefetch(static_cast<const char *>(memory.begin) + i);
}

template <int N>
void begin_hidden_sums(const Batch &batch, const Panel &panel)
{
    Vec *z1 = vectors(panel.x1);
    for (int n = 0; n < batch.size; ++n)
        for (int v = 0; v < N; ++v)
            z1[n * N + v] = vectors(panel.b1)[v];
}

template <int N>
void add_scaled(float x0, const Vec *row, Vec *sums)
{
#pragma GCC unroll 13
    for (int v = 0; v < N; ++v)
        sums[v] += x0 * row[v];
}

// The numbers of four pixels, in one load.
class FourPixels
{
public:
    explicit FourPixels(const std::uint16_t *pixel) { __builtin_memcpy(&bits_, pixel, sizeof bits_); }
    std::size_t operator[](int place) const
    {
        constexpr bool first_is_lowest = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
        return static_cast<std::uint16_t>(bits_ >> 16 * (first_is_lowest ? place : 3 - place));
    }

private:
    std::uint64_t bits_;
};

// A register per vector of the panel, and several sets of them where one set would wait for its own last
// sum: an addition takes four cycles, and two can begin in each.
template <int N>
void hidden_sums(const Batch &batch, const Panel &panel)
{
    constexpr int sets = N <= 2 ? 4 : N <= 5 ? 2 : 1;
    const Vec *W1 = vectors(panel.W1);
    for (int n = 0; n < batch.size; ++n) {
        if (batch.upcoming)
            prefetch(batch.upcoming[n]);
        const PixelList image = batch.images[n];
        Vec *sums = vectors(panel.x1) + n * N;
        Vec z1[sets][N] = {};
        for (int v = 0; v < N; ++v)
            z1[0][v] = sums[v];
        int i = 0;
        for (; i + 4 <= image.count; i += 4) {
            const FourPixels pixel(image.pixel + i);
#pragma GCC unroll 4
            for (int place = 0; place < 4; ++place)
                add_scaled<N>(image.value[i + place], W1 + pixel[place] * N, z1[place % sets]);
        }
        for (; i < image.count; ++i)
            add_scaled<N>(image.value[i], W1 + std::size_t{image.pixel[i]} * N, z1[0]);
        for (int v = 0; v < N; ++v) {
            for (int set = 1; set < sets; ++set)
                z1[0][v] += z1[set][v];
            sums[v] = z1[0][v];
        }
    }
}

template <Activation activation>
void activate_as(float *z, int count)
{
    for (int i = 0; i < count; i += lanes)
        *vectors(z + i) = phi(activation, *vectors(z + i));
}

void activate(Activation activation, float *z, int count)
{
    switch (activation) {
    case Activation::Sigmoid:
        return activate_as<Activation::Sigmoid>(z, count);
    case Activation::Tanh:
        return activate_as<Activation::Tanh>(z, count);
    case Activation::Relu:
        return activate_as<Activation::Relu>(z, count);
    case Activation::LeakyRelu:
        return activate_as<Activation::LeakyRelu>(z, count);
    }
}

// Images images at a time, so that a row of W² serves them all.
template <int N, int Images>
void output_sums_of(int first, const Panel &panel, float *z2_of_all)
{
    const Vec *W2 = vectors(panel.W2);
    const float *x1 = panel.x1 + first * N * lanes;
    Vec *sums = vectors(z2_of_all + first * padded_digits);
    Vec z2[Images][digit_vectors];
    for (int n = 0; n < Images; ++n)
        for (int k = 0; k < digit_vectors; ++k)
            z2[n][k] = sums[n * digit_vectors + k];
    for (int j = 0; j < N * lanes; ++j)
#pragma GCC unroll 4
        for (int n = 0; n < Images; ++n)
#pragma GCC unroll 4
            for (int k = 0; k < digit_vectors; ++k)
                z2[n][k] += x1[n * N * lanes + j] * W2[j * digit_vectors + k];
    for (int n = 0; n < Images; ++n)
        for (int k = 0; k < digit_vectors; ++k)
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

// Lₙ, digit by digit. Cross-entropy from z²: −ln φ(z) = ln(1 + e⁻ᶻ), and 1 − φ(z) = φ(−z).
Vec loss(Cost cost, Vec z2, Vec x2, Vec y)
{
    if (cost == Cost::Quadratic)
        return 0.5F * (x2 - y) * (x2 - y);
    const Vec wrong = y > 0 ? -z2 : z2;
    return log1p(exp(wrong > 0 ? -wrong : wrong)) + (wrong < 0 ? all(0) : wrong);
}

Vec delta2_of(Cost cost, Activation output, Vec x2, Vec y)
{
    if (cost == Cost::CrossEntropy)
        return x2 - y;
    return (x2 - y) * phi_prime(output, x2);
}

float output_delta(const Batch &batch, const OutputRule &rule, const OutputSums &z2, const OutputTerms &terms)
{
    alignas(64) constexpr float digit[padded_digits] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    Vec losses = {};
    for (int n = 0; n < batch.size; ++n) {
        const auto label = static_cast<float>(batch.labels[n]);
        for (int k = 0; k < padded_digits; k += lanes) {
            const int place = n * padded_digits + k;
            const Vec yk = *vectors(digit + k) == label ? all(1) : all(0);
            Vec z2k = *vectors(z2.b2 + k);
            for (int share = 0; share < z2.count; ++share)
                z2k += *vectors(z2.shares[share] + place);
            const Vec x2k = phi(rule.output, z2k);
            const IntVec used = *vectors(digit + k) < digits;
            const Vec delta2k = used ? rule.factor * delta2_of(rule.cost, rule.output, x2k, yk) : all(0);
            losses += used ? loss(rule.cost, z2k, x2k, yk) : all(0);
            *vectors(terms.x2 + place) = x2k;
            *vectors(terms.delta2 + place) = delta2k;
            *vectors(terms.delta2_sum + k) += delta2k;
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
            Vec blame = {}; // W² δ²
#pragma GCC unroll 10
            for (int k = 0; k < digits; ++k) {
                const Vec delta2k = all(delta2[n * padded_digits + k]);
                blame += delta2k * W2t[k * N];
                column[k] += delta2k * x1[n * N];
            }
            delta1[n * N] = blame * phi_prime(hidden, x1[n * N]);
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
    using Order [[gnu::vector_size(16)]] = std::int32_t;
    const auto row = [&](int index) { return *reinterpret_cast<const Four *>(rows + index * rows_step); };
    const auto set_column = [&](int index, Four values) {
        *reinterpret_cast<Four *>(columns + index * columns_step) = values;
    };
    for (int half = 0; half < 2; ++half) {
        const Order pairs = half == 0 ? Order{0, 4, 1, 5} : Order{2, 6, 3, 7};
        const Four upper = __builtin_shuffle(row(0), row(1), pairs);
        const Four lower = __builtin_shuffle(row(2), row(3), pairs);
        set_column(2 * half, __builtin_shuffle(upper, lower, Order{0, 1, 4, 5}));
        set_column(2 * half + 1, __builtin_shuffle(upper, lower, Order{2, 3, 6, 7}));
    }
}

template <int N>
void copy_output_rows(const Panel &panel)
{
    constexpr int units = N * lanes;
    for (int j = 0; j < units; j += 4)
        for (int k = 0; k < digits; k += 4)
            transpose(panel.W2t + k * units + j, units, panel.W2 + j * padded_digits + k, padded_digits);
}

// Rows += x⁰ δ¹ᵀ for some pixels, which are all loaded before the first is stored.
template <int N, int Pixels>
void add_to_rows(const std::uint16_t *pixel, const float *x0, const Vec *delta1, Vec *W1)
{
    Vec *row[Pixels];
    Vec sums[Pixels][N];
#pragma GCC unroll 4
    for (int i = 0; i < Pixels; ++i) {
        row[i] = W1 + std::size_t{pixel[i]} * N;
#pragma GCC unroll 13
        for (int v = 0; v < N; ++v)
            sums[i][v] = row[i][v] + x0[i] * delta1[v];
    }
#pragma GCC unroll 4
    for (int i = 0; i < Pixels; ++i)
#pragma GCC unroll 13
        for (int v = 0; v < N; ++v)
            row[i][v] = sums[i][v];
}

template <int N>
void add_by_image(const Batch &batch, const Panel &panel, float *W1_of_panel)
{
    constexpr int together = N <= 2 ? 4 : 1;
    Vec *W1 = vectors(W1_of_panel);
    for (int n = 0; n < batch.size; ++n) {
        const PixelList image = batch.images[n];
        Vec delta1[N];
        for (int v = 0; v < N; ++v)
            delta1[v] = vectors(panel.delta1)[n * N + v];
        int i = 0;
        for (; i + together <= image.count; i += together)
            add_to_rows<N, together>(image.pixel + i, image.value + i, delta1, W1);
        for (; i < image.count; ++i)
            add_to_rows<N, 1>(image.pixel + i, image.value + i, delta1, W1);
    }
}

template <int N>
void add_by_pixel(const InkByPixel &ink, const Panel &panel, float *W1_of_panel)
{
    const Vec *delta1 = vectors(panel.delta1);
    for (int i = 0; i < pixels; ++i) {
        Vec *row = vectors(W1_of_panel) + i * N;
        Vec sums[N];
        for (int v = 0; v < N; ++v)
            sums[v] = row[v];
        const Ink *spot = ink.ink + i * ink_stride;
        for (const Ink *end = spot + ink.count[i]; spot != end; ++spot)
            add_scaled<N>(spot->value, delta1 + std::size_t{spot->image} * N, sums);
        for (int v = 0; v < N; ++v)
            row[v] = sums[v];
    }
}

// A tile of the sums stays in registers, 12 or 24 of them: each number loaded serves several multiplications.
constexpr int tile_rows = 6;
constexpr int tile_vectors = lanes == 16 ? 4 : 2;

template <int N, int Rows, int Vectors>
void add_product_tile(const Product &product, int row, int vector)
{
    const float *left = product.left + std::ptrdiff_t{row} * product.row_step;
    const Vec *right = vectors(product.right) + vector;
    Vec *sums = vectors(product.sums) + std::ptrdiff_t{row} * N + vector;
    Vec tile[Rows][Vectors];
    for (int r = 0; r < Rows; ++r)
        for (int v = 0; v < Vectors; ++v)
            tile[r][v] = sums[r * N + v];
    for (int t = 0; t < product.terms; ++t) {
#pragma GCC unroll 6
        for (int r = 0; r < Rows; ++r)
            add_scaled<Vectors>(left[r * product.row_step], right, tile[r]);
        left += product.term_step;
        right += N;
    }
    for (int r = 0; r < Rows; ++r)
        for (int v = 0; v < Vectors; ++v)
            sums[r * N + v] = tile[r][v];
}

template <int N, int Rows>
void add_product_rows(const Product &product, int row)
{
    constexpr int rest = N % tile_vectors;
    for (int vector = 0; vector + tile_vectors <= N; vector += tile_vectors)
        add_product_tile<N, Rows, tile_vectors>(product, row, vector);
    if constexpr (rest > 0)
        add_product_tile<N, Rows, rest>(product, row, N - rest);
}

template <int N>
void add_product(const Product &product)
{
    int row = 0;
    for (; row + tile_rows <= product.rows; row += tile_rows)
        add_product_rows<N, tile_rows>(product, row);
    for (; row < product.rows; ++row)
        add_product_rows<N, 1>(product, row);
}

template <int N>
constexpr PanelKernels panel_kernels = {begin_hidden_sums<N>, hidden_sums<N>,      output_sums<N>,
                                        backward<N>,          copy_output_rows<N>, add_by_image<N>,
                                        add_by_pixel<N>,      add_product<N>};
} // namespace

extern constexpr Kernels kernels = {
    lanes,
    unpack,
    activate,
    output_delta,
    {panel_kernels<1>, panel_kernels<2>, panel_kernels<3>, panel_kernels<4>, panel_kernels<5>,
     panel_kernels<6>, panel_kernels<7>, panel_kernels<8>, panel_kernels<9>, panel_kernels<10>,
     panel_kernels<11>, panel_kernels<12>, panel_kernels<13>},
};

} // namespace deltascope::kernels::DELTASCOPE_KERNELS
