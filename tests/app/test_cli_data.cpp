// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/orientation.h"
#include "core/training/evaluation/evaluation.h"
#include "tests/app/cli.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"

#include <QDir>
#include <QImage>

#include <cmath>

using namespace deltascope;

namespace {
const QString shipped_model = QStringLiteral("/networks/digits.safetensors");

/// A table of a set, with its labels first.
std::string table_of(const Dataset &set)
{
    std::string text;
    for (int n = 0; n < set.size(); ++n) {
        text += std::to_string(set.label(n));
        for (const std::uint8_t byte : set.image(n))
            text += "," + std::to_string(byte);
        text += "\n";
    }
    return text;
}
} // namespace

/// Data of other people on the command line. They are the first of MNIST's, written as others write them.
class TestCliData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        place_.emplace();
        train_ = load_dataset(folder().path("data"), Split::Train);
        test_ = load_dataset(folder().path("data"), Split::Test);
        const Session shipped = load_session(resource_folder() / "networks" / "digits.safetensors", {});
        accuracy_ = evaluate(shipped.network, test_).accuracy;
        make_idx("dots/train-images.idx3-ubyte", "dots/train-labels.idx1-ubyte", train_);
        make_idx("dots/t10k-images.idx3-ubyte", "dots/t10k-labels.idx1-ubyte", test_);
        make_idx("nameless/1", "nameless/2", train_);
        make_idx("nameless/3", "nameless/4", test_);
        make("tables/train.csv", bytes_of(table_of(train_)));
        make("tables/test.csv", gzipped(bytes_of(table_of(test_))));
        Dataset sideways = test_;
        change_images(sideways.pixels, ImageChange::Transposed);
        make_idx("emnist/emnist-digits-test-images-idx3-ubyte", "emnist/emnist-digits-test-labels-idx1-ubyte",
                 sideways);
        Dataset letters = train_;
        for (std::uint8_t &label : letters.labels)
            label = static_cast<std::uint8_t>(label + 1);
        make_idx("letters/train-images", "letters/train-labels", letters);
        make("alphabet/train-images", idx_images_of(26));
        make("alphabet/train-labels", idx_labels_of(26, 1));
        make_pictures();
    }

    void evaluated_whatever_they_are_called_data()
    {
        QTest::addColumn<QStringList>("paths");
        const auto row = [](const char *name, const QStringList &paths) { QTest::newRow(name) << paths; };
        row("a folder", {QStringLiteral("dots")});
        row("a file of it", {QStringLiteral("dots/train-labels.idx1-ubyte")});
        row("images and labels", {QStringLiteral("nameless/3"), QStringLiteral("nameless/4"),
                                  QStringLiteral("nameless/1"), QStringLiteral("nameless/2")});
        row("a folder of tables", {QStringLiteral("tables")});
        row("a table", {QStringLiteral("tables/train.csv")});
        row("two tables", {QStringLiteral("tables/train.csv"), QStringLiteral("tables/test.csv")});
        row("folders of pictures", {QStringLiteral("pictures")});
    }
    void evaluated_whatever_they_are_called()
    {
        QFETCH(const QStringList, paths);
        const Outcome outcome = evaluated(paths, {});
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.object()[QStringLiteral("accuracy")].toDouble(), accuracy_);
    }

    // EMNIST is stored column by column.
    void sideways_data_are_turned_and_it_is_said()
    {
        const Outcome turned = evaluated({QStringLiteral("emnist")}, {});
        QCOMPARE(turned.object()[QStringLiteral("accuracy")].toDouble(), accuracy_);
        QVERIFY2(turned.err.contains("% of them transposed: they are changed. --turn decides it."),
                 turned.err.constData());
        const Outcome as_they_are =
            evaluated({QStringLiteral("emnist")}, {QStringLiteral("--turn"), QStringLiteral("none")});
        QCOMPARE(as_they_are.err, QByteArray());
        QVERIFY(as_they_are.object()[QStringLiteral("accuracy")].toDouble() < 0.5);
        const Outcome given =
            evaluated({QStringLiteral("emnist")}, {QStringLiteral("--turn"), QStringLiteral("transposed")});
        QCOMPARE(given.err, QByteArray());
        QCOMPARE(given.object()[QStringLiteral("accuracy")].toDouble(), accuracy_);
    }

    // The last of Kaggle's train.csv were answered when its test.csv was named, which lies beside it.
    void a_test_set_without_labels_is_answered()
    {
        make("competition/train.csv", bytes_of(table_of(train_)));
        std::string table = table_of(test_);
        for (std::size_t line = 0; line != table.npos && line < table.size();
             line = table.find('\n', line) + 1)
            table.erase(line, 2);
        make("competition/test.csv", bytes_of(table));
        const Outcome outcome = run_cli({QStringLiteral("predict"), QStringLiteral("--model"),
                                         qstring_from(resource_folder()) + shipped_model,
                                         QStringLiteral("--data"), place_->path("competition/test.csv")});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.startsWith("test.csv[0]  "), outcome.out.constData());
        QCOMPARE(outcome.out.count('\n'), test_.size());
    }

    // They were read for the network and once more for the work, and all was said twice.
    void data_are_read_once_for_a_network_from_elsewhere()
    {
        const Outcome outcome = run_cli({QStringLiteral("evaluate"), QStringLiteral("--model"),
                                         foreign_model(), QStringLiteral("--data"), place_->path("letters")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err.count("Its classes are the outputs"), 1);
        QVERIFY2(outcome.err.contains("of the test set are read correctly"), outcome.err.constData());
    }

    // The network was read as a sigmoid one "which no test set has confirmed", and the same fault came again.
    void data_that_fail_are_named_once_for_a_network_from_elsewhere()
    {
        const Outcome outcome = run_cli(
            {QStringLiteral("evaluate"), QStringLiteral("--model"), foreign_model(), QStringLiteral("--data"),
             place_->path("nameless/1"), QStringLiteral("--data"), place_->path("nameless/3")});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("nameless/1: found images without labels"), outcome.err.constData());
        QVERIFY(outcome.complained_in_one_line());
    }

    void a_training_set_alone_is_divided_and_it_is_said()
    {
        const Outcome outcome = evaluated({QStringLiteral("nameless/1"), QStringLiteral("nameless/2")}, {});
        QVERIFY2(outcome.err.contains("There is no test set: the last sixth, 50 images, is it."),
                 outcome.err.constData());
        QCOMPARE(images_in(outcome), 50);
    }

    void classes_have_names()
    {
        const Outcome outcome = evaluated({QStringLiteral("letters")}, {});
        QVERIFY2(outcome.err.contains("Its classes are the outputs 0 1, 1 2, 2 3, "),
                 outcome.err.constData());
        QCOMPARE(outcome.object()[QStringLiteral("classes")].toArray().at(9).toString(),
                 QStringLiteral("10"));
        const Outcome named = evaluated({QStringLiteral("letters")},
                                        {QStringLiteral("--classes"), QStringLiteral("a,b,c,d,e,f,g,h,i,j")});
        QCOMPARE(named.object()[QStringLiteral("classes")].toArray().at(9).toString(), QStringLiteral("j"));
        const Outcome two =
            evaluated({QStringLiteral("letters")}, {QStringLiteral("--classes"), QStringLiteral("10,1")});
        QCOMPARE(two.object()[QStringLiteral("classes")].toArray().size(), 2);
        QVERIFY(images_in(two) < 20);
    }

    void trained_on_like_any_other()
    {
        const QStringList words = {QStringLiteral("--hidden"), QStringLiteral("5"),
                                   QStringLiteral("--epochs"), QStringLiteral("2"), QStringLiteral("--json")};
        const auto epochs = [&](const QString &path) {
            const Outcome outcome =
                run_cli(QStringList({QStringLiteral("train"), QStringLiteral("--data"), path}) + words);
            QJsonArray found = outcome.object()[QStringLiteral("epochs")].toArray();
            for (auto &&epoch : found) {
                QJsonObject without_time = epoch.toObject();
                without_time.remove(QStringLiteral("seconds"));
                epoch = without_time;
            }
            return found;
        };
        const QJsonArray expected = epochs(place_->data());
        QCOMPARE(expected.size(), 2);
        QCOMPARE(epochs(place_->path("tables")), expected);
        QCOMPARE(epochs(place_->path("dots")), expected);
    }

    void a_session_keeps_where_its_data_are_from()
    {
        const Outcome outcome =
            run_cli({QStringLiteral("train"), QStringLiteral("--data"), place_->path("letters"),
                     QStringLiteral("--epochs"), QStringLiteral("1"), QStringLiteral("--turn"),
                     QStringLiteral("none"), QStringLiteral("--save"), place_->path("saved")});
        QCOMPARE(outcome.status, 0);
        const DataOrigin data = load_session_extras(folder().path("saved")).data;
        QCOMPARE(data.files, std::vector<std::string>{folder().path("letters").string()});
        QCOMPARE(data.classes.size(), std::size_t{10});
        QCOMPARE(data.classes.front(), std::string("1"));
    }

    // Kaggle's test.csv has no labels: it can be answered.
    void images_without_labels_are_answered()
    {
        std::string table;
        for (int n = 0; n < test_.size(); ++n) {
            for (std::size_t i = 0; i < pixel_count; ++i)
                table += (i == 0 ? "" : ",") + std::to_string(test_.image(n)[i]);
            table += "\n";
        }
        make("kaggle/test.csv", bytes_of(table));
        QStringList words = evaluate_words();
        words[0] = QStringLiteral("predict");
        const Outcome outcome =
            run_cli(words + data_words({QStringLiteral("kaggle")}) + QStringList{QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.array().size(), test_.size());
        QCOMPARE(outcome.array().at(2)[QStringLiteral("source")].toString(), QStringLiteral("test.csv[2]"));
        int right = 0;
        for (int n = 0; n < test_.size(); ++n)
            right += outcome.array().at(n)[QStringLiteral("digit")].toInt() == test_.label(n) ? 1 : 0;
        QCOMPARE(right, static_cast<int>(std::lround(accuracy_ * test_.size())));
        const Outcome refused = evaluated({QStringLiteral("kaggle")}, {});
        QVERIFY2(refused.err.contains("test.csv: found images without labels"), refused.err.constData());
    }

    void answers_have_the_names_of_the_session()
    {
        const QString saved = place_->path("named");
        QCOMPARE(run_cli({QStringLiteral("train"), QStringLiteral("--data"), place_->path("letters"),
                          QStringLiteral("--epochs"), QStringLiteral("1"), QStringLiteral("--classes"),
                          QStringLiteral("a,b,c,d,e,f,g,h,i,j"), QStringLiteral("--save"), saved})
                     .status,
                 0);
        const Outcome outcome =
            run_cli({QStringLiteral("predict"), QStringLiteral("--model"), saved, QStringLiteral("--json"),
                     QStringLiteral("--data"), place_->path("nameless/3"), QStringLiteral("--data"),
                     place_->path("nameless/4")});
        QCOMPARE(outcome.status, 0);
        const auto first = outcome.array().at(0);
        QCOMPARE(first[QStringLiteral("class")].toString(),
                 QString(QLatin1Char(static_cast<char>('a' + first[QStringLiteral("digit")].toInt()))));
    }

    void jobs_of_a_sweep_name_the_same_data()
    {
        const Outcome outcome =
            run_cli({QStringLiteral("sweep"), QStringLiteral("--data"), place_->path("nameless/1"),
                     QStringLiteral("--data"), place_->path("nameless/2"), QStringLiteral("--classes"),
                     QStringLiteral("3,8"), QStringLiteral("--out"), place_->path("table.csv"),
                     QStringLiteral("--print-jobs")});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains(QStringLiteral("--data %1 --data %2 --classes 3,8")
                                          .arg(place_->path("nameless/1"), place_->path("nameless/2"))
                                          .toUtf8()),
                 outcome.out.constData());
    }

    void faults_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("complaint");
        const auto row = [](const char *name, const char *command, const QStringList &paths,
                            const QStringList &options, int status, const char *complaint) {
            QTest::newRow(name) << QString::fromLatin1(command) << paths << options << status
                                << QByteArray(complaint);
        };
        const QStringList unturned = {QStringLiteral("--turn"), QStringLiteral("none")};
        row("more than ten classes", "evaluate", {QStringLiteral("alphabet")}, unturned, 1,
            "train-images: found 26 classes: A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, "
            "V, W, X, Y, "
            "Z, expected at most ten, as there are ten outputs: choose which");
        row("no such class", "evaluate", {QStringLiteral("alphabet")},
            unturned + QStringList{QStringLiteral("--classes"), QStringLiteral("A,b,1,ß")}, 1,
            "found no class ß, expected some of A, B");
        row("no names", "evaluate", {QStringLiteral("letters")},
            {QStringLiteral("--classes"), QStringLiteral("a,,b")}, 2,
            "--classes: found 'a,,b', expected names with commas between them");
        row("no such change", "evaluate", {QStringLiteral("dots")},
            {QStringLiteral("--turn"), QStringLiteral("sideways")}, 2,
            "--turn: found 'sideways', expected one of none, transposed, inverted");
        row("five files", "evaluate", QStringList(5, QStringLiteral("nameless/1")), {}, 1, "found 5 files");
        row("images alone", "evaluate", {QStringLiteral("nameless/1"), QStringLiteral("nameless/3")}, {}, 1,
            "nameless/1: found images without labels");
        row("nothing to train on", "train", {QStringLiteral("emnist")}, unturned, 1,
            "emnist: found only a test set, expected a training set");
        row("a picture", "evaluate", {QStringLiteral("pictures/train/5/0.png")}, {}, 1, "found one picture");
    }
    void faults()
    {
        QFETCH(const QString, command);
        QFETCH(const QStringList, paths);
        QFETCH(const QStringList, options);
        QFETCH(const int, status);
        QFETCH(const QByteArray, complaint);
        const Outcome outcome =
            run_cli((command == QStringLiteral("train") ? QStringList{command} : evaluate_words()) +
                    data_words(paths) + options);
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(complaint), outcome.err.constData());
        QVERIFY(outcome.complained_in_one_line());
    }

private:
    const Folder &folder() const { return place_->folder(); }

    /// A network that leaves open what its hidden units are.
    QString foreign_model() const
    {
        const Session shipped = load_session(resource_folder() / "networks" / "digits.safetensors", {});
        folder().write("foreign",
                       safetensors(tensors_of(shipped.network.parameters.cast<double>(), torch_names, true)));
        return place_->path("foreign");
    }

    void make(const std::string &name, const Bytes &bytes)
    {
        std::filesystem::create_directories(folder().path(name).parent_path());
        folder().write(name, bytes);
    }

    void make_idx(const std::string &images, const std::string &labels, const Dataset &set)
    {
        const auto count = static_cast<std::uint32_t>(set.size());
        make(images, idx(0x08, {count, 28, 28}, set.pixels));
        make(labels, idx(0x08, {count}, set.labels));
    }

    void make_pictures()
    {
        for (const auto &[split, set] : {std::pair("train", &train_), std::pair("test", &test_)})
            for (int n = 0; n < set->size(); ++n) {
                const QString name = place_->path("pictures") +
                                     QStringLiteral("/%1/%2").arg(QLatin1String(split)).arg(set->label(n));
                QVERIFY(QDir().mkpath(name));
                const QImage picture(set->image(n).data(), image_side, image_side, image_side,
                                     QImage::Format_Grayscale8);
                QVERIFY(picture.save(name + QStringLiteral("/%1.png").arg(n)));
            }
    }

    QStringList data_words(const QStringList &paths) const
    {
        QStringList words;
        for (const QString &path : paths)
            words << QStringLiteral("--data") << place_->path(qPrintable(path));
        return words;
    }

    static QStringList evaluate_words()
    {
        return {QStringLiteral("evaluate"), QStringLiteral("--model"),
                qstring_from(resource_folder()) + shipped_model};
    }

    Outcome evaluated(const QStringList &paths, const QStringList &options) const
    {
        return run_cli(evaluate_words() + data_words(paths) + options +
                       QStringList{QStringLiteral("--json")});
    }

    static int images_in(const Outcome &outcome)
    {
        int count = 0;
        for (const auto &row : outcome.object()[QStringLiteral("confusion")].toArray())
            for (const auto &cell : row.toArray())
                count += cell.toInt();
        return count;
    }

    std::optional<Workplace> place_;
    Dataset train_;
    Dataset test_;
    double accuracy_ = 0;
};

DELTASCOPE_TEST(TestCliData)
#include "test_cli_data.moc"
