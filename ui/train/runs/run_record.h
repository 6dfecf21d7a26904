// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <QCoreApplication>
#include <QString>

namespace deltascope {

/// What the window keeps of a training run: its newest snapshot, which holds the history, the settings, the
/// parameters it began with and what was measured between the epochs.
struct RunRecord
{
    int number = 1; ///< in the order of the runs
    std::shared_ptr<const TrainingSnapshot> last;
    QString title;      ///< that the user or a sweep gave it; empty: "Run 3"
    bool shown = false; ///< its curves are laid over those of the present run
    bool kept = false;  ///< stays in the list even if it never sees an image
    bool copy = false;  ///< began as a copy of another run of the list
    /// Of the runs of a sweep or a table that differ from it in their seed alone, with itself: the number of
    /// the first, and how many there are to be. 0: it has no such.
    int firstOfSeeds = 0;
    int seeds = 0; ///< see above

    std::uint64_t run() const { return last->run; }
    const History &history() const { return *last->history; }
    QString name() const;
    /// That Theme::runColour() knows, from 1: its own, or that of all seeds.
    int colour() const { return firstOfSeeds > 0 ? firstOfSeeds : number; }
    /// Parameters are known of it, not its curves alone, as of a run of a table.
    bool hasNetwork() const { return last->start != nullptr; }
    /// It is trained now, or was when it was told of last.
    bool isGrowing() const { return last->state == TrainerState::Training; }
    /// Of the best network that is kept, which is the first with the highest test accuracy; for a run that
    /// goes on from another, since it does. Null before the first record.
    const EpochRecord *best() const;
    /// Of training, over all its epochs.
    double seconds() const;
    /// Something has been done to it since it began.
    bool isTouched() const { return kept || last->images_seen > 0 || last->replacements > 0; }
    /// It has results worth keeping.
    bool leavesTrace() const { return isTouched() || (!copy && history().size() > 1); }

    Q_DECLARE_TR_FUNCTIONS(deltascope::RunRecord)
};

/// The first of these names, and how many more there are: "η 3, seed 1; η 3, seed 2; and 5 more".
QString fewNames(const QStringList &names);

/// A number of epochs, with two decimals, and four of the first tenth: in slow motion an image counts.
QString epochsText(double epochs);

/// For how long a run has trained: "12.3 epochs", never more than it has; below a tenth of an epoch "40
/// images".
QString trainedLength(const TrainingSnapshot &snapshot);

/// The epochs after which the test set was read last, where that is another moment than the snapshot's; empty
/// where it is not, or has not been read.
QString epochOfTest(const TrainingSnapshot &snapshot);

/// The part of a snapshot that is kept of a run which has ended: its parameters at the start, at its best
/// epoch and at the end, and its history.
std::shared_ptr<const TrainingSnapshot> endedSnapshot(const TrainingSnapshot &snapshot);

} // namespace deltascope
