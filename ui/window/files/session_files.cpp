// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/files/session_files.h"

#include "core/data/data_error.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "ui/opening/foreign_network.h"
#include "ui/opening/reading_progress.h"
#include "ui/workbench/background.h"

#include <algorithm>
#include <chrono>

#include <QFileInfo>

namespace deltascope {

namespace {
constexpr double failingRate = 0.5; // at which a network that can learn does, with any of their functions
using namespace std::chrono_literals;
constexpr auto copyInterval = 5s; // a killed program loses at most 10 s, however busy the machine

QString faultOfSaving(const TrainingSnapshot &snapshot, const SessionFiles::Beside &beside,
                      const QString &file)
{
    try {
        save_session(path_from(file), saved_run(snapshot), beside.make ? beside.make() : SessionExtras());
        return {};
    } catch (const std::exception &error) {
        return translated(error);
    }
}

bool isSameMoment(const TrainingSnapshot &a, const TrainingSnapshot &b)
{
    return a.run == b.run && a.images_seen == b.images_seen && a.replacements == b.replacements;
}

// Whatever has changed the network counts: training, a drawing that it was taught, a collection.
bool hasChanged(const TrainingSnapshot &snapshot)
{
    return snapshot.images_seen > 0 ||
           (snapshot.replacements > 0 && !(snapshot.network.parameters == *snapshot.start));
}
} // namespace

SessionFiles::SessionFiles(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    m_copyTimer.setInterval(copyInterval);
    connect(&m_copyTimer, &QTimer::timeout, this, &SessionFiles::writeCopy);
    m_copyTimer.start();
}

SessionFiles::~SessionFiles()
{
    cancelReading();
    m_copyWritten.waitForFinished();
}

// What is being read is no longer wanted.
void SessionFiles::cancelReading()
{
    if (m_reading)
        m_reading->cancel();
}

void SessionFiles::read(const QString &file, std::function<void(const SharedFile &)> then)
{
    cancelReading();
    m_reading = std::make_shared<OngoingReading>();
    Q_EMIT readingBegan(file, m_reading);
    inBackground(
        [file, reading = m_reading, test = m_workbench.data().test, data = m_workbench.dataOrigin()] {
            return std::make_shared<const OpenedFile>(
                openedFile(file, test, data, [&reading](double share) { return reading->goesOn(share); }));
        })
        .then(this,
              [reading = m_reading, then = std::move(then)](const SharedFile &opened) {
                  reading->end();
                  if (!reading->isCancelled())
                      then(opened);
              })
        .onFailed(this, [](const ReadingCancelled &) {})
        .onFailed(this, [this, reading = m_reading](const std::exception &error) {
            reading->end();
            Q_EMIT faultOccurred(translated(error));
        });
}

void SessionFiles::open(const QString &file)
{
    read(file, [this](const SharedFile &opened) {
        if (opened->asks())
            Q_EMIT questionRaised(opened);
        else
            show(*opened);
    });
}

// Whoever is not asked is told what was missing in the file.
void SessionFiles::show(const OpenedFile &opened)
{
    if (!opened.network.is_foreign()) {
        useDataOf(opened);
        return showSession(opened.network.session, opened.extras, opened.file);
    }
    try {
        openForeign(session_of(path_from(opened.file), opened.network, opened.readings.front()), opened.file);
    } catch (const DataError &error) {
        Q_EMIT faultOccurred(translated(error));
    }
    for (const Message &note : opened.network.notes)
        Q_EMIT faultOccurred(translated(note));
}

// The network arrives behind its images, so that its run is of them.
void SessionFiles::useDataOf(const OpenedFile &opened)
{
    if (!opened.network.session.network.sizes().reads_digits())
        return;
    if (opened.data)
        m_workbench.useData(opened.data->sets, opened.data->origin);
    else if (opened.extras.data != m_workbench.dataOrigin() && m_workbench.shippedData().train)
        m_workbench.useData(m_workbench.shippedData(), {});
    if (!opened.dataFault.empty())
        Q_EMIT faultOccurred(
            tr("The images that this network was trained on cannot be read, so it is shown with "
               "MNIST: %1")
                .arg(translated(opened.dataFault)));
}

void SessionFiles::showSession(const Session &session, const SessionExtras &extras, const QString &file,
                               const QString &foreignFile)
{
    if (!session.network.sizes().reads_digits())
        return showHand(session, QFileInfo(file).completeBaseName());
    m_workbench.leaveHand();
    const std::uint64_t run = m_workbench.load(session);
    tellOfOtherComputation(session);
    m_saved = nullptr;
    m_restored.reset();
    m_inFiles.push_back(session.network.parameters);
    for (const EndedRun &ended : extras.ended)
        m_inFiles.push_back(ended.end.network.parameters);
    Q_EMIT opened(run, extras);
    m_inFile = beside().losable;
    take(file, foreignFile);
}

void SessionFiles::openForeign(const Session &session, const QString &file)
{
    cancelReading();
    showSession(session, {}, {}, file);
}

// A network that reads no digits is walked through by hand; the file says nothing of an example, so it gets
// one: every input ½ and the first output right.
void SessionFiles::showHand(const Session &session, const QString &name)
{
    constexpr double everyInput = 0.5;
    const Sizes sizes = session.network.sizes();
    HandExample example;
    example.network = session.network.cast<double>();
    example.x0 = Vector<double>::Constant(sizes.inputs, everyInput);
    example.y = Vector<double>::Unit(sizes.outputs, 0);
    m_workbench.showHand(example, name, session.settings.learning_rate);
    Q_EMIT handShown();
}

// It goes on all the same; but whoever compares bits should know.
void SessionFiles::tellOfOtherComputation(const Session &session)
{
    const ComputedWith here = computed_with(session.settings);
    const ComputedWith &there = session.computed_with;
    if (there == ComputedWith() || there == here || !session.place)
        return;
    const auto text = [](const ComputedWith &with) -> QString {
        return QString::fromStdString(with.instruction_set) + QStringLiteral(", ") +
               QString::number(with.threads);
    };
    Q_EMIT faultOccurred(
        tr("This network was trained with other processor instructions or another number of threads (%1) "
           "than here (%2). "
           "Training continues, but the last digits of its numbers will differ from what they would have "
           "been there.")
            .arg(text(there), text(here)));
}

void SessionFiles::openShipped()
{
    m_workbench.openShipped();
    forgetFile();
}

void SessionFiles::openFailing(FailingNetwork which)
{
    const Network<float> network = failing_network(which);
    TrainingSettings settings;
    settings.functions = network.functions;
    settings.hidden_units = network.hidden_units();
    settings.init = which == FailingNetwork::EqualWeights ? Init::Equal : Init::Scaled;
    settings.learning_rate = failingRate;
    m_workbench.leaveHand();
    m_workbench.load(network, settings);
    forgetFile();
    Q_EMIT failingShown(which);
}

void SessionFiles::forgetFile()
{
    cancelReading();
    m_saved = nullptr;
    m_restored.reset();
    take({});
}

void SessionFiles::save(const QString &file)
{
    const Snapshot snapshot = m_workbench.snapshot();
    const Beside with = beside();
    inBackground([snapshot, with, file] {
        return faultOfSaving(*snapshot, with, file);
    }).then(this, [this, snapshot, with, file](const QString &fault) {
        if (!fault.isEmpty()) {
            Q_EMIT faultOccurred(fault);
            return;
        }
        m_saved = snapshot;
        m_inFile = with.losable;
        m_restored.reset();
        m_inFiles.push_back(snapshot->network.parameters);
        take(file);
        Q_EMIT saved(file);
    });
}

SessionFiles::Stamp SessionFiles::stampOf(const QString &file)
{
    const QFileInfo info(file);
    return {info.lastModified(), info.size()};
}

bool SessionFiles::isChangedByOthers() const
{
    return QFileInfo::exists(m_file) && stampOf(m_file) != m_stamp;
}

void SessionFiles::take(const QString &file, const QString &foreignFile)
{
    m_file = file;
    m_foreignFile = foreignFile;
    m_stamp = stampOf(file);
    Q_EMIT fileChanged();
}

bool SessionFiles::hasUnsavedTraining() const
{
    const TrainingSnapshot &now = *m_workbench.snapshot();
    if (m_saved && isSameMoment(*m_saved, now))
        return false;
    return hasChanged(now) || (m_restored && *m_restored == now.network.parameters) || !isInFile(now);
}

bool SessionFiles::showsForeignNetwork() const
{
    return !m_foreignFile.isEmpty() &&
           std::ranges::find(m_inFiles, m_workbench.snapshot()->network.parameters) != m_inFiles.end();
}

// A run that has learnt nothing yet may have begun with what another of the list has learnt.
bool SessionFiles::isInFile(const TrainingSnapshot &snapshot) const
{
    return snapshot.epochs == 0 ||
           std::ranges::find(m_inFiles, snapshot.network.parameters) != m_inFiles.end();
}

bool SessionFiles::isWorthACopy(const TrainingSnapshot &snapshot) const
{
    const bool restored = m_restored && *m_restored == snapshot.network.parameters;
    return snapshot.state != TrainerState::Diverged &&
           (hasChanged(snapshot) || (!restored && !isInFile(snapshot)));
}

bool SessionFiles::hasUnsavedRuns(const Losable &now) const
{
    const auto &saved = m_inFile.runs;
    return m_workbench.snapshot()->state != TrainerState::Diverged && // it would be saved with them
           std::ranges::any_of(now.runs, [&saved](const LosableRun &run) {
               return std::ranges::find(saved, run) == saved.end();
           });
}

void SessionFiles::writeCopy()
{
    m_copyWaits = m_copyWritten.isRunning();
    if (m_copyWaits)
        return;
    const Snapshot now = m_workbench.snapshot();
    const Beside with = beside();
    const bool training = isWorthACopy(*now) && !(m_saved && isSameMoment(*m_saved, *now));
    const Losable &losable = with.losable;
    const bool drawing = !losable.drawing.isEmpty() && losable.drawing != m_inFile.drawing;
    const bool copied = m_copied && isSameMoment(*m_copied, *now) && losable.runs == m_inCopy.runs &&
                        (!drawing || losable.drawing == m_inCopy.drawing);
    if (copied || !(training || drawing || hasUnsavedRuns(losable)))
        return;
    m_copied = now;
    m_inCopy = losable;
    m_copyWritten =
        inBackground([now, with, file = m_copy.file()] { return faultOfSaving(*now, with, file); });
    m_copyWritten.then(this, [this](const QString &fault) { copyWritten(fault); });
}

void SessionFiles::keepForNextStart()
{
    m_copyTimer.stop();
    m_copyWritten.waitForFinished();
    const Beside with = beside();
    const bool runs = hasUnsavedRuns(with.losable);
    if (!hasUnsavedTraining() && !runs)
        return;
    const Snapshot now = m_workbench.snapshot();
    const bool copied = m_copied && isSameMoment(*m_copied, *now) && with.losable.runs == m_inCopy.runs;
    if (!copied && (isWorthACopy(*now) || runs))
        faultOfSaving(*now, with, m_copy.file());
    m_copy.keep();
}

// It is tried again every few seconds; the user is told once.
void SessionFiles::copyWritten(const QString &fault)
{
    if (!fault.isEmpty() && !m_copyFaultTold)
        Q_EMIT faultOccurred(tr("The unsaved network cannot be backed up: %1").arg(fault));
    m_copyFaultTold = !fault.isEmpty();
    if (fault.isEmpty())
        Q_EMIT copied();
    if (m_copyWaits)
        writeCopy();
}

void SessionFiles::restoreCopy()
{
    read(m_copy.left(), [this](const SharedFile &opened) {
        const Session &session = opened->network.session;
        useDataOf(*opened);
        const std::uint64_t run = m_workbench.load(session);
        tellOfOtherComputation(session);
        m_saved = nullptr;
        m_restored = session.network.parameters;
        Q_EMIT this->opened(run, opened->extras);
        m_copy.adoptLeft();
    });
}

} // namespace deltascope
