// SPDX-License-Identifier: GPL-3.0-or-later
// What test_kills kills: the real window at work, and what it does is on standard output before and after it
// is done, a line each. Usage: killed_window train|save|keep|learn|sweep|restore FILE; the home is that of
// the test's environment.
#include "core/platform/qt_path.h"
#include "tests/kills/images_of.h"
#include "tests/ui/test_home.h"
#include "ui/draw/canvas.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/kept/own_collection.h"
#include "ui/platform/folders.h"
#include "ui/train/panel/train_panel.h"
#include "ui/train/runs/sweep.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDateTime>
#include <QTimer>

#include <algorithm>
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

// Another one for any other parameters.
qint64 markOf(const Network<float> &network)
{
    const Parameters<float> &p = network.parameters;
    const auto hash = [](const auto &values) {
        return qHashBits(values.data(), static_cast<std::size_t>(values.size()) * sizeof(float));
    };
    return static_cast<qint64>((hash(p.W1) ^ hash(p.b1) ^ hash(p.W2) ^ hash(p.b2)) >> 1);
}

qint64 inkedPixels(const Ink &ink)
{
    constexpr int half = 128;
    return std::ranges::count_if(ink.bytes, [](std::uint8_t byte) { return byte >= half; });
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
        if (m_work == QLatin1String("keep"))
            return keep();
        if (m_work == QLatin1String("learn"))
            return learn();
        if (m_work == QLatin1String("sweep"))
            return sweep();
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
    void keep()
    {
        OwnCollection drawings(path_from(drawingsFolder()));
        const auto any = [this](int most) {
            return static_cast<int>(m_random() % static_cast<unsigned>(most));
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

    // One stroke after the other, each of them learnt.
    void learn()
    {
        constexpr int pause = 100; // milliseconds
        m_window.setJob(Job::Draw);
        DrawPanel *panel = m_window.drawPanel();
        connect(&workbench(), &Workbench::snapshotChanged, this,
                [this] { tell("learnt", markOf(workbench().snapshot()->network)); });
        auto *ticks = new QTimer(this);
        connect(ticks, &QTimer::timeout, this, [this, panel] {
            const auto any = [this] { return static_cast<double>(m_random() % 280); };
            panel->canvas()->penDown({any(), any(), 1}, false);
            panel->canvas()->penMove({any(), any(), 1});
            panel->canvas()->endStroke();
            panel->setLabel(static_cast<int>(m_random() % 10));
            tell("inked", inkedPixels(panel->canvas()->ink()));
            Q_EMIT panel->learnRequested();
        });
        ticks->start(pause);
    }

    // The images of all its runs. A sweep is as fast as it can be: this one takes longer than it lives.
    void sweep()
    {
        SweepPlan plan{.setting = Setting::Rate, .values = {}, .epochs = 1500};
        for (int run = 1; run <= 50; ++run) {
            plan.values.emplace_back();
            plan.values.back().hidden_units = TestHome::shippedUnits;
            plan.values.back().learning_rate = run * 0.04;
        }
        connect(&m_sweep, &Sweep::changed, this, [this] {
            qint64 images = 0;
            for (const auto &record : m_window.trainPanel()->runs().records())
                images += record->last->images_seen;
            tell("at", images);
        });
        m_sweep.start(plan);
    }

    void restore()
    {
        if (m_window.files().leftCopy().isEmpty())
            return end();
        connect(&m_window.files(), &SessionFiles::opened, this,
                [this](std::uint64_t run, const SessionExtras &extras) {
                    m_restoredRun = run;
                    for (const EndedRun &ended : extras.ended)
                        m_endedImages += ended.images_seen;
                });
        connect(&workbench(), &Workbench::snapshotChanged, this, [this] {
            if (workbench().snapshot()->run != m_restoredRun) // the shipped network may come first
                return;
            QTimer::singleShot(0, this, &Victim::tellRestored); // when the window shows it too
        });
        m_window.files().restoreCopy();
    }

    void tellRestored()
    {
        tell("restored", m_endedImages + imagesOf(*workbench().snapshot(), workbench()));
        tell("learnt", markOf(workbench().snapshot()->network));
        tell("inked", inkedPixels(m_window.drawPanel()->canvas()->ink()));
        end();
    }

    void end()
    {
        tell("end", 0);
        QCoreApplication::quit();
    }

    MainWindow m_window;
    Sweep m_sweep{m_window.workbench(), m_window.trainPanel()->runs()};
    QString m_work;
    QString m_file;
    qint64 m_saving = 0;
    std::optional<std::uint64_t> m_restoredRun;
    qint64 m_endedImages = 0;
    std::mt19937 m_random{1};
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
