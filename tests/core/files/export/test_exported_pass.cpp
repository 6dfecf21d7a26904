// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/files/export/exported_pass.h"
#include "core/network/what_if.h"
#include "core/platform/qt_path.h"
#include "core/practice/hand_network.h"
#include "core/training/descent/settings.h"
#include "tests/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <map>

using namespace deltascope;

namespace {
/// What another program reads: each number by its term and place, the texts by their names.
struct Read
{
    std::map<QString, std::vector<double>> values;
    std::map<QString, std::vector<int>> shapes;
    std::map<QString, QString> notes;
};

Read read_safetensors(const QByteArray &bytes)
{
    quint64 length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    const QByteArray data = bytes.mid(8 + static_cast<qsizetype>(length));
    const QJsonObject header = QJsonDocument::fromJson(bytes.mid(8, static_cast<qsizetype>(length))).object();
    Read read;
    for (const QString &name : header.keys()) {
        const QJsonObject entry = header[name].toObject();
        if (name == QLatin1String("__metadata__")) {
            for (const QString &note : entry.keys())
                read.notes[note] = entry[note].toString();
            continue;
        }
        if (entry[QStringLiteral("dtype")].toString() != QLatin1String("F64"))
            return {};
        const QJsonArray offsets = entry[QStringLiteral("data_offsets")].toArray();
        const auto begin = static_cast<qsizetype>(offsets[0].toInteger());
        const auto size = static_cast<std::size_t>(offsets[1].toInteger() - offsets[0].toInteger());
        std::vector<double> &values = read.values[name];
        values.resize(size / sizeof(double));
        std::memcpy(values.data(), data.data() + begin, size);
        for (const QJsonValue &extent : entry[QStringLiteral("shape")].toArray())
            read.shapes[name].push_back(extent.toInt());
        read.shapes[name];
    }
    return read;
}

Read read_csv(const QByteArray &bytes)
{
    Read read;
    for (const QByteArray &line : bytes.split('\n')) {
        if (line.startsWith("# ")) {
            const qsizetype colon = line.indexOf(": ");
            read.notes[QString::fromUtf8(line.mid(2, colon - 2))] = QString::fromUtf8(line.mid(colon + 2));
            continue;
        }
        const QList<QByteArray> cells = line.split(',');
        if (cells.size() != 4 || cells[0] == "term")
            continue;
        const QString name = QString::fromUtf8(cells[0]);
        read.values[name].push_back(cells[3].toDouble());
        std::vector<int> shape; // the last row says it
        for (const QByteArray &index : {cells[1], cells[2]})
            if (!index.isEmpty())
                shape.push_back(index.toInt() + 1);
        read.shapes[name] = shape;
    }
    return read;
}

void flatten(const QJsonValue &value, std::vector<double> &values, std::vector<int> &shape)
{
    if (!value.isArray())
        return values.push_back(value.toDouble());
    const QJsonArray list = value.toArray();
    std::vector<int> inner;
    for (const QJsonValue &item : list) {
        inner.clear();
        flatten(item, values, inner);
    }
    shape = {static_cast<int>(list.size())};
    shape.insert(shape.end(), inner.begin(), inner.end());
}

Read read_json(const QByteArray &bytes)
{
    Read read;
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    for (const QString &name : object.keys())
        if (object[name].isString())
            read.notes[name] = object[name].toString();
        else if (name == QLatin1String("held"))
            read.notes[name] =
                QString::fromUtf8(QJsonDocument(object[name].toArray()).toJson(QJsonDocument::Compact));
        else
            flatten(object[name], read.values[name], read.shapes[name]);
    return read;
}
} // namespace

/// A pass for other programs, read as they would read it.
class TestExportedPass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_format_holds_every_number_exactly_data();
    void every_format_holds_every_number_exactly();
    void the_end_of_the_name_chooses_the_format();
    void a_held_unit_is_told();
    void a_folder_that_is_not_there_is_named();

private:
    Read written(const QString &extension, const ExportedPass &exported) const
    {
        const QString name = m_folder.filePath(QStringLiteral("πass 数") + extension);
        const auto path = path_from(name);
        export_pass(path, *pass_format_of(path), exported);
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray bytes = file.readAll();
        return extension == QLatin1String(".csv")    ? read_csv(bytes)
               : extension == QLatin1String(".json") ? read_json(bytes)
                                                     : read_safetensors(bytes);
    }

    QTemporaryDir m_folder;
};

void TestExportedPass::every_format_holds_every_number_exactly_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<Functions>("functions");
    for (const char *extension : {".safetensors", ".csv", ".json"})
        for (const Functions &functions :
             {Functions(), Functions{Activation::Relu, Activation::Softmax, Cost::LogLikelihood},
              Functions{Activation::Tanh, Activation::Sigmoid, Cost::CrossEntropy}})
            QTest::addRow("%s %s", extension, std::string(to_string(functions.cost)).c_str())
                << QString::fromLatin1(extension) << functions;
}

void TestExportedPass::every_format_holds_every_number_exactly()
{
    QFETCH(QString, extension);
    QFETCH(Functions, functions);
    const HandExample example = hand_example(HandNetwork::FourThreeTwo, 7, functions);
    const Network<double> &network = example.network;
    const Pass<double> pass = backpropagate(network, example.x0, example.y);
    const Read read = written(extension, {network, pass, "4-3-2, seed 7"});

    const std::map<QString, const Matrix<double> *> matrices = {
        {QStringLiteral("W1"), &network.parameters.W1},
        {QStringLiteral("W2"), &network.parameters.W2},
        {QStringLiteral("dW1"), &pass.dW1},
        {QStringLiteral("dW2"), &pass.dW2}};
    for (const auto &[name, matrix] : matrices) {
        QCOMPARE(read.shapes.at(name),
                 (std::vector<int>{static_cast<int>(matrix->rows()), static_cast<int>(matrix->cols())}));
        for (int row = 0; row < matrix->rows(); ++row)
            for (int column = 0; column < matrix->cols(); ++column)
                QCOMPARE(read.values.at(name)[static_cast<std::size_t>(row * matrix->cols() + column)],
                         (*matrix)(row, column));
    }
    const std::map<QString, const Vector<double> *> vectors = {{QStringLiteral("x0"), &pass.x0},
                                                               {QStringLiteral("y"), &pass.y},
                                                               {QStringLiteral("b1"), &network.parameters.b1},
                                                               {QStringLiteral("b2"), &network.parameters.b2},
                                                               {QStringLiteral("z1"), &pass.z1},
                                                               {QStringLiteral("x1"), &pass.x1},
                                                               {QStringLiteral("z2"), &pass.z2},
                                                               {QStringLiteral("x2"), &pass.x2},
                                                               {QStringLiteral("delta2"), &pass.delta2},
                                                               {QStringLiteral("delta1"), &pass.delta1},
                                                               {QStringLiteral("db2"), &pass.db2},
                                                               {QStringLiteral("db1"), &pass.db1}};
    for (const auto &[name, vector] : vectors) {
        QCOMPARE(read.shapes.at(name), std::vector<int>{static_cast<int>(vector->size())});
        QCOMPARE(read.values.at(name), std::vector<double>(vector->begin(), vector->end()));
    }
    QCOMPARE(read.values.at(QStringLiteral("loss")), std::vector<double>{pass.loss});
    QVERIFY(read.shapes.at(QStringLiteral("loss")).empty());
    // δ² by what is written alone: (∂x²/∂z²)ᵀ ∂Lₙ/∂x², for the quadratic cost.
    if (functions.cost == Cost::Quadratic)
        for (std::size_t k = 0; k < 2; ++k) {
            double delta = 0;
            for (std::size_t m = 0; m < 2; ++m)
                delta += read.values.at(QStringLiteral("dx2_dz2"))[m * 2 + k] *
                         (pass.x2[static_cast<int>(m)] - pass.y[static_cast<int>(m)]);
            QVERIFY(std::abs(delta - pass.delta2[static_cast<int>(k)]) < 1e-15);
        }
    QCOMPARE(read.values.size(), std::size_t{20}); // with φ′(z¹), φ′(z²) and ∂x²/∂z²
    QCOMPARE(read.notes.at(QStringLiteral("example")), QStringLiteral("4-3-2, seed 7"));
    QCOMPARE(read.notes.at(QStringLiteral("cost")).toStdString(), std::string(to_string(functions.cost)));
    QVERIFY(!read.notes.at(QStringLiteral("loss_formula")).isEmpty());
    QCOMPARE(read.notes.at(QStringLiteral("held")), QStringLiteral("[]"));
}

void TestExportedPass::the_end_of_the_name_chooses_the_format()
{
    QCOMPARE(pass_format_of("a.csv"), PassFormat::Csv);
    QCOMPARE(pass_format_of("a.b.JSON"), PassFormat::Json);
    QCOMPARE(pass_format_of("a.SafeTensors"), PassFormat::Safetensors);
    QVERIFY(!pass_format_of("csv"));
    QVERIFY(!pass_format_of("a.txt"));
    QVERIFY(!pass_format_of(""));
}

void TestExportedPass::a_held_unit_is_told()
{
    const HandExample example = hand_example(HandNetwork::TwoTwoTwo, 1, {});
    Pass<double> pass = forward(example.network, example.x0, example.y, {{1, 0.25}});
    backward(example.network, pass);
    for (const char *extension : {".safetensors", ".csv", ".json"}) {
        const Read read = written(QString::fromLatin1(extension), {example.network, pass, "held"});
        QCOMPARE(read.notes.at(QStringLiteral("held")), QStringLiteral("[[1,0.25]]"));
        QCOMPARE(read.values.at(QStringLiteral("x1"))[1], 0.25);
        QCOMPARE(read.values.at(QStringLiteral("delta1"))[1], 0.0);
    }
}

void TestExportedPass::a_folder_that_is_not_there_is_named()
{
    const HandExample example = hand_example(HandNetwork::TwoTwoTwo, 1, {});
    const Pass<double> pass = backpropagate(example.network, example.x0, example.y);
    const auto path = path_from(m_folder.filePath(QStringLiteral("nowhere/pass.csv")));
    try {
        export_pass(path, PassFormat::Csv, {example.network, pass, ""});
        QFAIL("it was written");
    } catch (const DataError &error) {
        QVERIFY(QByteArray(error.what()).contains("nowhere"));
    }
}

DELTASCOPE_TEST(TestExportedPass)
#include "test_exported_pass.moc"
