// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/kernels/instruction_set.h"
#include "ui/equations/convention_switch.h"
#include "ui/platform/settings_file.h"
#include "ui/platform/window_place.h"
#include "ui/settings/predict_first.h"
#include "ui/theme/icons.h"
#include "ui/theme/language.h"
#include "ui/theme/long_tips.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"
#include "ui/window/files/files_to_open.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

#include <iostream>

using namespace deltascope;

int main(int argc, char *argv[])
{
    // However long a frame takes, no point of a stroke is left out.
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    const auto application = makeApplication(argc, argv, MainWindow::smallestSize);
    QCoreApplication::setApplicationName(QStringLiteral("deltascope"));
    QCoreApplication::setOrganizationName(QStringLiteral("deltascope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DELTASCOPE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Deltascope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("deltascope"));
    keepSettingsAsFile();

    installLanguage(chosenLanguage());

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QCoreApplication::translate(
        "deltascope::Main", "Shows backpropagation on a network that learns to read digits."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(
        QStringLiteral("file"),
        QCoreApplication::translate(
            "deltascope::Main",
            "A network (.safetensors), the table of a sweep (.csv), an exercise (.deltascope), a picture or "
            "images with labels to open."),
        QStringLiteral("[file]"));
    arguments.process(*application);
    if (const std::string fault = instruction_set_fault(); !fault.empty())
        std::cerr << "deltascope: " << fault << "; going on with " << instruction_set().name << '\n';

    setLayersInBrackets(QSettings().value(QStringLiteral("window/layers-in-brackets"), false).toBool());
    restoreConvention();
    PredictFirst::instance().restore();
    const int theme = QSettings().value(QStringLiteral("window/theme"), 0).toInt();
    Theme::instance().setMode(static_cast<Theme::Mode>(qBound(0, theme, 3)));
    LongTips longTips;
    application->installEventFilter(&longTips);
    QGuiApplication::setWindowIcon(tintedIcon(QStringLiteral("deltascope"), colours().text));

    FilesToOpen filesToOpen;
    // A widget that has a style sheet is styled anew, with all that is in it, whenever it is put into
    // another.
    application->setStyleSheet({});
    MainWindow window;
    Theme::instance().restyle();
    window.showOnScreen();
    // The window is painted before anything is read.
    QTimer::singleShot(0, &window, [&] {
        window.start();
        for (const QString &file : arguments.positionalArguments())
            window.openFile(file);
        filesToOpen.passTo([&window](const QStringList &files) { window.openDropped(files); });
    });
    return QApplication::exec();
}
