// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/new_file.h"
#include "tests/core/data/files.h"
#include "tests/suite.h"

#include <QTest>

#include <chrono>
#include <cstring>
#include <system_error>

using namespace deltascope;

class TestNewFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_reads_back_otherwise_is_not_saved_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("another byte") << QByteArray("saveD");
        QTest::newRow("longer") << QByteArray("saved and more");
        QTest::newRow("shorter") << QByteArray("save");
    }
    void what_reads_back_otherwise_is_not_saved()
    {
        QFETCH(QByteArray, expected);
        const Folder folder;
        folder.write("file", {7});
        {
            NewFile file(folder.path("file"));
            file.write(bytes_of("saved"));
            file.check_content({bytes_of("sa"), bytes_of("ved")});
            QVERIFY_THROWS_EXCEPTION(std::system_error, file.check_content({bytes_of(expected)}));
        }
        QCOMPARE(folder.read("file"), Bytes{7});
        QCOMPARE(folder.file_count(), std::size_t{1});
    }

    void what_killed_programs_left_is_removed()
    {
        const Folder folder;
        const auto hour_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
        for (const char *name : {"file.123.part", "file.note.part", "other.123.part"})
            std::filesystem::last_write_time(folder.write(name, {1}), hour_ago);
        folder.write("file.456.part", {1}); // perhaps at work
        NewFile(folder.path("file")).replace_target();
        QVERIFY(!std::filesystem::exists(folder.path("file.123.part")));
        QCOMPARE(folder.file_count(), std::size_t{4});
    }

    void what_a_living_program_writes_stays()
    {
        const Folder folder;
        NewFile first(folder.path("file"));
        for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
            std::filesystem::last_write_time(entry.path(), std::filesystem::file_time_type::clock::now() -
                                                               std::chrono::hours(1));
        NewFile second(folder.path("file"));
        first.write(bytes_of("first"));
        first.replace_target();
        QCOMPARE(folder.read("file"), (Bytes{'f', 'i', 'r', 's', 't'}));
    }

private:
    static std::span<const std::uint8_t> bytes_of(const QByteArray &text)
    {
        return {reinterpret_cast<const std::uint8_t *>(text.constData()),
                static_cast<std::size_t>(text.size())};
    }
    static std::span<const std::uint8_t> bytes_of(const char *text)
    {
        return {reinterpret_cast<const std::uint8_t *>(text), std::strlen(text)};
    }
};

DELTASCOPE_TEST(TestNewFile)
#include "test_new_file.moc"
