// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exercise_files.h"

#include "core/data/data_error.h"
#include "core/files/exercise_file.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "core/practice/levels.h"
#include "ui/platform/file_dialogs.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/practice/exercise_dialog.h"
#include "ui/step/practice/network_choice.h"
#include "ui/step/practice/practice_card.h"
#include "ui/window/files/session_files.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace deltascope {

namespace {
QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString suffix()
{
    return text(exercise_suffix);
}

// A file may name a seed that the field of the seeds does not hold.
void requireSeed(const Exercise &exercise, const QString &file)
{
    constexpr int most = NetworkChoice::mostSeed;
    if (exercise.seed > static_cast<std::uint64_t>(most))
        throw DataError(
            path_from(file), std::string("seed"), std::to_string(exercise.seed),
            Message::tr("a whole number from %1 to %2", {std::string("0"), std::to_string(most)}));
}

// The step of the first number that it hides.
StepId firstStep(const Exercise &exercise)
{
    if (!exercise.hidden.empty())
        return step_of(exercise.hidden.front());
    const auto &from = level(exercise.level).blank_from;
    return from ? step_of(*from) : StepId::x0;
}
} // namespace

ExerciseFiles::ExerciseFiles(Workbench &workbench, SessionFiles &files, StepJob &step, QWidget &window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_files(files)
    , m_step(step)
    , m_window(window)
{
}

bool ExerciseFiles::isExercise(const QString &file)
{
    return file.endsWith(suffix(), Qt::CaseInsensitive);
}

void ExerciseFiles::choose()
{
    askForFile(&m_window, {tr("Open an exercise"), {}, tr("Exercises (*%1)").arg(suffix())},
               [this](const QString &file) { open(file); });
}

void ExerciseFiles::open(const QString &file)
{
    try {
        const Exercise exercise = load_exercise(path_from(file));
        requireSeed(exercise, file);
        const QString folder = QFileInfo(file).path();
        if (!takesNetworkAway(exercise))
            return begin(exercise, folder);
        Q_EMIT confirmationWanted(tr("The exercise %1 replaces the current network, which is not saved.")
                                      .arg(QFileInfo(file).fileName()),
                                  tr("Open it"), [this, exercise, folder] { begin(exercise, folder); });
    } catch (const DataError &error) {
        Q_EMIT faultOccurred(translated(error));
    }
}

// A hand-sized network is shown beside the trained one.
bool ExerciseFiles::takesNetworkAway(const Exercise &exercise) const
{
    const bool isShown = exercise.network == shipped_network_name && m_workbench.showsShippedNetwork();
    return !hand_network_from(exercise.network) && !isShown && m_files.hasUnsavedTraining();
}

void ExerciseFiles::begin(const Exercise &exercise, const QString &folder)
{
    showNetwork(exercise, folder);
    if (!hand_network_from(exercise.network))
        showExample(exercise.from_training_set ? ExampleSource::Train : ExampleSource::Test, exercise.index);
    Q_EMIT opened();
    startTurn(exercise);
}

void ExerciseFiles::showNetwork(const Exercise &exercise, const QString &folder)
{
    if (const auto name = hand_network_from(exercise.network))
        return showHand(exercise, *name);
    if (!exercise.session.empty())
        m_files.open(QDir(folder).filePath(QString::fromStdString(exercise.session)));
    else if (!m_workbench.showsShippedNetwork())
        m_workbench.openShipped();
    if (!exercise.session.empty())
        return; // whose η it is
    TrainingSettings settings = m_workbench.settings();
    settings.learning_rate = exercise.rate;
    m_workbench.apply(settings);
}

void ExerciseFiles::showHand(const Exercise &exercise, HandNetwork network)
{
    m_step.panel()->practice()->networks()->showNetwork(
        network, static_cast<int>(exercise.seed), exercise.functions, exercise.rate, exercise.fixed_biases);
}

void ExerciseFiles::showExample(ExampleSource source, int index)
{
    const auto show = [this, source, index] { m_workbench.showExample(source, index); };
    if (m_workbench.hasData())
        show();
    else
        connect(&m_workbench, &Workbench::dataLoaded, this, show,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void ExerciseFiles::startTurn(const Exercise &exercise)
{
    if (exercise.level == last_level)
        return m_step.slip().beginBySeed(exercise.seed); // everyone looks for the same
    PracticeSession &practice = m_step.practice();
    practice.setLevel(exercise.level);
    practice.setNamedTerms(exercise.hidden);
    practice.setOn(true);
    m_step.walk().goTo(firstStep(exercise));
}

std::optional<Exercise> ExerciseFiles::present() const
{
    const Example &example = m_workbench.example();
    Exercise exercise;
    exercise.level = m_step.practice().level();
    exercise.hidden = m_step.practice().namedTerms();
    if (example.hand) {
        if (!hand_network_from(example.handName.toStdString()))
            return std::nullopt;
        exercise.network = example.handName.toStdString();
        exercise.seed = static_cast<std::uint64_t>(m_step.panel()->practice()->networks()->seed());
        exercise.functions = example.hand->network.functions;
        exercise.rate = m_workbench.handRate();
        exercise.fixed_biases = m_workbench.handFixesBiases();
        return exercise;
    }
    const bool isShipped = m_workbench.showsShippedNetwork();
    if (example.source == ExampleSource::Drawing || example.source == ExampleSource::Awaited ||
        (!isShipped && (m_files.file().isEmpty() || m_files.hasUnsavedTraining())))
        return std::nullopt;
    exercise.network = isShipped ? std::string(shipped_network_name) : std::string();
    exercise.session = isShipped ? std::string() : QFileInfo(m_files.file()).fileName().toStdString();
    exercise.rate = m_workbench.snapshot()->settings.learning_rate;
    exercise.from_training_set = example.source == ExampleSource::Train;
    exercise.index = example.index;
    return exercise;
}

QString ExerciseFiles::summary(const Exercise &exercise) const
{
    const QString rate = QStringLiteral("η = %1").arg(exercise.rate);
    const auto hand = hand_network_from(exercise.network);
    if (hand && !is_seeded(*hand))
        return tr("The network %1, %2.").arg(text(exercise.network), rate);
    if (hand)
        return tr("The network %1, seed %2, %3.").arg(text(exercise.network)).arg(exercise.seed).arg(rate);
    const QString network =
        exercise.session.empty()
            ? tr("the shipped network")
            : tr("the network in %1, which must be in the same folder").arg(text(exercise.session));
    return tr("%1 and %2, %3.").arg(m_workbench.example().description(), network, rate);
}

void ExerciseFiles::setUp()
{
    const std::optional<Exercise> open = present();
    if (!open) {
        Q_EMIT faultOccurred(tr("An exercise needs a small network, or an image from the data sets with the "
                                "shipped network or a saved one."));
        return;
    }
    auto *dialog = new ExerciseDialog(*open, summary(*open), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { askWhereToSaveIt(dialog->exercise()); });
    dialog->open();
}

// A network of one's own must be beside it.
void ExerciseFiles::askWhereToSaveIt(const Exercise &exercise)
{
    const QString folder =
        exercise.session.empty() ? QString() : QFileInfo(m_files.file()).path() + QLatin1Char('/');
    askWhereToSave(
        &m_window,
        {tr("Save the exercise"), folder + tr("exercise") + suffix(), tr("Exercises (*%1)").arg(suffix())},
        [this, exercise](const QString &file) { save(file, exercise); });
}

void ExerciseFiles::save(const QString &file, const Exercise &exercise)
{
    if (!exercise.session.empty() &&
        QFileInfo(file).absoluteDir() != QFileInfo(m_files.file()).absoluteDir()) {
        Q_EMIT faultOccurred(
            tr("The exercise must be saved in the same folder as its network, %1.").arg(m_files.file()));
        return;
    }
    try {
        save_exercise(path_from(file), exercise);
    } catch (const DataError &error) {
        Q_EMIT faultOccurred(translated(error));
    }
}

} // namespace deltascope
