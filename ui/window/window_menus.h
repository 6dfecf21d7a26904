// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/failing_network.h"
#include "ui/theme/theme.h"
#include "ui/window/job_rail.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace deltascope {

class RecentFiles;
class SpeedMenu;

/// The menu bar: its entries, shortcuts and what the user means by each.
class WindowMenus : public QObject
{
    Q_OBJECT

public:
    /// Fills the window's menu bar; the window owns the result.
    explicit WindowMenus(QMainWindow *window);

    void showTraining(bool training);
    void setTrainingAvailable(bool available);
    /// Whether Space trains, and whether B and E do; elsewhere the keys mean something else, or nothing.
    void setTrainingKeys(bool space, bool letters);
    void showSpeedLimit(double imagesPerSecond);
    void showCommonRange(bool common);
    void showPresenting(bool presenting);
    /// The menu of the Step job; the actions stay the caller's.
    /// What is behind a separator goes into menus of its own: all together are higher than small screens.
    void addStepMenu(const QList<QAction *> &actions);
    /// A network was opened from this file, or saved in it.
    void addRecentFile(const QString &file);
    void showFullScreen(bool full);
    void showWidePanel(bool wide);

Q_SIGNALS:
    void openRequested();
    void openRecentRequested(const QString &file);
    void openShippedRequested();
    void openFailingRequested(FailingNetwork which);
    void openExerciseRequested();
    void dataFilesRequested();
    void dataFolderRequested();
    void drawingsDataRequested();
    void shippedDataRequested();
    void worksheetsRequested();
    void handoutRequested();
    void exportPassRequested();
    void exportNetworkRequested();
    void exportViewRequested();
    void exportFilmRequested();
    void saveRequested();
    void saveAsRequested();
    void trainToggled();
    void batchRequested();
    void epochRequested();
    void resetRequested();
    void speedLimitChosen(double imagesPerSecond);
    void jobRequested(deltascope::Job job);
    void themeRequested(deltascope::Theme::Mode mode);
    void languageRequested(const QString &code);
    void commonRangeRequested(bool common);
    void presentRequested(bool present);
    void widePanelRequested(bool wide);
    void fullScreenRequested(bool full);
    void aboutRequested();
    void referenceRequested();

private:
    void makeFileMenu(QMainWindow *window);
    void makeTrainingMenu(QMainWindow *window);
    void makeViewMenu(QMainWindow *window);
    void addThemes(QMenu *menu);
    void addLanguages(QMenu *menu);
    void showTheme();
    void makeHelpMenu(QMainWindow *window);

    RecentFiles *m_recent = nullptr;
    QAction *m_train = nullptr;
    QAction *m_batch = nullptr;
    QAction *m_epoch = nullptr;
    SpeedMenu *m_speeds = nullptr;
    QAction *m_commonRange = nullptr;
    QMenu *m_view = nullptr;
    QActionGroup *m_themes = nullptr;
    QAction *m_present = nullptr;
    QAction *m_fullScreen = nullptr;
    QAction *m_widePanel = nullptr;
};

} // namespace deltascope
