// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the real window in each of its jobs, on the shipped data, into a folder of PNG files.
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace deltascope;

namespace {
constexpr QSize windowSize(1440, 900);
constexpr int epochs = 12;
constexpr int stepsToDelta1 = 7; // from x⁰

// A three, in shares of the canvas, as a hand might draw it.
const QList<QPointF> three = {{0.30, 0.24}, {0.42, 0.15}, {0.58, 0.15}, {0.68, 0.25},
                              {0.64, 0.38}, {0.48, 0.47}, {0.64, 0.53}, {0.71, 0.67},
                              {0.62, 0.81}, {0.46, 0.86}, {0.29, 0.77}};

bool waitFor(const std::function<bool()> &happened)
{
    constexpr int patienceInMilliseconds = 120000;
    return QTest::qWaitFor(happened, patienceInMilliseconds);
}

bool save(MainWindow &window, const QDir &folder, const char *name)
{
    QTest::qWait(300); // what fades or is drawn on the next turn of the loop has come to rest
    const QString file = folder.filePath(QLatin1String(name) + QStringLiteral(".png"));
    const bool saved = window.grab().toImage().convertToFormat(QImage::Format_RGB32).save(file, "PNG", 0);
    std::fprintf(stderr, "%s %s\n", saved ? "wrote" : "cannot write", qPrintable(file));
    return saved;
}

bool train(MainWindow &window)
{
    Workbench &workbench = window.workbench();
    workbench.reset({});
    workbench.trainEpochs(epochs);
    return waitFor([&] { return workbench.snapshot()->history->size() > epochs && !workbench.isTraining(); });
}

bool draw(MainWindow &window)
{
    QWidget *canvas = nullptr;
    for (QWidget *each : window.findChildren<QWidget *>())
        if (each->inherits("deltascope::Canvas"))
            canvas = each;
    if (!canvas)
        return false;
    const auto place = [&](const QPointF &share) {
        return QPointF(share.x() * canvas->width(), share.y() * canvas->height()).toPoint();
    };
    QTest::mousePress(canvas, Qt::LeftButton, {}, place(three.first()));
    for (const QPointF &share : three)
        QTest::mouseMove(canvas, place(share));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, place(three.last()));
    return true;
}

void stepToDelta1(MainWindow &window)
{
    for (int i = 0; i < stepsToDelta1; ++i)
        QTest::keyClick(&window, Qt::Key_Right);
}
} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("deltascope-screenshots"));
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    const QTemporaryDir home; // the user's settings do not count here
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());

    Theme::instance().setMode(Theme::Mode::Light);
    MainWindow window;
    window.resize(windowSize);
    window.show();
    window.start();
    if (!waitFor([&] { return window.workbench().hasData(); }) || !train(window))
        return 1;
    bool saved = save(window, folder, "train");
    Theme::instance().setMode(Theme::Mode::Dark);
    saved = save(window, folder, "train-dark") && saved;
    Theme::instance().setMode(Theme::Mode::Light);
    window.setJob(Job::Draw);
    saved = draw(window) && save(window, folder, "draw") && saved;
    window.setJob(Job::Step);
    window.workbench().showExample(ExampleSource::Test, 259);
    stepToDelta1(window);
    saved = save(window, folder, "step") && saved;
    return saved ? 0 : 1;
}
