// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"
#include "core/data/data_error.h"
#include "tests/core/data/files.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_the_parts_one_after_the_other()
    {
        const Folder folder;
        const Bytes first = {1, 2, 3};
        const Bytes last = {4, 5};
        write_atomically(folder.path("file"), {first, {}, last});
        QCOMPARE(folder.read("file"), (Bytes{1, 2, 3, 4, 5}));
        QCOMPARE(folder.file_count(), std::size_t{1});
    }

    void replaces_a_file()
    {
        const Folder folder;
        folder.write("file", Bytes(100, 9));
        const Bytes content = {1};
        write_atomically(folder.path("file"), {content});
        QCOMPARE(folder.read("file"), content);
        QCOMPARE(folder.file_count(), std::size_t{1});
    }

    void follows_a_link()
    {
        const Folder folder;
        const auto target = folder.write("target", {9});
        std::filesystem::create_symlink(target, folder.path("link"));
        const Bytes content = {1, 2};
        write_atomically(folder.path("link"), {content});
        QVERIFY(std::filesystem::is_symlink(folder.path("link")));
        QCOMPARE(folder.read("target"), content);
    }

    void a_folder_that_is_not_there()
    {
        const Folder folder;
        const Bytes content = {1};
        const QString fault =
            fault_of_file([&] { write_atomically(folder.path("nowhere/file"), {content}); });
        QVERIFY(fault.contains(QStringLiteral("nowhere/file cannot be written: its folder is not there")));
        QCOMPARE(folder.file_count(), std::size_t{0});
    }

    // It said "found No space left on device, expected a file that can be written".
    void a_full_disk_is_told_as_people_say_it()
    {
        const auto told = [](std::errc why) {
            return QByteArray(DataError::not_written("a.safetensors", std::make_error_code(why)).what());
        };
        QCOMPARE(
            told(std::errc::no_space_on_device),
            QByteArray("a.safetensors cannot be written: there is no room left on the disk. What was there "
                       "before is unchanged."));
        QVERIFY(told(std::errc::read_only_file_system).contains("this disk can only be read"));
        const Folder folder;
        const Bytes content = {1};
        const QString longName =
            fault_of_file([&] { write_atomically(folder.path(std::string(300, 'a')), {content}); });
        QVERIFY(longName.contains(QStringLiteral("its name is too long")));
    }

    // Windows refuses a file that another program holds, and signs as '?' in names: it said "you are not
    // allowed to write there", and that the folder is not there.
    void a_held_file_and_an_impossible_name_are_told_as_what_they_are()
    {
        const auto told = [](std::errc why) {
            return QByteArray(DataError::not_written("a?.safetensors", std::make_error_code(why)).what());
        };
        QVERIFY(told(std::errc::device_or_resource_busy).contains(": another program is using it."));
        QVERIFY(told(std::errc::invalid_argument).contains(": such a name is not possible there."));
    }

    void a_folder_and_a_device_stay_what_they_are()
    {
        const Folder folder;
        const Bytes content = {1};
        QVERIFY(fault_of_file([&] {
                    write_atomically(folder.path(), {content});
                }).contains(QStringLiteral("found a folder")));
        QVERIFY(fault_of_file([&] {
                    write_atomically("/dev/null", {content});
                }).contains(QStringLiteral("found a device")));
        QVERIFY(std::filesystem::is_character_file("/dev/null"));
    }
};

DELTASCOPE_TEST(TestAtomicFile)
#include "test_atomic_file.moc"
