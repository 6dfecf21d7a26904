// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/language.h"

#include "core/files/resources.h"
#include "core/platform/qt_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <algorithm>

namespace deltascope {

namespace {
const QString translatorName = QStringLiteral("deltascope language");
const QString english = QStringLiteral("en");
const QString settingsKey = QStringLiteral("window/language");
const QString prefix = QStringLiteral("deltascope");

QString folder()
{
    return qstring_from(resource_folder() / "translations");
}

// The application owns it. False when there is no such file.
bool install(const QLocale &locale, const QString &name, const QString &directory)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(translatorName);
    if (translator->load(locale, name, QStringLiteral("_"), directory) &&
        QCoreApplication::installTranslator(translator))
        return true;
    delete translator;
    return false;
}
} // namespace

QList<Language> availableLanguages()
{
    QList<Language> languages = {{english, QStringLiteral("English")}};
    const QStringList files = QDir(folder()).entryList({prefix + QStringLiteral("_*.qm")}, QDir::Files);
    for (const QString &file : files) {
        const QString code = file.mid(prefix.size() + 1).chopped(3);
        if (code != english)
            languages.append({code, QLocale(code).nativeLanguageName()});
    }
    std::sort(languages.begin(), languages.end(),
              [](const Language &a, const Language &b) { return a.name < b.name; });
    return languages;
}

QString chosenLanguage()
{
    return QSettings().value(settingsKey).toString();
}

void chooseLanguage(const QString &code)
{
    QSettings().setValue(settingsKey, code);
}

void installLanguage(const QString &code)
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(translatorName));
    install(QLocale(english), prefix, folder()); // the plurals, also of what another language lacks
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    if (code != english && install(locale, prefix, folder()))
        install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace deltascope
