// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli.h"
#include "tests/suite.h"

#include <QImage>

using namespace deltascope;

class TestCliErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        place_.emplace();
        place_->save_network("good", {});
        place_->folder().write("damaged", {1, 2, 3});
        place_->folder().write("text.png", {'h', 'e', 'l', 'l', 'o'});
        const auto write_picture = [this](const char *name, const auto &damage) {
            QImage picture(60, 60, QImage::Format_RGB32);
            picture.fill(0x808080);
            QVERIFY(picture.save(place_->path(name)));
            Bytes bytes = place_->folder().read(name);
            damage(bytes);
            place_->folder().write(name, bytes);
        };
        write_picture("cut.png", [](Bytes &bytes) { bytes.resize(bytes.size() / 2); });
        write_picture("changed.png", [](Bytes &bytes) { bytes[bytes.size() / 2] ^= 1; });
        write_picture("cut.jpg", [](Bytes &bytes) { bytes.resize(bytes.size() - 9); });
        std::filesystem::create_directory(place_->folder().path("half"));
        std::filesystem::create_directory(place_->folder().path("nothing"));
        for (const char *name : {"t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"})
            place_->folder().write(std::string("half/") + name, {0, 0, 8});
        files_before_ = files();
    }

    // In the words, @NAME stands for the file of that name in the test's folder.
    void faults_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *words, int status, const char *complaint) {
            QTest::newRow(words) << QString::fromUtf8(words) << status << QString::fromUtf8(complaint);
        };
        row("", 2, "deltascope-cli: a command is missing");
        row("worksheep", 2, "unknown command 'worksheep'");
        row("help worksheep", 2, "unknown command 'worksheep'");

        row("train --epoch 3", 2, "unknown option --epoch");
        row("train --epochs", 2, "--epochs needs a value");
        row("train --save --json", 2, "--save needs a value");
        row("train --json=yes", 2, "--json takes no value");
        row("train --rate 1 --rate 2", 2, "--rate is given twice");
        row("train 30", 2, "unexpected '30'");
        row("train --epochs three", 2, "--epochs: found 'three', expected a whole number");
        row("train --epochs -1", 2, "--epochs: found '-1'");
        row("train --hidden 0", 2, "--hidden: found '0', expected a whole number from 1 to 1024");
        row("train --hidden 1025", 2, "--hidden: found '1025'");
        row("train --hidden 3.5", 2, "--hidden: found '3.5'");
        row("train --rate 0", 2, "--rate: found '0', expected a positive number");
        row("train --rate nan", 2, "--rate: found 'nan'");
        row("train --rate 3,0", 2, "--rate: found '3,0'");
        row("train --batch 60001", 2, "--batch: found '60001'");
        row("train --seed -1", 2, "--seed: found '-1'");
        row("train --threads 65", 2, "--threads: found '65'");
        row("train --momentum 1", 2, "--momentum: found '1', expected a number from 0 to below 1");
        row("train --momentum nan", 2, "--momentum: found 'nan'");
        row("train --weight-decay -1", 2, "--weight-decay: found '-1', expected 0 or a positive number");
        row("train --weight-decay inf", 2, "--weight-decay: found 'inf'");
        row("train --train-images 1.5", 2, "--train-images: found '1.5', expected a whole number");
        row("train --augment --no-augment", 2, "--augment and --no-augment cannot be used together");
        row("train --augment=yes", 2, "--augment takes no value");
        row("train --target-accuracy 95", 2, "--target-accuracy: found '95', expected a number from 0 to 1");
        row("train --patience -1", 2, "--patience: found '-1'");
        row("train --init zero", 2, "--init: found 'zero', expected one of scaled, nielsen, he, equal");
        row("train --hidden-activation softmax", 2, "--hidden-activation: found 'softmax'");
        row("train --cost cross_entropy --output-activation tanh", 2, "expected sigmoid outputs");
        row("train --save ", 2, "--save needs a value");
        row("train --model @good --hidden 30", 2, "--hidden is for a new network");
        row("train --model @missing --save @new", 1, "/missing: found no such file");
        row("train --model @damaged --save @new", 1, "/damaged, byte 3: found the end of the file");
        row("train --data @missing --save @new", 1, "/missing: found no such file");
        row("train --data @damaged --save @new", 1, "/damaged, line 1: found 1 column");
        row("train --data @nothing --save @new", 1, "/nothing: found no images with labels");
        row("train --data @half --save @new", 1, "/half");
        row("train --data @data --save @nowhere/new", 1,
            "/nowhere/new cannot be written: its folder is not there");
        row("train --data @data --save @new --history @data/../new", 2,
            "--save and --history name the same file");
        row("train --data @data --history @data", 1, "/data: found a folder");

        for (const char *command :
             {"evaluate", "trace --index 0", "check-gradients --index 0", "predict @text.png"}) {
            const QString words = QString::fromLatin1(command);
            const auto model_row = [&](const char *rest, int status, const char *complaint) {
                row(qPrintable(words + QLatin1String(rest)), status, complaint);
            };
            model_row("", 2, "--model is missing");
            model_row(" --model", 2, "--model needs a value");
            model_row(" --model @missing", 1, "/missing: found no such file, expected a file");
            model_row(" --model @damaged", 1, "/damaged, byte 3: found the end of the file");
            model_row(" --model @data", 1, "/data: found a folder, expected a file");
            model_row(" --model @good --modell x", 2, "unknown option --modell");
            model_row(" --model @good --cost cross_entropy --output-activation relu", 2,
                      "expected sigmoid outputs");
        }
        for (const char *command : {"evaluate", "trace --index 0", "check-gradients --index 0"}) {
            const QString words = QString::fromLatin1(command) + QStringLiteral(" --model @good --data ");
            row(qPrintable(words + QStringLiteral("@missing")), 1, "/missing: found no such file");
            row(qPrintable(words + QStringLiteral("@half")), 1,
                "t10k-images-idx3-ubyte, byte 3: found the end");
        }

        row("trace --model @good", 2, "either --index or --image must be given");
        row("trace --model @good --index 1 --image x", 2, "either --index or --image");
        row("trace --model @good --index 1 --label 3", 2, "--image and --label go together");
        row("trace --model @good --image @text.png", 2, "--image and --label go together");
        row("trace --model @good --image @text.png --label 10", 2, "--label: found '10'");
        row("trace --model @good --image @text.png --label 3", 1, "text.png");
        row("trace --model @good --image @missing.png --label 3", 1, "missing.png");
        row("trace --model @good --index 1 --split all", 2, "--split: found 'all', expected test or train");
        row("trace --model @good --index one", 2, "--index: found 'one'");
        row("trace --model @good --data @data --index 100", 2, "expected a whole number from 0 to 99");
        row("trace --model @good --data @data --index -1", 2,
            "--index: found '-1', expected a whole number from 0 to 99");

        row("check-gradients --model @good", 2, "--index is missing");
        row("check-gradients --model @good --index 0 --samples 0", 2, "--samples: found '0'");
        row("check-gradients --model @good --index 0 --epsilon -1e-5", 2, "--epsilon: found '-1e-5'");
        row("check-gradients --model @good --data @data --index 100", 2, "--index: found '100'");

        row("predict --model @good", 2, "either image files, --strokes or --data must be given");
        row("predict --model @good @text.png --strokes @text.png", 2, "either image files, --strokes");
        row("predict --model @good @text.png", 1, "text.png");
        row("predict --model @good @missing.png", 1, "missing.png");
        row("predict --model @good @cut.png", 1, "cut.png: found a damaged image (it ends at byte ");
        row("predict --model @good @changed.png", 1, "changed.png: found a damaged image (wrong checksum at");
        row("predict --model @good @cut.jpg", 1, "cut.jpg: found a damaged image (it ends at byte ");
        row("trace --model @good --image @cut.png --label 3", 1, "cut.png: found a damaged image");
        row("predict --model @good @nothing", 1, "/nothing: found a folder, expected an image");
        row("predict --model @good --strokes @text.png", 1, "text.png");
        row("predict --model @good --strokes @nothing", 1,
            "/nothing: found a folder, expected a stroke file");
        row("predict --model @good --strokes @missing.json", 1, "missing.json");
    }
    void faults()
    {
        QFETCH(QString, words);
        QFETCH(int, status);
        QFETCH(QString, complaint);
        words.replace(QLatin1Char('@'), place_->path(""));
        const Outcome outcome = run_cli(words.isEmpty() ? QStringList() : words.split(QLatin1Char(' ')));
        QVERIFY2(outcome.err.contains(complaint.toUtf8()), outcome.err.constData());
        QCOMPARE(outcome.status, status);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(outcome.err.startsWith("deltascope-cli"));
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(files(), files_before_);
    }

    void unknown_kernels_are_told()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DELTASCOPE_ISA"), QStringLiteral("avx3"));
        const Outcome outcome = run_cli({QStringLiteral("train")}, environment);
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY(outcome.err.startsWith("deltascope-cli train: DELTASCOPE_ISA: found 'avx3', expected one of "
                                       "baseline"));
        QCOMPARE(outcome.out, QByteArray());
        environment.insert(QStringLiteral("DELTASCOPE_ISA"), QStringLiteral("baseline"));
        QCOMPARE(run_cli({QStringLiteral("train"), QStringLiteral("--data"), place_->data(),
                          QStringLiteral("--epochs"), QStringLiteral("0")},
                         environment)
                     .status,
                 0);
    }

    void a_full_disk_is_told()
    {
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(cli_program(), {QStringLiteral("--help")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("the results could not be written"));
    }

    void help_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("contains");
        QTest::newRow("program") << QStringList{QStringLiteral("--help")} << QByteArray("check-gradients");
        QTest::newRow("help") << QStringList{QStringLiteral("help")} << QByteArray("check-gradients");
        QTest::newRow("help on a command")
            << QStringList{QStringLiteral("help"), QStringLiteral("train")} << QByteArray("--history FILE");
        QTest::newRow("version") << QStringList{QStringLiteral("--version")}
                                 << QByteArray(DELTASCOPE_VERSION);
        const auto row = [](const char *command, const char *option) {
            QTest::newRow(command) << QStringList{QLatin1String(command), QStringLiteral("--help")}
                                   << QByteArray(option);
        };
        row("train", "--history FILE");
        row("evaluate", "--model FILE");
        row("trace", "--split SET");
        row("check-gradients", "--epsilon EPS");
        row("predict", "--no-normalise");
    }
    void help()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, contains);
        const Outcome outcome = run_cli(words);
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains(contains));
        QCOMPARE(outcome.err, QByteArray());
    }

private:
    QStringList files() const
    {
        QStringList names;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(place_->folder().path()))
            names << QString::fromStdString(entry.path().string());
        names.sort();
        return names;
    }

    std::optional<Workplace> place_;
    QStringList files_before_;
};

DELTASCOPE_TEST(TestCliErrors)
#include "test_cli_errors.moc"
