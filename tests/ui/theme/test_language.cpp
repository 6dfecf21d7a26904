// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/resources.h"
#include "core/platform/qt_path.h"
#include "tests/suite.h"
#include "ui/theme/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace deltascope;

namespace {
constexpr char esperanto[] = R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="eo">
<context>
    <name>deltascope::WindowMenus</name>
    <message><source>&amp;File</source><translation>&amp;Dosiero</translation></message>
</context>
</TS>
)";

QString file()
{
    return QCoreApplication::translate("deltascope::WindowMenus", "&File");
}

QString images(int count)
{
    return QCoreApplication::translate("deltascope::RunRecord", "%1 images", nullptr, count);
}
} // namespace

/// Languages among the resources: English's plurals, and one more with a single word.
class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QDir shipped(qstring_from(resource_folder() / "translations"));
        const QDir folder(m_resources.filePath(QStringLiteral("translations")));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        const QString english = QStringLiteral("deltascope_en.qm");
        QVERIFY(QFile::copy(shipped.filePath(english), folder.filePath(english)));
        QFile source(m_resources.filePath(QStringLiteral("deltascope_eo.ts")));
        QVERIFY(source.open(QIODevice::WriteOnly) && source.write(esperanto) > 0);
        source.close();
        QCOMPARE(QProcess::execute(QStringLiteral(DELTASCOPE_LRELEASE),
                                   {QStringLiteral("-silent"), source.fileName(), QStringLiteral("-qm"),
                                    folder.filePath(QStringLiteral("deltascope_eo.qm"))}),
                 0);
        qputenv("DELTASCOPE_RESOURCES", m_resources.path().toUtf8());
    }
    void cleanupTestCase()
    {
        qunsetenv("DELTASCOPE_RESOURCES");
        installLanguage(QStringLiteral("en"));
    }

    void a_language_is_there_when_its_file_is()
    {
        QStringList codes;
        for (const Language &language : availableLanguages())
            codes << language.code;
        QCOMPARE(codes, QStringList({QStringLiteral("en"), QStringLiteral("eo")}));
    }

    void the_language_that_was_asked_for_is_shown()
    {
        installLanguage(QStringLiteral("eo"));
        QCOMPARE(file(), QStringLiteral("&Dosiero"));
        installLanguage(QStringLiteral("en"));
        QCOMPARE(file(), QStringLiteral("&File"));
    }

    void what_a_language_lacks_is_english_with_its_plurals()
    {
        installLanguage(QStringLiteral("eo"));
        QCOMPARE(images(1), QStringLiteral("%1 image"));
        QCOMPARE(images(2), QStringLiteral("%1 images"));
    }

    void a_language_without_a_file_is_english()
    {
        installLanguage(QStringLiteral("fi"));
        QCOMPARE(file(), QStringLiteral("&File"));
        QCOMPARE(images(1), QStringLiteral("%1 image"));
    }

private:
    QTemporaryDir m_resources;
};

DELTASCOPE_TEST(TestLanguage)
#include "test_language.moc"
