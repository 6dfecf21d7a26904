// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels/kernel_vectors.h"

/// The first layer, where most of the time goes.
namespace deltascope::kernels::DELTASCOPE_KERNELS {
namespace {

constexpr bool first_is_lowest = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

// byte / 255, to the last bit: the product with the reciprocal, and what is missing.
template <class Number>
Number part_of_255(Number byte)
{
    constexpr float reciprocal = 1.0F / 255;
    const Number quotient = byte * reciprocal;
    return quotient + (byte - quotient * 255) * reciprocal;
}

// Sixteen of them: zeros put between bytes make integers of them, of two bytes each and then of four.
[[maybe_unused]] void unpack_sixteen(const std::uint8_t *byte, float *x0) // where vectors have four numbers
{
    using Bytes [[gnu::vector_size(16), gnu::may_alias, gnu::aligned(1)]] = std::uint8_t;
    using Pairs [[gnu::vector_size(16)]] = std::uint16_t;
    using Integers [[gnu::vector_size(16)]] = std::int32_t;
    using Floats [[gnu::vector_size(16), gnu::may_alias]] = float;
    const Bytes bytes = *reinterpret_cast<const Bytes *>(byte);
    const Pairs pairs[2] = {
        reinterpret_cast<Pairs>(
            __builtin_shufflevector(bytes, Bytes{}, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)),
        reinterpret_cast<Pairs>(__builtin_shufflevector(bytes, Bytes{}, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28,
                                                        13, 29, 14, 30, 15, 31))};
    for (int half = 0; half < 2; ++half) {
        const auto lower = reinterpret_cast<Integers>(
            __builtin_shufflevector(pairs[half], Pairs{}, 0, 8, 1, 9, 2, 10, 3, 11));
        const auto upper = reinterpret_cast<Integers>(
            __builtin_shufflevector(pairs[half], Pairs{}, 4, 12, 5, 13, 6, 14, 7, 15));
        Floats *four = reinterpret_cast<Floats *>(x0) + 2 * half;
        four[0] = part_of_255(__builtin_convertvector(lower, Floats));
        four[1] = part_of_255(__builtin_convertvector(upper, Floats));
    }
}

// The compiler makes vectors of the plain loop, but of four numbers each it makes them one number at a time.
void unpack(const std::uint8_t *__restrict byte, int count, float *__restrict x0)
{
    for (int i = 0; i < count; i += unpacked_together)
        if constexpr (lanes == 4 && first_is_lowest)
            for (int j = i; j < i + unpacked_together; j += 16)
                unpack_sixteen(byte + j, x0 + j);
        else
            for (int j = i; j < i + unpacked_together; ++j)
                x0[j] = part_of_255<float>(byte[j]);
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
    constexpr bool by_fours = DELTASCOPE_PIXELS_TOGETHER == 4;
    constexpr int sets = !by_fours ? 1 : N <= 2 ? 4 : N <= 5 ? 2 : 1;
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
        for (; by_fours && i + 4 <= image.count; i += 4) {
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
