// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/confusion_cell.h"

#include "ui/theme/numbers.h"
#include "ui/workbench/class_names.h"

#include <numeric>

namespace deltascope {

namespace {
/// In a sentence.
QString named(int truth)
{
    return ClassNames::instance().areDigits() ? ConfusionCell::tr("digit %1").arg(truth) : className(truth);
}

QString share(int part, int whole)
{
    return percent(whole > 0 ? static_cast<double>(part) / whole : 0);
}
} // namespace

bool ConfusionCell::contains(int label, int read) const
{
    const bool wrongOnly = truth < 0 || answer < 0;
    return (truth < 0 || label == truth) && (answer < 0 || read == answer) && !(wrongOnly && label == read);
}

int ConfusionCell::count(const Evaluation &evaluation) const
{
    int count = 0;
    for (int label = 0; label < digit_count; ++label)
        for (int read = 0; read < digit_count; ++read)
            if (contains(label, read))
                count +=
                    evaluation.confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(read)];
    return count;
}

int countOfDigit(const Evaluation &evaluation, int truth)
{
    const auto &row = evaluation.confusion[static_cast<std::size_t>(truth)];
    return std::accumulate(row.begin(), row.end(), 0);
}

QString ConfusionCell::title() const
{
    if (isRight())
        return tr("%1, read right").arg(className(truth));
    if (truth >= 0 && answer >= 0)
        return tr("%1 read as %2").arg(className(truth), className(answer));
    if (truth >= 0)
        return tr("%1, misread").arg(className(truth));
    if (answer >= 0)
        return tr("Misread as %1").arg(className(answer));
    return tr("All mistakes");
}

QString ConfusionCell::sentence(const Evaluation &evaluation) const
{
    const int in = count(evaluation);
    const QString counted = exactCount(in);
    if (truth < 0 && answer >= 0)
        return tr("%1 images are misread as %2.", nullptr, in).arg(counted, className(answer));
    if (truth < 0) {
        const int all = static_cast<int>(evaluation.answers.size());
        return tr("%1 of %2 test images are misread (%3).", nullptr, in)
            .arg(counted, exactCount(all), share(in, all));
    }
    const int of = countOfDigit(evaluation, truth);
    const QString all = exactCount(of);
    if (answer < 0)
        return tr("%1 of the %2 images of %3 are misread (%4).", nullptr, in)
            .arg(counted, all, named(truth), share(in, of));
    if (isRight())
        return tr("%1 of the %2 images of %3 are read right (%4).", nullptr, in)
            .arg(counted, all, named(truth), share(in, of));
    return tr("%1 of the %2 images of %3 are read as %4 (%5).", nullptr, in)
        .arg(counted, all, named(truth), className(answer), share(in, of));
}

} // namespace deltascope
