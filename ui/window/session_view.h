// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/files/session_files.h"

#include <QJsonObject>
#include <QObject>

namespace deltascope {

class CollectionJob;
class DrawPanel;
class ExerciseFiles;
class JobRail;
class NoticeBar;
class PanelSplit;
class StepJob;
class TrainPanel;

/// What a window shows, as a session keeps it: the job and its page, the width of the panel, the example, the
/// drawing, the place of the walk and the student's turn; with the other runs and the user's own drawings.
/// The JSON object that it writes:
///
///   {"job": "train", "page": 0, "panel_share": 0.3, "panel_large": false,
///    "example": {"set": "test", "index": 5}, "drawing": {"png": base64, "label": 7},
///    "exercise": as ExerciseFiles::present() says, "walk": {"step", "component", "substep", "inside"},
///    "turn": {"level", "terms"}}
class SessionView : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Workbench &workbench;
        SessionFiles &files;
        JobRail &rail;
        PanelSplit &split;
        TrainPanel &train;
        DrawPanel &draw;
        CollectionJob &collection;
        StepJob &step;
        ExerciseFiles &exercises;
        NoticeBar &notices;
    };

    /// All of them must outlive it.
    explicit SessionView(const Parts &parts, QObject *parent = nullptr);

private:
    SessionFiles::Beside beside() const;
    QJsonObject write() const;
    QJsonObject writeExample() const;
    QJsonObject writeDrawing() const;
    QJsonObject writeWalk() const;
    QJsonObject writeTurn() const;

    void restore(std::uint64_t run, const SessionExtras &extras);
    void show(const QJsonObject &view);
    void showExample(const QJsonObject &example);
    void showDrawing(const QJsonObject &drawing);
    void showWalk(const QJsonObject &walk);
    void showPosition(const QJsonObject &walk);
    void showTurn(const QJsonObject &turn);
    void offerDrawings(const Dataset &drawings);

    Parts m_parts;
};

} // namespace deltascope
