// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels/instruction_set.h"
#include "core/training/layout/packed_network.h"
#include "core/training/layout/pixel_major_batch.h"
#include "core/training/layout/sparse_images.h"
#include "core/training/threads/parallelism_tuner.h"
#include "core/training/threads/thread_team.h"

#include <array>
#include <optional>
#include <span>

namespace deltascope {

/// Images of one batch whose passes are computed in one go: the whole batch, or a part of a long one.
struct BatchPart
{
    std::span<const std::int32_t> images; ///< 1 … SgdEngine::longest_part numbers of images
    int batch_size;                       ///< |B|
    float scaled_rate;                    ///< −η/|B|
    bool first;                           ///< of its batch
    bool last;                            ///< of its batch: it updates the parameters
    bool no_momentum_or_decay = true;     ///< no momentum and no weight decay
    float momentum = 0;     ///< what is left of v from the batch before: μ, or 0 where there is none
    float decay_factor = 1; ///< what is left of the weights, 1 − ηλ
    bool watch = false;     ///< the same for all parts of a batch
    double loss = 0;        ///< result: Σ Lₙ
};

/// Computes batches with the kernels, exactly: the parameters change after the last image of the batch.
///
///   v ← μ v − (η/|B|) Σ ∂Lₙ/∂θ    W ← (1 − ηλ) W + v    b ← b + v
///
/// A plain batch of one part adds its gradients straight to the parameters, only where there is ink; any
/// other collects them in v, which takes two more passes over all of W¹. Threads share the work by hidden
/// units: each has some panels, computes their share of z² for every image, waits for the others once a
/// batch, and then has all it needs to train its panels. Where waiting costs too much, one thread does the
/// work of all; the results are the same, bit for bit.
class SgdEngine
{
public:
    static constexpr int longest_part = 512; ///< images

    /// threads ≥ 1; those beyond one for each register of units are not started.
    SgdEngine(const Functions &functions, int hidden_units, int threads);

    /// Of the same K; v becomes 0.
    void set_parameters(const Parameters<float> &parameters);
    /// After the last whole batch.
    Parameters<float> parameters() const { return network_.parameters(); }
    /// Whether no parameter is infinite or NaN.
    bool all_finite() const { return network_.all_finite(); }
    /// That share the work.
    int threads() const { return team_.size(); }
    /// How many of the threads asked for are started for a network of that size.
    static int threads_of(int hidden_units, int threads);
    /// One part after the other, whole batches or not; fills in their losses.
    void train(const SparseImages &images, std::span<BatchPart> parts);
    /// v, to which a batch that has been begun has added already; 0 where none has been collected yet.
    Parameters<float> velocity() const;
    /// After set_parameters(), to go on from there; of the same K.
    void set_velocity(const Parameters<float> &velocity);
    /// −(η/|B|) Σ ∂Lₙ/∂W¹ over the last batch that was watched, as far as it has been done; 0 before there
    /// was one.
    Matrix<float> watched_step() const;

private:
    /// What belongs to one thread.
    struct alignas(64) Worker
    {
        Worker(const kernels::Kernels &kernels, int threads)
            : lists{GatheredBatch(kernels), GatheredBatch(kernels)}
            , all_partial_z2(static_cast<std::size_t>(threads))
        {
        }

        int first_panel = 0;
        int end_panel = 0;
        std::array<GatheredBatch, 2> lists; ///< of one part and of the next
        std::array<AlignedArray<float>, 2> partial_z2{
            AlignedArray<float>(longest_part * kernels::padded_digits),
            AlignedArray<float>(longest_part *kernels::padded_digits)};
        std::vector<const float *> all_partial_z2;                     ///< of all threads
        AlignedArray<float> x2{longest_part * kernels::padded_digits}; ///< [images][16]
        AlignedArray<float> delta2{longest_part * kernels::padded_digits};
        AlignedArray<float> b2{kernels::padded_digits};      ///< every thread that works has the same
        AlignedArray<float> b2_sums{kernels::padded_digits}; ///< v
        PixelMajorBatch ink;
    };

    std::size_t train_piece(std::span<BatchPart> parts);
    std::size_t train_together(std::span<BatchPart> parts);
    void train_alone(std::span<BatchPart> parts);
    void share_output_biases();
    void gather(Worker &worker, std::span<const BatchPart> parts, std::size_t turn) const;
    void forward(Worker &worker, const GatheredBatch &lists, std::size_t turn) const;
    double backward_and_update(Worker &worker, std::size_t turn, const BatchPart &part, int first_panel,
                               int end_panel);
    void change_hidden_weights(Worker &worker, const GatheredBatch &lists, const BatchPart &part,
                               int first_panel, int end_panel);
    void add_hidden_weights(Worker &worker, const GatheredBatch &lists, PackedNetwork &sums, int first_panel,
                            int end_panel) const;
    void end_batch(Worker &worker, const BatchPart &part, int first_panel, int end_panel);
    PackedNetwork &sums_of(const BatchPart &part);

    const kernels::Kernels &kernels_;
    Functions functions_;
    int hidden_units_;
    PackedNetwork network_;
    ThreadTeam team_;                      ///< no more threads than network_ has panels
    std::optional<PackedNetwork> sums_;    ///< v, of a batch in parts or one that is not plain
    std::optional<PackedNetwork> watched_; ///< only its W¹ is used
    const SparseImages *images_ = nullptr; ///< while train() runs
    std::vector<Worker> workers_;
    ParallelismTuner choice_;
};

} // namespace deltascope
