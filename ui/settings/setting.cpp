// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting.h"

#include "ui/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int significantDigits = 8;
constexpr std::size_t mostValues = 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("Setting", text);
}

QString numberText(double value)
{
    return QString::number(value, 'g', significantDigits);
}

// value stays as it is when text is none.
template <class Value>
bool take(Value read, bool ok, Value &value)
{
    if (ok)
        value = read;
    return ok;
}

bool read(const QString &text, double &value)
{
    bool ok = false;
    const double number = QString(text).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&ok);
    return take(number, ok, value);
}

bool read(const QString &text, int &value)
{
    bool ok = false;
    const int number = ungrouped(text).toInt(&ok);
    return take(number, ok, value);
}

bool read(const QString &text, std::uint64_t &value)
{
    bool ok = false;
    const std::uint64_t number = text.toULongLong(&ok);
    return take(number, ok, value);
}

template <class Choice>
bool read(const QString &text, const QStringList &names, Choice &value)
{
    const auto isText = [&](const QString &name) { return name.compare(text, Qt::CaseInsensitive) == 0; };
    const auto found = std::ranges::find_if(names, isText);
    if (found == names.end())
        return false;
    value = static_cast<Choice>(found - names.begin());
    return true;
}

// In the order of false and true.
QStringList yesAndNo()
{
    return {tr("no"), tr("yes")};
}

QString allImages()
{
    return tr("all");
}

bool readImages(const QString &text, int &value)
{
    const bool all = text.compare(allImages(), Qt::CaseInsensitive) == 0;
    return all ? take(0, true, value) : read(text, value);
}

template <class Choice>
QString name(const QStringList &names, Choice value)
{
    return names[static_cast<qsizetype>(value)];
}

bool set(Setting setting, const QString &text, TrainingSettings &settings)
{
    switch (setting) {
    case Setting::Rate:
        return read(text, settings.learning_rate);
    case Setting::BatchSize:
        return read(text, settings.batch_size);
    case Setting::Momentum:
        return read(text, settings.momentum);
    case Setting::WeightDecay:
        return read(text, settings.weight_decay);
    case Setting::TrainingImages:
        return readImages(text, settings.training_images);
    case Setting::Augment:
        return read(text, yesAndNo(), settings.augment);
    case Setting::HiddenUnits:
        return read(text, settings.hidden_units);
    case Setting::HiddenActivation:
        return read(text, activationNames(), settings.functions.hidden);
    case Setting::OutputActivation:
        return read(text, activationNames(), settings.functions.output);
    case Setting::Cost:
        return read(text, costNames(), settings.functions.cost);
    case Setting::Init:
        return read(text, initNames(), settings.init);
    case Setting::Seed:
        return read(text, settings.seed);
    }
    return false;
}

QString choicesOf(Setting setting)
{
    switch (setting) {
    case Setting::HiddenActivation:
    case Setting::OutputActivation:
        return activationNames().join(QStringLiteral(", "));
    case Setting::Cost:
        return costNames().join(QStringLiteral(", "));
    case Setting::Init:
        return initNames().join(QStringLiteral(", "));
    case Setting::Augment:
        return yesAndNo().join(QStringLiteral(", "));
    default:
        return {};
    }
}
} // namespace

QStringList activationNames()
{
    return {tr("sigmoid"), tr("tanh"), tr("ReLU"), tr("leaky ReLU")};
}

QStringList costNames()
{
    return {tr("quadratic"), tr("cross-entropy")};
}

QStringList initNames()
{
    return {tr("scaled"), tr("Nielsen"), tr("He"), tr("equal")};
}

QString settingName(Setting setting)
{
    switch (setting) {
    case Setting::Rate:
        return tr("η");
    case Setting::BatchSize:
        return tr("batch");
    case Setting::Momentum:
        return tr("momentum μ");
    case Setting::WeightDecay:
        return tr("decay λ");
    case Setting::TrainingImages:
        return tr("images");
    case Setting::Augment:
        return tr("augmented");
    case Setting::HiddenUnits:
        return tr("K");
    case Setting::HiddenActivation:
        return tr("φ hidden");
    case Setting::OutputActivation:
        return tr("φ output");
    case Setting::Cost:
        return tr("cost");
    case Setting::Init:
        return tr("init");
    case Setting::Seed:
        return tr("seed");
    }
    return {};
}

QString settingText(Setting setting, const TrainingSettings &settings)
{
    switch (setting) {
    case Setting::Rate:
        return numberText(settings.learning_rate);
    case Setting::BatchSize:
        return exactCount(settings.batch_size);
    case Setting::Momentum:
        return numberText(settings.momentum);
    case Setting::WeightDecay:
        return numberText(settings.weight_decay);
    case Setting::TrainingImages:
        return settings.training_images == 0 ? allImages() : exactCount(settings.training_images);
    case Setting::Augment:
        return name(yesAndNo(), settings.augment);
    case Setting::HiddenUnits:
        return exactCount(settings.hidden_units);
    case Setting::HiddenActivation:
        return name(activationNames(), settings.functions.hidden);
    case Setting::OutputActivation:
        return name(activationNames(), settings.functions.output);
    case Setting::Cost:
        return name(costNames(), settings.functions.cost);
    case Setting::Init:
        return name(initNames(), settings.init);
    case Setting::Seed:
        return QString::number(settings.seed);
    }
    return {};
}

QString namedSetting(Setting setting, const TrainingSettings &settings)
{
    return settingName(setting) + QLatin1Char(' ') + settingText(setting, settings);
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
        return choicesOf(setting);
    }
}

bool changesInitialWeights(Setting setting)
{
    return setting == Setting::HiddenUnits || setting == Setting::Init || setting == Setting::Seed;
}

std::vector<Setting> differences(const TrainingSettings &a, const TrainingSettings &b)
{
    std::vector<Setting> differing;
    std::ranges::copy_if(all_settings, std::back_inserter(differing),
                         [&](Setting setting) { return settingText(setting, a) != settingText(setting, b); });
    return differing;
}

TrainingSettings withSetting(Setting setting, const QString &text, const TrainingSettings &base,
                             QString &fault)
{
    TrainingSettings settings = base;
    fault.clear();
    if (set(setting, text.trimmed(), settings)) {
        fault = QString::fromStdString(validation_error(settings));
    } else {
        const QString choices = choicesOf(setting);
        fault = choices.isEmpty() ? tr("“%1” is not a number").arg(text.trimmed())
                                  : tr("“%1” is none of %2").arg(text.trimmed(), choices);
    }
    return settings;
}

std::vector<TrainingSettings> settingsForEach(Setting setting, const QString &values,
                                              const TrainingSettings &base, QString &fault)
{
    const QLatin1Char separator(values.contains(QLatin1Char(';')) ? ';' : ',');
    std::vector<TrainingSettings> all;
    fault.clear();
    for (const QString &text : values.split(separator, Qt::SkipEmptyParts)) {
        if (text.trimmed().isEmpty())
            continue;
        const TrainingSettings next = withSetting(setting, text, base, fault);
        if (fault.isEmpty() && std::ranges::count(all, next) > 0)
            fault = tr("%1 stands there twice").arg(settingText(setting, next));
        if (!fault.isEmpty())
            return {};
        all.push_back(next);
    }
    if (all.empty())
        fault = tr("Type the values, parted by commas");
    else if (all.size() > mostValues)
        fault = tr("No more than %1 values").arg(mostValues);
    return fault.isEmpty() ? all : std::vector<TrainingSettings>();
}

} // namespace deltascope
