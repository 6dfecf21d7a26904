// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/mnist.h"
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
/// trainer's own. While a network trains, showing it takes no more than a small share of the time.
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
    /// Where the training that goes on will end, in epochs; none where nothing says so.
    std::optional<double> endEpoch() const;
    /// True until the user resets, trains or opens: the network came with the program.
    bool showsShippedNetwork() const { return m_shipped; }
    /// What a reset starts from when it is given nothing else.
    const TrainingSettings &settingsForReset() const { return m_settingsForReset; }

    bool hasData() const { return m_data.train && m_data.test; }
    /// The data sets, null before dataLoaded().
    const Mnist &data() const { return m_data; }

    const Example &example() const { return m_example; }
    /// What the current network makes of the current example; null only before the first snapshot.
    const std::shared_ptr<const StageContent> &content() const { return m_content; }

    // The example. Without data, or for an index that is not there, nothing happens.
    void showExample(ExampleSource source, int index);
    void showRandomExample(ExampleSource source, std::optional<int> digit);
    void showDrawing(const Image &image, std::optional<int> label);

    // Commands to the trainer; each returns at once and shows in a later snapshot.
    void train();
    void pause();
    void trainOneBatch();
    void trainOneEpoch() { trainEpochs(1); }
    /// To the end of the present epoch, and of epochs − 1 more.
    void trainEpochs(int epochs);
    void reset(const TrainingSettings &settings);
    /// Goes on behind history and epochs, as Trainer::load() says.
    void load(const Network<float> &network, const TrainingSettings &settings,
              const std::vector<EpochRecord> &history = {}, int epochs = 0);
    void replaceParameters(const Network<float> &network);
    void setRate(double rate) { change(&TrainingSettings::learning_rate, &Trainer::set_rate, rate); }
    void setBatchSize(int size) { change(&TrainingSettings::batch_size, &Trainer::set_batch_size, size); }
    void setMomentum(double momentum)
    {
        change(&TrainingSettings::momentum, &Trainer::set_momentum, momentum);
    }
    void setWeightDecay(double decay)
    {
        change(&TrainingSettings::weight_decay, &Trainer::set_weight_decay, decay);
    }
    void setTrainingImages(int images)
    {
        change(&TrainingSettings::training_images, &Trainer::set_training_images, images);
    }
    void setAugment(bool augment) { change(&TrainingSettings::augment, &Trainer::set_augment, augment); }
    void setThreads(int threads) { change(&TrainingSettings::threads, &Trainer::set_threads, threads); }
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
    void dataLoaded();
    /// One line for the user: something could not be done. What was open is still open.
    void faultOccurred(const QString &message);

private:
    /// Now, and after the next reset.
    template <class Value>
    void change(Value TrainingSettings::*setting, void (Trainer::*command)(Value), Value value)
    {
        m_settingsForReset.*setting = value;
        (m_trainer.*command)(value);
    }
    void snapshotWaits();
    void takeSnapshot();
    void pace();
    void updateContent();
    void setExample(const Example &example);
    const Dataset *dataset(ExampleSource source) const;

    std::atomic<bool> m_snapshotPending = false;
    std::shared_ptr<const TrainingSnapshot> m_snapshot;
    FrameThrottle m_pace;
    QTimer m_rest;             ///< runs until the next snapshot of a training is due
    bool m_newerWaits = false; ///< for its end
    Mnist m_data;
    Example m_example;
    std::shared_ptr<const StageContent> m_content;
    TrainingSettings m_settingsForReset;
    bool m_shipped = false;
    bool m_watchesGradient = false;
    std::optional<double> m_goal; ///< epochs of the present run that have been asked for
    std::optional<double>
        m_awaitedEpochs; ///< where a run begins that has been asked for and is not shown yet
    std::mt19937 m_random{std::random_device{}()};
    Trainer m_trainer; ///< last, so that its thread ends before anything it calls is gone
};

} // namespace deltascope
