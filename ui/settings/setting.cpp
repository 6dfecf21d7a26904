// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting.h"

#include "core/files/translated.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

namespace deltascope {

namespace {
constexpr int significantDigits = 8;
constexpr std::size_t mostValues = 16;

struct SettingText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::SettingText)
};

QString numberText(double value)
{
    return QString::number(value, 'g', significantDigits);
}

// In the order of false and true.
QStringList yesAndNo()
{
    return {SettingText::tr("no"), SettingText::tr("yes")};
}

QString allImages()
{
    return SettingText::tr("all");
}

// Of a setting whose value is a choice; empty for a number.
template <class Value>
QStringList namesOf()
{
    if constexpr (std::is_same_v<Value, bool>)
        return yesAndNo();
    else if constexpr (std::is_same_v<Value, Activation>)
        return activationNames();
    else if constexpr (std::is_same_v<Value, Cost>)
        return costNames();
    else if constexpr (std::is_same_v<Value, Init>)
        return initNames();
    else
        return {};
}
} // namespace

QStringList choicesOf(Setting setting)
{
    const TrainingSettings any;
    const QStringList names =
        with_value(setting, any, [](const auto &value) { return namesOf<std::decay_t<decltype(value)>>(); });
    return setting == Setting::HiddenActivation ? names.mid(0, std::ssize(all_activations)) : names;
}

namespace {
// value stays as it is when text is none.
template <class Value>
bool read(const QString &text, Value &value)
{
    bool ok = false;
    Value number = {};
    if constexpr (std::is_same_v<Value, double>)
        number = QString(text).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&ok);
    else if constexpr (std::is_same_v<Value, int>)
        number = ungrouped(text).toInt(&ok);
    else if constexpr (std::is_same_v<Value, std::uint64_t>)
        number = text.toULongLong(&ok);
    else
        for (const QString &name : namesOf<Value>()) {
            const bool found = name.compare(text, Qt::CaseInsensitive) == 0;
            number = found ? static_cast<Value>(namesOf<Value>().indexOf(name)) : number;
            ok = ok || found;
        }
    if (ok)
        value = number;
    return ok;
}

bool set(Setting setting, const QString &text, TrainingSettings &settings)
{
    if (setting == Setting::TrainingImages && text.compare(allImages(), Qt::CaseInsensitive) == 0) {
        settings.training_images = 0;
        return true;
    }
    const Functions before = settings.functions;
    const bool ok = with_value(setting, settings, [&](auto &value) { return read(text, value); });
    // A cost may need outputs of another function, and outputs another cost: then both change together.
    if (setting == Setting::Cost)
        settings.functions = with_cost(before, settings.functions.cost);
    else if (setting == Setting::OutputActivation)
        settings.functions = with_output(before, settings.functions.output);
    return ok;
}

QString countsText(Setting setting, const SettingRange &range)
{
    const QString name = settingName(setting);
    if (range.most >= std::numeric_limits<int>::max())
        return SettingText::tr("%1 is a whole number, 0 or more").arg(name);
    return SettingText::tr("%1 is a whole number from %2 to %3")
        .arg(name, exactCount(std::llround(range.least)), exactCount(std::llround(range.most)));
}

QString numbersText(Setting setting, const SettingRange &range)
{
    const QString name = settingName(setting);
    if (std::isinf(range.most))
        return range.without_least ? SettingText::tr("%1 is a number above 0").arg(name)
                                   : SettingText::tr("%1 is a number, 0 or more").arg(name);
    return SettingText::tr("%1 is a number from %2 to below %3")
        .arg(name, numberText(range.least), numberText(range.most));
}
} // namespace

QStringList activationNames()
{
    return {SettingText::tr("sigmoid"),    SettingText::tr("tanh"),   SettingText::tr("ReLU"),
            SettingText::tr("leaky ReLU"), SettingText::tr("linear"), SettingText::tr("softmax")};
}

QStringList costNames()
{
    return {SettingText::tr("quadratic"), SettingText::tr("cross-entropy"),
            SettingText::tr("log-likelihood")};
}

QStringList initNames()
{
    return {SettingText::tr("scaled"), SettingText::tr("Nielsen"), SettingText::tr("He"),
            SettingText::tr("equal")};
}

SettingWords wordsFor(Setting setting)
{
    switch (setting) {
    case Setting::Rate:
        return {SettingText::tr("η"), SettingText::tr("Learning rate η"),
                SettingText::tr("How far each step goes against the gradient.")};
    case Setting::BatchSize:
        return {SettingText::tr("batch"), SettingText::tr("Images in a mini-batch"),
                SettingText::tr("Each step goes against the mean gradient of this many images.")};
    case Setting::Momentum:
        return {SettingText::tr("momentum μ"), SettingText::tr("Momentum μ"), {}};
    case Setting::WeightDecay:
        return {SettingText::tr("decay λ"), SettingText::tr("Weight decay λ"), {}};
    case Setting::TrainingImages:
        return {SettingText::tr("images"), SettingText::tr("Train on this many images, the first ones"), {}};
    case Setting::Augment:
        return {SettingText::tr("augmented"), SettingText::tr("augment: vary every image"), {}};
    case Setting::HiddenUnits:
        return {SettingText::tr("K"), SettingText::tr("Number of hidden units K"), {}};
    case Setting::HiddenActivation:
        return {worded(SettingText::tr("φ hidden")), SettingText::tr("Activation of the hidden units"), {}};
    case Setting::OutputActivation:
        return {worded(SettingText::tr("φ output")), SettingText::tr("Activation of the outputs"), {}};
    case Setting::Cost:
        return {SettingText::tr("cost"), SettingText::tr("Cost function"), {}};
    case Setting::Init:
        return {SettingText::tr("init"), SettingText::tr("Initial weights"), {}};
    case Setting::Seed:
        return {SettingText::tr("seed"), SettingText::tr("Seed of the random numbers"),
                SettingText::tr("The same seed gives the same initial weights.")};
    case Setting::Threads:
        return {SettingText::tr("threads"), SettingText::tr("Threads"), {}};
    }
    return {};
}

QString settingName(Setting setting)
{
    return wordsFor(setting).name;
}

QString settingText(Setting setting, const TrainingSettings &settings)
{
    if (setting == Setting::TrainingImages && settings.training_images == 0)
        return allImages();
    return with_value(setting, settings, [](const auto &value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, double>)
            return numberText(value);
        else if constexpr (std::is_same_v<Value, int>)
            return exactCount(value);
        else if constexpr (std::is_same_v<Value, std::uint64_t>)
            return QString::number(value);
        else
            return namesOf<Value>()[static_cast<qsizetype>(value)];
    });
}

QString namedSetting(Setting setting, const TrainingSettings &settings)
{
    return settingName(setting) + QLatin1Char(' ') + settingText(setting, settings);
}

// At the end of epoch 20 a change holds from epoch 21 on; within an epoch its place is told.
QString trainedSetting(Setting setting, const std::vector<TrainedSpan> &spans)
{
    QString text = namedSetting(setting, spans.front().settings);
    QString last = settingText(setting, spans.front().settings);
    for (const TrainedSpan &span : spans) {
        const QString value = settingText(setting, span.settings);
        if (std::exchange(last, value) == value)
            continue;
        const bool betweenEpochs = span.from == std::floor(span.from);
        text += SettingText::tr(", from epoch %1: %2")
                    .arg(betweenEpochs ? QString::number(span.from + 1) : QString::number(span.from, 'f', 2),
                         value);
    }
    return text;
}

QString expectedText(Setting setting)
{
    const SettingRange &range = facts_of(setting).range;
    const TrainingSettings any;
    return with_value(setting, any, [&](const auto &value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, int>)
            return countsText(setting, range);
        else if constexpr (std::is_same_v<Value, double>)
            return numbersText(setting, range);
        else if constexpr (std::is_same_v<Value, std::uint64_t>)
            return SettingText::tr("%1 is a whole number, 0 or more").arg(settingName(setting));
        else
            return SettingText::tr("%1 is one of %2")
                .arg(settingName(setting), choicesOf(setting).join(QStringLiteral(", ")));
    });
}

QString exampleValues(Setting setting)
{
    switch (setting) {
    case Setting::Rate:
        return QStringLiteral("0.03, 0.3, 3, 30, 300");
    case Setting::BatchSize:
        return QStringLiteral("1, 10, 100, ") + exactCount(1000);
    case Setting::Momentum:
        return QStringLiteral("0, 0.5, 0.9");
    case Setting::WeightDecay:
        return QStringLiteral("0, 1e-5, 1e-4, 1e-3");
    case Setting::TrainingImages:
        return QStringLiteral("500, ") + exactCount(5000) + QStringLiteral(", ") + allImages();
    case Setting::HiddenUnits:
        return QStringLiteral("1, 3, 10, 30, 100");
    case Setting::Seed:
        return QStringLiteral("1, 2, 3, 4, 5");
    default:
        return choicesOf(setting).join(QStringLiteral(", "));
    }
}

TrainingSettings withSetting(Setting setting, const QString &text, const TrainingSettings &base,
                             QString &fault)
{
    TrainingSettings settings = base;
    fault.clear();
    if (set(setting, text.trimmed(), settings)) {
        if (const auto faulty = faulty_setting(settings))
            fault = *faulty == Setting::Cost ? translated(validation_error(settings.functions))
                                             : expectedText(*faulty);
    } else {
        const QStringList choices = choicesOf(setting);
        fault = choices.isEmpty() ? SettingText::tr("“%1” is not a number").arg(text.trimmed())
                                  : SettingText::tr("“%1” is not one of %2")
                                        .arg(text.trimmed(), choices.join(QStringLiteral(", ")));
    }
    return settings;
}

namespace {
// Where a comma stands between two digits and there is no point anywhere, "1,5" is one number to some readers
// and two to others. Returns what may be either; otherwise nothing.
QString oneNumberOrTwo(Setting setting, const QString &values)
{
    static const QRegularExpression decimalComma(QStringLiteral("^[0-9]+,[0-9]+$"));
    static const QRegularExpression gap(QStringLiteral(",?\\s+"));
    const TrainingSettings any;
    const bool isNumber = with_value(setting, any, [](const auto &value) {
        return std::is_same_v<std::decay_t<decltype(value)>, double>;
    });
    if (!isNumber || values.contains(QLatin1Char('.')) || values.contains(QLatin1Char(';')))
        return {};
    for (const QString &part : values.split(gap, Qt::SkipEmptyParts))
        if (decimalComma.match(part).hasMatch())
            return part;
    return {};
}
} // namespace

std::vector<TrainingSettings> settingsForEach(Setting setting, const QString &values,
                                              const TrainingSettings &base, QString &fault)
{
    const QLatin1Char separator(values.contains(QLatin1Char(';')) ? ';' : ',');
    std::vector<TrainingSettings> all;
    fault.clear();
    if (const QString part = oneNumberOrTwo(setting, values); !part.isEmpty()) {
        fault = SettingText::tr("“%1” could be one number or two: write a point, or ; between the numbers")
                    .arg(part);
        return {};
    }
    for (const QString &text : values.split(separator, Qt::SkipEmptyParts)) {
        if (text.trimmed().isEmpty())
            continue;
        const TrainingSettings next = withSetting(setting, text, base, fault);
        if (fault.isEmpty() && std::ranges::count(all, next) > 0)
            fault = SettingText::tr("%1 is listed twice").arg(settingText(setting, next));
        if (!fault.isEmpty())
            return {};
        all.push_back(next);
    }
    if (all.empty())
        fault = SettingText::tr("Type the values, separated by commas");
    else if (all.size() > mostValues)
        fault =
            SettingText::tr("No more than %1 values", nullptr, static_cast<int>(mostValues)).arg(mostValues);
    return fault.isEmpty() ? all : std::vector<TrainingSettings>();
}

} // namespace deltascope
