// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slip/slip_training_job.h"

#include "ui/theme/numbers.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int mostImages = 2000;
constexpr int epochsOfImages = 5;
constexpr int epochsByHand = 100;      // of one example each
constexpr int timeBetweenTelling = 50; // milliseconds

/// The context of the sentences.
class SlipTrainingText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::SlipTrainingText)
};

struct Curves
{
    SlipCurve right;
    SlipCurve slipped;
};

SlipTrainingPlan planByHand(const Workbench &workbench)
{
    const HandExample &hand = *workbench.example().hand;
    SlipTraining training;
    training.start = hand.network;
    training.inputs = hand.x0.transpose().cast<float>();
    training.targets = hand.y.transpose().cast<float>();
    training.batch_size = 1;
    training.rate = workbench.handRate();
    training.fixed_biases = workbench.handFixesBiases();
    training.epochs = epochsByHand;
    return {std::move(training), SlipTrainingText::tr("This network on its one example; updates: %1, η = %2.")
                                     .arg(epochsByHand)
                                     .arg(number(workbench.handRate()))};
}

SlipTrainingPlan planOfImages(const Workbench &workbench)
{
    const TrainingSnapshot &snapshot = *workbench.snapshot();
    const TrainingSettings &settings = snapshot.settings;
    const Dataset &images = *workbench.data().train;
    const int count = std::min(mostImages, images.size());
    SlipTraining training;
    training.start =
        Network<float>{snapshot.network.functions,
                       initial_parameters(snapshot.network.sizes(), settings.init, settings.seed)}
            .cast<double>();
    training.inputs.resize(count, pixel_count);
    training.targets = Matrix<float>::Zero(count, digit_count);
    for (int image = 0; image < count; ++image) {
        training.inputs.row(image) = images.x0<float>(image).transpose();
        training.targets(image, images.label(image)) = 1;
    }
    training.batch_size = std::min(settings.batch_size, count);
    training.rate = settings.learning_rate;
    training.epochs = epochsOfImages;
    training.seed = settings.seed;
    const QString text =
        SlipTrainingText::tr(
            "New networks on the first %1 of %2 training images; epochs: %3, K = %4, η = %5, "
            "batch %6, seed %7. Both from the same start, by the same code.")
            .arg(exactCount(count), exactCount(images.size()), QString::number(epochsOfImages),
                 exactCount(snapshot.network.hidden_units()), exactNumber(settings.learning_rate),
                 exactCount(training.batch_size), QString::number(settings.seed));
    return {std::move(training), text};
}
} // namespace

std::optional<SlipTrainingPlan> slipTrainingPlan(const Workbench &workbench)
{
    if (workbench.example().hand)
        return planByHand(workbench);
    const Sizes sizes = workbench.snapshot()->network.sizes();
    if (!workbench.hasData() || sizes.inputs != pixel_count || sizes.outputs != digit_count)
        return std::nullopt;
    return planOfImages(workbench);
}

SlipTrainingJob::SlipTrainingJob(QObject *parent)
    : QObject(parent)
{
    m_telling.setInterval(timeBetweenTelling);
    connect(&m_telling, &QTimer::timeout, this, [this] { Q_EMIT progressed(m_state->done); });
}

SlipTrainingJob::~SlipTrainingJob()
{
    stop();
}

void SlipTrainingJob::stop()
{
    m_telling.stop();
    if (m_state)
        m_state->stopped = true;
    m_state.reset();
}

// What was stopped arrives all the same, and belongs to no state any more.
void SlipTrainingJob::start(std::shared_ptr<const SlipTrainingPlan> plan, const Slip &slip)
{
    stop();
    const auto state = m_state = std::make_shared<State>();
    m_telling.start();
    inBackground([plan = std::move(plan), slip, state] {
        const auto half = [&state](double before) {
            return [&state, before](double done) {
                state->done = before + done / 2;
                return !state->stopped;
            };
        };
        SlipCurve right = train_with(plan->training, std::nullopt, half(0));
        return Curves{std::move(right), train_with(plan->training, slip, half(0.5))};
    }).then(this, [this, state](const Curves &curves) {
        if (state != m_state)
            return;
        m_telling.stop();
        m_state.reset();
        Q_EMIT finished(curves.slipped, curves.right);
    });
}

} // namespace deltascope
