// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/platform/name_filter.h"

#include <QTest>

using namespace deltascope;

class TestNameFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_filter_names_ends()
    {
        QCOMPARE(endsOf(QStringLiteral("Tables (*.csv *.tsv);;*.json;;All files (*)")),
                 QStringList({QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("json")}));
        QVERIFY(endsOf(QStringLiteral("All files (*)")).isEmpty());
    }

    // "sheets v1.2" has an end, but none that says how it is to be written.
    void a_name_without_one_of_the_ends_gets_the_chosen_one_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("file");
        QTest::newRow("none") << "/a.b/pass"
                              << "/a.b/pass.csv";
        QTest::newRow("another of them") << "/a.b/pass.json"
                                         << "/a.b/pass.json";
        QTest::newRow("in capitals") << "pass.JSON"
                                     << "pass.JSON";
        QTest::newRow("a version") << "pass v1.2"
                                   << "pass v1.2.csv";
        QTest::newRow("of another kind") << "pass.txt"
                                         << "pass.txt.csv";
    }
    void a_name_without_one_of_the_ends_gets_the_chosen_one()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, file);
        QCOMPARE(withEnd(typed, QStringLiteral("*.csv;;*.json"), QStringLiteral("csv")), file);
    }
};

DELTASCOPE_TEST(TestNameFilter)
#include "test_name_filter.moc"
