// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/batch_gradient.h"
#include "core/training/descent/image_order.h"
#include "core/training/descent/settings.h"
#include "core/training/descent/sgd_engine.h"
#include "core/training/descent/sgd_place.h"
#include "core/training/descent/trained_batch.h"
#include "core/training/layout/augmented_images.h"
#include "core/training/layout/sparse_images.h"

#include <memory>
#include <optional>

namespace deltascope {

/// Mini-batch stochastic gradient descent in float32, without a thread of its own:
///
///   v ← μ v − (η/|B|) Σ_{n∈B} ∂Lₙ/∂θ    W ← (1 − ηλ) W + v    b ← b + v
///
/// over batches B cut from a new shuffle of the images in each epoch; the last batch of an epoch is the short
/// rest. v is 0 at the start, after every change of parameters from outside, of threads, and while μ is 0.
/// The same data, settings, number of threads and calls of set_… give bit-identical parameters, however the
/// work is cut into calls of advance(). Use from one thread.
class Sgd
{
public:
    /// Shares images, of which there must be one at least. epochs_before were trained elsewhere: the
    /// first epoch's number is one more. Throws std::invalid_argument when validation_error(settings) is not
    /// empty or when initial has another K.
    Sgd(TrainingImages images, const TrainingSettings &settings, const Parameters<float> &initial,
        int epochs_before = 0);
    /// The same from images that nobody has packed yet.
    Sgd(const std::shared_ptr<const Dataset> &data, const TrainingSettings &settings,
        const Parameters<float> &initial)
        : Sgd(TrainingImages(data), settings, initial)
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
    /// Since it was made, or since the checkpoint that was restored.
    std::int64_t images_seen() const { return images_seen_; }
    /// Whole epochs, those before among them.
    int epochs_done() const { return epochs_done_; }
    /// The same with the share of the present epoch that has been done.
    double epochs() const { return epochs_done_ + static_cast<double>(epoch_position_) / epoch_size_; }
    /// The number of the image that was learnt last; nothing before there is one.
    std::optional<int> last_image() const;
    /// The last whole batch; nothing before there is one, and after a restored checkpoint. Other parameters
    /// from outside leave it.
    const std::optional<TrainedBatch> &last_batch() const { return last_batch_; }
    /// Images of the present epoch, or of the last one when it has ended.
    int epoch_size() const { return epoch_size_; }

    /// Mean Lₙ of the images of the last whole batch, each taken before the batch's update; none before it.
    std::optional<double> batch_loss() const { return batch_loss_; }
    /// The mean of batch_loss() over the batches that the last advance() completed; none if there are none.
    std::optional<double> mean_batch_loss() const { return mean_batch_loss_; }

    /// The parameters after the last whole batch.
    Parameters<float> parameters() const { return engine_->parameters(); }
    /// Whether no parameter is infinite or NaN.
    bool all_finite() const { return engine_->all_finite(); }
    /// That share the work; the last bits of the parameters depend on their number.
    int threads() const { return engine_->threads(); }
    /// Goes on from other parameters of the same K. A batch that has been begun is dropped: its images count
    /// as seen.
    void set_parameters(const Parameters<float> &parameters);

    /// Where it stands, beside parameters() and settings. Costs a copy of v where there is momentum, or
    /// within a batch, and next to nothing otherwise.
    SgdPlace place() const;
    /// A place without a fault from which these images and this K can go on.
    bool fits(const SgdPlace &place) const;
    /// Goes on from a place that fits; the parameters must be those of that moment. What follows is bit for
    /// bit what would have followed there, with the same settings, instruction set and number of threads.
    void resume(const SgdPlace &place);

    /// Where a run stood.
    struct Checkpoint
    {
        Parameters<float> parameters; ///< after the last whole batch
        SgdPlace place;               ///< in the epoch
        ImageOrder order;             ///< of the epoch, and of those to come
        std::int64_t images_seen;     ///< as images_seen()
        int epochs_done;              ///< as epochs_done()
    };
    /// Of this moment, between two epochs or within one.
    Checkpoint checkpoint() const;
    /// Goes back, so that the same training follows if the settings are the same.
    void restore(const Checkpoint &checkpoint);

    /// Goes on with other settings, from the next batch on; training_images and augment from the next epoch
    /// on. Another number of threads drops a batch that has been begun. Throws std::invalid_argument when
    /// they have a fault or need a new network.
    void set(const TrainingSettings &settings);

    /// Records the gradient of the last batch that an advance() begins. Changes no parameter.
    void watch_gradient(bool watch);
    /// Of the last batch that was watched and is complete; null before there is one, and after a change of
    /// parameters from outside.
    std::shared_ptr<const BatchGradient> gradient() const { return gradient_; }

private:
    void begin_epoch();
    void begin_batch();
    BatchPart next_part();
    void plan(int images);
    void watch_last_batch();
    void train_augmented(std::size_t first_image);
    void account_for(const BatchPart &part, std::int64_t images_seen);
    void note_last_batch();
    int epoch_number() const;
    int images_asked_for() const;
    void check_size(const Parameters<float> &parameters) const;
    void rebuild_engine(const Parameters<float> &parameters);
    void set_place(const SgdPlace &place);

    TrainingImages images_;
    TrainingSettings settings_;
    std::unique_ptr<SgdEngine> engine_;
    std::optional<AugmentedImages> augmented_; ///< while the present epoch's images are changed
    std::vector<std::int32_t> places_;         ///< 0, 1, 2 …, of images among the augmented ones
    std::vector<BatchPart> parts_;
    ImageOrder order_;
    int epoch_size_ = 0;
    BatchPart batch_{};   ///< what the parts of the present batch have in common
    bool moving_ = false; ///< v is that of the batch before
    bool watch_ = false;
    int batch_position_ = 0; ///< images of the batch done
    int epoch_position_ = 0; ///< images of the epoch done
    std::int64_t images_seen_ = 0;
    int epochs_done_ = 0;
    std::optional<TrainedBatch> last_batch_;
    double loss_sum_ = 0; ///< of the batch so far
    std::optional<double> batch_loss_;
    std::optional<double> mean_batch_loss_;
    std::shared_ptr<const BatchGradient> gradient_;
};

} // namespace deltascope
