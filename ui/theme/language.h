// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace deltascope {

/// A language that the window can be shown in.
struct Language
{
    QString code; ///< "de", "pt_BR"
    QString name; ///< in the language itself
};

/// English, and every language with a file translations/deltascope_CODE.qm among the resources, by name.
QList<Language> availableLanguages();

/// The code that the user has chosen, empty for the language of the system; kept in the settings.
QString chosenLanguage();
void chooseLanguage(const QString &code);

/// Shows everything made from now on in this language: a code of availableLanguages(), or empty for the first
/// of the system's languages that there is. English where there is none. On the interface thread, before the
/// first widget.
void installLanguage(const QString &code);

} // namespace deltascope
