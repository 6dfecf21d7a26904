// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace deltascope {

/// One point of the learning curves: the state after a whole epoch, measured on all images that the epoch
/// trained with, unchanged, and on all test images, with the parameters that the epoch ended with. Epoch 0 is
/// the network before any training.
struct EpochRecord
{
    int epoch = 0;             ///< its number
    double train_loss = 0;     ///< mean Lₙ
    double test_loss = 0;      ///< mean Lₙ
    double train_accuracy = 0; ///< 0 … 1
    double test_accuracy = 0;  ///< 0 … 1
    double seconds = 0;        ///< of the training of this epoch alone, without evaluation
    /// Mean |φ′(z¹)| over all hidden units and test images, and mean |φ′(z²)| over the outputs. NaN in a
    /// history that was written before they were measured. A layer with a small one is saturated, and learns
    /// slowly.
    double mean_abs_phi_prime1 = 0;
    double mean_abs_phi_prime2 = 0; ///< see above
    std::int64_t images_seen = 0;   ///< until the end of this epoch, from epoch 0 on; 0 where it is not known

    bool operator==(const EpochRecord &) const = default;
};

/// The records of a run up to some epoch, in order. Immutable: read it from any thread. A copy shares the
/// records.
class History
{
public:
    /// These records, whose epochs go up.
    explicit History(std::vector<EpochRecord> records = {});
    /// The records that are there now; not null. More may be appended by their owner, as long as none of
    /// these moves.
    explicit History(const std::shared_ptr<const std::vector<EpochRecord>> &records);

    /// How many records there are.
    std::size_t size() const { return size_; }
    /// Whether there are none.
    bool empty() const { return size_ == 0; }
    /// The first record; they lie one after the other.
    const EpochRecord *begin() const { return first_.get(); }
    /// Past the last record.
    const EpochRecord *end() const { return begin() + size_; }
    const EpochRecord &operator[](std::size_t i) const { return begin()[i]; } ///< i < size()
    /// The first record of a history that is not empty.
    const EpochRecord &front() const { return *begin(); }
    /// The last one.
    const EpochRecord &back() const { return *(end() - 1); }

    /// A copy of the records.
    operator std::vector<EpochRecord>() const { return {begin(), end()}; }

private:
    std::shared_ptr<const EpochRecord> first_; ///< keeps all of them alive
    std::size_t size_;
};

/// A history that grows. To add a record takes a time that does not depend on how many there are, taken over
/// the run: the histories told before share the records, which are copied only when their room is doubled.
/// For one thread; the histories are for all.
class GrowingHistory
{
public:
    /// Behind a copy of these.
    explicit GrowingHistory(const std::vector<EpochRecord> &earlier);
    GrowingHistory(GrowingHistory &&) = default; // but no copy, which would write to the same room
    GrowingHistory &operator=(GrowingHistory &&) = default;

    /// Its epoch is larger than those before.
    void add(const EpochRecord &record);
    /// The same one until the next add(); never null.
    const std::shared_ptr<const History> &now() const { return now_; }

private:
    std::shared_ptr<std::vector<EpochRecord>> records_; ///< those of now_ and earlier ones too
    std::shared_ptr<const History> now_;
};

} // namespace deltascope
