// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/run_diagnosis.h"

#include "ui/settings/setting.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
using Kind = Diagnosis::Kind;
constexpr std::size_t watchedEpochs = 3;
constexpr double leastImprovement = 0.01; // of the loss, in the watched epochs
constexpr double poorAccuracy = 0.9;      // of the training images: from here on it has learnt
constexpr double saturated = 0.1;         // of the largest |φ′|
constexpr double jump = 0.01;             // of the loss, upwards, from one epoch to the next
constexpr double rateStep = 10;
constexpr double farBetter = 0.1; // of the test accuracy

QString tr(const char *text)
{
    return QCoreApplication::translate("RunDiagnosis", text);
}

QString rateText(double rate)
{
    TrainingSettings settings;
    settings.learning_rate = rate;
    return settingText(Setting::Rate, settings);
}

// No hidden unit differs from the first: in what it sees, nor in what it says.
bool unitsAreAlike(const Parameters<float> &parameters)
{
    return parameters.W1.cols() > 1 && (parameters.W1.colwise() - parameters.W1.col(0)).isZero(0) &&
           (parameters.W2.rowwise() - parameters.W2.row(0)).isZero(0);
}

bool isSaturated(double slope, Activation activation)
{
    return slope < saturated * largestSlope(activation);
}

// The digits that no test image is taken for.
QString unreadDigits(const TrainingSnapshot &snapshot)
{
    if (!snapshot.test)
        return {};
    QStringList read;
    QStringList unread;
    for (std::size_t digit = 0; digit < digit_count; ++digit) {
        const auto isRead = [digit](const auto &row) { return row[digit] > 0; };
        const bool ever = std::ranges::any_of(snapshot.test->confusion, isRead);
        (ever ? read : unread) << QString::number(digit);
    }
    if (unread.isEmpty())
        return {};
    return QLatin1Char(' ') +
           (read.size() == 1 ? tr("Every test image is read as %1.").arg(read.front())
                             : tr("No test image is read as %1.").arg(unread.join(QStringLiteral(", "))));
}

// Where the run was far better.
QString wayBack(const TrainingSnapshot &snapshot)
{
    const auto &history = *snapshot.history;
    const auto best = std::ranges::find(history, snapshot.best_epoch, &EpochRecord::epoch);
    if (!snapshot.best || best == history.end() ||
        best->test_accuracy < history.back().test_accuracy + farBetter)
        return {};
    return QLatin1Char(' ') + tr("After epoch %1 it read %2 of the test images: Options leads back there.")
                                  .arg(best->epoch)
                                  .arg(percent(best->test_accuracy));
}

Kind reasonOf(const TrainingSnapshot &snapshot)
{
    const auto &history = *snapshot.history;
    const EpochRecord &now = history.back();
    const Functions &functions = snapshot.settings.functions;
    if (unitsAreAlike(snapshot.network.parameters))
        return Kind::UnitsAlike;
    if (isSaturated(now.mean_abs_phi_prime2, functions.output))
        return Kind::OutputsSaturated;
    if (isSaturated(now.mean_abs_phi_prime1, functions.hidden))
        return Kind::HiddenSaturated;
    const auto watched = history.end() - (watchedEpochs + 1);
    const auto rises = [](const EpochRecord &before, const EpochRecord &after) {
        return after.train_loss > (1 + jump) * before.train_loss;
    };
    if (std::adjacent_find(watched, history.end(), rises) != history.end())
        return Kind::RateTooLarge;
    const auto doesNotFall = [](const EpochRecord &before, const EpochRecord &after) {
        return after.train_loss >= before.train_loss;
    };
    return std::adjacent_find(watched, history.end(), doesNotFall) == history.end() ? Kind::RateTooSmall
                                                                                    : Kind::Stalled;
}

bool isStalled(const History &history)
{
    if (history.size() < watchedEpochs + 1)
        return false;
    const EpochRecord &now = history.back();
    const auto watched = history.end() - watchedEpochs;
    const double best =
        std::ranges::min_element(history.begin(), watched, {}, &EpochRecord::train_loss)->train_loss;
    const double newBest =
        std::ranges::min_element(watched, history.end(), {}, &EpochRecord::train_loss)->train_loss;
    const double needed = 1 - leastImprovement;
    return now.train_accuracy < poorAccuracy &&
           (now.train_loss > needed * (watched - 1)->train_loss || newBest > needed * best);
}

QString adviceFor(Kind kind, const TrainingSnapshot &snapshot)
{
    const TrainingSettings &settings = snapshot.settings;
    const EpochRecord &now = snapshot.history->back();
    const QString rate = rateText(settings.learning_rate);
    const QString lower = rateText(settings.learning_rate / rateStep);
    switch (kind) {
    case Kind::UnitsAlike:
        return tr("All hidden units are alike and get the same gradient, so they stay alike. Start with "
                  "random weights: init scaled.");
    case Kind::OutputsSaturated:
        return settings.functions.cost == Cost::Quadratic
                   ? tr("The outputs are saturated: mean |φ′(z²)| is %1, and δ² = (x² − y) ⊙ φ′(z²) is as "
                        "small. Try the cross-entropy cost, or η = %2 from new weights.")
                         .arg(number(now.mean_abs_phi_prime2, 3), lower)
                   : tr("The outputs are saturated: mean |φ′(z²)| is %1. Try η = %2 from new weights.")
                         .arg(number(now.mean_abs_phi_prime2, 3), lower);
    case Kind::HiddenSaturated:
        return tr("The hidden units are saturated: mean |φ′(z¹)| is %1, and δ¹ is as small. Try η = %2 from "
                  "new weights, or init scaled.")
            .arg(number(now.mean_abs_phi_prime1, 3), lower);
    case Kind::RateTooLarge:
        return tr("It jumps up and down instead of falling: η = %1 is too large. Try η = %2.")
            .arg(rate, lower);
    case Kind::RateTooSmall:
        return tr("It falls, but hardly: η = %1 is too small. Try η = %2.")
            .arg(rate, rateText(settings.learning_rate * rateStep));
    default:
        return tr("Try another η, more hidden units or other initial weights.");
    }
}
} // namespace

double largestSlope(Activation activation)
{
    return activation == Activation::Sigmoid ? 0.25 : 1;
}

QString saturationText(const TrainingSnapshot &snapshot)
{
    if (snapshot.history->empty() || !(snapshot.history->back().mean_abs_phi_prime1 >= 0))
        return {};
    const EpochRecord &end = snapshot.history->back();
    const MidEpochEvaluation now = snapshot.mid_epoch_evaluation.value_or(
        MidEpochEvaluation{.accuracy = end.train_accuracy,
                           .mean_abs_phi_prime1 = end.mean_abs_phi_prime1,
                           .mean_abs_phi_prime2 = end.mean_abs_phi_prime2});
    const Functions &functions = snapshot.settings.functions;
    // What is at 0 or 1 because it is right hinders nothing.
    const bool hasLearnt = now.accuracy >= poorAccuracy;
    const auto layer = [hasLearnt](const QString &name, double slope, Activation activation,
                                   const QString &harmless) {
        const QString words = !isSaturated(slope, activation) ? tr("not saturated")
                              : hasLearnt                     ? harmless
                                                              : tr("saturated");
        return tr("%1 %2 of at most %3, %4")
            .arg(name, number(slope, 3), number(largestSlope(activation), 2), words);
    };
    return tr("Mean |φ′|: %1; %2.")
        .arg(layer(tr("hidden units"), now.mean_abs_phi_prime1, functions.hidden,
                   tr("small, yet it has learnt")),
             layer(tr("outputs"), now.mean_abs_phi_prime2, functions.output,
                   tr("small because they are right")));
}

QString whyStopped(const TrainingSnapshot &snapshot)
{
    switch (snapshot.stopped_by) {
    case StopReason::Epochs:
        return tr("Stopped: the run has its %1 epochs.").arg(snapshot.history->back().epoch);
    case StopReason::Accuracy:
        return tr("Stopped: the test accuracy is %1.").arg(percent(snapshot.history->back().test_accuracy));
    case StopReason::Patience:
        return tr("Stopped: the test loss has not fallen for %1 epochs.").arg(snapshot.stop_rules.patience);
    case StopReason::None:
        break;
    }
    return {};
}

Diagnosis diagnose(const TrainingSnapshot &snapshot)
{
    if (snapshot.state == TrainerState::Diverged)
        return {Kind::Diverged, tr("The loss is no longer a finite number: the steps were too long for this "
                                   "network. Go back to the last good epoch and try η = %1.")
                                    .arg(rateText(snapshot.settings.learning_rate / rateStep))};
    if (!isStalled(*snapshot.history))
        return {};
    const EpochRecord &now = snapshot.history->back();
    const Kind kind = reasonOf(snapshot);
    const QString what = tr("The training loss has stayed near %1 for %2 epochs, and only %3 of the training "
                            "images are read.")
                             .arg(number(now.train_loss, 3))
                             .arg(watchedEpochs)
                             .arg(percent(now.train_accuracy, 1));
    return {kind,
            what + QLatin1Char(' ') + adviceFor(kind, snapshot) + wayBack(snapshot) + unreadDigits(snapshot)};
}

} // namespace deltascope
