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

const Dataset &setFor(const BatchSupply &supply)
{
    return sourceFor(supply.present) == ExampleSource::Train ? *supply.data.train : *supply.data.test;
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
    if (supply.present.hand)
        return seeded(supply.present, choice.count);
    if (!supply.data.train || !supply.data.test)
        return {{}, tr("The images are still being read.")};
    switch (choice.source) {
    case BatchSource::LastBatch:
        return trainedLast(supply);
    case BatchSource::FromHere:
        return startingHere(choice.count, supply);
    case BatchSource::SameLabel:
        return ofSameLabel(choice.count, supply);
    case BatchSource::Typed:
        break;
    }
    return typed(choice.typed, supply);
}

BatchExamples BatchExamples::seeded(const Example &present, int count)
{
    return {seededExamples(present, count),
            count == 1 ? tr("The present example alone.")
                       : tr("The present example, and %n more for this network, with numbers from seeds.",
                            nullptr, count - 1)};
}

BatchExamples BatchExamples::trainedLast(const BatchSupply &supply)
{
    const auto &last = supply.lastBatch;
    const auto isMissing = [&](int index) { return index >= supply.data.train->size(); };
    if (!last || std::ranges::any_of(last->images(), isMissing))
        return {{},
                tr("No mini-batch has been trained since this network was begun or opened. “+1 batch” above "
                   "trains one.")};
    BatchExamples chosen{trainedExamples(*supply.data.train, *last, supply.seed), {}};
    const int count = chosen.count();
    chosen.told =
        count < last->size
            ? tr("The first %1 of the %2 training images of the mini-batch that was trained last, in epoch "
                 "%3.")
                  .arg(exactCount(count), exactCount(last->size), exactCount(last->epoch))
            : tr("The %n training image(s) of the mini-batch that was trained last, in epoch %1.", nullptr,
                 count)
                  .arg(exactCount(last->epoch));
    if (last->augmented)
        chosen.told += QLatin1Char(' ') + tr("They are as that epoch has changed them; a click steps through "
                                             "the unchanged image.");
    return chosen;
}

BatchExamples BatchExamples::startingHere(int count, const BatchSupply &supply)
{
    const Example &present = supply.present;
    BatchExamples chosen{fromHere(setFor(supply), present, count, [](int) { return true; }), {}};
    chosen.told =
        isInDataset(present)
            ? tr("%n image(s) of the %1, from number %2 on.", nullptr, chosen.count())
                  .arg(setName(present), exactCount(present.index))
            : tr("Your drawing, and the first images of the %1: %n in all.", nullptr, chosen.count())
                  .arg(setName(present));
    return chosen;
}

// They stay when one of them is stepped through: the first is named, not the present one.
BatchExamples BatchExamples::ofSameLabel(int count, const BatchSupply &supply)
{
    const Example &present = supply.present;
    const Dataset &data = setFor(supply);
    BatchExamples chosen{
        fromHere(data, present, count, [&](int index) { return data.label(index) == present.label; }), {}};
    const int label = present.label.value_or(0);
    chosen.told =
        isInDataset(present)
            ? tr("%n image(s) with the label %1, from number %2 of the %3 on.", nullptr, chosen.count())
                  .arg(label)
                  .arg(exactCount(present.index), setName(present))
            : tr("Your drawing, and the first images with the label %1 of the %2: %n in all.", nullptr,
                 chosen.count())
                  .arg(label)
                  .arg(setName(present));
    return chosen;
}

BatchExamples BatchExamples::typed(const QString &text, const BatchSupply &supply)
{
    const Dataset &data = setFor(supply);
    const auto numbers = readNumbers(text, data.size());
    if (!numbers)
        return {{},
                tr("Type numbers of images from 0 to %1, such as 3, 17, 20-29: no more than %2.")
                    .arg(exactCount(data.size() - 1))
                    .arg(mostInBatch)};
    BatchExamples chosen;
    for (const int index : *numbers)
        chosen.examples.push_back(exampleOf(data, sourceFor(supply.present), index));
    chosen.told =
        tr("%n image(s) of the %1, by their numbers.", nullptr, chosen.count()).arg(setName(supply.present));
    return chosen;
}

QString BatchExamples::setName(const Example &present)
{
    return sourceFor(present) == ExampleSource::Train ? tr("training set") : tr("test set");
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
