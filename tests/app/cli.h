// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/idx.h"
#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "core/platform/qt_path.h"
#include "tests/core/data/files.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace deltascope {

/// What a run of the program left behind.
struct Outcome
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    bool complained_in_one_line() const { return err.count('\n') == 1 && err.endsWith('\n'); }
};

inline QString cli_program()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/deltascope-cli");
}

inline Outcome run_program(const QString &program, const QStringList &arguments,
                           const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Runs the real program, which lies beside the test.
inline Outcome run_cli(const QStringList &arguments,
                       const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    return run_program(cli_program(), arguments, environment);
}

/// A folder with the first MNIST images as a data set that trains at once, and room for the files of a test.
class Workplace
{
public:
    static constexpr int train_size = 300;
    static constexpr int test_size = 100;

    Workplace()
    {
        std::filesystem::create_directory(folder_.path("data"));
        write_first(Split::Train, "train-", train_size);
        write_first(Split::Test, "t10k-", test_size);
    }

    QString path(const char *name) const { return qstring_from(folder_.path(name)); }
    QString data() const { return path("data"); }
    const Folder &folder() const { return folder_; }

    /// A network with random parameters, good for anything but reading digits.
    QString save_network(const char *name, const Functions &functions, int hidden_units = 4) const
    {
        Session session;
        session.network = {functions, initial_parameters(hidden_units, Init::Scaled, 5)};
        save_session(folder_.path(name), session);
        return path(name);
    }

private:
    void write_first(Split split, const std::string &prefix, std::size_t count)
    {
        const Dataset all = load_dataset(resource_folder() / "mnist", split);
        write_idx_images(folder_.path("data/" + prefix + "images-idx3-ubyte"),
                         std::span(all.pixels).first(count * pixel_count));
        write_idx_labels(folder_.path("data/" + prefix + "labels-idx1-ubyte"),
                         std::span(all.labels).first(count));
    }

    Folder folder_;
};

} // namespace deltascope
