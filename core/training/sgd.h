// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/parameters.h"
#include "core/training/descent.h"
#include "core/training/image_order.h"
#include "core/training/settings.h"

#include <memory>
#include <optional>

namespace deltascope {

/// Mini-batch stochastic gradient descent in float32, without a thread of its own:
///
///   θ ← θ − (η/|B|) Σ_{n∈B} ∂Lₙ/∂θ
///
/// over batches B cut from a new shuffle of the images in each epoch; the last batch of an epoch is the short
/// rest. The same data, settings, number of threads and calls of set_… give bit-identical parameters, however
/// the work is cut into calls of advance(). Use from one thread.
class Sgd
{
public:
    /// Shares images, of which there must be one at least. Throws std::invalid_argument when
    /// fault_of(settings) is not empty or when initial has another K.
    Sgd(std::shared_ptr<const ImageLists> images, const TrainingSettings &settings,
        const Parameters<float> &initial);
    /// The same with images that are brought into the form of the kernels first, which takes some 30 ms.
    Sgd(const std::shared_ptr<const Dataset> &data, const TrainingSettings &settings,
        const Parameters<float> &initial)
        : Sgd(std::make_shared<const ImageLists>(*data), settings, initial)
    {
    }

    /// Trains until at least `images` more have been seen, or to the end of the epoch. A long batch is done
    /// in parts, so that no call takes much longer than its images ask for. Returns the number of images.
    int advance(int images);
    /// To the end of the present batch, or of the next one.
    void train_batch();
    /// To the end of the present epoch, or of the next one.
    void train_epoch();

    /// Between two batches: parameters() holds every image seen.
    bool at_batch_end() const { return batch_position_ == 0; }
    /// Between two epochs.
    bool at_epoch_end() const { return epoch_position_ == 0; }
    std::int64_t images_seen() const { return images_seen_; }
    int epochs_done() const { return epochs_done_; }

    /// Mean Lₙ of the images of the last whole batch, each taken before the batch's update; none before it.
    std::optional<double> batch_loss() const { return batch_loss_; }

    /// The parameters after the last whole batch.
    Parameters<float> parameters() const { return descent_->parameters(); }
    bool all_finite() const { return descent_->all_finite(); }
    /// Goes on from other parameters of the same K. A batch that has been begun is dropped: its images count
    /// as seen.
    void set_parameters(const Parameters<float> &parameters);

    /// Where a run stands between two epochs.
    struct Checkpoint
    {
        Parameters<float> parameters;
        ImageOrder order;
        std::int64_t images_seen;
        int epochs_done;
    };
    /// Call it at_epoch_end().
    Checkpoint checkpoint() const;
    /// Goes back, so that the same training follows if rate and batch size are the same.
    void restore(const Checkpoint &checkpoint);

    /// For the batches after the present one.
    void set_rate(double rate);
    /// For the batches after the present one; 1 … 60 000.
    void set_batch_size(int batch_size);
    /// 0 chooses for the size of the work. Drops a batch that has been begun.
    void set_threads(int threads);

private:
    void begin_batch();
    BatchPart next_part();
    void account_for(const BatchPart &part);
    void check_size(const Parameters<float> &parameters) const;
    void rebuild_descent(const Parameters<float> &parameters);

    std::shared_ptr<const ImageLists> images_;
    TrainingSettings settings_;
    std::unique_ptr<Descent> descent_;
    std::vector<BatchPart> parts_;
    ImageOrder order_;
    int batch_size_ = 0;     ///< of the present batch
    float step_ = 0;         ///< of the present batch
    int batch_position_ = 0; ///< images of it done
    int epoch_position_ = 0; ///< images of the epoch done
    std::int64_t images_seen_ = 0;
    int epochs_done_ = 0;
    double loss_sum_ = 0; ///< of the batch so far
    std::optional<double> batch_loss_;
};

} // namespace deltascope
