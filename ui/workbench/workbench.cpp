// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/workbench.h"

#include "core/data/data_error.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "core/files/translated.h"
#include "core/platform/calling_thread.h"
#include "ui/workbench/background.h"
#include "ui/workbench/class_names.h"
#include "ui/workbench/first_example.h"

#include <QThread>

#include <algorithm>
#include <chrono>
#include <utility>

namespace deltascope {

namespace {
// Of the time, that showing a training may take. Where it takes a processor away from it: so little that the
// training keeps 85 % of its speed, and so much that people still see motion. A small network takes a
// larger part of it, because so much of a picture does not depend on its size.
constexpr double shareOfBusyMachine = 0.12;
constexpr double shareOfBusyMachineForFew = 0.15;
constexpr int fewUnits = 128;
constexpr std::chrono::milliseconds apartOnBusyMachine{48}; // at least: people see no more than that
constexpr double shareOfFreeProcessor = 0.3;
constexpr double watchableImages = 100; // in a second: so many can be looked at as they are learnt
} // namespace

Workbench::Workbench(QObject *parent)
    : QObject(parent)
    , m_trainer(TrainingSettings{}, [this, polite = false]() mutable {
        if (!std::exchange(polite, true))
            lower_thread_priority();
        if (!m_snapshotPending.exchange(true))
            QMetaObject::invokeMethod(this, &Workbench::snapshotWaits, Qt::QueuedConnection);
    })
{
    ClassNames::instance().set({});
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

void Workbench::openShipped()
{
    leaveHand();
    loadShipped();
}

Network<float> Workbench::loadShipped()
{
    try {
        const Session session = load_session(shipped_network_file(), {});
        m_settingsForReset = TrainingSettings{};
        m_trainer.load(session.network, session.settings);
        m_shipped = true;
        return session.network;
    } catch (const DataError &error) {
        Q_EMIT faultOccurred(translated(error));
    }
    return m_snapshot->network;
}

void Workbench::start()
{
    Network<float> network = loadShipped();
    const auto folder = shipped_data_folder();
    inBackground([folder, network = std::move(network)] {
        const Mnist data = load_mnist(folder);
        return std::pair(data, firstWorthAPass(network, *data.test));
    }).then(this, [this](const std::pair<Mnist, int> &read) {
          takeShippedData(read.first, read.second);
      }).onFailed(this, [this](const DataError &error) {
        m_dataMissing = true;
        if (m_example.source == ExampleSource::Awaited)
            setExample({});
        Q_EMIT dataMissing();
        Q_EMIT faultOccurred(translated(error));
    });
}

QString Workbench::whyNoData() const
{
    if (hasData())
        return {};
    return m_dataMissing ? tr("The images could not be read: the network can neither be trained nor tested.")
                         : tr("The images are being read.");
}

// Others may have been opened meanwhile.
void Workbench::takeShippedData(const Mnist &data, int first)
{
    m_shippedData = data;
    if (hasData() || m_awaitedData)
        return;
    m_data = data;
    m_trainer.set_data(data.train, data.test);
    Q_EMIT dataLoaded();
    if (!m_example.hand && m_example.image == Image{}) // a picture may have been opened meanwhile
        showExample(ExampleSource::Test, first);
}

std::uint64_t Workbench::useData(const Mnist &data, const DataOrigin &origin)
{
    m_awaitedData = {m_trainer.set_data(data.train, data.test), data, origin};
    return m_awaitedData->run;
}

void Workbench::takeAwaitedData()
{
    if (!m_awaitedData || m_snapshot->run < m_awaitedData->run)
        return;
    const AwaitedData taken = *std::exchange(m_awaitedData, std::nullopt);
    m_data = taken.data;
    m_origin = taken.origin;
    QStringList names;
    for (const std::string &name : taken.origin.classes)
        names << QString::fromStdString(name);
    ClassNames::instance().set(names);
    m_lesson.reset();
    Q_EMIT dataLoaded();
    if (!m_example.hand)
        showExample(ExampleSource::Test, 0);
}

// What a user has asked for is shown at once; the progress of training can wait a little.
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
    takeAwaitedData();
    pace();
    follow(*before);
    updateContent();
    Q_EMIT snapshotChanged();
}

// Of a batch it is the last image; the update has gone against the gradients of all.
void Workbench::follow(const TrainingSnapshot &before)
{
    const TrainingSnapshot &now = *m_snapshot;
    const bool watched = now.speed_limit > 0 && now.speed_limit <= watchableImages;
    if (!m_follows || m_chosen || m_example.hand || !watched || now.run != before.run || !m_data.train ||
        !now.last_image)
        return m_lesson.reset();
    if (now.images_seen == before.images_seen)
        return;
    const int index = *now.last_image;
    Example example{.label = m_data.train->label(index), .source = ExampleSource::Train, .index = index};
    std::ranges::copy(m_data.train->image(index), example.image.begin());
    const auto lossOf = [&](const Network<float> &network) {
        return static_cast<double>(forward(network, example.x0(), one_hot<float>(*example.label)).loss);
    };
    m_lesson = Lesson{index, *example.label, lossOf(before.network), lossOf(now.network)};
    m_example = example;
    Q_EMIT exampleChanged();
}

// The next snapshot of a training is made just before it can be shown.
void Workbench::pace()
{
    if (!isTraining()) {
        m_rest.stop();
        return m_pace.forget();
    }
    const bool busy = m_snapshot->threads >= QThread::idealThreadCount();
    const bool few = m_snapshot->network.hidden_units() <= fewUnits;
    const auto pause =
        busy ? m_pace.next(few ? shareOfBusyMachineForFew : shareOfBusyMachine, apartOnBusyMachine)
             : m_pace.next(shareOfFreeProcessor);
    m_rest.start(pause);
    m_trainer.hold_progress(std::chrono::steady_clock::now() + pause);
}

void Workbench::updateContent()
{
    const auto network = m_example.hand
                             ? std::make_shared<const Network<float>>(m_example.hand->network.cast<float>())
                             : std::shared_ptr<const Network<float>>(m_snapshot, &m_snapshot->network);
    m_content = contentOf(network, m_example);
    Q_EMIT contentChanged();
}

const Dataset *Workbench::dataset(ExampleSource source) const
{
    return source == ExampleSource::Test    ? m_data.test.get()
           : source == ExampleSource::Train ? m_data.train.get()
                                            : nullptr;
}

void Workbench::showHand(const HandExample &example, const QString &name, double rate, bool fixedBiases)
{
    if (!m_example.hand)
        m_exampleBeforeHand = m_example;
    m_handRate = rate;
    m_handFixesBiases = fixedBiases;
    Example shown{.label = {}, .source = ExampleSource::Hand};
    shown.hand = std::make_shared<const HandExample>(example);
    shown.handName = name;
    setExample(shown);
}

void Workbench::leaveHand()
{
    if (!m_example.hand)
        return;
    const Example before = m_exampleBeforeHand.value_or(Example{});
    setExample(before);
    if (before.source == ExampleSource::Drawing && !before.label) // there was none yet when it came
        showExample(ExampleSource::Test, 0);
}

void Workbench::setExample(const Example &example)
{
    m_chosen = true;
    m_lesson.reset();
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

std::uint64_t Workbench::train()
{
    m_shipped = false;
    m_chosen = false;
    return m_trainer.start();
}

void Workbench::pause()
{
    m_trainer.pause();
}

std::uint64_t Workbench::trainOneBatch()
{
    m_shipped = false;
    return m_trainer.train_one_batch();
}

std::uint64_t Workbench::trainEpochs(int epochs)
{
    m_shipped = false;
    return m_trainer.start(epochs);
}

std::uint64_t Workbench::reset(const TrainingSettings &settings)
{
    m_shipped = false;
    m_settingsForReset = settings;
    return m_trainer.reset(settings);
}

std::uint64_t Workbench::load(const SavedRun &saved)
{
    m_shipped = false;
    m_settingsForReset = saved.settings;
    return m_trainer.load(saved);
}

std::uint64_t Workbench::load(const Network<float> &network, const TrainingSettings &settings,
                              const std::vector<EpochRecord> &history, int epochs)
{
    return load({.network = network, .settings = settings, .epochs = epochs, .history = history});
}

std::uint64_t Workbench::replaceParameters(const Network<float> &network)
{
    return m_trainer.replace_parameters(network);
}

void Workbench::apply(const TrainingSettings &settings)
{
    for (const Setting setting : differences(m_trainer.settings(), settings))
        copy_value(setting, settings, m_settingsForReset);
    if (settings.threads != m_trainer.settings().threads)
        m_settingsForReset.threads = settings.threads;
    m_trainer.apply(settings);
}

void Workbench::watchGradient(bool watch)
{
    if (watch != m_watchesGradient)
        m_trainer.watch_gradient(watch);
    m_watchesGradient = watch;
}

void Workbench::setSpeedLimit(double imagesPerSecond)
{
    m_chosen = false;
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
