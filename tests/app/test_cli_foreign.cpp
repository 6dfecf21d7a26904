// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/evaluation.h"
#include "tests/app/cli.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"

using namespace deltascope;

/// Networks of other programs on the command line. They are the shipped one, written as others write it.
class TestCliForeign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        place_.emplace();
        const Session shipped = load_session(resource_folder() / "networks" / "digits.safetensors", {});
        parameters_ = shipped.network.parameters.cast<double>();
        accuracy_ =
            evaluate(shipped.network, load_dataset(place_->folder().path("data"), Split::Test)).accuracy;
        Parameters<double> normalised = parameters_; // x = 0.3081 x' + 0.1307
        normalised.b1 += 0.1307 * parameters_.W1.colwise().sum().transpose();
        normalised.W1 *= 0.3081;
        place_->folder().write("torch", safetensors(tensors_of(normalised, torch_names, true), "F64"));
        place_->folder().write("plain", safetensors(tensors_of(parameters_, torch_names, true)));
        std::vector<Written> no_biases = tensors_of(parameters_, torch_names, true);
        no_biases.erase(no_biases.begin() + 3);
        no_biases.erase(no_biases.begin() + 1);
        place_->folder().write("bare", safetensors(no_biases));
        std::vector<Written> layers = tensors_of(parameters_, torch_names, true);
        layers.push_back({"fc3.weight", {10, 10}, std::vector<double>(100)});
        place_->folder().write("three", safetensors(layers));
    }

    void what_the_test_set_tells_is_used_and_said()
    {
        const Outcome outcome = run("evaluate", "torch", {QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.object()[QStringLiteral("accuracy")].toDouble(), accuracy_);
        const QString said = QString::fromUtf8(outcome.err);
        QVERIFY2(said.contains(QStringLiteral("Read with sigmoid hidden units and inputs pytorch, "
                                              "(x − 0.1307)/0.3081: ")),
                 qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("--hidden-activation and --inputs decide it")));
        QVERIFY(said.contains(QStringLiteral("folded into W¹ and b¹")));
    }

    // Sigmoids made 1 of several large z², and read less than was said.
    void what_outputs_round_away_is_said()
    {
        Parameters<double> large = parameters_;
        large.b2.array() += 100;
        place_->folder().write("large", safetensors(tensors_of(large, torch_names, true)));
        const Outcome rounded = run("evaluate", "large", {QStringLiteral("--json")});
        const double accuracy = rounded.object()[QStringLiteral("accuracy")].toDouble();
        QVERIFY(accuracy < accuracy_);
        const QByteArray left =
            "outputs round the largest away, which leaves " + QByteArray::number(100 * accuracy, 'f', 2);
        QVERIFY2(rounded.err.contains(left), rounded.err.constData());
        const Outcome whole = run("evaluate", "large",
                                  {QStringLiteral("--output-activation"), QStringLiteral("softmax"),
                                   QStringLiteral("--cost"), QStringLiteral("log_likelihood")});
        QVERIFY2(!whole.err.contains("round the largest away"), whole.err.constData());
    }

    void what_is_given_is_used_without_looking()
    {
        const QStringList given = {QStringLiteral("--hidden-activation"), QStringLiteral("sigmoid"),
                                   QStringLiteral("--inputs"), QStringLiteral("plain"),
                                   QStringLiteral("--json")};
        const Outcome plain = run("evaluate", "plain", given);
        QCOMPARE(plain.err, QByteArray());
        QCOMPARE(plain.object()[QStringLiteral("accuracy")].toDouble(), accuracy_);
        const Outcome wrong = run("evaluate", "torch", given);
        QCOMPARE(wrong.err, QByteArray());
        QVERIFY(wrong.object()[QStringLiteral("accuracy")].toDouble() < accuracy_);
    }

    void missing_biases_are_said()
    {
        const Outcome outcome = run("evaluate", "bare", {});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.err.contains("The file has no biases: b¹ and b² are 0.\n"));
    }

    // The pass is that of the file's own numbers over the normalised pixels.
    void trace_has_the_z1_of_the_normalised_inputs()
    {
        const Outcome outcome =
            run("trace", "torch", {QStringLiteral("--index"), QStringLiteral("3"), QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        const Dataset test = load_dataset(place_->folder().path("data"), Split::Test);
        const Vector<double> z1 = parameters_.W1.transpose() * test.x0<double>(3) + parameters_.b1;
        const QJsonArray found = outcome.object()[QStringLiteral("z1")].toArray();
        QCOMPARE(found.size(), z1.size());
        for (Eigen::Index j = 0; j < z1.size(); ++j)
            QVERIFY(std::abs(found[j].toDouble() - z1[j]) < 1e-4);
    }

    void training_goes_on_with_it_and_keeps_what_was_folded()
    {
        const Outcome outcome =
            run("train", "torch",
                {QStringLiteral("--epochs"), QStringLiteral("1"), QStringLiteral("--rate"),
                 QStringLiteral("0.01"), QStringLiteral("--save"), place_->path("saved")});
        QCOMPARE(outcome.status, 0);
        const Session saved = load_session(place_->folder().path("saved"), {});
        QCOMPARE(saved.folded_inputs, Inputs::Pytorch);
        QVERIFY(saved.network.parameters.W1.isApprox(parameters_.W1.cast<float>(), 0.05F));
        const Outcome again = run("evaluate", "saved", {QStringLiteral("--json")});
        QCOMPARE(again.err, QByteArray());
    }

    void faults_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("complaint");
        QTest::newRow("three layers")
            << "three" << QStringList() << 1 << QByteArray("found 3 layers: fc1.weight");
        QTest::newRow("inputs") << "plain"
                                << QStringList({QStringLiteral("--inputs"), QStringLiteral("grey")}) << 2
                                << QByteArray(
                                       "--inputs: found 'grey', expected one of plain, pytorch, 255, signed, "
                                       "inverted, transposed");
    }
    void faults()
    {
        QFETCH(QString, model);
        QFETCH(QStringList, options);
        QFETCH(int, status);
        QFETCH(QByteArray, complaint);
        const Outcome outcome = run("evaluate", qPrintable(model), options);
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(complaint), outcome.err.constData());
        QVERIFY(outcome.complained_in_one_line());
    }

private:
    Outcome run(const char *command, const char *model, const QStringList &options) const
    {
        return run_cli(QStringList({QString::fromLatin1(command), QStringLiteral("--model"),
                                    place_->path(model), QStringLiteral("--data"), place_->data()}) +
                       options);
    }

    std::optional<Workplace> place_;
    Parameters<double> parameters_;
    double accuracy_ = 0;
};

DELTASCOPE_TEST(TestCliForeign)
#include "test_cli_foreign.moc"
