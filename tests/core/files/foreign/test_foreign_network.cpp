// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/network_file.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"

#include <QTest>

#include <limits>

using namespace deltascope;

namespace {
using Names = std::vector<std::string>;

bool same(const Parameters<double> &a, const Parameters<double> &b)
{
    return a == b;
}

const Parameters<double> &only_layout(const NetworkFile &file)
{
    if (file.layouts.size() != 1)
        throw std::logic_error("there is more than one layout, or none");
    return file.layouts.front();
}
} // namespace

/// Networks that other programs saved as safetensors, by the shapes of their tensors.
class TestForeignNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_whatever_the_names_data()
    {
        QTest::addColumn<Names>("names");
        QTest::addColumn<bool>("units_first");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *name, const Names &names, bool units_first, const char *type) {
            QTest::newRow(name) << names << units_first << QString::fromLatin1(type);
        };
        row("Sequential behind a Flatten", {"1.weight", "1.bias", "3.weight", "3.bias"}, true, "F32");
        row("Sequential", {"0.weight", "0.bias", "2.weight", "2.bias"}, true, "F32");
        row("fc1, fc2", torch_names, true, "F32");
        row("fc1, fc2 in F16", torch_names, true, "F16");
        row("fc1, fc2 in BF16", torch_names, true, "BF16");
        row("linear1, linear2 in F64", {"linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias"},
            true, "F64");
        row("in a module", {"net.hidden.weight", "net.hidden.bias", "net.out.weight", "net.out.bias"}, true,
            "F32");
        row("Keras", {"dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"}, false, "F32");
        row("our names, from NumPy", {"W1", "b1", "W2", "b2"}, false, "F64");
        row("our names, units first", {"W1", "b1", "W2", "b2"}, true, "F32");
        row("no words at all", {"a", "b", "c", "d"}, true, "F32");
        row("not ASCII", {"Gewichte ä", "Schwelle ä", "Gewichte ö", "Schwelle ö"}, false, "F32");
    }
    void read_whatever_the_names()
    {
        QFETCH(Names, names);
        QFETCH(bool, units_first);
        QFETCH(QString, type);
        const Folder folder;
        const Parameters<double> p = exact_parameters(7);
        const auto path =
            folder.write("file", safetensors(tensors_of(p, names, units_first), type.toStdString()));
        const NetworkFile file = read_network(path);
        QVERIFY(same(only_layout(file), p));
        QVERIFY(file.is_open()); // nothing is said of functions
        QVERIFY(file.notes.empty());
    }

    void every_K_from_1_to_1024_data()
    {
        QTest::addColumn<int>("K");
        for (const int K : {1, 2, 9, 10, 11, 783, 784, 785, 1024})
            QTest::addRow("%d", K) << K;
    }
    void every_K_from_1_to_1024()
    {
        QFETCH(int, K);
        const Folder folder;
        const Parameters<double> p = exact_parameters(K);
        for (const bool units_first : {true, false}) {
            const auto path = folder.write("file", safetensors(tensors_of(p, torch_names, units_first)));
            const NetworkFile file = read_network(path);
            QVERIFY(same(file.layouts.front(), p));
            QCOMPARE(file.layouts.size() > 1, K == 10 || K == 784);
        }
    }

    // The Keras way: a bias is a list everywhere; Nielsen's biases are columns, others' are rows.
    void biases_may_be_rows_or_columns()
    {
        const Folder folder;
        const Parameters<double> p = exact_parameters(5);
        std::vector<Written> tensors = tensors_of(p, torch_names, true);
        tensors[1].shape = {5, 1};
        tensors[3].shape = {1, 10};
        QVERIFY(same(only_layout(read_network(folder.write("file", safetensors(tensors)))), p));
    }

    void missing_biases_are_0_and_said_data()
    {
        QTest::addColumn<bool>("first");
        QTest::addColumn<bool>("second");
        QTest::addColumn<QString>("said");
        QTest::newRow("both") << true << true << QStringLiteral("no biases");
        QTest::newRow("b1") << true << false << QStringLiteral("one bias only: b¹ is 0");
        QTest::newRow("b2") << false << true << QStringLiteral("one bias only: b² is 0");
    }
    void missing_biases_are_0_and_said()
    {
        QFETCH(bool, first);
        QFETCH(bool, second);
        QFETCH(QString, said);
        for (const int K : {5, 10}) { // with 10, names alone say which bias it is
            const Folder folder;
            Parameters<double> p = exact_parameters(K);
            std::vector<Written> tensors = tensors_of(p, torch_names, true);
            if (second)
                tensors.erase(tensors.begin() + 3), p.b2.setZero();
            if (first)
                tensors.erase(tensors.begin() + 1), p.b1.setZero();
            const NetworkFile file = read_network(folder.write("file", safetensors(tensors)));
            QVERIFY(same(file.layouts.front(), p));
            QCOMPARE(file.notes.size(), std::size_t{1});
            QVERIFY(QString::fromStdString(file.notes.front().english()).contains(said));
        }
    }

    // With K = 10 both biases have the same shape; the file may have them in any order.
    void names_tell_equal_biases_apart()
    {
        const Folder folder;
        const Parameters<double> p = exact_parameters(10);
        std::vector<Written> tensors = tensors_of(p, torch_names, true);
        std::swap(tensors[1], tensors[3]);
        const NetworkFile file = read_network(folder.write("file", safetensors(tensors)));
        QCOMPARE(file.layouts.size(), std::size_t{2}); // W² may lie either way
        QVERIFY(same(file.layouts.front(), p));
        for (Written &tensor : tensors)
            tensor.name = "tensor " + std::to_string(&tensor - tensors.data());
        QCOMPARE(read_network(folder.write("file", safetensors(tensors))).layouts.size(), std::size_t{4});
    }

    void what_the_file_says_goes_before_what_is_given()
    {
        const Folder folder;
        const auto tensors = tensors_of(exact_parameters(5), torch_names, true);
        const auto path = folder.write(
            "file", safetensors(tensors, "F32",
                                "{\"hidden_activation\":\"tanh\",\"inputs\":\"signed\",\"cost\":\"mine\","
                                "\"epochs\":\"ten\",\"val_accuracy\":\"97.5 %\"}"));
        const NetworkFile file =
            read_network(path, {.hidden = Activation::Relu, .output = Activation::Softmax});
        QCOMPARE(file.known.hidden, std::optional(Activation::Tanh));
        QCOMPARE(file.known.inputs, std::optional(Inputs::Signed));
        QVERIFY(!file.is_open());
        QCOMPARE(file.recorded_accuracy, std::optional(0.975));
        const Session session = session_of(path, file, first_reading(file));
        QVERIFY((session.network.functions ==
                 Functions{Activation::Tanh, Activation::Softmax, Cost::LogLikelihood}));
        QCOMPARE(session.folded_inputs, Inputs::Signed);
    }

    // They made the file be refused.
    void lists_beside_a_whole_network_are_left_out_and_said()
    {
        const Folder folder;
        const Parameters<double> p = exact_parameters(5);
        std::vector<Written> tensors = tensors_of(p, torch_names, true);
        tensors.insert(tensors.begin(), {"loss_history", {30}, std::vector<double>(30)});
        tensors.push_back({"mean", {1}, {0.1307}});
        const NetworkFile file = read_network(folder.write("file", safetensors(tensors)));
        QVERIFY(same(only_layout(file), p));
        QCOMPARE(file.notes.size(), std::size_t{2});
        QCOMPARE(file.notes[0].english(),
                 std::string("loss_history is left out: no part of a network has the shape [30]."));
        tensors.erase(tensors.begin() + 2); // b¹: now a list may be meant for it
        const QString fault =
            fault_of_file([&] { read_network(folder.write("file", safetensors(tensors))); });
        QVERIFY2(fault.contains(QStringLiteral("found loss_history [30], fc1.weight [5,784]")),
                 qPrintable(fault));
    }

    // It was refused as quantised.
    void a_whole_number_is_no_tensor_data()
    {
        QTest::addColumn<std::vector<std::uint64_t>>("shape");
        QTest::newRow("a scalar") << std::vector<std::uint64_t>();
        QTest::newRow("a list of one") << std::vector<std::uint64_t>{1};
    }
    void a_whole_number_is_no_tensor()
    {
        QFETCH(const std::vector<std::uint64_t>, shape);
        const Folder folder;
        const Parameters<double> p = exact_parameters(5);
        std::vector<Written> tensors = tensors_of(p, torch_names, true);
        tensors.insert(tensors.begin() + 2, {"num_batches_tracked", shape, {937}});
        Bytes bytes = safetensors(tensors, "F64");
        const std::string text(bytes.begin(), bytes.end());
        bytes[text.find("F64", text.find("num_batches_tracked"))] = 'I';
        QVERIFY(same(only_layout(read_network(folder.write("file", bytes))), p));
    }

    void refused_data()
    {
        QTest::addColumn<Bytes>("bytes");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const std::vector<Written> &tensors, const char *found) {
            QTest::newRow(name) << safetensors(tensors) << QString::fromUtf8(found);
        };
        const auto zeros = [](const std::string &name, const std::vector<std::uint64_t> &shape) {
            std::uint64_t count = 1;
            for (const std::uint64_t size : shape)
                count *= size;
            return Written{name, shape, std::vector<double>(count)};
        };
        const Written W1 = zeros("fc1.weight", {5, 784});
        const Written b1 = zeros("fc1.bias", {5});
        const Written W2 = zeros("fc2.weight", {10, 5});
        const Written b2 = zeros("fc2.bias", {10});
        row("three layers",
            {W1, b1, zeros("fc2.weight", {6, 5}), zeros("fc2.bias", {6}), zeros("fc3.weight", {10, 6}),
             zeros("fc3.bias", {10})},
            "tensors: found 3 layers: fc1.weight [5,784], fc1.bias [5], fc2.weight [6,5], fc2.bias [6], "
            "fc3.weight [10,6], fc3.bias [10], expected two layers, 784×K and K×10");
        row("a convolution", {zeros("conv1.weight", {8, 1, 3, 3}), zeros("conv1.bias", {8}), W2, b2},
            "tensor conv1.weight (byte ");
        row("a convolution's shape", {zeros("conv1.weight", {8, 1, 3, 3}), zeros("conv1.bias", {8}), W2, b2},
            "found shape [8,1,3,3], as of a convolution, expected a network of two fully connected layers");
        row("one layer", {zeros("weight", {10, 784}), zeros("bias", {10})},
            "found weight [10,784], bias [10]");
        row("26 letters", {W1, b1, zeros("fc2.weight", {26, 5}), zeros("fc2.bias", {26})},
            "fc2.weight [26,5]");
        row("32×32 inputs", {zeros("fc1.weight", {5, 1024}), b1, W2, b2}, "fc1.weight [5,1024]");
        row("1025 units", {zeros("a", {1025, 784}), zeros("b", {10, 1025})}, "a [1025,784], b [10,1025]");
        row("a bias too long", {W1, zeros("fc1.bias", {6}), W2, b2}, "fc1.bias [6]");
        row("normalised batches", {W1, b1, zeros("bn.weight", {5}), zeros("bn.bias", {5}), W2, b2},
            "bn.weight [5]");
        row("nothing", {}, "tensors: found none");
        row("only numbers", {zeros("a", {}), zeros("b", {})}, "tensors: found none");
        Written broken = W1;
        broken.numbers[7] = std::numeric_limits<double>::quiet_NaN();
        row("NaN", {broken, b1, W2, b2}, ", entry 7: found nan, expected a finite number");
        Written infinite = b2;
        infinite.numbers[9] = -std::numeric_limits<double>::infinity();
        row("infinity", {W1, b1, W2, infinite}, "tensor fc2.bias (byte ");
        Bytes whole_numbers = safetensors({W1, b1, W2, b2});
        const std::string text(whole_numbers.begin(), whole_numbers.end());
        whole_numbers[text.find("F32") + 0] = 'I';
        QTest::newRow("quantised") << whole_numbers
                                   << QStringLiteral("tensor fc1.weight: found type \"I32\"");
        QTest::newRow("beyond float32")
            << safetensors({{"a", {1, 784}, std::vector<double>(784, 1e39)}, zeros("b", {10, 1})}, "F64")
            << QStringLiteral("entry 0: found 1e+39, expected a finite number that fits into float32");
    }
    void refused()
    {
        QFETCH(Bytes, bytes);
        QFETCH(QString, found);
        const Folder folder;
        const auto path = folder.write("file", bytes);
        const QString message = fault_of_file([&] { read_network(path); });
        QVERIFY2(message.contains(found), qPrintable(message));
        QVERIFY(message.startsWith(QString::fromStdString(path.string())));
        QVERIFY(!message.contains(QLatin1Char('\n')));
    }

    void one_of_several_parts_is_refused_as_such()
    {
        const Folder folder;
        const auto path = folder.write("model-00001-of-00002.safetensors",
                                       safetensors({{"fc1.weight", {5, 784}, std::vector<double>(5 * 784)}}));
        const QString message = fault_of_file([&] { read_network(path); });
        QVERIFY2(message.contains(QStringLiteral("one of several parts")), qPrintable(message));
        const auto index = folder.write("model.safetensors.index.json", {'{', '}'});
        const QString of_index = fault_of_file([&] { read_network(index); });
        QVERIFY2(
            of_index.contains(QStringLiteral("found the list of the parts of a network, expected the whole "
                                             "network in one file")),
            qPrintable(of_index));
    }

    // The session keeps what its network was folded from, and opens without a question.
    void a_session_leaves_nothing_open()
    {
        const Folder folder;
        const auto path =
            folder.write("file", safetensors(tensors_of(exact_parameters(5), torch_names, true)));
        const NetworkFile file = read_network(path);
        const Session session = session_of(path, file, {0, Activation::Relu, Inputs::Pytorch});
        save_session(folder.path("saved"), session);
        const NetworkFile again = read_network(folder.path("saved"));
        QVERIFY(!again.is_foreign());
        QVERIFY(!again.is_open());
        QVERIFY(again.session.network.parameters == session.network.parameters);
        QCOMPARE(again.session.network.functions.hidden, Activation::Relu);
        QCOMPARE(again.session.folded_inputs, Inputs::Pytorch);
        QCOMPARE(load_session(folder.path("saved"), {}).folded_inputs, Inputs::Pytorch);
    }
};

DELTASCOPE_TEST(TestForeignNetwork)
#include "test_foreign_network.moc"
