// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/settings.h"

#include <QStringList>

#include <vector>

namespace deltascope {

/// The settings by which runs are told apart, begun again and swept over.
enum class Setting {
    Rate,
    BatchSize,
    Momentum,
    WeightDecay,
    TrainingImages,
    Augment,
    HiddenUnits,
    HiddenActivation,
    OutputActivation,
    Cost,
    Init,
    Seed
};
inline constexpr std::array all_settings = {Setting::Rate,
                                            Setting::BatchSize,
                                            Setting::Momentum,
                                            Setting::WeightDecay,
                                            Setting::TrainingImages,
                                            Setting::Augment,
                                            Setting::HiddenUnits,
                                            Setting::HiddenActivation,
                                            Setting::OutputActivation,
                                            Setting::Cost,
                                            Setting::Init,
                                            Setting::Seed};

/// The choices as the window names them, in the order of their enumerations.
QStringList activationNames();
QStringList costNames();
QStringList initNames();

/// "η", translated.
QString settingName(Setting setting);
/// Its value: "0.3", "cross-entropy".
QString settingText(Setting setting, const TrainingSettings &settings);
/// "η 0.3".
QString namedSetting(Setting setting, const TrainingSettings &settings);
/// What to type into a list of values, as an example.
QString exampleValues(Setting setting);
/// Initial parameters depend on it: a run with another value cannot begin with the same ones.
bool changesInitialWeights(Setting setting);

/// Those in which a and b differ.
std::vector<Setting> differences(const TrainingSettings &a, const TrainingSettings &b);

/// base with one setting as text says: a number with a point or a comma, or the name of a choice in any case.
/// When that cannot be trained with, fault says why in one sentence; it is empty otherwise.
TrainingSettings withSetting(Setting setting, const QString &text, const TrainingSettings &base,
                             QString &fault);

/// One for each of values, which are parted by commas, or by semicolons where a comma is a decimal one.
/// Empty, with fault set, when one of them cannot be trained with, stands there twice, or none is there.
std::vector<TrainingSettings> settingsForEach(Setting setting, const QString &values,
                                              const TrainingSettings &base, QString &fault);

} // namespace deltascope
