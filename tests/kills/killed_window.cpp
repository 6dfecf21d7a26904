// SPDX-License-Identifier: GPL-3.0-or-later
// What test_kills kills: the real window at work, and what it does is on standard output before and after it
// is done, a line each. Usage: killed_window train|save|draw|restore FILE; the home is that of the test's
// environment.
#include "core/platform/qt_path.h"
#include "tests/kills/images_of.h"
#include "ui/draw/kept/own_collection.h"
#include "ui/platform/folders.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDateTime>
#include <QTimer>

#include <cstdint>
#include <cstdio>
#include <optional>
#include <random>

using namespace deltascope;

namespace {
constexpr double imagesPerSecond = 20'000;

void tell(const char *what, qint64 number)
{
    std::printf("%s %lld %lld\n", what, static_cast<long long>(QDateTime::currentMSecsSinceEpoch()),
                static_cast<long long>(number));
    std::fflush(stdout);
}

qint64 imagesOf(const TrainingSnapshot &snapshot, const Workbench &workbench)
{
    return imagesOf(saved_run(snapshot), workbench.data().train->size());
}

class Victim : public QObject
{
public:
    Victim(const QString &work, const QString &file)
        : m_work(work)
        , m_file(file)
    {
        m_window.show();
        connect(&workbench(), &Workbench::dataLoaded, this, &Victim::begin);
        QTimer::singleShot(0, &m_window, [this] { m_window.start(); });
    }

private:
    Workbench &workbench() { return m_window.workbench(); }

    void begin()
    {
        tell("ready", 0);
        if (m_work == QLatin1String("restore"))
            return restore();
        if (m_work == QLatin1String("draw"))
            return draw();
        train();
        if (m_work == QLatin1String("save")) {
            connect(&m_window.files(), &SessionFiles::saved, this, &Victim::saved);
            save();
        }
    }

    void train()
    {
        TrainingSettings settings;
        settings.hidden_units = 30;
        workbench().reset(settings);
        workbench().setSpeedLimit(imagesPerSecond);
        const std::uint64_t run = workbench().train();
        connect(&workbench(), &Workbench::snapshotChanged, this, [this, run] {
            if (workbench().snapshot()->run == run)
                tell("at", imagesOf(*workbench().snapshot(), workbench()));
        });
    }

    void save()
    {
        m_saving = imagesOf(*workbench().snapshot(), workbench());
        tell("saving", m_saving);
        m_window.files().save(m_file);
    }
    void saved()
    {
        tell("saved", m_saving);
        QTimer::singleShot(0, this, &Victim::save);
    }

    // Each image says its label: it is filled with it.
    void draw()
    {
        OwnCollection drawings(path_from(drawingsFolder()));
        std::mt19937 random(1);
        const auto any = [&random](int most) {
            return static_cast<int>(random() % static_cast<unsigned>(most));
        };
        for (;;) {
            const int label = any(10);
            DigitImage image{};
            image.fill(static_cast<std::uint8_t>(label));
            const bool takes = drawings.size() > 1 && any(2) == 0;
            tell("keeping", drawings.size() + (takes ? -1 : 1));
            if (takes)
                drawings.remove(any(drawings.size()));
            else
                drawings.insert(any(drawings.size() + 1), image, label);
            tell("kept", drawings.size());
        }
    }

    void restore()
    {
        if (m_window.files().leftCopy().isEmpty())
            return end();
        connect(&m_window.files(), &SessionFiles::opened, this,
                [this](std::uint64_t run) { m_restoredRun = run; });
        connect(&workbench(), &Workbench::snapshotChanged, this, [this] {
            if (workbench().snapshot()->run != m_restoredRun) // the shipped network may come first
                return;
            tell("restored", imagesOf(*workbench().snapshot(), workbench()));
            end();
        });
        m_window.files().restoreCopy();
    }

    void end()
    {
        tell("end", 0);
        QCoreApplication::quit();
    }

    MainWindow m_window;
    QString m_work;
    QString m_file;
    qint64 m_saving = 0;
    std::optional<std::uint64_t> m_restoredRun;
};
} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("deltascope-test"));
    QCoreApplication::setApplicationName(QStringLiteral("deltascope-test"));
    if (argc != 3)
        return 2;
    const Victim victim(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    return QApplication::exec();
}
