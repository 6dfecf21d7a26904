// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QList>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

namespace deltascope {

/// A string that translators are given, and what they have made of it.
struct Translatable
{
    QString context;
    QString source;
    bool plural = false;
    QStringList files;        ///< absolute, one entry for each place it is used
    QStringList translations; ///< one, or a form for each kind of count; empty strings where there are none
};

/// The strings of a .ts file, in its order.
inline QList<Translatable> stringsOf(const QString &ts)
{
    QFile file(ts);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QDir folder = QFileInfo(ts).dir();
    QXmlStreamReader xml(&file);
    QList<Translatable> strings;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const auto name = xml.name();
        if (name == QLatin1String("name"))
            context = xml.readElementText();
        else if (name == QLatin1String("message"))
            strings.append({context,
                            {},
                            xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"),
                            {},
                            {}});
        else if (name == QLatin1String("location"))
            strings.last().files << QDir::cleanPath(
                folder.absoluteFilePath(xml.attributes().value(QLatin1String("filename")).toString()));
        else if (name == QLatin1String("source"))
            strings.last().source = xml.readElementText();
        else if (name == QLatin1String("numerusform") ||
                 (name == QLatin1String("translation") && !strings.last().plural))
            strings.last().translations << xml.readElementText();
    }
    return strings;
}

/// What lupdate finds in the sources, and what it says meanwhile.
struct FoundStrings
{
    QList<Translatable> strings;
    QStringList complaints;
};

inline FoundStrings findStrings()
{
    const QTemporaryDir folder;
    const QString ts = folder.filePath(QStringLiteral("found.ts"));
    QProcess update;
    update.setProcessChannelMode(QProcess::MergedChannels);
    update.start(QStringLiteral(DELTASCOPE_CMAKE),
                 {QStringLiteral("-DLUPDATE=" DELTASCOPE_LUPDATE), QStringLiteral("-DTS=") + ts,
                  QStringLiteral("-DOPTIONS=-locations;absolute"), QStringLiteral("-P"),
                  QStringLiteral(DELTASCOPE_SOURCES "/resources/translations/update.cmake")});
    if (!update.waitForFinished(120000) || update.exitCode() != 0)
        return {};
    FoundStrings found = {stringsOf(ts), {}};
    for (const QString &line : QString::fromUtf8(update.readAll()).split(QLatin1Char('\n')))
        if (line.contains(QLatin1String("lacks Q_OBJECT")) || line.contains(QLatin1String("Discarding")))
            found.complaints << line;
    return found;
}

} // namespace deltascope
