// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels/kernel_vectors.h"

/// The first layer, where most of the time goes.
namespace deltascope::kernels::DELTASCOPE_KERNELS {
namespace {

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

} // namespace
} // namespace deltascope::kernels::DELTASCOPE_KERNELS
