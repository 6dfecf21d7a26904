// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/export/onnx_network.h"
#include "tests/app/cli.h"
#include "tests/suite.h"

#include <QFile>

using namespace deltascope;

class TestCliExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { place_.emplace(); }

    void the_pass_of_a_file_is_that_of_trace()
    {
        const QString model = place_->save_network("model", {});
        const QStringList pass = {QStringLiteral("--model"), model,
                                  QStringLiteral("--index"), QStringLiteral("3"),
                                  QStringLiteral("--data"),  place_->data()};
        const QString file = place_->path("pass.json");
        const Outcome exported =
            run_cli(QStringList{QStringLiteral("export"), QStringLiteral("--out"), file} + pass);
        QCOMPARE(exported.err, QByteArray());
        QCOMPARE(exported.status, 0);
        QVERIFY(exported.out.contains("test image 3") && exported.out.contains("check_pass.py"));
        const QJsonObject written = object_in(file);
        const QJsonObject traced =
            run_cli(QStringList{QStringLiteral("trace"), QStringLiteral("--json")} + pass).object();
        for (const char *term : {"x0", "y", "z1", "x1", "z2", "x2", "loss", "delta2", "delta1", "dW2", "db2",
                                 "dW1", "db1", "hidden_activation", "cost"}) {
            QVERIFY2(!traced[QLatin1String(term)].isUndefined(), term);
            QCOMPARE(written[QLatin1String(term)], traced[QLatin1String(term)]);
        }
        QCOMPARE(written[QStringLiteral("W1")].toArray().size(), 784);
    }

    void the_script_that_it_names_is_there()
    {
        const Outcome outcome =
            run_cli({QStringLiteral("export"), QStringLiteral("--network"), QStringLiteral("2-2-2"),
                     QStringLiteral("--out"), place_->path("hand.csv")});
        QCOMPARE(outcome.status, 0);
        const QByteArray script = outcome.out.mid(outcome.out.indexOf("python3 '") + 9);
        QVERIFY(QFile::exists(QString::fromUtf8(script.left(script.indexOf('\'')))));
    }

    void a_network_is_written_as_onnx()
    {
        if (!can_write_onnx())
            QSKIP("built without ONNX's library");
        const QString file = place_->path("network.onnx");
        const Outcome outcome = run_cli({QStringLiteral("export"), QStringLiteral("--model"),
                                         place_->save_network("other", {}), QStringLiteral("--out"), file});
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.status, 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("deltascope"));
    }

    void what_does_not_go_together_is_refused_before_anything_is_written_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *words, const char *said) {
            QTest::newRow(name) << QString::fromLatin1(words).split(QLatin1Char(' ')) << QByteArray(said);
        };
        row("no file", "--network 2-2-2", "--out");
        row("another end", "--network 2-2-2 --out pass.txt", ".onnx");
        row("no example", "--model shipped --out pass.csv", "--index or --image");
        row("an example of a network", "--model shipped --index 3 --out network.onnx", "--index");
    }
    void what_does_not_go_together_is_refused_before_anything_is_written()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, said);
        const QString model = place_->save_network("model", {});
        for (QString &word : words)
            if (word == QLatin1String("shipped"))
                word = model;
            else if (word.contains(QLatin1Char('.')) && !word.startsWith(QLatin1Char('-')))
                word = place_->path(("refused-" + word.toStdString()).c_str());
        const Outcome outcome = run_cli(QStringList{QStringLiteral("export")} + words);
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        if (words.back().contains(QLatin1String("refused-")))
            QVERIFY(!QFile::exists(words.back()));
    }

private:
    static QJsonObject object_in(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    std::optional<Workplace> place_;
};

DELTASCOPE_TEST(TestCliExport)
#include "test_cli_export.moc"
