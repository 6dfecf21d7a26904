// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_menus.h"

#include "ui/platform/keys.h"
#include "ui/theme/language.h"
#include "ui/window/failing_text.h"
#include "ui/window/files/recent_files.h"
#include "ui/window/speed_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>

namespace deltascope {

WindowMenus::WindowMenus(QMainWindow *window)
    : QObject(window)
{
    makeFileMenu(window);
    makeTrainingMenu(window);
    makeViewMenu(window);
    makeHelpMenu(window);
}

void WindowMenus::makeFileMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&File"));
    menu->addAction(tr("&Open…"), QKeySequence::Open, this, &WindowMenus::openRequested);
    m_recent = new RecentFiles(menu);
    menu->addMenu(m_recent);
    connect(m_recent, &RecentFiles::chosen, this, &WindowMenus::openRecentRequested);
    menu->addAction(tr("Open the s&hipped network"), this, &WindowMenus::openShippedRequested);
    menu->addAction(tr("Open an e&xercise…"), this, &WindowMenus::openExerciseRequested);
    QMenu *data = menu->addMenu(tr("&Data"));
    data->addAction(tr("Open &files…"), this, &WindowMenus::dataFilesRequested);
    data->addAction(tr("Open a f&older…"), this, &WindowMenus::dataFolderRequested);
    data->addAction(tr("&Your drawings"), this, &WindowMenus::drawingsDataRequested);
    data->addAction(tr("&MNIST, as shipped"), this, &WindowMenus::shippedDataRequested);
    menu->addAction(tr("&Worksheets…"), this, &WindowMenus::worksheetsRequested);
    menu->addAction(tr("&Pass as a handout…"), this, &WindowMenus::handoutRequested);
    QMenu *exports = menu->addMenu(tr("&Export"));
    exports->addAction(tr("&Pass…"), this, &WindowMenus::exportPassRequested);
    exports->addAction(tr("&Network as ONNX…"), this, &WindowMenus::exportNetworkRequested);
    exports->addAction(tr("&View…"), this, &WindowMenus::exportViewRequested);
    exports->addAction(tr("&Film of a first epoch…"), this, &WindowMenus::exportFilmRequested);
    menu->addAction(tr("&Save"), QKeySequence::Save, this, &WindowMenus::saveRequested);
    menu->addAction(tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                    &WindowMenus::saveAsRequested);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), window, &QMainWindow::close);
}

void WindowMenus::makeTrainingMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&Training"));
    m_train = menu->addAction(tr("&Train"), this, &WindowMenus::trainToggled);
    m_batch = menu->addAction(tr("One &batch"), this, &WindowMenus::batchRequested);
    m_epoch = menu->addAction(tr("One &epoch"), this, &WindowMenus::epochRequested);
    m_speeds = new SpeedMenu(menu);
    menu->addMenu(m_speeds);
    connect(m_speeds, &SpeedMenu::limitChosen, this, &WindowMenus::speedLimitChosen);
    QMenu *failing = menu->addMenu(tr("Networks that do &not learn"));
    for (const FailingNetwork which : all_failing_networks)
        failing->addAction(FailingText::nameOf(which), this,
                           [this, which] { Q_EMIT openFailingRequested(which); });
    menu->addSeparator();
    menu->addAction(tr("&Reset"), QKeySequence(Qt::CTRL | Qt::Key_R), this, &WindowMenus::resetRequested);
}

void WindowMenus::makeViewMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&View"));
    m_view = menu;
    const auto addJob = [&](const QString &name, Qt::Key key, Job job) {
        menu->addAction(name, QKeySequence(Qt::CTRL | key), this, [this, job] { Q_EMIT jobRequested(job); });
    };
    addJob(tr("&Train"), Qt::Key_1, Job::Train);
    addJob(tr("&Draw"), Qt::Key_2, Job::Draw);
    addJob(tr("&Step"), Qt::Key_3, Job::Step);
    menu->addSeparator();
    m_commonRange = menu->addAction(tr("One colour &range for all units"));
    m_commonRange->setCheckable(true);
    connect(m_commonRange, &QAction::toggled, this, &WindowMenus::commonRangeRequested);
    m_widePanel = menu->addAction(tr("&Large panel"), QKeySequence(Qt::Key_F9));
    m_widePanel->setCheckable(true);
    connect(m_widePanel, &QAction::toggled, this, &WindowMenus::widePanelRequested);
    menu->addSeparator();
    addThemes(menu);
    addLanguages(menu);
    menu->addSeparator();
    m_present = menu->addAction(tr("&Present"), QKeySequence(Qt::Key_F5));
    m_fullScreen = menu->addAction(tr("&Full screen"), fullScreenKey());
    for (QAction *action : {m_present, m_fullScreen})
        action->setCheckable(true);
    connect(m_present, &QAction::triggered, this, &WindowMenus::presentRequested);
    connect(m_fullScreen, &QAction::triggered, this, &WindowMenus::fullScreenRequested);
}

void WindowMenus::addThemes(QMenu *menu)
{
    m_themes = new QActionGroup(menu);
    const auto addTheme = [&](const QString &name, Theme::Mode mode) {
        QAction *action = menu->addAction(name, this, [this, mode] { Q_EMIT themeRequested(mode); });
        action->setCheckable(true);
        action->setData(QVariant::fromValue(mode));
        m_themes->addAction(action);
    };
    addTheme(tr("Theme of the s&ystem"), Theme::Mode::System);
    addTheme(tr("&Light theme"), Theme::Mode::Light);
    addTheme(tr("Dar&k theme"), Theme::Mode::Dark);
    addTheme(tr("Pro&jector theme"), Theme::Mode::Projector);
    connect(&Theme::instance(), &Theme::changed, this, &WindowMenus::showTheme);
    showTheme();
}

// Nothing to choose from where English is all there is.
void WindowMenus::addLanguages(QMenu *menu)
{
    const QList<Language> languages = availableLanguages();
    if (languages.size() < 2)
        return;
    QMenu *choice = menu->addMenu(tr("Lan&guage"));
    auto *group = new QActionGroup(choice);
    const QString chosen = chosenLanguage();
    const auto add = [&](const QString &name, const QString &code) {
        QAction *action = choice->addAction(name, this, [this, code] { Q_EMIT languageRequested(code); });
        action->setCheckable(true);
        action->setChecked(code == chosen);
        group->addAction(action);
    };
    add(tr("Language of the s&ystem"), QString());
    for (const Language &language : languages)
        add(language.name, language.code);
}

void WindowMenus::addStepMenu(const QList<QAction *> &actions)
{
    auto *bar = qobject_cast<QMenuBar *>(m_view->parent());
    auto *menu = new QMenu(tr("&Step"), bar);
    QStringList sections{tr("&Inside the step"), tr("E&xplain and practise")};
    QMenu *section = menu;
    for (QAction *action : actions)
        if (action->isSeparator() && !sections.isEmpty())
            section = menu->addMenu(sections.takeFirst());
        else
            section->addAction(action);
    bar->insertMenu(m_view->menuAction(), menu);
}

void WindowMenus::showTheme()
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().value<Theme::Mode>() == Theme::instance().mode());
}

void WindowMenus::makeHelpMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&Help"));
    QAction *reference = menu->addAction(tr("&Notation and keys"), this, &WindowMenus::referenceRequested);
    reference->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    menu->addSeparator();
    menu->addAction(tr("&About Deltascope"), this, &WindowMenus::aboutRequested);
    menu->addAction(tr("About &Qt"), qApp, &QApplication::aboutQt);
}

void WindowMenus::showTraining(bool training)
{
    m_train->setText(training ? tr("Pause") : tr("&Train"));
}

void WindowMenus::setTrainingAvailable(bool available)
{
    for (QAction *action : {m_train, m_batch, m_epoch})
        action->setEnabled(available);
}

void WindowMenus::setTrainingKeys(bool space, bool letters)
{
    m_train->setShortcut(space ? QKeySequence(Qt::Key_Space) : QKeySequence());
    m_batch->setShortcut(letters ? QKeySequence(Qt::Key_B) : QKeySequence());
    m_epoch->setShortcut(letters ? QKeySequence(Qt::Key_E) : QKeySequence());
}

void WindowMenus::showSpeedLimit(double imagesPerSecond)
{
    m_speeds->showLimit(imagesPerSecond);
}

void WindowMenus::showWidePanel(bool wide)
{
    m_widePanel->setChecked(wide);
}

void WindowMenus::showCommonRange(bool common)
{
    m_commonRange->setChecked(common);
}

void WindowMenus::showPresenting(bool presenting)
{
    m_present->setChecked(presenting);
}

void WindowMenus::addRecentFile(const QString &file)
{
    m_recent->add(file);
}

void WindowMenus::showFullScreen(bool full)
{
    m_fullScreen->setChecked(full);
}

} // namespace deltascope
