// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QString>

#include <vector>

namespace deltascope::house {

/// A file of the project.
struct Source
{
    QString path; ///< from the top of the project
    QString text;
};

inline QString textOf(const QString &path)
{
    QFile file(QStringLiteral(DELTASCOPE_SOURCES) + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The headers and sources of core, ui and app.
inline std::vector<Source> sourcesOfTheProject()
{
    std::vector<Source> sources;
    const QDir top(QStringLiteral(DELTASCOPE_SOURCES));
    for (const char *layer : {"core", "ui", "app"}) {
        QDirIterator files(top.filePath(QString::fromLatin1(layer)),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = top.relativeFilePath(files.next());
            sources.push_back({path, textOf(path)});
        }
    }
    return sources;
}

} // namespace deltascope::house
