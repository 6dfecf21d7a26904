// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/expression_property.h"
#include "tests/fuzz/mutations.h"
#include "tests/suite.h"

#include <QDir>
#include <QTest>

using namespace deltascope;

namespace {
constexpr unsigned rounds = 500;
}

/// The corpus of fuzz_expression, as it is and damaged at random.
class TestFuzzExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpus_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QDir folder(QStringLiteral(DELTASCOPE_CORPUS "/expression"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QTest::newRow(qPrintable(name)) << file.readAll();
        }
    }
    void corpus()
    {
        QFETCH(const QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(fault_of_expression(text.toStdString())), QByteArray());
        const Bytes whole(text.begin(), text.end());
        for (unsigned seed = 0; seed < rounds; ++seed) {
            const Bytes damaged = Mutations(seed).of(whole);
            const std::string fault = fault_of_expression(std::string(damaged.begin(), damaged.end()));
            QVERIFY2(fault.empty(),
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(QString::fromStdString(fault))));
        }
    }

    void there_is_a_corpus()
    {
        QVERIFY(QDir(QStringLiteral(DELTASCOPE_CORPUS "/expression")).entryList(QDir::Files).size() >= 20);
    }
};

DELTASCOPE_TEST(TestFuzzExpression)
#include "test_fuzz_expression.moc"
