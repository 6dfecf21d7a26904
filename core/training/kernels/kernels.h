// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/function_types.h"

#include <cstddef>
#include <cstdint>

/// The inner loops of training, compiled once for each instruction set. This header and the files that
/// implement it use no Eigen, and of the standard library only integer types: an inline function that is
/// compiled there for a newer processor could be the copy that the linker keeps for the whole program.
///
/// Layout. Hidden units lie in panels of 1 to 13 vectors (registers), padded with units whose weights are and
/// stay 0; the 10 outputs are padded to 16. Arrays of floats are aligned to 64 bytes. One image is one row of
/// x1, delta1, z2, x2 and delta2. A step of training multiplies δ² by −η/|B|; all sums of gradients that
/// follow from it are then what is to be added to the parameters.
namespace deltascope::kernels {

inline constexpr int padded_digits = 16;     ///< outputs of an image, the last 6 unused
inline constexpr int max_panel_vectors = 13; ///< sums for which 16 registers suffice, with 3 to spare

/// x⁰ of one image, or of a block of its pixels: those that are not 0, and their values.
struct PixelList
{
    const std::uint16_t *pixel; ///< [count], ascending, 0 … 783
    const float *value;         ///< [count], x⁰ of that pixel
    int count;                  ///< 0 for a block of paper
};

/// Something that will be needed soon.
struct Memory
{
    const void *begin; ///< need not be aligned
    int bytes;         ///< from there
};

/// Some images to train with or to evaluate.
struct Batch
{
    int size;                   ///< how many images
    const PixelList *images;    ///< [size]
    const std::uint8_t *labels; ///< [size], 0 … 9
    const Memory *upcoming;     ///< [size], to be fetched while z¹ is added up; or null
};

/// One pixel of one image of a batch.
struct Ink
{
    std::uint32_t image; ///< 0 … size − 1
    float value;         ///< x⁰, above 0
};

inline constexpr int unpacked_together = 64; ///< bytes that unpack() takes at a time
inline constexpr int most_ink = 64;          ///< images that can be sorted by pixel together
/// From one pixel's ink to the next one's: an odd number of cache lines, so that the first lines of all
/// pixels spread over the whole cache.
inline constexpr int ink_stride = most_ink + 8;

/// The x⁰ of a whole batch, pixel by pixel: pixel i has ink[i * ink_stride] … ink[i * ink_stride + count[i] −
/// 1].
struct InkByPixel
{
    const Ink *ink;             ///< [784][ink_stride]
    const std::uint32_t *count; ///< [784]
};

/// Some hidden units, `units` of them: their parameters, and room for their terms.
struct Panel
{
    float *W1;     ///< [784][units], the rows of W¹
    float *b1;     ///< [units]
    float *W2;     ///< [units][16], the rows of W²
    float *W2t;    ///< [16][units], its columns; the last 6 are 0
    float *x1;     ///< [images][units]; holds z¹ before activate()
    float *delta1; ///< [images][units]
};

/// A product of matrices for images that are mostly ink: row r of the sums, which are as wide as the panel,
/// gets Σ_t left[r * row_step + t * term_step] · row t of right.
struct Product
{
    const float *left;  ///< x⁰ of the batch, [images][784], by rows or by columns
    int rows;           ///< of the sums
    int row_step;       ///< in left, from one row of the sums to the next
    int terms;          ///< of each sum
    int term_step;      ///< in left, from one term to the next
    const float *right; ///< [terms][units]
    float *sums;        ///< [rows][units]
};

/// The loops over a panel of a certain number of vectors.
struct PanelKernels
{
    /// z¹ = b¹, into panel.x1.
    void (*begin_hidden_sums)(const Batch &batch, const Panel &panel);
    /// z¹ += (W¹)ᵀ x⁰, over the pixels in the lists of the batch.
    void (*hidden_sums)(const Batch &batch, const Panel &panel);
    /// share += (W²)ᵀ x¹, the panel's share of z².
    void (*output_sums)(const Batch &batch, const Panel &panel, float *share);
    /// δ¹ = (W² δ²) ⊙ φ′(z¹), with φ′ from x¹, into panel.delta1; sums.b1 += Σ δ¹; sums.W2t += Σ δ² (x¹)ᵀ.
    void (*backward)(const Batch &batch, const Panel &panel, Activation hidden, const float *delta2,
                     const Panel &sums);
    /// Makes the rows of W² from its columns.
    void (*copy_output_rows)(const Panel &panel);
    /// W1 += Σ x⁰ (δ¹)ᵀ, image after image.
    void (*add_by_image)(const Batch &batch, const Panel &panel, float *W1);
    /// The same, pixel after pixel: each row of W1 is loaded and stored once.
    void (*add_by_pixel)(const InkByPixel &ink, const Panel &panel, float *W1);
    /// z¹ += (W¹)ᵀ x⁰ or W1 += Σ x⁰ (δ¹)ᵀ with all of x⁰, zeros too.
    void (*add_product)(const Product &product);
};

/// How the outputs are judged.
struct OutputRule
{
    Activation output; ///< φ of the outputs
    Cost cost;         ///< Lₙ; cross-entropy goes with sigmoid outputs only
    float factor;      ///< of δ²: −η/|B| to train, otherwise 1
};

/// z² = b² + Σ partial z², in this order.
struct OutputSums
{
    const float *b2;                ///< [16]
    const float *const *partial_z2; ///< [count], each [images][16]
    int count;                      ///< of panels
};

/// The terms of the outputs, [images][16], and Σ δ².
struct OutputTerms
{
    float *x2;         ///< [images][16]
    float *delta2;     ///< [images][16]
    float *delta2_sum; ///< [16]
};

/// All kernels of one instruction set.
struct Kernels
{
    int vector_floats; ///< in a register
    /// x⁰ = byte / 255. Rounds count up to a multiple of unpacked_together: there must be so many bytes, and
    /// as much room.
    void (*unpack)(const std::uint8_t *byte, int count, float *x0);
    /// x = φ(z), in place; count is a multiple of vector_floats.
    void (*activate)(Activation activation, float *z, int count);
    /// x² = φ(z²), δ² = factor ∂Lₙ/∂z², and delta2_sum += Σ δ². Returns Σ Lₙ.
    float (*output_delta)(const Batch &batch, const OutputRule &rule, const OutputSums &z2,
                          const OutputTerms &terms);
    PanelKernels panel[max_panel_vectors]; ///< panel[v − 1] for panels of v vectors
};

namespace baseline {
extern const Kernels kernels;
}
namespace avx2 {
extern const Kernels kernels;
}
namespace avx512 {
extern const Kernels kernels;
}
namespace wasm_simd128 {
extern const Kernels kernels;
}

} // namespace deltascope::kernels
