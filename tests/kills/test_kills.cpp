// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"
#include "tests/kills/images_of.h"
#include "tests/suite.h"
#include "tests/ui/test_home.h"
#include "ui/draw/kept/own_collection.h"
#include "ui/platform/folders.h"

#include <QDateTime>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

using namespace deltascope;

namespace {
constexpr int fewKills = 20; // in all, as many in tests/run; DELTASCOPE_KILLS asks for more
constexpr qint64 mostLost = 10'000;
constexpr int patience = 60'000; // milliseconds

/// One line of killed_window.
struct Line
{
    QByteArray what;
    qint64 time = 0; ///< milliseconds
    qint64 number = 0;
};

std::vector<Line> linesOf(const QByteArray &output)
{
    std::vector<Line> lines;
    for (const QByteArray &line : output.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3) // the last may be torn
            lines.push_back({words[0], words[1].toLongLong(), words[2].toLongLong()});
    }
    return lines;
}

std::optional<Line> lastOf(const std::vector<Line> &lines, const char *what)
{
    const auto found =
        std::find_if(lines.rbegin(), lines.rend(), [what](const Line &line) { return line.what == what; });
    return found == lines.rend() ? std::nullopt : std::optional(*found);
}

bool tells(const std::vector<Line> &lines, const char *what, qint64 number)
{
    return std::ranges::any_of(lines,
                               [&](const Line &line) { return line.what == what && line.number == number; });
}

int killCount()
{
    const int asked = qEnvironmentVariableIntValue("DELTASCOPE_KILLS");
    return asked > 0 ? asked : fewKills;
}

// A row each, so that Qt Test's time limit is for one.
void addKills(double share)
{
    QTest::addColumn<int>("kill");
    for (int kill = 0; kill < qRound(share * killCount()); ++kill)
        QTest::addRow("%d", kill) << kill;
}
} // namespace

/// The window is killed at any moment: what was saved is whole, and of all else at most ten seconds are lost.
/// DELTASCOPE_KILLS=200 kills it so often, and tells each.
class TestKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        QFile::remove(file());
    }

    void at_most_ten_seconds_of_training_are_lost_data() { addKills(0.3); }
    void at_most_ten_seconds_of_training_are_lost() { killAndRestore("train", {"at"}, {"restored"}); }

    void at_most_ten_seconds_of_a_sweep_are_lost_data() { addKills(0.1); }
    void at_most_ten_seconds_of_a_sweep_are_lost() { killAndRestore("sweep", {"at"}, {"restored"}); }

    void at_most_ten_seconds_of_drawing_are_lost_data() { addKills(0.1); }
    void at_most_ten_seconds_of_drawing_are_lost()
    {
        killAndRestore("learn", {"learnt", "inked"}, {"learnt", "inked"});
    }

    void what_was_saved_opens_whole_data() { addKills(0.3); }
    void what_was_saved_opens_whole()
    {
        QVERIFY(killWhile(QStringLiteral("save"), 1500));
        const auto saved = lastOf(m_lines, "saved");
        QVERIFY(QFile::exists(file()) || !saved);
        if (!QFile::exists(file()))
            return tell("save", QStringLiteral("no file yet"), 0);
        const qint64 images = imagesOf(load_session(path_from(file()), {}), TestHome::trainSize);
        QVERIFY(tells(m_lines, "saving", images));
        QVERIFY(!saved || images >= saved->number);
        tell("save", QStringLiteral("%1 images in the file").arg(images),
             m_killed - timeOf("saving", images));
    }

    void every_kept_drawing_keeps_its_label_data() { addKills(0.2); }
    void every_kept_drawing_keeps_its_label()
    {
        QVERIFY(killWhile(QStringLiteral("keep"), 1000));
        const OwnCollection drawings(path_from(drawingsFolder()));
        const auto kept = lastOf(m_lines, "kept");
        const auto keeping = lastOf(m_lines, "keeping");
        QVERIFY(keeping);
        QVERIFY(drawings.size() == keeping->number || (kept && drawings.size() == kept->number) ||
                (!kept && drawings.size() == 0));
        for (int n = 0; n < drawings.size(); ++n)
            QCOMPARE(int(drawings.drawings()->image(n)[0]), drawings.drawings()->label(n));
        tell("keep", QStringLiteral("%1 drawings").arg(drawings.size()), 0);
    }

private:
    QString file() const { return m_home.filePath(QStringLiteral("saved.safetensors")); }

    static QString program()
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/killed_window");
    }

    // Lets it work for up to so many milliseconds, at random.
    bool killWhile(const QString &work, int most)
    {
        QProcess process;
        process.start(program(), {work, file()});
        QByteArray output;
        while (!output.contains("ready"))
            if (!process.waitForReadyRead(patience))
                return false;
            else
                output += process.readAllStandardOutput();
        m_began = QDateTime::currentMSecsSinceEpoch();
        QTest::qWait(static_cast<int>(m_random() % static_cast<unsigned>(most)));
        m_killed = QDateTime::currentMSecsSinceEpoch();
        process.kill();
        if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::CrashExit)
            return false;
        m_lines = linesOf(output + process.readAllStandardOutput());
        return true;
    }

    // What it told of itself while it worked, and what it tells after the restart: the same, and not older.
    void killAndRestore(const char *work, const std::vector<const char *> &told,
                        const std::vector<const char *> &found)
    {
        QVERIFY(killWhile(QString::fromLatin1(work), 14'000));
        const std::vector<Line> restored = run(QStringLiteral("restore"));
        QVERIFY2(lastOf(restored, "end"), "it did not start again");
        for (std::size_t what = 0; what < told.size(); ++what) {
            const auto copy = lastOf(restored, found[what]);
            QVERIFY2(!copy || timeOf(told[what], copy->number) > 0, "what came back was never there");
            const qint64 lost = m_killed - (copy ? changedAfter(told[what], copy->number) : m_began);
            tell(work, copy ? QStringLiteral("a copy") : QStringLiteral("no copy yet"), lost);
            QVERIFY2(lost <= mostLost, qPrintable(QStringLiteral("%1 ms are lost").arg(lost)));
        }
    }

    std::vector<Line> run(const QString &work) const
    {
        QProcess process;
        process.start(program(), {work, file()});
        process.waitForFinished(patience);
        return linesOf(process.readAllStandardOutput());
    }

    // When it last told that number of itself; 0: never.
    qint64 timeOf(const char *what, qint64 number) const
    {
        const auto last = std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const Line &line) {
            return line.what == what && line.number == number;
        });
        return last == m_lines.rend() ? 0 : last->time;
    }

    // When what it told of itself was something else than that number for the first time after it; when it
    // was killed, if it never was: nothing is lost by waiting.
    qint64 changedAfter(const char *what, qint64 number) const
    {
        qint64 changed = m_killed;
        for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line) {
            if (line->what != what)
                continue;
            if (line->number == number)
                break;
            changed = line->time;
        }
        return changed;
    }

    void tell(const char *work, const QString &found, qint64 lost) const
    {
        if (killCount() > fewKills)
            qInfo().noquote() << QStringLiteral("%1, killed after %2 ms: %3, %4 ms lost")
                                     .arg(QLatin1String(work))
                                     .arg(m_killed - m_began)
                                     .arg(found)
                                     .arg(lost);
    }

    TestHome m_home;
    std::mt19937 m_random{std::random_device{}()};
    qint64 m_began = 0;
    qint64 m_killed = 0;
    std::vector<Line> m_lines;
};

DELTASCOPE_TEST(TestKills)
#include "test_kills.moc"
