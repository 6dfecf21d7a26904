// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/session.h"
#include "core/files/setting_text.h"
#include "tests/core/data/files.h"
#include "tests/core/files/example_session.h"
#include "tests/core/files/safetensors_text.h"
#include "tests/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace deltascope;

namespace {
/// The four tensors of a 784-1-10 network with zero weights, with this text as __metadata__.
Bytes one_unit_network(const std::string &metadata)
{
    std::vector<float> data(784 + 1 + 10 + 10);
    return safetensors_text("{\"__metadata__\":" + metadata +
                                ",'W1':{'dtype':'F32','shape':[784,1],'data_offsets':[0,3136]},"
                                "'b1':{'dtype':'F32','shape':[1],'data_offsets':[3136,3140]},"
                                "'W2':{'dtype':'F32','shape':[1,10],'data_offsets':[3140,3180]},"
                                "'b2':{'dtype':'F32','shape':[10],'data_offsets':[3180,3220]}}",
                            data);
}
} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Only the command line took it.
    void a_dash_in_a_name_is_an_underscore()
    {
        TrainingSettings settings;
        QVERIFY(set_from_text(Setting::Cost, "cross-entropy", settings));
        QCOMPARE(settings.functions.cost, Cost::CrossEntropy);
        QVERIFY(set_from_text(Setting::HiddenActivation, "leaky-relu", settings));
        QCOMPARE(settings.functions.hidden, Activation::LeakyRelu);
    }

    void round_trip_data()
    {
        QTest::addColumn<int>("K");
        for (const int K : {1, 3, 30, 1024})
            QTest::addRow("%d", K) << K;
    }
    void round_trip()
    {
        QFETCH(int, K);
        const Folder folder;
        const Session saved = example_session(K);
        save_session(folder.path("a.safetensors"), saved);
        const Session loaded = load_session(folder.path("a.safetensors"), {});
        QVERIFY(loaded.network.parameters == saved.network.parameters);
        QVERIFY(loaded.network.functions == saved.network.functions);
        QVERIFY(loaded.settings == saved.settings);
        QCOMPARE(loaded.epochs, saved.epochs);
        QCOMPARE(loaded.test_accuracy, saved.test_accuracy);
        QVERIFY(loaded.history == saved.history);
        save_session(folder.path("b.safetensors"), loaded);
        QCOMPARE(folder.read("b.safetensors"), folder.read("a.safetensors"));
    }

    // Bytes where the specification puts them: length, JSON from '{', spaces, data from a multiple of 8.
    void written_as_specified()
    {
        const Folder folder;
        const Session session = example_session();
        save_session(folder.path("file"), session);
        const Bytes bytes = folder.read("file");
        std::uint64_t length = 0;
        for (int i = 7; i >= 0; --i)
            length = length << 8 | bytes[static_cast<std::size_t>(i)];
        QCOMPARE((8 + length) % 8, std::uint64_t{0});
        QCOMPARE(bytes[8], std::uint8_t{'{'});
        const QByteArray header(reinterpret_cast<const char *>(bytes.data()) + 8, static_cast<int>(length));
        const QJsonObject json = QJsonDocument::fromJson(header).object();
        QCOMPARE(json.keys(),
                 (QStringList{QStringLiteral("W1"), QStringLiteral("W2"), QStringLiteral("__metadata__"),
                              QStringLiteral("b1"), QStringLiteral("b2")}));
        const QJsonObject W2 = json[QStringLiteral("W2")].toObject();
        QCOMPARE(W2[QStringLiteral("dtype")].toString(), QStringLiteral("F32"));
        QCOMPARE(W2[QStringLiteral("shape")].toArray(), (QJsonArray{3, 10}));
        const int begin = W2[QStringLiteral("data_offsets")].toArray()[0].toInt();
        QCOMPARE(W2[QStringLiteral("data_offsets")].toArray()[1].toInt(), begin + 120);
        float w2_12 = 0; // row 1, column 2
        std::memcpy(&w2_12, bytes.data() + 8 + length + static_cast<std::size_t>(begin) + 4 * 12,
                    sizeof w2_12);
        QCOMPARE(w2_12, session.network.parameters.W2(1, 2));
        QCOMPARE(bytes.size(), 8 + length + 4 * (784 * 3 + 3 + 30 + 10));
        const QJsonObject notes = json[QStringLiteral("__metadata__")].toObject();
        for (const QJsonValue &note : notes)
            QVERIFY(note.isString());
        QCOMPARE(notes[QStringLiteral("hidden_activation")].toString(), QStringLiteral("tanh"));
        QCOMPARE(notes[QStringLiteral("seed")].toString(), QStringLiteral("18446744073709551615"));
        QCOMPARE(notes[QStringLiteral("rate")].toString(), QStringLiteral("0.1"));
    }

    void reads_a_file_written_by_hand()
    {
        std::vector<float> data(784 * 2 + 2 + 20 + 10);
        for (std::size_t i = 0; i < data.size(); ++i)
            data[i] = static_cast<float>(i);
        // The tensors in another order than ours, escapes and white space in the header, no metadata at all.
        const std::string header =
            " {\n\t\"b2\" : {\"shape\":[ 10 ],\"data_offsets\":[6360,6400], \"dtype\":\"F32\"},"
            "'\\u0057\\u0031':{'dtype':'F32','shape':[784,2],'data_offsets':[88,6360]},"
            "'W2':{'dtype':'F32','shape':[2,10],'data_offsets':[8,88]},"
            "'b1':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}   ";
        const Folder folder;
        const Functions fallback = {Activation::Relu, Activation::Tanh, Cost::Quadratic};
        const Session session = load_session(folder.write("file", safetensors_text(header, data)), fallback);
        const auto &[W1, b1, W2, b2] = session.network.parameters;
        QCOMPARE(session.network.hidden_units(), 2);
        QCOMPARE(session.settings.hidden_units, 2);
        QCOMPARE(b1[1], 1.0F);
        QCOMPARE(W2(1, 3), 2.0F + 13);
        QCOMPARE(W1(5, 1), 22.0F + 11);
        QCOMPARE(b2[9], 1599.0F);
        QVERIFY(session.network.functions == fallback);
        QVERIFY(session.history.empty());
        QVERIFY(!session.test_accuracy);
    }

    void reads_a_pytorch_state_dict()
    {
        constexpr std::size_t K = 3;
        std::vector<float> data(K * 784 + K + 10 * K + 10);
        for (std::size_t i = 0; i < data.size(); ++i)
            data[i] = static_cast<float>(i);
        const std::string header = "{'__metadata__':{'format':'pt'},"
                                   "'0.bias':{'dtype':'F32','shape':[3],'data_offsets':[0,12]},"
                                   "'0.weight':{'dtype':'F32','shape':[3,784],'data_offsets':[12,9420]},"
                                   "'2.bias':{'dtype':'F32','shape':[10],'data_offsets':[9420,9460]},"
                                   "'2.weight':{'dtype':'F32','shape':[10,3],'data_offsets':[9460,9580]}}";
        const Folder folder;
        const Session session = load_session(folder.write("file", safetensors_text(header, data)), {});
        const auto &[W1, b1, W2, b2] = session.network.parameters;
        QCOMPARE(W1(7, 2), data[K + 2 * 784 + 7]); // weight[2][7]
        QCOMPARE(W2(1, 9), data[K + K * 784 + 10 + 9 * K + 1]);
        QCOMPARE(b1[2], data[2]);
        QCOMPARE(b2[4], data[K + K * 784 + 4]);
    }

    // As the program wrote it before there were momentum, weight decay, fewer images and augmentation.
    void the_first_sessions_still_open()
    {
        const Folder folder;
        const auto file = folder.write(
            "file", one_unit_network(
                        "{'session_version':'1','hidden_activation':'tanh','output_activation':'sigmoid',"
                        "'cost':'quadratic','init':'he','seed':'7','batch':'20','rate':'0.5','threads':'0',"
                        "'epochs':'1','test_accuracy':'0.5','history':'epoch,train_loss,test_loss,"
                        "train_accuracy,test_accuracy,seconds\\n1,2,3,0.25,0.5,6\\n'}"));
        const Session session = load_session(file, {});
        const Functions functions{Activation::Tanh, Activation::Sigmoid, Cost::Quadratic};
        QVERIFY((session.settings == TrainingSettings{1, functions, Init::He, 7, 20, 0.5}));
        QCOMPARE(session.history.size(), std::size_t{1});
        QCOMPARE(session.history.front().test_accuracy, 0.5);
    }

    void files_of_every_version_open_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("runs");
        QTest::newRow("the network alone") << "1.safetensors" << 0;
        QTest::newRow("with runs, drawings and the window") << "2.safetensors" << 2;
    }
    void files_of_every_version_open()
    {
        QFETCH(QString, name);
        QFETCH(int, runs);
        const std::filesystem::path file = std::filesystem::path(DELTASCOPE_VERSIONS) / name.toStdString();
        const Session session = load_session(file, {});
        QCOMPARE(session.network.hidden_units(), 2);
        QCOMPARE(session.epochs, 1);
        QCOMPARE(session.history.size(), std::size_t{2});
        QCOMPARE(bool(session.place), runs > 0);
        const SessionExtras extras = load_session_extras(file);
        QCOMPARE(static_cast<int>(extras.ended.size()), runs);
        QCOMPARE(extras.window.empty(), runs == 0);
    }

    void wrong_metadata_data()
    {
        QTest::addColumn<QString>("metadata");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *metadata, const char *found) {
            QTest::newRow(name) << QString::fromUtf8(metadata) << QString::fromUtf8(found);
        };
        row("activation", "{'hidden_activation':'softmax'}",
            "metadata, hidden_activation: found \"softmax\", expected one of sigmoid, tanh, relu, "
            "leaky_relu");
        row("output", "{'output_activation':''}", "metadata, output_activation: found \"\", expected one of");
        row("cost", "{'cost':'Quadratic'}", "metadata, cost: found \"Quadratic\", expected one of");
        row("pair", "{'cost':'cross_entropy','output_activation':'relu'}",
            "metadata, cost: found cross_entropy with relu outputs, expected sigmoid outputs");
        row("init", "{'init':'zero'}", "metadata, init: found \"zero\"");
        row("seed", "{'seed':'-1'}", "metadata, seed: found \"-1\"");
        row("seed too large", "{'seed':'18446744073709551616'}", "metadata, seed");
        row("batch", "{'batch':'0'}",
            "metadata, batch: found \"0\", expected a whole number from 1 to 60000");
        row("rate", "{'rate':'0'}", "metadata, rate: found \"0\", expected a positive number");
        row("infinite rate", "{'rate':'inf'}", "metadata, rate: found \"inf\"");
        row("rate with a comma", "{'rate':'3,0'}", "metadata, rate");
        row("threads", "{'threads':'65'}", "metadata, threads");
        row("momentum", "{'momentum':'1'}",
            "metadata, momentum: found \"1\", expected a number from 0 to below 1");
        row("negative momentum", "{'momentum':'-0.5'}", "metadata, momentum");
        row("momentum nan", "{'momentum':'nan'}", "metadata, momentum");
        row("weight decay", "{'weight_decay':'-1e-4'}",
            "metadata, weight_decay: found \"-1e-4\", expected 0 or a positive number");
        row("infinite weight decay", "{'weight_decay':'inf'}", "metadata, weight_decay");
        row("training images", "{'training_images':'-1'}", "metadata, training_images");
        row("augment", "{'augment':'true'}", "metadata, augment: found \"true\", expected yes or no");
        row("epochs", "{'epochs':'-3'}", "metadata, epochs");
        row("accuracy", "{'test_accuracy':'95.4'}",
            "metadata, test_accuracy: found \"95.4\", expected a number");
        row("history", "{'history':'epoch\\n1'}", "metadata, history: found \"epoch?1\"");
        row("later version", "{'session_version':'3'}",
            "metadata, session_version: found 3: a later version of this program has saved it, expected at "
            "most 2");
        row("version", "{'session_version':'two'}",
            "metadata, session_version: found \"two\", expected a whole number");
        row("a number for a text", "{'seed':1}", "metadata \"seed\": found no text, expected a text");
    }
    void wrong_metadata()
    {
        QFETCH(QString, metadata);
        QFETCH(QString, found);
        const Folder folder;
        const auto file = folder.write("file", one_unit_network(metadata.toStdString()));
        const QString message = fault_of_file([&] { load_session(file, {}); });
        QVERIFY2(message.contains(found), qPrintable(message));
        QVERIFY(message.startsWith(QString::fromStdString(file.string())));
        QVERIFY(!message.contains(QLatin1Char('\n')));
    }

    void metadata_of_others_are_passed_over()
    {
        const Folder folder;
        const auto file = folder.write(
            "file", one_unit_network("{'format':'pt','author':'\\'\\\\\\/Zo\\u00eb 😀\\ud83d\\ude00'}"));
        QCOMPARE(load_session(file, {}).network.hidden_units(), 1);
    }

    void a_failed_save_leaves_the_old_file()
    {
        const Folder folder;
        save_session(folder.path("file"), example_session());
        const Bytes before = folder.read("file");
        Session broken = example_session();
        broken.network.parameters.W1(0, 0) = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, save_session(folder.path("file"), broken));
        QCOMPARE(folder.read("file"), before);
        QVERIFY(fault_of_file([&] {
                    save_session(folder.path("no/file"), example_session());
                }).contains(QStringLiteral("no/file cannot be written: its folder is not there")));
        QCOMPARE(folder.file_count(), std::size_t{1});
    }
};

DELTASCOPE_TEST(TestSession)
#include "test_session.moc"
