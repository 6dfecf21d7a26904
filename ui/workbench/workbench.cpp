// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/workbench.h"

#include "core/data/data_error.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "core/training/threads/parallelism_tuner.h"
#include "ui/workbench/background.h"
#include "ui/workbench/thread_priority.h"

#include <QThread>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
using namespace std::chrono_literals;
// Of the time, that showing a training may take: little where it takes a processor away from it.
constexpr double shareOfBusyMachine = 0.045;
constexpr double shareOfFreeProcessor = 0.3;
constexpr std::chrono::milliseconds slice = 4ms; // of the trainer, which ends before a snapshot is made
} // namespace

Workbench::Workbench(QObject *parent)
    : QObject(parent)
    , m_trainer(TrainingSettings{}, [this, polite = false]() mutable {
        if (!std::exchange(polite, true))
            lowerThreadPriority();
        if (!m_snapshotPending.exchange(true))
            QMetaObject::invokeMethod(this, &Workbench::snapshotWaits, Qt::QueuedConnection);
    })
{
    m_snapshot = m_trainer.snapshot();
    m_rest.setSingleShot(true);
    m_rest.setTimerType(Qt::PreciseTimer);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_newerWaits)
            takeSnapshot();
    });
    updateContent();
}

Workbench::~Workbench() = default;

void Workbench::start()
{
    const auto networks = resource_folder() / "networks" / "digits.safetensors";
    try {
        const Session session = load_session(networks, {});
        m_settingsForReset = TrainingSettings{};
        m_trainer.load(session.network, session.settings);
        m_shipped = true;
    } catch (const DataError &error) {
        Q_EMIT faultOccurred(QString::fromStdString(error.what()));
    }
    const auto folder = resource_folder() / "mnist";
    inBackground([folder] { return load_mnist(folder); })
        .then(this,
              [this](const Mnist &data) {
                  m_data = data;
                  m_trainer.set_data(data.train, data.test);
                  Q_EMIT dataLoaded();
                  showExample(ExampleSource::Test, 0);
              })
        .onFailed(this, [this](const DataError &error) {
            Q_EMIT faultOccurred(QString::fromStdString(error.what()));
        });
}

// What a user has asked for is shown at once; how far a training has got can wait a little.
void Workbench::snapshotWaits()
{
    m_snapshotPending = false;
    const auto next = m_trainer.snapshot();
    const bool goesOn = next->state == TrainerState::Training && m_snapshot->state == next->state &&
                        m_snapshot->run == next->run && m_snapshot->settings == next->settings;
    m_newerWaits = goesOn && m_rest.isActive();
    if (!m_newerWaits)
        takeSnapshot();
}

void Workbench::takeSnapshot()
{
    m_newerWaits = false;
    const auto before = std::exchange(m_snapshot, m_trainer.snapshot());
    if (m_snapshot->run != before->run)
        m_awaitedEpochs.reset();
    pace();
    updateContent();
    Q_EMIT snapshotChanged();
}

// The next snapshot of a training is made just before it can be shown.
void Workbench::pace()
{
    if (!isTraining()) {
        m_rest.stop();
        return m_pace.forget();
    }
    const TrainingSettings &settings = m_snapshot->settings;
    const int threads = threads_to_train(settings.threads, settings.hidden_units, settings.batch_size);
    const bool busy = threads >= QThread::idealThreadCount();
    const auto pause = m_pace.next(busy ? shareOfBusyMachine : shareOfFreeProcessor);
    m_rest.start(pause);
    m_trainer.hold_progress(std::chrono::steady_clock::now() + pause - slice);
}

void Workbench::updateContent()
{
    m_content = contentOf({m_snapshot, &m_snapshot->network}, m_example);
    Q_EMIT contentChanged();
}

const Dataset *Workbench::dataset(ExampleSource source) const
{
    return source == ExampleSource::Test    ? m_data.test.get()
           : source == ExampleSource::Train ? m_data.train.get()
                                            : nullptr;
}

void Workbench::setExample(const Example &example)
{
    m_example = example;
    Q_EMIT exampleChanged();
    updateContent();
}

void Workbench::showExample(ExampleSource source, int index)
{
    const Dataset *data = dataset(source);
    if (!data || index < 0 || index >= data->size())
        return;
    Example example{.label = data->label(index), .source = source, .index = index};
    std::ranges::copy(data->image(index), example.image.begin());
    setExample(example);
}

void Workbench::showRandomExample(ExampleSource source, std::optional<int> digit)
{
    const Dataset *data = dataset(source);
    if (!data || data->size() == 0)
        return;
    std::vector<int> candidates;
    for (int index = 0; index < data->size(); ++index)
        if (!digit || data->label(index) == *digit)
            candidates.push_back(index);
    if (candidates.empty())
        return;
    std::uniform_int_distribution<std::size_t> any(0, candidates.size() - 1);
    showExample(source, candidates[any(m_random)]);
}

void Workbench::showDrawing(const Image &image, std::optional<int> label)
{
    setExample({.image = image, .label = label, .source = ExampleSource::Drawing});
}

void Workbench::train()
{
    m_shipped = false;
    m_goal.reset();
    m_trainer.start();
}

void Workbench::pause()
{
    m_trainer.pause();
}

void Workbench::trainOneBatch()
{
    m_shipped = false;
    m_trainer.train_one_batch();
}

void Workbench::trainEpochs(int epochs)
{
    m_shipped = false;
    m_goal = epochs + std::floor(m_awaitedEpochs.value_or(m_snapshot->epochs));
    m_trainer.start(epochs);
}

std::optional<double> Workbench::endEpoch() const
{
    if (!isTraining())
        return std::nullopt;
    const double rule = m_snapshot->stop_rules.epochs;
    if (rule <= m_snapshot->epochs)
        return m_goal;
    return m_goal ? std::min(*m_goal, rule) : rule;
}

void Workbench::reset(const TrainingSettings &settings)
{
    m_shipped = false;
    m_settingsForReset = settings;
    m_awaitedEpochs = 0;
    m_trainer.reset(settings);
}

void Workbench::load(const Network<float> &network, const TrainingSettings &settings,
                     const std::vector<EpochRecord> &history, int epochs)
{
    m_shipped = false;
    m_settingsForReset = settings;
    m_awaitedEpochs = epochs;
    m_trainer.load(network, settings, history, epochs);
}

void Workbench::replaceParameters(const Network<float> &network)
{
    m_trainer.replace_parameters(network);
}

void Workbench::watchGradient(bool watch)
{
    if (watch != m_watchesGradient)
        m_trainer.watch_gradient(watch);
    m_watchesGradient = watch;
}

void Workbench::setSpeedLimit(double imagesPerSecond)
{
    m_trainer.set_speed_limit(imagesPerSecond);
}

void Workbench::setStopRules(const StopRules &rules)
{
    m_trainer.set_stop_rules(rules);
}

void Workbench::returnToLastFinite()
{
    m_trainer.return_to_last_finite();
}

} // namespace deltascope
