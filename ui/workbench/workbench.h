// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/mnist.h"
#include "core/files/data_origin.h"
#include "core/training/trainer/trainer.h"
#include "ui/workbench/frame_throttle.h"
#include "ui/workbench/stage_content.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <random>

namespace deltascope {

/// What the window works on: the trainer, the data, the current example and what the network makes of it.
/// Lives on the interface thread; nothing here blocks it. Loading runs on a pool thread, training on the
/// trainer's own. While a network trains, showing it takes no more than its share of the time.
class Workbench : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(QObject *parent = nullptr);
    ~Workbench() override;

    /// Begins to read the shipped network and the shipped data.
    void start();

    /// The newest snapshot; never null.
    const std::shared_ptr<const TrainingSnapshot> &snapshot() const { return m_snapshot; }
    bool isTraining() const { return m_snapshot->state == TrainerState::Training; }
    /// True until the user resets, trains or opens one, and again after openShipped(): the network is the one
    /// shipped with the program.
    bool showsShippedNetwork() const { return m_shipped; }
    /// What a reset starts from when it is given nothing else.
    const TrainingSettings &settingsForReset() const { return m_settingsForReset; }

    bool hasData() const { return m_data.train && m_data.test; }
    /// As a sentence: whether they are still being read. Empty where there are some.
    QString whyNoData() const;
    /// The data sets, null before dataLoaded().
    const Mnist &data() const { return m_data; }
    /// Where they are from.
    const DataOrigin &dataOrigin() const { return m_origin; }
    /// Works on other data: a new run goes on from the present parameters, paused; its number is returned.
    /// The data are there with its first snapshot, so that both always belong together.
    std::uint64_t useData(const Mnist &data, const DataOrigin &origin);
    /// MNIST, as it is shipped; null before it has been read.
    const Mnist &shippedData() const { return m_shippedData; }

    const Example &example() const { return m_example; }
    /// What the current network makes of the current example; null only before the first snapshot.
    const std::shared_ptr<const StageContent> &content() const { return m_content; }

    /// In slow motion: the training image that was learnt last, and its loss before and after; nothing when
    /// none is shown.
    struct Lesson
    {
        int image = 0;
        int label = 0;
        double lossBefore = 0;
        double lossAfter = 0;
    };
    const std::optional<Lesson> &lesson() const { return m_lesson; }
    /// Whether the example follows a training in slow motion; one that the user chooses meanwhile stays.
    void followTraining(bool follow) { m_follows = follow; }

    // The example. Without data, or for an index that is not there, nothing happens.
    void showExample(ExampleSource source, int index);
    void showRandomExample(ExampleSource source, std::optional<int> digit);
    void showDrawing(const Image &image, std::optional<int> label);

    // Commands to the trainer; each returns at once and shows in a later snapshot. Those that begin a run, or
    // train one, return its number.
    std::uint64_t train();
    void pause();
    std::uint64_t trainOneBatch();
    std::uint64_t trainOneEpoch() { return trainEpochs(1); }
    /// To the end of the present epoch, and of epochs − 1 more.
    std::uint64_t trainEpochs(int epochs);
    std::uint64_t reset(const TrainingSettings &settings);
    /// Goes on from there, as Trainer::load() says.
    std::uint64_t load(const SavedRun &saved);
    /// Goes on behind history and epochs, as Trainer::load() says.
    std::uint64_t load(const Network<float> &network, const TrainingSettings &settings,
                       const std::vector<EpochRecord> &history = {}, int epochs = 0);
    std::uint64_t replaceParameters(const Network<float> &network);
    /// Shows a network that is not the trained one, of any sizes, with its one example. Training goes on
    /// behind it; whatever shows another example puts it away.
    /// With fixedBiases its updates leave b¹ and b² as they are.
    void showHand(const HandExample &example, const QString &name, double rate = hand_rate,
                  bool fixedBiases = false);
    /// Puts it away; does nothing when none is shown.
    void leaveHand();
    /// η of the updates of the network that showHand() shows.
    double handRate() const { return m_handRate; }
    bool handFixesBiases() const { return m_handFixesBiases; }
    /// The same run goes on with these settings, which need no new network; they hold after a reset too.
    void apply(const TrainingSettings &settings);
    /// As the commands so far leave them.
    const TrainingSettings &settings() const { return m_trainer.settings(); }
    /// The shipped network, untouched. A new one does not take over its settings.
    void openShipped();
    /// Slow motion, as Trainer::set_speed_limit() says; 0: as fast as it can.
    void setSpeedLimit(double imagesPerSecond);
    void setStopRules(const StopRules &rules);
    void returnToLastFinite();
    /// Whether snapshots tell the gradient of a mini-batch.
    void watchGradient(bool watch);

Q_SIGNALS:
    void snapshotChanged();
    void exampleChanged();
    /// snapshot or example changed: the stage has something new to show.
    void contentChanged();
    void dataLoaded();  ///< again when others take their place
    void dataMissing(); ///< the shipped ones cannot be read; faultOccurred() tells why
    /// One line for the user: something could not be done. What was open is still open.
    void faultOccurred(const QString &message);

private:
    Network<float> loadShipped();
    void takeShippedData(const Mnist &data, int first);
    void takeAwaitedData();
    void snapshotWaits();
    void takeSnapshot();
    void pace();
    void updateContent();
    void setExample(const Example &example);
    void follow(const TrainingSnapshot &before);
    const Dataset *dataset(ExampleSource source) const;

    std::atomic<bool> m_snapshotPending = false;
    std::shared_ptr<const TrainingSnapshot> m_snapshot;
    FrameThrottle m_pace;
    QTimer m_rest;             ///< runs until the next snapshot of a training is due
    bool m_newerWaits = false; ///< for its end
    /// Data that the trainer has been given, for the first snapshot of their run.
    struct AwaitedData
    {
        std::uint64_t run = 0;
        Mnist data;
        DataOrigin origin;
    };
    Mnist m_data;
    Mnist m_shippedData;
    DataOrigin m_origin;
    std::optional<AwaitedData> m_awaitedData;
    bool m_dataMissing = false;
    Example m_example{.label = {}, .source = ExampleSource::Awaited};
    std::optional<Example> m_exampleBeforeHand;
    double m_handRate = hand_rate;
    bool m_handFixesBiases = false;
    std::shared_ptr<const StageContent> m_content;
    TrainingSettings m_settingsForReset;
    bool m_shipped = false;
    bool m_follows = false;
    bool m_chosen = false; ///< the example, since the training began
    std::optional<Lesson> m_lesson;
    bool m_watchesGradient = false;
    std::mt19937 m_random{std::random_device{}()};
    Trainer m_trainer; ///< last, so that its thread ends before anything it calls is gone
};

} // namespace deltascope
