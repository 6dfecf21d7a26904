// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/run_diagnosis.h"

#include "ui/settings/setting.h"
#include "ui/theme/numbers.h"
#include "ui/train/runs/run_record.h"
#include "ui/workbench/class_names.h"

#include <QCoreApplication>

namespace deltascope {

namespace {
struct RunDiagnosisText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::RunDiagnosisText)
};

QString rateText(double rate)
{
    TrainingSettings settings;
    settings.learning_rate = rate;
    return settingText(Setting::Rate, settings);
}

QString digitsText(const std::vector<int> &digits)
{
    QStringList texts;
    for (const int digit : digits)
        texts << className(digit);
    return texts.join(QStringLiteral(", "));
}

QString unreadText(const RunDiagnosis &diagnosis)
{
    if (diagnosis.unread_digits.empty())
        return {};
    return diagnosis.read_digits.size() == 1 ? RunDiagnosisText::tr("Every test image is read as %1.")
                                                   .arg(className(diagnosis.read_digits.front()))
                                             : RunDiagnosisText::tr("No test image is read as %1.")
                                                   .arg(digitsText(diagnosis.unread_digits));
}

QString wayBack(const RunDiagnosis &diagnosis)
{
    return diagnosis.best ? RunDiagnosisText::tr("After epoch %1 the network read %2 of the test images "
                                                 "right; a button in Options goes back there.")
                                .arg(diagnosis.best->epoch)
                                .arg(percent(diagnosis.best->test_accuracy))
                          : QString();
}

QString oneLayerText()
{
    return RunDiagnosisText::tr(
        "The hidden units are linear, so the two layers are one: however many units there are, the "
        "network reads no more images right than a single layer of weights W¹W² can. Any other choice of φ "
        "hidden "
        "adds the missing bend.");
}

QString hiddenSaturatedText(double slope, Activation hidden, const QString &lower)
{
    if (hidden == Activation::Relu)
        return RunDiagnosisText::tr(
                   "Most hidden units are dead: the mean φ′(z¹) of these ReLUs is %1, and where it is 0 "
                   "no gradient comes through. Try leaky ReLU, or η = %2 from new weights.")
            .arg(number(slope, 3), lower);
    return RunDiagnosisText::tr(
               "The hidden units are saturated: mean |φ′(z¹)| is %1, and δ¹ is just as small. Try η = %2 "
               "from new weights, or init scaled.")
        .arg(number(slope, 3), lower);
}

QString adviceFor(const RunDiagnosis &diagnosis, const TrainingSnapshot &snapshot)
{
    const EpochRecord &now = snapshot.history->back();
    const QString rate = rateText(snapshot.settings.learning_rate);
    const QString lower = rateText(diagnosis.lower_rate);
    switch (diagnosis.fault) {
    case RunFault::UnitsAlike:
        return RunDiagnosisText::tr(
            "All hidden units are alike and get the same gradient, so they stay alike. Start with "
            "random weights: init scaled.");
    case RunFault::OutputsSaturated:
        return !facts(snapshot.settings.functions.cost).cancels_phi_prime
                   ? RunDiagnosisText::tr(
                         "The outputs are saturated: mean |φ′(z²)| is %1, and δ² = (x² − y) ⊙ φ′(z²) is just "
                         "as small. Try the cross-entropy cost, or η = %2 from new weights.")
                         .arg(number(now.mean_abs_phi_prime2, 3), lower)
                   : RunDiagnosisText::tr(
                         "The outputs are saturated: mean |φ′(z²)| is %1. Try η = %2 from new weights.")
                         .arg(number(now.mean_abs_phi_prime2, 3), lower);
    case RunFault::OneLayer:
        return oneLayerText();
    case RunFault::HiddenSaturated:
        return hiddenSaturatedText(now.mean_abs_phi_prime1, snapshot.settings.functions.hidden, lower);
    case RunFault::RateTooLarge:
        return RunDiagnosisText::tr(
                   "It jumps up and down instead of falling: η = %1 is too large. Try η = %2.")
            .arg(rate, lower);
    case RunFault::RateTooSmall:
        return RunDiagnosisText::tr("It falls, but barely: η = %1 is too small. Try η = %2.")
            .arg(rate, rateText(diagnosis.higher_rate));
    default:
        return RunDiagnosisText::tr("Try another η, more hidden units or other initial weights.");
    }
}

// ReLUs die where others saturate.
QString layerText(const QString &name, const LayerSlope &slope, Activation activation, bool hasLearnt,
                  const QString &harmless)
{
    const bool dies = activation == Activation::Relu;
    const QString well = dies ? RunDiagnosisText::tr("not dead") : RunDiagnosisText::tr("not saturated");
    const QString ill = dies ? RunDiagnosisText::tr("most of them dead") : RunDiagnosisText::tr("saturated");
    const QString words = !slope.saturated ? well : hasLearnt ? harmless : ill;
    return RunDiagnosisText::tr("%1 %2 of at most %3, %4")
        .arg(name, number(slope.mean, 3), number(slope.largest, 2), words);
}
} // namespace

QString saturationText(const TrainingSnapshot &snapshot)
{
    const auto slopes = layer_slopes(snapshot);
    if (!slopes)
        return {};
    const Functions &functions = snapshot.settings.functions;
    const auto &within = snapshot.mid_epoch_evaluation;
    return (within ? RunDiagnosisText::tr("Mean |φ′| at epoch %1: %2; %3.").arg(epochsText(within->epochs))
                   : RunDiagnosisText::tr("Mean |φ′| after epoch %1: %2; %3.")
                         .arg(snapshot.history->back().epoch))
        .arg(layerText(RunDiagnosisText::tr("hidden units"), slopes->hidden, functions.hidden,
                       slopes->has_learnt, RunDiagnosisText::tr("small, yet it has learnt")),
             layerText(RunDiagnosisText::tr("outputs"), slopes->output, functions.output, slopes->has_learnt,
                       RunDiagnosisText::tr("small because they are right")));
}

QString whyStopped(const TrainingSnapshot &snapshot)
{
    switch (snapshot.stopped_by) {
    case StopReason::Epochs:
        return RunDiagnosisText::tr("Stopped: the run has reached %1 epochs.", nullptr,
                                    snapshot.history->back().epoch)
            .arg(snapshot.history->back().epoch);
    case StopReason::Accuracy:
        return RunDiagnosisText::tr("Stopped: the test accuracy is %1.")
            .arg(percent(snapshot.history->back().test_accuracy));
    case StopReason::Patience:
        return RunDiagnosisText::tr("Stopped: the test loss has not fallen for %1 epochs.", nullptr,
                                    snapshot.stop_rules.patience)
            .arg(snapshot.stop_rules.patience);
    case StopReason::None:
        break;
    }
    return {};
}

QString diagnosisText(const TrainingSnapshot &snapshot)
{
    const RunDiagnosis diagnosis = diagnose(snapshot);
    if (diagnosis.fault == RunFault::None)
        return {};
    if (!diagnosis.stalled && diagnosis.fault == RunFault::OneLayer)
        return oneLayerText();
    if (diagnosis.fault == RunFault::Diverged)
        return RunDiagnosisText::tr(
                   "The loss is no longer a finite number: the steps were too long for this network. Go back "
                   "to the last good epoch and try η = %1.")
            .arg(rateText(diagnosis.lower_rate));
    const EpochRecord &now = snapshot.history->back();
    QStringList sentences = {
        RunDiagnosisText::tr(
            "The training loss has stayed near %1 for %2 epochs, and only %3 of the training images are read "
            "right.",
            nullptr, RunDiagnosis::watched_epochs)
            .arg(number(now.train_loss, 3))
            .arg(RunDiagnosis::watched_epochs)
            .arg(percent(now.train_accuracy, 1)),
        adviceFor(diagnosis, snapshot), wayBack(diagnosis), unreadText(diagnosis)};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace deltascope
