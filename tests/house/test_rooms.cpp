// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sources.h"
#include "tests/suite.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {
using namespace deltascope::house;

constexpr int mostNames = 24; // as many as a reader takes in at one look; a header and its source are one

QString folderOf(const QString &path)
{
    return path.left(qMax(0, path.lastIndexOf(QLatin1Char('/'))));
}

// The one list of rooms, lowest first: the table of CONTRIBUTING.md, one row a room.
QStringList roomsIn(const QString &contributing)
{
    static const QRegularExpression row(QStringLiteral("^\\| `([^`]+)` \\|"),
                                        QRegularExpression::MultilineOption);
    QStringList rooms;
    for (auto found = row.globalMatch(contributing); found.hasNext();)
        rooms << found.next().captured(1);
    return rooms;
}

// The project's own headers that a source includes; not a moc's output, which has no folder.
QStringList includesOf(const Source &source)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s+\"([^\"]+/[^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QStringList paths;
    for (auto found = include.globalMatch(source.text); found.hasNext();)
        paths << found.next().captured(1);
    return paths;
}

QStringList faultsOfIncludes(const QStringList &rooms, const std::vector<Source> &sources)
{
    QStringList faults;
    for (const Source &source : sources) {
        const auto own = rooms.indexOf(folderOf(source.path));
        if (own < 0)
            faults << source.path + QStringLiteral(" is in no room");
        for (const QString &path : includesOf(source)) {
            const auto other = rooms.indexOf(folderOf(path));
            if (other < 0 || other > own)
                faults << source.path + QStringLiteral(" includes ") + path;
        }
    }
    return faults;
}

QStringList faultsOfSizes(const QStringList &rooms, const std::vector<Source> &sources)
{
    QHash<QString, QSet<QString>> names;
    for (const Source &source : sources)
        names[folderOf(source.path)].insert(source.path.left(source.path.lastIndexOf(QLatin1Char('.'))));
    QStringList faults;
    for (const QString &room : rooms) {
        const auto count = names.value(room).size();
        if (count == 0)
            faults << room + QStringLiteral(" is empty");
        if (count > mostNames)
            faults << QStringLiteral("%1 has %2 names").arg(room).arg(count);
    }
    return faults;
}

Source source(const char *path, const char *text)
{
    return {QString::fromLatin1(path), QString::fromLatin1(text)};
}
} // namespace

/// The rooms of CONTRIBUTING.md: a source includes only what lies in its own room or a lower one.
class TestRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_the_list_from_a_table()
    {
        QCOMPARE(roomsIn(QStringLiteral("Text `a/b`.\n\n| room | idea |\n|---|---|\n| `core` | sizes |\n"
                                        "| `core/data` | files |\n")),
                 QStringList({QStringLiteral("core"), QStringLiteral("core/data")}));
    }

    void finds_an_include_that_leads_upward()
    {
        const QStringList rooms = {QStringLiteral("core"), QStringLiteral("ui/low"),
                                   QStringLiteral("ui/high")};
        const std::vector<Source> sources = {
            source("core/sizes.h", "#include <vector>\n"),
            source("ui/low/a.cpp",
                   "#include \"ui/low/a.h\"\n#include \"core/sizes.h\"\n#include \"a.moc\"\n"),
            source("ui/low/a.h", "  #  include \"ui/high/b.h\" // upward\n"),
            source("ui/high/b.h", "#include \"ui/low/a.h\"\n#include \"ui/other/c.h\"\n"),
            source("ui/other/c.h", "")};
        QCOMPARE(faultsOfIncludes(rooms, sources),
                 QStringList({QStringLiteral("ui/low/a.h includes ui/high/b.h"),
                              QStringLiteral("ui/high/b.h includes ui/other/c.h"),
                              QStringLiteral("ui/other/c.h is in no room")}));
    }

    void finds_a_room_that_is_too_large_or_empty()
    {
        std::vector<Source> sources;
        for (int i = 0; i < mostNames; ++i)
            for (const char *suffix : {".h", ".cpp"})
                sources.push_back({QStringLiteral("core/full/name%1").arg(i) + QLatin1String(suffix), {}});
        const QStringList rooms = {QStringLiteral("core/full"), QStringLiteral("core/gone")};
        QCOMPARE(faultsOfSizes(rooms, sources), QStringList(QStringLiteral("core/gone is empty")));
        sources.push_back(source("core/full/one_more.h", ""));
        QCOMPARE(faultsOfSizes(rooms, sources), QStringList({QStringLiteral("core/full has 25 names"),
                                                             QStringLiteral("core/gone is empty")}));
    }

    void the_project_keeps_to_its_rooms()
    {
        const QStringList rooms = roomsIn(textOf(QStringLiteral("CONTRIBUTING.md")));
        QVERIFY(rooms.contains(QStringLiteral("core/network")));
        const std::vector<Source> sources = sourcesOfTheProject();
        QVERIFY(sources.size() > 200);
        const QStringList faults = faultsOfIncludes(rooms, sources) + faultsOfSizes(rooms, sources);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }
};

DELTASCOPE_TEST(TestRooms)
#include "test_rooms.moc"
