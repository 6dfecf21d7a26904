// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mnist.h"
#include "core/files/foreign/network_file.h"
#include "core/files/resources.h"
#include "core/network/pass.h"
#include "core/training/trainer/training_loop.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>

using namespace deltascope;

namespace {
constexpr int image_count = 10000; // learnt from

std::shared_ptr<const Dataset> first_images(const Dataset &data, int count)
{
    Dataset first;
    first.pixels.assign(data.pixels.begin(), data.pixels.begin() + count * pixel_count);
    first.labels.assign(data.labels.begin(), data.labels.begin() + count);
    return std::make_shared<const Dataset>(std::move(first));
}

Network<double> trained(const Mnist &mnist, int hidden_units, Activation hidden)
{
    TrainingSettings settings;
    settings.hidden_units = hidden_units;
    settings.functions.hidden = hidden;
    settings.learning_rate = suggested_rate(settings.functions);
    TrainingLoop loop(settings);
    loop.set_data(first_images(*mnist.train, image_count), first_images(*mnist.test, 1000));
    loop.start(2);
    while (loop.has_work())
        loop.work();
    return loop.snapshot().network.cast<double>();
}

// What the network would be, had it been trained on other inputs; x is solved for from each formula.
Parameters<double> wanting(Parameters<double> p, Inputs inputs)
{
    const Vector<double> sums = p.W1.colwise().sum().transpose();
    const Matrix<double> W1 = p.W1;
    switch (inputs) {
    case Inputs::Plain:
        break;
    case Inputs::Pytorch: // x = 0.3081 x' + 0.1307
        p.W1 = 0.3081 * W1;
        p.b1 += 0.1307 * sums;
        break;
    case Inputs::To255: // x = x'/255
        p.W1 = W1 / 255;
        break;
    case Inputs::Signed: // x = (x' + 1)/2
        p.W1 = W1 / 2;
        p.b1 += sums / 2;
        break;
    case Inputs::Inverted: // x = 1 − x'
        p.W1 = -W1;
        p.b1 += sums;
        break;
    case Inputs::Transposed:
        for (int i = 0; i < pixel_count; ++i)
            p.W1.row(i) = W1.row(i % 28 * 28 + i / 28);
    }
    return p;
}

double accuracy_by_formulas(const Network<double> &network, const Dataset &data)
{
    int right = 0;
    for (int n = 0; n < data.size(); ++n) {
        Eigen::Index answer = 0;
        forward(network, data.x0<double>(n), one_hot<double>(0)).z2.maxCoeff(&answer);
        right += answer == data.label(n);
    }
    return static_cast<double>(right) / data.size();
}
} // namespace

/// How a network of which only numbers are known wants to be read, found on the test set.
class TestReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        mnist_ = load_mnist(resource_folder() / "mnist");
        networks_ = {{Activation::Sigmoid, trained(mnist_, 30, Activation::Sigmoid)},
                     {Activation::Tanh, trained(mnist_, 20, Activation::Tanh)},
                     {Activation::Relu, trained(mnist_, 20, Activation::Relu)}};
    }

    void inputs_and_hidden_activation_are_found_data()
    {
        QTest::addColumn<Activation>("hidden");
        QTest::addColumn<Inputs>("inputs");
        for (const Activation hidden : {Activation::Sigmoid, Activation::Tanh, Activation::Relu})
            for (const Inputs inputs : all_inputs)
                QTest::addRow("%s %s", to_string(hidden).data(), to_string(inputs).data())
                    << hidden << inputs;
    }
    void inputs_and_hidden_activation_are_found()
    {
        QFETCH(Activation, hidden);
        QFETCH(Inputs, inputs);
        const Network<double> &network = networks_.at(hidden);
        const Folder folder;
        const auto path = folder.write(
            "file", safetensors(tensors_of(wanting(network.parameters, inputs), torch_names, true)));
        const NetworkFile file = read_network(path);
        const std::vector<NetworkReading> readings = measured_readings(file, *mnist_.test);
        QCOMPARE(readings.size(), std::size_t{8});
        const NetworkReading &best = readings.front();
        QCOMPARE(best.hidden, hidden);
        QCOMPARE(best.inputs, inputs);
        QVERIFY(std::abs(*best.accuracy - accuracy_by_formulas(network, *mnist_.test)) <= 2e-4);
        for (std::size_t i = 2; i < readings.size(); ++i)
            QVERIFY(*readings[i - 1].accuracy >= *readings[i].accuracy);

        const Session session = session_of(path, file, best);
        QVERIFY(session.network.parameters.W1.isApprox(network.parameters.W1.cast<float>(), 1e-5F));
        QVERIFY(session.network.parameters.b1.isApprox(network.parameters.b1.cast<float>(), 1e-4F));
        QCOMPARE(session.folded_inputs, inputs);
        QCOMPARE(session.network.functions.hidden, hidden);
    }

    // With K = 10 the file leaves open which bias is which, and how W² lies.
    void arrangement_is_found_by_accuracy()
    {
        const Network<double> network = trained(mnist_, 10, Activation::Tanh);
        std::vector<Written> tensors = tensors_of(network.parameters, {"a", "b", "c", "d"}, true);
        std::swap(tensors[1], tensors[3]);
        const Matrix<double> W2 = network.parameters.W2;
        tensors[2] = {"c", {10, 10}, by_rows(W2)}; // unlike W¹
        const Folder folder;
        const auto path = folder.write("file", safetensors(tensors));
        const NetworkFile file = read_network(path, {.hidden = Activation::Tanh, .inputs = Inputs::Plain});
        QCOMPARE(file.layouts.size(), std::size_t{4});
        const auto readings = measured_readings(file, *mnist_.test);
        const Session session = session_of(path, file, readings.front());
        QVERIFY(session.network.parameters == network.parameters.cast<float>());
    }

    // Two readings that are almost as good: the file's own figure decides.
    void the_accuracy_of_the_file_decides()
    {
        const Network<double> &network = networks_.at(Activation::Relu);
        Network<double> leaky = network;
        leaky.functions.hidden = Activation::LeakyRelu;
        const double accuracy = accuracy_by_formulas(leaky, *mnist_.test);
        QVERIFY(std::abs(accuracy - accuracy_by_formulas(network, *mnist_.test)) > 1e-9);
        const Folder folder;
        const auto tensors = tensors_of(network.parameters, torch_names, true);
        const auto hidden_of = [&](const std::string &metadata) {
            const NetworkFile file = read_network(folder.write("file", safetensors(tensors, "F32", metadata)),
                                                  {.inputs = Inputs::Plain});
            return measured_readings(file, *mnist_.test).front().hidden;
        };
        QCOMPARE(hidden_of("{}"), Activation::Relu);
        QCOMPARE(hidden_of("{\"test_accuracy\":\"" + std::to_string(100 * accuracy) + "\"}"),
                 std::abs(accuracy - accuracy_by_formulas(network, *mnist_.test)) > 5e-4
                     ? Activation::LeakyRelu
                     : Activation::Relu);
    }

    void a_network_that_reads_nothing_is_plain_and_sigmoid()
    {
        Parameters<double> p = exact_parameters(6);
        p.W1.setRandom();
        p.W2.setZero();
        const Folder folder;
        const NetworkFile file =
            read_network(folder.write("file", safetensors(tensors_of(p, torch_names, true))));
        const NetworkReading reading = measured_readings(file, *mnist_.test).front();
        QCOMPARE(reading.hidden, Activation::Sigmoid);
        QCOMPARE(reading.inputs, Inputs::Plain);
    }

    // The largest output is the same; the losses are those of the formulas.
    void outputs_and_cost_are_told_with_their_losses()
    {
        const Network<double> &network = networks_.at(Activation::Tanh);
        const Folder folder;
        const auto path =
            folder.write("file", safetensors(tensors_of(network.parameters, torch_names, true)));
        const NetworkFile file = read_network(path);
        const Dataset test = *first_images(*mnist_.test, 50);
        const auto outputs = measured_outputs(file, {0, Activation::Tanh, Inputs::Plain}, test);
        QCOMPARE(outputs.size(), std::size_t{7});
        QVERIFY(
            (outputs.front().functions == Functions{Activation::Tanh, Activation::Sigmoid, Cost::Quadratic}));
        for (const OutputReading &each : outputs) {
            double loss = 0;
            for (int n = 0; n < test.size(); ++n)
                loss += forward(Network<double>{each.functions, network.parameters}, test.x0<double>(n),
                                one_hot<double>(test.label(n)))
                            .loss /
                        test.size();
            QVERIFY(std::abs(each.loss - loss) <= 1e-4 * loss);
        }
        const NetworkFile said = read_network(path, {.output = Activation::Softmax});
        const auto only = measured_outputs(said, {0, Activation::Tanh, Inputs::Plain}, test);
        QCOMPARE(only.size(), std::size_t{1});
        QCOMPARE(only.front().functions.cost, Cost::LogLikelihood);
    }

    void can_be_cancelled()
    {
        const Folder folder;
        const NetworkFile file = read_network(
            folder.write("file", safetensors(tensors_of(exact_parameters(6), torch_names, true))));
        std::vector<double> told;
        const auto goes_on = [&told](double share) {
            told.push_back(share);
            return told.size() < 4;
        };
        QVERIFY_THROWS_EXCEPTION(ReadingCancelled, measured_readings(file, *mnist_.test, goes_on));
        QCOMPARE(told.size(), std::size_t{4});
        QVERIFY(told.front() == 0 && std::ranges::is_sorted(told) && told.back() < 1);
    }

    // A network that training goes on with keeps the note of what was folded, whatever commands come.
    void training_keeps_what_was_folded()
    {
        SavedRun saved{.network = networks_.at(Activation::Sigmoid).cast<float>()};
        saved.folded_inputs = Inputs::Signed;
        TrainingLoop loop({});
        loop.load(saved, 2);
        loop.set_data(first_images(*mnist_.train, 100), first_images(*mnist_.test, 100));
        loop.start(1);
        while (loop.has_work())
            loop.work();
        QCOMPARE(saved_run(loop.snapshot()).folded_inputs, Inputs::Signed);
        loop.set_data(first_images(*mnist_.train, 50), first_images(*mnist_.test, 50), 3);
        QCOMPARE(loop.snapshot().folded_inputs, Inputs::Signed);
        loop.reset({}, 4);
        QCOMPARE(loop.snapshot().folded_inputs, Inputs::Plain);
    }

private:
    Mnist mnist_;
    std::map<Activation, Network<double>> networks_;
};

DELTASCOPE_TEST(TestReadings)
#include "test_readings.moc"
