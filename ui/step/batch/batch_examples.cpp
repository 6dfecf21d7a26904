// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/batch/batch_examples.h"

#include "core/data/augment.h"
#include "ui/theme/numbers.h"

#include <QRegularExpression>

#include <algorithm>

namespace deltascope {

namespace {
Example exampleOf(const Dataset &data, ExampleSource source, int index)
{
    Example example{.label = data.label(index), .source = source, .index = index};
    std::ranges::copy(data.image(index), example.image.begin());
    return example;
}

// The data set that the present example is from; a drawing is tested with the test set.
ExampleSource sourceFor(const Example &present)
{
    return present.source == ExampleSource::Train ? ExampleSource::Train : ExampleSource::Test;
}

bool isInDataset(const Example &example)
{
    return example.source == ExampleSource::Train || example.source == ExampleSource::Test;
}

bool isSame(const Example &a, const Example &b)
{
    if (a.hand || b.hand)
        return a.hand && b.hand && a.handName == b.handName && a.hand->x0 == b.hand->x0 &&
               a.hand->y == b.hand->y;
    if (a.source != b.source)
        return false;
    return isInDataset(a) ? a.index == b.index : a.image == b.image && a.label == b.label;
}

// From the present one on, through the whole set if need be, those that are wanted.
template <class IsWanted>
std::vector<Example> fromHere(const Dataset &data, const Example &present, int count, IsWanted isWanted)
{
    std::vector<Example> examples;
    if (!isInDataset(present))
        examples.push_back(present);
    const int first = isInDataset(present) ? present.index : 0;
    for (int i = 0; i < data.size() && static_cast<int>(examples.size()) < count; ++i) {
        const int index = (first + i) % data.size();
        if (isWanted(index))
            examples.push_back(exampleOf(data, sourceFor(present), index));
    }
    return examples;
}

std::vector<Example> trainedExamples(const Dataset &data, const TrainedBatch &batch, std::uint64_t seed)
{
    std::vector<Example> examples;
    for (const int index : batch.images().first(
             std::min<std::size_t>(batch.images().size(), static_cast<std::size_t>(mostInBatch)))) {
        examples.push_back(exampleOf(data, ExampleSource::Train, index));
        if (batch.augmented)
            examples.back().image = augmented(data.image(index), seed, batch.epoch, index);
    }
    return examples;
}

// The present example, and others for its network.
std::vector<Example> seededExamples(const Example &present, int count)
{
    std::vector<Example> examples{present};
    while (static_cast<int>(examples.size()) < count) {
        HandExample hand = *present.hand;
        const BatchExample further = further_example(hand.network.sizes(), examples.size());
        hand.x0 = further.x0;
        hand.y = further.y;
        examples.push_back(present);
        examples.back().hand = std::make_shared<const HandExample>(std::move(hand));
    }
    return examples;
}
} // namespace

BatchExamples BatchExamples::choose(const BatchChoice &choice, const BatchSupply &supply)
{
    const Example &present = supply.present;
    BatchExamples chosen;
    std::vector<Example> &examples = chosen.examples;
    QString &told = chosen.told;
    if (present.hand) {
        examples = seededExamples(present, choice.count);
        const int further = static_cast<int>(examples.size()) - 1;
        told = further == 0
                   ? tr("The present example alone.")
                   : tr("The present example, and %n more for this network, with numbers from seeds.",
                        nullptr, further);
        return chosen;
    }
    if (!supply.data.train || !supply.data.test) {
        told = tr("The images are still being read.");
        return chosen;
    }
    const bool train = sourceFor(present) == ExampleSource::Train;
    const Dataset &data = train ? *supply.data.train : *supply.data.test;
    const QString set = train ? tr("training set") : tr("test set");
    const auto count = [&] { return static_cast<int>(examples.size()); };
    switch (choice.source) {
    case BatchSource::LastBatch: {
        const auto &last = supply.lastBatch;
        if (!last || std::ranges::any_of(last->images(),
                                         [&](int index) { return index >= supply.data.train->size(); })) {
            told = tr("No mini-batch has been trained since this network was begun or opened. "
                      "“+1 batch” above trains one.");
            break;
        }
        examples = trainedExamples(*supply.data.train, *last, supply.seed);
        told = count() < last->size
                   ? tr("The first %1 of the %2 training images of the mini-batch that was trained last, in "
                        "epoch %3.")
                         .arg(exactCount(count()), exactCount(last->size), exactCount(last->epoch))
                   : tr("The %n training image(s) of the mini-batch that was trained last, in epoch %1.",
                        nullptr, count())
                         .arg(exactCount(last->epoch));
        if (last->augmented)
            told +=
                QLatin1Char(' ') + tr("They are as that epoch has changed them; a click steps through the "
                                      "unchanged image.");
        break;
    }
    case BatchSource::FromHere:
        examples = fromHere(data, present, choice.count, [](int) { return true; });
        told =
            isInDataset(present)
                ? tr("%n image(s) of the %1, from number %2 on.", nullptr, count())
                      .arg(set, exactCount(present.index))
                : tr("Your drawing, and the first images of the %1: %n in all.", nullptr, count()).arg(set);
        break;
    case BatchSource::SameLabel:
        examples = fromHere(data, present, choice.count,
                            [&](int index) { return data.label(index) == present.label; });
        told = tr("%n image(s) with the label %1, from the present one on in the %2.", nullptr, count())
                   .arg(present.label.value_or(0))
                   .arg(set);
        break;
    case BatchSource::Typed:
        if (const auto numbers = readNumbers(choice.typed, data.size())) {
            for (const int index : *numbers)
                examples.push_back(exampleOf(data, sourceFor(present), index));
            told = tr("%n image(s) of the %1, by their numbers.", nullptr, count()).arg(set);
        } else {
            told = tr("Type numbers of images from 0 to %1, such as 3, 17, 20-29: no more than %2.")
                       .arg(exactCount(data.size() - 1))
                       .arg(mostInBatch);
        }
        break;
    }
    return chosen;
}

int BatchExamples::placeOf(const Example &example) const
{
    const auto found =
        std::ranges::find_if(examples, [&](const Example &each) { return isSame(each, example); });
    return found == examples.end() ? -1 : static_cast<int>(found - examples.begin());
}

std::optional<std::vector<int>> readNumbers(const QString &text, int end)
{
    static const QRegularExpression range(QStringLiteral("^(\\d{1,6})(?:\\s*[-–]\\s*(\\d{1,6}))?$"));
    static const QRegularExpression gap(QStringLiteral("\\s*[,;]\\s*|(?<=\\d)\\s+(?=\\d)"));
    std::vector<int> numbers;
    for (const QString &part : text.trimmed().split(gap, Qt::SkipEmptyParts)) {
        const auto found = range.match(part);
        if (!found.hasMatch())
            return std::nullopt;
        const int first = found.captured(1).toInt();
        const int last = found.captured(2).isEmpty() ? first : found.captured(2).toInt();
        if (last < first || last >= end || last - first >= mostInBatch)
            return std::nullopt;
        for (int number = first; number <= last; ++number)
            numbers.push_back(number);
    }
    if (numbers.empty() || numbers.size() > static_cast<std::size_t>(mostInBatch))
        return std::nullopt;
    return numbers;
}

} // namespace deltascope
