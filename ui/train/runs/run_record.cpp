// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/run_record.h"

#include "core/training/record/ended_run.h"
#include "ui/theme/numbers.h"

#include <algorithm>

namespace deltascope {

QString RunRecord::name() const
{
    return title.isEmpty() ? RunRecord::tr("Run %1").arg(number) : title;
}

const EpochRecord *RunRecord::best() const
{
    const auto best = last->best ? std::ranges::find(history(), last->best_epoch, &EpochRecord::epoch)
                                 : std::ranges::max_element(history(), {}, &EpochRecord::test_accuracy);
    return best == history().end() ? nullptr : &*best;
}

double RunRecord::seconds() const
{
    return last->seconds;
}

QString fewNames(const QStringList &names)
{
    constexpr qsizetype few = 3;
    const QString first = names.mid(0, few).join(QStringLiteral("; "));
    const auto more = static_cast<int>(names.size() - few);
    return more > 0 ? RunRecord::tr("%1; and %n more", nullptr, more).arg(first) : first;
}

QString epochsText(double epochs)
{
    constexpr double few = 0.1;
    return QString::number(epochs, 'f', epochs > 0 && epochs < few ? 4 : 2);
}

QString trainedLength(const TrainingSnapshot &snapshot)
{
    if (snapshot.images_seen > 0 && snapshot.epochs < 0.1)
        return RunRecord::tr("%1 images", nullptr, static_cast<int>(snapshot.images_seen))
            .arg(exactCount(snapshot.images_seen));
    return RunRecord::tr("%1 epochs").arg(epochsText(snapshot.epochs));
}

QString epochOfTest(const TrainingSnapshot &snapshot)
{
    if (!snapshot.mid_epoch_evaluation && snapshot.history->empty())
        return {};
    if (!snapshot.mid_epoch_evaluation)
        return snapshot.epochs > snapshot.history->back().epoch
                   ? QString::number(snapshot.history->back().epoch)
                   : QString();
    const QString tested = epochsText(snapshot.mid_epoch_evaluation->epochs);
    return tested == epochsText(snapshot.epochs) ? QString() : tested;
}

std::shared_ptr<const TrainingSnapshot> endedSnapshot(const TrainingSnapshot &snapshot)
{
    auto ended = std::make_shared<TrainingSnapshot>(snapshot);
    if (ended->state == TrainerState::Training)
        ended->state = TrainerState::Paused;
    ended->evaluated_parameters.reset();
    ended->test.reset();
    ended->gradient.reset();
    if (ended->mid_epoch_evaluation)
        ended->mid_epoch_evaluation = numbers_of(*ended->mid_epoch_evaluation);
    ended->stored = std::make_shared<std::vector<EpochCheckpoint>>();
    return ended;
}

} // namespace deltascope
