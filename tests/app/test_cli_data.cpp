// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/orientation.h"
#include "core/training/evaluation/evaluation.h"
#include "tests/app/data_place.h"
#include "tests/suite.h"

#include <QDir>
#include <QImage>

#include <cmath>

using namespace deltascope;

/// Data of other people on the command line. They are the first of MNIST's, written as others write them.
class TestCliData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        place_.emplace();
        place_->make_idx("dots/train-images.idx3-ubyte", "dots/train-labels.idx1-ubyte", place_->train());
        place_->make_idx("dots/t10k-images.idx3-ubyte", "dots/t10k-labels.idx1-ubyte", place_->test());
        place_->make_idx("nameless/1", "nameless/2", place_->train());
        place_->make_idx("nameless/3", "nameless/4", place_->test());
        place_->make("tables/train.csv", bytes_of(table_of(place_->train())));
        place_->make("tables/test.csv", gzipped(bytes_of(table_of(place_->test()))));
        Dataset sideways = place_->test();
        change_images(sideways.pixels, ImageChange::Transposed);
        place_->make_idx("emnist/emnist-digits-test-images-idx3-ubyte",
                         "emnist/emnist-digits-test-labels-idx1-ubyte", sideways);
        Dataset letters = place_->train();
        for (std::uint8_t &label : letters.labels)
            label = static_cast<std::uint8_t>(label + 1);
        place_->make_idx("letters/train-images", "letters/train-labels", letters);
        place_->make("alphabet/train-images", idx_images_of(26));
        place_->make("alphabet/train-labels", idx_labels_of(26, 1));
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
        const Outcome outcome = place_->evaluated(paths, {});
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.object()[QStringLiteral("accuracy")].toDouble(), place_->accuracy());
    }

    // EMNIST is stored column by column.
    void sideways_data_are_turned_and_it_is_said()
    {
        const Outcome turned = place_->evaluated({QStringLiteral("emnist")}, {});
        QCOMPARE(turned.object()[QStringLiteral("accuracy")].toDouble(), place_->accuracy());
        QVERIFY2(turned.err.contains("% of them transposed: they are changed. --turn decides it."),
                 turned.err.constData());
        const Outcome as_they_are =
            place_->evaluated({QStringLiteral("emnist")}, {QStringLiteral("--turn"), QStringLiteral("none")});
        QCOMPARE(as_they_are.err, QByteArray());
        QVERIFY(as_they_are.object()[QStringLiteral("accuracy")].toDouble() < 0.5);
        const Outcome given = place_->evaluated({QStringLiteral("emnist")},
                                                {QStringLiteral("--turn"), QStringLiteral("transposed")});
        QCOMPARE(given.err, QByteArray());
        QCOMPARE(given.object()[QStringLiteral("accuracy")].toDouble(), place_->accuracy());
    }

    // They were read for the network and once more for the work, and all was said twice.
    void data_are_read_once_for_a_network_from_elsewhere()
    {
        const Outcome outcome =
            run_cli({QStringLiteral("evaluate"), QStringLiteral("--model"), place_->foreign_model(),
                     QStringLiteral("--data"), place_->path("letters")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err.count("Its classes are the outputs"), 1);
        QVERIFY2(outcome.err.contains("of the test set are read correctly"), outcome.err.constData());
    }

    // The network was read as a sigmoid one "which no test set has confirmed", and the same fault came again.
    void data_that_fail_are_named_once_for_a_network_from_elsewhere()
    {
        const Outcome outcome =
            run_cli({QStringLiteral("evaluate"), QStringLiteral("--model"), place_->foreign_model(),
                     QStringLiteral("--data"), place_->path("nameless/1"), QStringLiteral("--data"),
                     place_->path("nameless/3")});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("nameless/1: found images without labels"), outcome.err.constData());
        QVERIFY(outcome.complained_in_one_line());
    }

    void a_training_set_alone_is_divided_and_it_is_said()
    {
        const Outcome outcome =
            place_->evaluated({QStringLiteral("nameless/1"), QStringLiteral("nameless/2")}, {});
        QVERIFY2(outcome.err.contains("There is no test set: the last sixth, 50 images, is it."),
                 outcome.err.constData());
        QCOMPARE(images_in(outcome), 50);
    }

    void classes_have_names()
    {
        const Outcome outcome = place_->evaluated({QStringLiteral("letters")}, {});
        QVERIFY2(outcome.err.contains("Its classes are the outputs 0 1, 1 2, 2 3, "),
                 outcome.err.constData());
        QCOMPARE(outcome.object()[QStringLiteral("classes")].toArray().at(9).toString(),
                 QStringLiteral("10"));
        const Outcome named =
            place_->evaluated({QStringLiteral("letters")},
                              {QStringLiteral("--classes"), QStringLiteral("a,b,c,d,e,f,g,h,i,j")});
        QCOMPARE(named.object()[QStringLiteral("classes")].toArray().at(9).toString(), QStringLiteral("j"));
        const Outcome two = place_->evaluated({QStringLiteral("letters")},
                                              {QStringLiteral("--classes"), QStringLiteral("10,1")});
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
        const DataOrigin data = load_session_extras(place_->folder().path("saved")).data;
        QCOMPARE(data.files, std::vector<std::string>{place_->folder().path("letters").string()});
        QCOMPARE(data.classes.size(), std::size_t{10});
        QCOMPARE(data.classes.front(), std::string("1"));
    }

    void an_example_of_classes_is_taken_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("example"); // as a shell has it
        QTest::newRow("blanks") << QStringLiteral("class %1\n")
                                << QStringLiteral("'class 1,class 2,class 3,class 4,class 5,class 6,class "
                                                  "7,class 8,class 9,class 10'");
        QTest::newRow("commas") << QStringLiteral("class %1, old\n")
                                << QStringLiteral("1,2,3,4,5,6,7,8,9,10");
        QTest::newRow("apostrophes") << QStringLiteral("%1's\n")
                                     << QStringLiteral("\"1's,2's,3's,4's,5's,6's,7's,8's,9's,10's\"");
    }
    void an_example_of_classes_is_taken()
    {
        QFETCH(const QString, names);
        QFETCH(const QString, example);
        QString text;
        for (int i = 1; i <= 26; ++i)
            text += names.arg(i);
        place_->make("words/train-images", idx_images_of(26));
        place_->make("words/train-labels", idx_labels_of(26, 1));
        place_->make("words/labels.txt", bytes_of(text.toStdString()));
        const Outcome refused = place_->evaluated({QStringLiteral("words")}, {});
        QVERIFY2(QString::fromUtf8(refused.err)
                     .endsWith(QStringLiteral("choose which, as --classes %1 does\n").arg(example)),
                 refused.err.constData());
        const QString word = example.startsWith(QLatin1Char('1')) ? example : example.chopped(1).mid(1);
        const Outcome taken =
            place_->evaluated({QStringLiteral("words")}, {QStringLiteral("--classes"), word});
        QCOMPARE(taken.status, 0);
        QVERIFY2(taken.err.contains("Its classes are the outputs 0 "), taken.err.constData());
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
            "Z, expected at most ten, as there are ten outputs; choose which, as --classes "
            "A,B,C,D,E,F,G,H,I,J does");
        row("more than ten chosen", "evaluate", {QStringLiteral("alphabet")},
            unturned + QStringList{QStringLiteral("--classes"), QStringLiteral("A,B,C,D,E,F,G,H,I,J,K")}, 1,
            "found 11 classes: A, B, C, D, E, F, G, H, I, J, K, expected at most ten");
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
            run_cli((command == QStringLiteral("train") ? QStringList{command} : place_->evaluate_words()) +
                    place_->data_words(paths) + options);
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(complaint), outcome.err.constData());
        QVERIFY(outcome.complained_in_one_line());
    }

private:
    void make_pictures()
    {
        for (const auto &[split, set] :
             {std::pair("train", &place_->train()), std::pair("test", &place_->test())})
            for (int n = 0; n < set->size(); ++n) {
                const QString name = place_->path("pictures") +
                                     QStringLiteral("/%1/%2").arg(QLatin1String(split)).arg(set->label(n));
                QVERIFY(QDir().mkpath(name));
                const QImage picture(set->image(n).data(), image_side, image_side, image_side,
                                     QImage::Format_Grayscale8);
                QVERIFY(picture.save(name + QStringLiteral("/%1.png").arg(n)));
            }
    }

    static int images_in(const Outcome &outcome)
    {
        int count = 0;
        for (const auto &row : outcome.object()[QStringLiteral("confusion")].toArray())
            for (const auto &cell : row.toArray())
                count += cell.toInt();
        return count;
    }

    std::optional<DataPlace> place_;
};

DELTASCOPE_TEST(TestCliData)
#include "test_cli_data.moc"
