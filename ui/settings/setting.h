// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/setting_changes.h"

#include <QStringList>

#include <vector>

namespace deltascope {

/// The choices as the window names them, in the order of their enumerations.
QStringList activationNames();
QStringList costNames();
QStringList initNames();

/// The values of a setting that is a choice, as the window names them, in the order of the enumeration; empty
/// for a number.
QStringList choicesOf(Setting setting);

/// The words for a setting, translated.
struct SettingWords
{
    QString name;  ///< short: "η"
    QString title; ///< "Learning rate η"
    QString help;  ///< a sentence; may be empty
};
SettingWords wordsFor(Setting setting);
/// wordsFor(setting).name
QString settingName(Setting setting);
/// Its value: "0.3", "cross-entropy".
QString settingText(Setting setting, const TrainingSettings &settings);
/// "η 0.3".
QString namedSetting(Setting setting, const TrainingSettings &settings);
/// What a run was trained with, and from when on with what else: "η 3, from epoch 21: 5". spans are not
/// empty.
QString trainedSetting(Setting setting, const std::vector<TrainedSpan> &spans);
/// What a setting has to be, in one sentence: "K is a whole number from 1 to 1 024".
QString expectedText(Setting setting);
/// What to type into a list of values, as an example.
QString exampleValues(Setting setting);

/// base with one setting as text says: a number with a point or a comma, or the name of a choice in any case.
/// When that cannot be trained with, fault says why in one sentence; it is empty otherwise.
TrainingSettings withSetting(Setting setting, const QString &text, const TrainingSettings &base,
                             QString &fault);

/// One for each of values, which are separated by commas, or by semicolons where a comma is the decimal mark.
/// Empty, with fault set, when one of them cannot be trained with or is listed twice, or there is none.
std::vector<TrainingSettings> settingsForEach(Setting setting, const QString &values,
                                              const TrainingSettings &base, QString &fault);

} // namespace deltascope
