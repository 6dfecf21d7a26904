// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/idx.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "core/platform/qt_path.h"
#include "tests/core/training/synthetic_data.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <filesystem>

namespace deltascope {

/// A home of its own for a test: settings and side copies lie in a temporary folder and not among the user's,
/// and the resources hold a small data set that is quickly learnt and a small network in place of the shipped
/// ones. Make it before the first window.
class TestHome
{
public:
    static constexpr int trainSize = 600;
    static constexpr int testSize = 200;
    static constexpr int shippedUnits = 5;

    TestHome()
    {
        namespace fs = std::filesystem;
        const fs::path resources = path_from(m_folder.filePath(QStringLiteral("resources")));
        for (const char *name : {"mnist", "networks"})
            fs::create_directories(resources / name);
        for (const fs::directory_entry &shipped : fs::directory_iterator(resource_folder()))
            if (const fs::path name =
                    shipped.path().filename(); // translations are not there without a window
                name == "pictures" || name == "translations" || name == "equations")
                fs::create_directory_symlink(fs::canonical(shipped.path()), resources / name);
        write(resources / "mnist", "train", *synthetic_data(trainSize, 1));
        write(resources / "mnist", "t10k", *synthetic_data(testSize, 2));
        TrainingSettings settings;
        settings.hidden_units = shippedUnits;
        save_session(resources / "networks" / "digits.safetensors",
                     {.network = {settings.functions, initial_parameters(shippedUnits, settings.init, 1)},
                      .settings = settings,
                      .epochs = 0,
                      .test_accuracy = {},
                      .history = {}});
        qputenv("DELTASCOPE_RESOURCES", QFile::encodeName(m_folder.filePath(QStringLiteral("resources"))));
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(QStringLiteral("config")).toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("data")).toLocal8Bit());
        QCoreApplication::setOrganizationName(QStringLiteral("deltascope-test"));
        QCoreApplication::setApplicationName(QStringLiteral("deltascope-test"));
    }
    ~TestHome() { qunsetenv("DELTASCOPE_RESOURCES"); }
    TestHome(const TestHome &) = delete;
    TestHome &operator=(const TestHome &) = delete;

    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// Where the program keeps its copies of unsaved sessions.
    QDir copies() const { return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)); }
    /// As on the first start.
    void forgetEverything()
    {
        QSettings().clear();
        copies().removeRecursively();
    }

    /// That network comes with the program.
    void ship(const Session &session) const { save_session(shippedFile(), session); }
    Session shipped() const { return load_session(shippedFile(), {}); }

private:
    std::filesystem::path shippedFile() const
    {
        return path_from(filePath(QStringLiteral("resources/networks/digits.safetensors")));
    }
    static void write(const std::filesystem::path &folder, const std::string &name, const Dataset &data)
    {
        write_idx_images(folder / (name + "-images-idx3-ubyte"), data.pixels);
        write_idx_labels(folder / (name + "-labels-idx1-ubyte"), data.labels);
    }

    // No code page holds its name.
    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/Ünï çödé 数字 🙂 XXXXXX")};
};

} // namespace deltascope
