// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/task.h"
#include "tests/app/cli.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"

#include <QStringList>

#include <cmath>

using namespace deltascope;

namespace {
QStringList words_of(const QString &line)
{
    return line.split(QLatin1Char(' '));
}

Outcome run_line(const QString &line)
{
    return run_cli(words_of(line));
}

QJsonObject trace(const QString &options)
{
    return run_line(QStringLiteral("trace --json --network ") + options).object();
}

/// A number at a path such as "after.W2.0.1".
double number_at(const QJsonObject &json, const QString &path)
{
    QJsonValue value = json;
    for (const QString &key : path.split(QLatin1Char('.')))
        value = value.isArray() ? value[key.toInt()] : value[key];
    return value.toDouble(NAN);
}

Matrix<double> matrix(const QJsonValue &rows)
{
    Matrix<double> made(rows.toArray().size(), rows[0].toArray().size());
    for (int row = 0; row < made.rows(); ++row)
        for (int column = 0; column < made.cols(); ++column)
            made(row, column) = rows[row][column].toDouble(NAN);
    return made;
}

Vector<double> vector(const QJsonValue &list)
{
    Vector<double> made(list.toArray().size());
    for (int row = 0; row < made.size(); ++row)
        made[row] = list[row].toDouble(NAN);
    return made;
}
} // namespace

/// The networks of hand size and the marking, by command.
class TestCliPractice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { place_.emplace(); }

    void mazurs_numbers_to_nine_digits_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("path");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        const auto row = [](const char *options, const char *path, double value, int decimals) {
            QTest::addRow("%s, %s", options, path)
                << QString::fromLatin1(options) << QString::fromLatin1(path) << value << decimals;
        };
        row("mazur", "loss", 0.298371109, 9);
        row("mazur", "delta2.0", 0.13849856, 8);
        row("mazur", "delta2.1", -0.03809824, 8);
        row("mazur", "delta1.0", 0.00877135, 8);
        row("mazur", "delta1.1", 0.00995425, 8);
        row("mazur", "after.W2.0.0", 0.35891648, 8);
        row("mazur", "after.W2.0.1", 0.51130127, 8);
        row("mazur", "after.W2.1.0", 0.40866619, 8);
        row("mazur", "after.W2.1.1", 0.56137012, 8);
        row("mazur", "after.loss", 0.280471447, 9);
        row("mazur --fixed-biases", "after.loss", 0.291027774, 9);
        row("mazur --fixed-biases", "after.b1.0", 0.35, 15);
        row("mazur --fixed-biases --updates 1", "loss", 0.291027774, 9);
        row("mazur --updates 1", "loss", 0.280471447, 9);
        row("mazur --seed 77", "loss", 0.298371109, 9);
        row("mazur --rate 0.25", "rate", 0.25, 15);
    }
    void mazurs_numbers_to_nine_digits()
    {
        QFETCH(const QString, options);
        QFETCH(const QString, path);
        QFETCH(const double, value);
        QFETCH(const int, decimals);
        const double found = number_at(trace(options), path);
        QVERIFY2(std::abs(found - value) <= 0.5 * std::pow(10.0, -decimals),
                 qPrintable(QString::number(found, 'g', 17)));
    }

    // It spoke of an image and its pixels.
    void the_text_of_a_small_network_speaks_of_inputs()
    {
        const QString text = QString::fromUtf8(run_line(QStringLiteral("trace --network 3-2-2")).out);
        QVERIFY(text.contains(QStringLiteral("x⁰ᵢ = input i")));
        QVERIFY(!text.contains(QStringLiteral("image")));
        QVERIFY(!text.contains(QStringLiteral("pixel")));
    }

    void units_first_changes_the_text_alone()
    {
        const QString line = QStringLiteral("trace --network 3-2-2"),
                      first = QStringLiteral(" --convention units-first");
        const QString text = QString::fromUtf8(run_line(line + first).out);
        QVERIFY(text.contains(QStringLiteral("z¹ = W¹ a⁰ + b¹")));
        QVERIFY(text.contains(QStringLiteral("δ¹ = ((W²)ᵀ δ²) ⊙ σ′(z¹)")));
        QVERIFY(text.contains(QStringLiteral("2×3 numbers")));
        QVERIFY(!text.contains(QStringLiteral("3×2 numbers")));
        QVERIFY(!text.contains(QStringLiteral("φ")));
        QVERIFY(text.contains(QStringLiteral("∂Lₙ/∂w¹[1,2]")) &&
                !text.contains(QStringLiteral("∂Lₙ/∂w¹[2,1]")));
        QCOMPARE(run_line(line + QStringLiteral(" --json") + first).out,
                 run_line(line + QStringLiteral(" --json")).out);
        QCOMPARE(run_line(line + QStringLiteral(" --convention inputs-first")).out, run_line(line).out);
    }

    void the_keys_of_a_trace_with_three_more()
    {
        const QJsonObject json = trace(QStringLiteral("4-3-2 --seed 9"));
        QStringList keys = json.keys();
        QCOMPARE(keys.size(), 20);
        for (const char *key : {"label",
                                "hidden_activation",
                                "output_activation",
                                "cost",
                                "loss",
                                "x0",
                                "y",
                                "z1",
                                "x1",
                                "z2",
                                "x2",
                                "delta2",
                                "delta1",
                                "dW2",
                                "db2",
                                "dW1",
                                "db1",
                                "sizes",
                                "rate",
                                "after"})
            QVERIFY2(keys.contains(QLatin1String(key)), key);
        QVERIFY(json[QStringLiteral("label")].isNull());
        QCOMPARE(json[QStringLiteral("sizes")].toArray(), (QJsonArray{4, 3, 2}));
        QCOMPARE(json[QStringLiteral("rate")].toDouble(), 0.5);
        QCOMPARE(json[QStringLiteral("after")].toObject().keys(),
                 (QStringList{QStringLiteral("W1"), QStringLiteral("W2"), QStringLiteral("b1"),
                              QStringLiteral("b2"), QStringLiteral("loss")}));
    }

    // The loss after the update once more: the printed new parameters in a forward pass in loops.
    void the_network_after_one_update_data()
    {
        QTest::addColumn<QString>("options");
        for (const char *options :
             {"mazur", "2-2-2 --seed 5 --rate 1", "3-2-2 --fixed-biases", "4-3-2 --seed 0",
              "4-3-2 --hidden-activation tanh --cost cross-entropy",
              "4-3-2 --hidden-activation linear --output-activation softmax --cost log-likelihood",
              "3-2-2 --hidden-activation relu --output-activation tanh"})
            QTest::newRow(options) << QString::fromLatin1(options);
    }
    void the_network_after_one_update()
    {
        QFETCH(const QString, options);
        const QJsonObject json = trace(options);
        const QJsonValue after = json[QStringLiteral("after")];
        Network<double> network;
        network.functions = {
            *activation_from(json[QStringLiteral("hidden_activation")].toString().toStdString()),
            *activation_from(json[QStringLiteral("output_activation")].toString().toStdString()),
            *cost_from(json[QStringLiteral("cost")].toString().toStdString())};
        network.parameters = {matrix(after[QStringLiteral("W1")]), vector(after[QStringLiteral("b1")]),
                              matrix(after[QStringLiteral("W2")]), vector(after[QStringLiteral("b2")])};
        const plain::Pass again = plain::forward(network, plain::reals(vector(json[QStringLiteral("x0")])),
                                                 plain::reals(vector(json[QStringLiteral("y")])));
        QVERIFY(plain::close(after[QStringLiteral("loss")].toDouble(NAN), again.loss));
    }

    void a_seed_says_the_numbers()
    {
        const QString name = QStringLiteral("2-2-2 --seed ");
        QCOMPARE(trace(name + QLatin1Char('3')), trace(name + QLatin1Char('3')));
        QVERIFY(trace(name + QLatin1Char('3')) != trace(name + QLatin1Char('4')));
        QCOMPARE(trace(name + QLatin1Char('1')), trace(QStringLiteral("2-2-2")));
        QVERIFY(!trace(name + QStringLiteral("18446744073709551615")).isEmpty());
    }

    void for_people_to_read()
    {
        const Outcome outcome = run_line(QStringLiteral("trace --network mazur --fixed-biases"));
        QCOMPARE(outcome.status, 0);
        for (const char *text : {"2 → 2 sigmoid → 2 sigmoid, quadratic cost", "δ¹ = (W² δ²) ⊙ φ′(z¹)",
                                 "0.298371", "0.291028", "biases stay", "0.291027924"})
            QVERIFY2(outcome.out.contains(text), text);
        QVERIFY(!outcome.out.contains("digit"));
        QVERIFY(!run_line(QStringLiteral("trace --network mazur")).out.contains("0.291027924"));
    }

    void gradients_are_checked()
    {
        for (const char *name : {"mazur", "2-2-2 --seed 2", "3-2-2", "4-3-2 --output-activation tanh"}) {
            const Outcome outcome =
                run_line(QStringLiteral("check-gradients --json --network ") + QString::fromLatin1(name));
            QCOMPARE(outcome.status, 0);
            QCOMPARE(outcome.object()[QStringLiteral("samples")].toInt(), 200);
            QVERIFY(outcome.object()[QStringLiteral("max_relative_error")].toDouble(1) < 1e-6);
        }
    }

    void all_gradients_are_checked()
    {
        const auto counted = [](const char *options, const char *count) {
            const Outcome outcome = run_line(QStringLiteral("check-gradients --json --network 3-2-2 ") +
                                             QString::fromLatin1(options));
            return outcome.object()[QString::fromLatin1(count)].toInt(-1);
        };
        QCOMPARE(counted("--all", "samples"), 3 * 2 + 2 + 2 * 2 + 2);
        QCOMPARE(counted("--all", "differing"), 0);
        QCOMPARE(counted("--terms b1,W2", "samples"), 2 + 2 * 2);
        QCOMPARE(counted("--terms z1,z2", "samples"), 2 + 2);
        QCOMPARE(counted("--terms z1,z2", "unresolved"), 0);
        const QJsonObject mazur =
            run_line(QStringLiteral("check-gradients --json --network mazur --terms z1 --epsilon 1e-3"))
                .object();
        const QJsonObject worst = mazur[QStringLiteral("worst")].toObject();
        QVERIFY(worst[QStringLiteral("entry")].toString().startsWith(QStringLiteral("z¹[")));
        const double backpropagated = worst[QStringLiteral("backpropagated")].toDouble();
        const bool second = worst[QStringLiteral("entry")].toString() == QStringLiteral("z¹[1]");
        QVERIFY(std::abs(backpropagated - (second ? 0.00995425470 : 0.00877135469)) < 1e-10);
        QVERIFY(std::abs(worst[QStringLiteral("central_difference")].toDouble() - backpropagated) < 1e-7);
    }

    // A saturated network was said to have gradients with a relative error of 1.
    void gradients_below_rounding_are_counted_apart()
    {
        const QString line = QStringLiteral("check-gradients --network mazur --epsilon 1e-17");
        const QJsonObject json = run_line(line + QStringLiteral(" --json --all")).object();
        QCOMPARE(json[QStringLiteral("samples")].toInt(), 12);
        QCOMPARE(json[QStringLiteral("differing")].toInt(-1), 0);
        QVERIFY(json[QStringLiteral("unresolved")].toInt() >= 4);
        QVERIFY(json[QStringLiteral("max_relative_error")].toDouble(1) < 0.01);
        QVERIFY(json[QStringLiteral("resolution")].toDouble() > 1e-3);
        QVERIFY(run_line(line).out.contains("of them left out: too small to tell from the rounding of L"));
    }

    void marks_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QByteArray>("out");
        const auto row = [](const char *options, const char *out) {
            QTest::newRow(options) << QString::fromUtf8(options) << QByteArray(out);
        };
        row("--term delta1 --entry 0 --answer 0.0363503", "\"mistakes\":[\"M2\"]}\n");
        row("--term delta1 --entry 0 --answer -0.00877135", "\"mistakes\":[\"M9\"]}\n");
        row("--term delta1 --entry 0 --answer 0.00877", "{\"right\":true,\"expected\":0.008771354689486");
        row("--term delta1 --entry 0 --answer 8,77·10^-3", "{\"right\":true,");
        row("--term delta1 --entry 0 --answer (0.4*0.138499-0.5*0.0380982)*0.241301", "{\"right\":true,");
        row("--term delta1 --entry 0 --answer 7", "{\"right\":false,");
        row("--term delta1 --entry 0 --answer 7", "\"mistakes\":[]}\n");
        row("--term delta1 --entry 0 --answer -0.00459656", "\"mistakes\":[\"M5\",\"M17\"]}\n");
        row("--term dW2 --entry 0,1 --answer 0.0826676", "\"mistakes\":[\"M7\"]}\n");
        row("--term loss --answer 0.298371109", "{\"right\":true,\"expected\":0.29837110876");
        row("--term loss --answer 0.596742", "\"mistakes\":[\"M23\"]}\n");
        row("--term after.W1 --entry 0,0 --answer 0.14978", "{\"right\":true,");
        row("--term after.W1 --entry 0,0 --answer 0.15", "\"mistakes\":[\"rounding\"]}\n");
        row("--term after.W1 --entry 0,0 --answer 0.15021928", "\"mistakes\":[\"M24\"]}\n");
        row("--term after.loss --answer 0.280471447", "{\"right\":true,");
        row("--term after.loss --answer 0.291027774", "{\"right\":false,");
        row("--term after.loss --answer 0.291027774 --fixed-biases", "{\"right\":true,");
        row("--term after.W2 --entry 0,0 --answer 0.317833 --rate 1", "{\"right\":true,");
    }
    void marks()
    {
        QFETCH(const QString, options);
        QFETCH(const QByteArray, out);
        const Outcome outcome = run_line(QStringLiteral("mark --network mazur --json ") + options);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray());
        QVERIFY2(outcome.out.contains(out), outcome.out.constData());
    }

    void marks_for_people_to_read()
    {
        const Outcome wrong =
            run_line(QStringLiteral("mark --network mazur --term delta1 --entry 0 --answer 0.0363503"));
        QVERIFY(wrong.out.startsWith("wrong: delta1[0] = 0.00877135"));
        QVERIFY(wrong.out.contains("M2        "));
        QVERIFY(wrong.out.endsWith("?\n"));
        QVERIFY(run_line(QStringLiteral("mark --network mazur --term after.W1 --entry 0,0 --answer 0.1498"))
                    .out.contains("more are needed"));
        QCOMPARE(run_line(QStringLiteral("mark --network mazur --term delta1 --entry 0 --answer 0.00877"))
                     .out.left(7),
                 QByteArray("right: "));
    }

    // The same on a model's digit: what trace prints is right, and half of it is not.
    void marks_the_pass_of_a_model()
    {
        const QString model = place_->save_network("model", {});
        const QString on =
            QStringLiteral(" --json --index 3 --model %1 --data %2").arg(model, place_->data());
        const QJsonObject traced = run_line(QStringLiteral("trace") + on).object();
        QVERIFY(traced[QStringLiteral("sizes")].isUndefined());
        const auto mark = [&](const QString &term, double answer) {
            return run_line(
                       QStringLiteral("mark%1 --term %2 --answer %3").arg(on, term).arg(answer, 0, 'g', 17))
                .object();
        };
        for (const char *path : {"x1.2", "delta2.7", "delta1.1", "loss", "dW2.1.4"}) {
            const double value = number_at(traced, QString::fromLatin1(path));
            QStringList parts = QString::fromLatin1(path).split(QLatin1Char('.'));
            QString term = parts.takeFirst();
            if (!parts.isEmpty())
                term += QStringLiteral(" --entry ") + parts.join(QLatin1Char(','));
            const QJsonObject right = mark(term, value);
            QCOMPARE(right[QStringLiteral("right")].toBool(), true);
            QCOMPARE(right[QStringLiteral("expected")].toDouble(), value);
            QCOMPARE(mark(term, value / 2)[QStringLiteral("right")].toBool(true), false);
        }
        QCOMPARE(mark(QStringLiteral("delta1 --entry 1"),
                      -number_at(traced, QStringLiteral("delta1.1")))[QStringLiteral("mistakes")]
                     .toArray(),
                 QJsonArray{QStringLiteral("M9")});
    }

    void faults_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("complaint");
        const auto row = [](const char *words, const char *complaint) {
            QTest::newRow(words) << QString::fromUtf8(words) << QByteArray(complaint);
        };
        row("trace --network 5-5-5", "--network: found '5-5-5', expected one of mazur, 2-2-2, 3-2-2, 4-3-2");
        row("trace --network mazur --model x", "--network and --model cannot be used together");
        row("trace --network mazur --index 1", "--network and --index cannot be used together");
        row("trace --network mazur --image x --label 1", "--network and --image cannot be used together");
        row("trace --network mazur --seed -1", "--seed: found '-1', expected a whole number");
        row("trace --network mazur --rate 0", "--rate: found '0', expected a positive number");
        row("trace --network mazur --cost cross-entropy --output-activation tanh", "--cost: found cross");
        row("trace --model x --index 1 --seed 1", "--seed needs --network");
        row("trace --model x --index 1 --updates 2", "--updates needs --network");
        row("trace --network mazur --updates -1", "--updates: found '-1', expected a whole number");
        row("trace --network mazur --hidden-activation linear --output-activation linear --rate 1e9 "
            "--updates "
            "9",
            "--updates: the network's numbers are no longer finite");
        row("trace --model x --index 1 --fixed-biases", "--fixed-biases needs --network");
        row("check-gradients --network mazur --all --samples 3", "--all and --samples cannot be used");
        row("check-gradients --network mazur --terms W1,y",
            "--terms: found 'y', expected W1, b1, W2, b2, z1");
        row("check-gradients --network mazur --data x", "--network and --data cannot be used together");
        const std::string mark = "mark --network mazur ";
        const auto mark_row = [&](const char *options, const char *complaint) {
            row((mark + options).c_str(), complaint);
        };
        mark_row("--entry 0 --answer 1", "--term is missing");
        mark_row("--term delta1 --entry 0", "--answer is missing");
        mark_row("--term delta1 --answer 1", "--entry is missing");
        mark_row("--term delta3 --entry 0 --answer 1", "--term: found 'delta3', expected one of z1, x1");
        mark_row("--term delta1 --entry 2 --answer 1", "--entry: found '2', expected I from 0 to 1");
        mark_row("--term delta1 --entry -1 --answer 1", "--entry: found '-1'");
        mark_row("--term delta1 --entry 0,0 --answer 1", "--entry: found '0,0', expected I from");
        mark_row("--term dW1 --entry 0 --answer 1", "expected I,J, I from 0 to 1 and J from 0 to 1");
        mark_row("--term dW1 --entry 0,2 --answer 1", "--entry: found '0,2'");
        mark_row("--term loss --entry 0 --answer 1", "--entry: found '0', expected none for loss");
        mark_row("--term loss --answer 1+",
                 "--answer: found '1+', expected a number or arithmetic (at character 3:");
        mark_row("--term loss --answer one", "(at character 1:");
        row("mark --term loss --answer 1", "--model is missing");
        row("mark --model x --term loss --answer 1", "x: found no such file");
    }
    void faults()
    {
        QFETCH(const QString, words);
        QFETCH(const QByteArray, complaint);
        const Outcome outcome = run_line(words);
        QVERIFY2(outcome.err.contains(complaint), outcome.err.constData());
        QCOMPARE(outcome.status, outcome.err.contains("no such file") ? 1 : 2);
        QVERIFY(outcome.complained_in_one_line());
        QCOMPARE(outcome.out, QByteArray());
    }

    void help_tells_the_options()
    {
        const QByteArray help = run_line(QStringLiteral("mark --help")).out;
        for (const char *option : {"--network NAME", "--seed S", "--fixed-biases", "--term TERM",
                                   "--entry I[,J]", "--answer TEXT", "--json", "--model FILE"})
            QVERIFY2(help.contains(option), option);
        QVERIFY(run_line(QStringLiteral("--help")).out.contains("mark"));
        QVERIFY(run_line(QStringLiteral("trace --help")).out.contains("--network NAME"));
    }

private:
    std::optional<Workplace> place_;
};

DELTASCOPE_TEST(TestCliPractice)
#include "test_cli_practice.moc"
