// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/exercise.h"
#include "core/practice/hand_network.h"

#include "ui/workbench/example.h"

#include <QObject>

#include <functional>

class QWidget;

namespace deltascope {

class SessionFiles;
class StepJob;
class Workbench;

/// Exercises as files: set up from what is open in the Step job, saved, and opened again, which shows their
/// network and example and begins the student's turn.
class ExerciseFiles : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; its dialogs belong to window.
    ExerciseFiles(Workbench &workbench, SessionFiles &files, StepJob &step, QWidget &window);

    static bool isExercise(const QString &file);

    /// Lets the user choose one.
    void choose();
    void open(const QString &file);
    /// Asks what is to be hidden, and where to save it.
    void setUp();
    /// What is open; its session, if it has one, must lie in the folder that the exercise is saved in. None
    /// for a drawing, a network that is not saved or one of a file that is no exercise's.
    std::optional<Exercise> present() const;
    void save(const QString &file, const Exercise &exercise);
    /// Shows a hand-sized network with the exercise's numbers.
    void showHand(const Exercise &exercise, HandNetwork network);
    /// As soon as the data are there, which may still be on their way.
    void showExample(ExampleSource source, int index);

Q_SIGNALS:
    /// Its network and example are there; the Step job is to be shown.
    void opened();
    void faultOccurred(const QString &fault);
    /// Whether to go on; the network that is open is not saved.
    void confirmationWanted(const QString &question, const QString &yes, const std::function<void()> &then);

private:
    void askWhereToSaveIt(const Exercise &exercise);
    void begin(const Exercise &exercise, const QString &folder);
    void showNetwork(const Exercise &exercise, const QString &folder);
    void startTurn(const Exercise &exercise);
    bool takesNetworkAway(const Exercise &exercise) const;
    QString summary(const Exercise &exercise) const;

    Workbench &m_workbench;
    SessionFiles &m_files;
    StepJob &m_step;
    QWidget &m_window;
};

} // namespace deltascope
