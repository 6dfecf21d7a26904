// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/evaluation.h"
#include "tests/app/cli.h"
#include "tests/core/network/examples.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"

#include <QImage>
#include <QPainter>

using namespace deltascope;

namespace {
plain::Reals reals(const QJsonValue &list)
{
    plain::Reals numbers;
    for (const QJsonValue &number : list.toArray())
        numbers.push_back(number.toDouble(NAN));
    return numbers;
}

bool close(const QJsonValue &list, const plain::Reals &expected)
{
    const plain::Reals found = reals(list);
    return std::ranges::equal(found, expected, [](auto a, auto b) { return plain::close(a, b, 100); });
}

// An outer product a bᵀ as a list of rows.
bool is_outer_product(const QJsonValue &rows, const plain::Reals &a, const plain::Reals &b)
{
    if (rows.toArray().size() != static_cast<qsizetype>(a.size()))
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        plain::Reals row;
        for (const plain::Real entry : b)
            row.push_back(a[i] * entry);
        if (!close(rows[static_cast<qsizetype>(i)], row))
            return false;
    }
    return true;
}
} // namespace

class TestCliResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { place_.emplace(); }

    void evaluate_counts_every_image()
    {
        const QString model = place_->save_network("model", {});
        const Outcome outcome = run_cli({QStringLiteral("evaluate"), QStringLiteral("--model"), model,
                                         QStringLiteral("--data"), place_->data(), QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray());
        const QJsonObject json = outcome.object();
        QCOMPARE(json.keys(), (QStringList{QStringLiteral("accuracy"), QStringLiteral("confusion"),
                                           QStringLiteral("loss")}));

        const Network<double> network =
            load_session(place_->folder().path("model"), {}).network.cast<double>();
        const Dataset test = load_dataset(place_->folder().path("data"), Split::Test);
        double loss = 0;
        int right = 0;
        std::array<std::array<int, 10>, 10> confusion = {};
        for (int n = 0; n < test.size(); ++n) {
            const Pass<double> pass = forward(network, test.x0<double>(n), one_hot<double>(test.label(n)));
            Eigen::Index answer = 0;
            pass.x2.maxCoeff(&answer);
            loss += pass.loss / test.size();
            right += answer == test.label(n);
            ++confusion[static_cast<std::size_t>(test.label(n))][static_cast<std::size_t>(answer)];
        }
        QVERIFY(std::abs(json[QStringLiteral("loss")].toDouble() - loss) < 1e-5 * loss);
        QCOMPARE(json[QStringLiteral("accuracy")].toDouble(), right / 100.0);
        for (int row = 0; row < 10; ++row)
            for (int column = 0; column < 10; ++column)
                QCOMPARE(json[QStringLiteral("confusion")][row][column].toInt(),
                         confusion[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
    }

    // The whole pass once more, in loops, from the file and the image.
    void trace_recomputed_data() { add_rows_of_functions(); }
    void trace_recomputed()
    {
        QFETCH(Functions, functions);
        const QString model = place_->save_network("model", functions);
        const Outcome outcome =
            run_cli({QStringLiteral("trace"), QStringLiteral("--model"), model, QStringLiteral("--index"),
                     QStringLiteral("17"), QStringLiteral("--split"), QStringLiteral("train"),
                     QStringLiteral("--data"), place_->data(), QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        const QJsonObject json = outcome.object();
        QCOMPARE(json.size(), 17);
        const Dataset train = load_dataset(place_->folder().path("data"), Split::Train);
        const int label = train.label(17);
        plain::Reals x0;
        for (const std::uint8_t pixel : train.image(17))
            x0.push_back(pixel / 255.0);
        plain::Reals y(10);
        y[static_cast<std::size_t>(label)] = 1;
        const Network<double> network =
            load_session(place_->folder().path("model"), {}).network.cast<double>();
        const plain::Pass pass = plain::backpropagate(network, x0, y);
        QCOMPARE(json[QStringLiteral("label")].toInt(), label);
        QCOMPARE(json[QStringLiteral("hidden_activation")].toString().toStdString(),
                 std::string(to_string(functions.hidden)));
        QCOMPARE(json[QStringLiteral("output_activation")].toString().toStdString(),
                 std::string(to_string(functions.output)));
        QCOMPARE(json[QStringLiteral("cost")].toString().toStdString(),
                 std::string(to_string(functions.cost)));
        QVERIFY(plain::close(json[QStringLiteral("loss")].toDouble(), pass.loss));
        QVERIFY(close(json[QStringLiteral("x0")], x0));
        QVERIFY(close(json[QStringLiteral("y")], y));
        QVERIFY(close(json[QStringLiteral("z1")], pass.z1));
        QVERIFY(close(json[QStringLiteral("x1")], pass.x1));
        QVERIFY(close(json[QStringLiteral("z2")], pass.z2));
        QVERIFY(close(json[QStringLiteral("x2")], pass.x2));
        QVERIFY(close(json[QStringLiteral("delta2")], pass.delta2));
        QVERIFY(close(json[QStringLiteral("delta1")], pass.delta1));
        QVERIFY(close(json[QStringLiteral("db2")], pass.delta2));
        QVERIFY(close(json[QStringLiteral("db1")], pass.delta1));
        QVERIFY(is_outer_product(json[QStringLiteral("dW2")], pass.x1, pass.delta2));
        QVERIFY(is_outer_product(json[QStringLiteral("dW1")], x0, pass.delta1));
    }

    void trace_numbers_round_trip()
    {
        const QString model = place_->save_network("model", {});
        const Outcome outcome = trace({QStringLiteral("--json")}, model);
        const Network<double> network =
            load_session(place_->folder().path("model"), {}).network.cast<double>();
        const Dataset test = load_dataset(place_->folder().path("data"), Split::Test);
        const Pass<double> pass = backpropagate(network, test.x0<double>(3), one_hot<double>(test.label(3)));
        for (int j = 0; j < 4; ++j)
            QCOMPARE(outcome.object()[QStringLiteral("delta1")][j].toDouble(), pass.delta1[j]);
        for (int i = 0; i < pixel_count; i += 50)
            QCOMPARE(outcome.object()[QStringLiteral("dW1")][i][2].toDouble(), pass.dW1(i, 2));
    }

    void trace_for_people_walks_all_steps()
    {
        const Outcome outcome = trace({}, place_->save_network("model", {}));
        QCOMPARE(outcome.status, 0);
        qsizetype place = 0;
        for (const char *text : {"784 → 4 sigmoid → 10 sigmoid", "z¹ = (W¹)ᵀ x⁰ + b¹", "x¹ = φ(z¹)",
                                 "z² = (W²)ᵀ x¹ + b²", "x² = φ(z²)", "½ ‖x² − y‖²", "δ² = (x² − y) ⊙ φ′(z²)",
                                 "δ¹ = (W² δ²) ⊙ φ′(z¹)", "/∂W² = x¹ (δ²)ᵀ", "4×10 numbers", "/∂b² = δ²",
                                 "/∂W¹ = x⁰ (δ¹)ᵀ", "784×4 numbers", "/∂b¹ = δ¹", "θ ← θ − η "}) {
            place = outcome.out.indexOf(text, place);
            QVERIFY2(place >= 0, text);
        }
    }

    void gradients_of_trained_networks_data() { add_rows_of_functions(); }
    void gradients_of_trained_networks()
    {
        QFETCH(Functions, functions);
        const QString model = place_->path("trained");
        const bool bounded =
            functions.output == Activation::Sigmoid && functions.hidden != Activation::Linear;
        const QString rate = bounded ? QStringLiteral("1") : QStringLiteral("0.01");
        const auto name = [](auto choice) { return QString::fromLatin1(to_string(choice).data()); };
        QCOMPARE(run_cli({QStringLiteral("train"), QStringLiteral("--data"), place_->data(),
                          QStringLiteral("--epochs"), QStringLiteral("2"), QStringLiteral("--rate"), rate,
                          QStringLiteral("--hidden-activation"), name(functions.hidden),
                          QStringLiteral("--output-activation"), name(functions.output),
                          QStringLiteral("--cost"), name(functions.cost), QStringLiteral("--save"), model})
                     .status,
                 0);
        const Outcome outcome = run_cli({QStringLiteral("check-gradients"), QStringLiteral("--model"), model,
                                         QStringLiteral("--data"), place_->data(), QStringLiteral("--index"),
                                         QStringLiteral("11"), QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        const QJsonObject json = outcome.object();
        QCOMPARE(json[QStringLiteral("samples")].toInt(), 200);
        QVERIFY(json[QStringLiteral("kinks")].toInt(200) < 20);
        QVERIFY2(json[QStringLiteral("max_relative_error")].toDouble(1) < 1e-6, outcome.out.constData());
    }

    void the_options_speak_for_a_silent_file()
    {
        const Functions functions = {Activation::Tanh, Activation::Relu, Cost::Quadratic};
        const QString model = place_->save_network("model", functions);
        // The names of the metadata made unknown: the file does not say its activations any more.
        QFile file(model);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        bytes.replace("hidden_activation", "hidden_activatiom")
            .replace("output_activation", "output_activatiom");
        file.seek(0);
        file.write(bytes);
        file.close();
        const auto hidden_activation = [&](const QStringList &options) {
            return trace(QStringList{QStringLiteral("--json")} + options, model)
                .object()[QStringLiteral("hidden_activation")]
                .toString();
        };
        QCOMPARE(hidden_activation({}), QStringLiteral("sigmoid"));
        QCOMPARE(hidden_activation({QStringLiteral("--hidden-activation"), QStringLiteral("tanh")}),
                 QStringLiteral("tanh"));
    }

    void predict_reads_an_image_and_strokes()
    {
        const QString model = place_->save_network("model", {});
        QImage image(56, 56, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        for (int y = 10; y < 40; ++y)
            for (int x = 26; x < 30; ++x)
                image.setPixelColor(x, y, Qt::black);
        QVERIFY(image.save(place_->path("one.png")));
        place_->folder().write("strokes.json", Bytes{});
        QFile strokes(place_->path("strokes.json"));
        QVERIFY(strokes.open(QIODevice::WriteOnly));
        strokes.write(
            "[{\"label\":1,\"strokes\":[[[140,40],[140,240]]]},{\"strokes\":[[[40,140],[240,140]]]}]");
        strokes.close();

        const Outcome from_image =
            run_cli({QStringLiteral("predict"), QStringLiteral("--model"), model, place_->path("one.png"),
                     place_->path("one.png"), QStringLiteral("--json")});
        check_predictions(from_image, {place_->path("one.png"), place_->path("one.png")});
        const Outcome from_strokes =
            run_cli({QStringLiteral("predict"), QStringLiteral("--model"), model, QStringLiteral("--strokes"),
                     place_->path("strokes.json"), QStringLiteral("--json")});
        check_predictions(from_strokes, {place_->path("strokes.json[0]"), place_->path("strokes.json[1]")});
        QVERIFY(from_strokes.array()[0][QStringLiteral("outputs")] !=
                from_strokes.array()[1][QStringLiteral("outputs")]);
        const Outcome as_it_lies =
            run_cli({QStringLiteral("predict"), QStringLiteral("--model"), model,
                     QStringLiteral("--no-normalise"), place_->path("one.png"), QStringLiteral("--json")});
        check_predictions(as_it_lies, {place_->path("one.png")});
        QVERIFY(as_it_lies.array()[0][QStringLiteral("outputs")] !=
                from_image.array()[0][QStringLiteral("outputs")]);
    }

    void predict_tells_of_every_digit_of_a_page()
    {
        const QString model = place_->save_network("model", {});
        QImage image(300, 200, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        for (const QRect &bar : {QRect(40, 110, 12, 60), QRect(200, 20, 12, 60), QRect(50, 24, 12, 60)})
            painter.fillRect(bar, Qt::black);
        painter.end();
        QVERIFY(image.save(place_->path("page.png")));
        image.fill(Qt::white);
        QVERIFY(image.save(place_->path("blank.png")));

        // A picture that cannot be read does not keep the others from being read.
        const Outcome outcome =
            run_cli({QStringLiteral("predict"), QStringLiteral("--model"), model, place_->path("blank.png"),
                     place_->path("page.png"), QStringLiteral("--json")});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(outcome.err.contains("blank.png: found nothing but paper, expected a digit"));
        QList<QJsonArray> boxes;
        for (const QJsonValue prediction : outcome.array()) {
            QCOMPARE(prediction[QStringLiteral("source")].toString(), place_->path("page.png"));
            boxes.append(prediction[QStringLiteral("box")].toArray());
        }
        QCOMPARE(boxes, (QList<QJsonArray>{{50, 24, 12, 60}, {200, 20, 12, 60}, {40, 110, 12, 60}}));

        const Outcome traced =
            run_cli({QStringLiteral("trace"), QStringLiteral("--model"), model, QStringLiteral("--image"),
                     place_->path("page.png"), QStringLiteral("--label"), QStringLiteral("1")});
        QCOMPARE(traced.status, 1);
        QVERIFY(traced.err.contains("page.png: found 3 digits, expected one digit"));
    }

    // The same image, once to predict, once to trace: the same outputs to the last digit.
    void predict_and_trace_agree_on_an_image()
    {
        const QString model = place_->save_network("model", {});
        QImage image(100, 80, QImage::Format_Grayscale8);
        image.fill(Qt::black);
        for (int i = 20; i < 60; ++i)
            image.setPixelColor(i, i, Qt::white);
        QVERIFY(image.save(place_->path("bar.png")));
        const Outcome predicted = run_cli({QStringLiteral("predict"), QStringLiteral("--model"), model,
                                           place_->path("bar.png"), QStringLiteral("--json")});
        const Outcome traced =
            run_cli({QStringLiteral("trace"), QStringLiteral("--model"), model, QStringLiteral("--image"),
                     place_->path("bar.png"), QStringLiteral("--label"), QStringLiteral("4"),
                     QStringLiteral("--json")});
        QCOMPARE(traced.status, 0);
        QCOMPARE(traced.object()[QStringLiteral("label")].toInt(), 4);
        QCOMPARE(traced.object()[QStringLiteral("x2")].toArray(),
                 predicted.array()[0][QStringLiteral("outputs")].toArray());
    }

private:
    Outcome trace(const QStringList &options, const QString &model) const
    {
        return run_cli(QStringList{QStringLiteral("trace"), QStringLiteral("--model"), model,
                                   QStringLiteral("--index"), QStringLiteral("3"), QStringLiteral("--data"),
                                   place_->data()} +
                       options);
    }

    static void check_predictions(const Outcome &outcome, const QStringList &sources)
    {
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray());
        const QJsonArray predictions = outcome.array();
        QCOMPARE(predictions.size(), sources.size());
        for (qsizetype i = 0; i < predictions.size(); ++i) {
            const QJsonObject prediction = predictions[i].toObject();
            QCOMPARE(prediction.size(), 5);
            QCOMPARE(prediction[QStringLiteral("box")].toArray().size(), 4);
            QVERIFY(prediction[QStringLiteral("unlike")].isBool());
            QCOMPARE(prediction[QStringLiteral("source")].toString(), sources[i]);
            const plain::Reals outputs = reals(prediction[QStringLiteral("outputs")]);
            QCOMPARE(outputs.size(), std::size_t{10});
            QCOMPARE(prediction[QStringLiteral("digit")].toInt(),
                     static_cast<int>(std::ranges::max_element(outputs) - outputs.begin()));
        }
    }

    std::optional<Workplace> place_;
};

DELTASCOPE_TEST(TestCliResults)
#include "test_cli_results.moc"
