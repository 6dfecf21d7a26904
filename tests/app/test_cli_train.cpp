// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/history_csv.h"
#include "core/training/evaluation/evaluation.h"
#include "tests/app/cli.h"
#include "tests/suite.h"

#include <csignal>

using namespace deltascope;

class TestCliTrain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { place_.emplace(); }

    void json()
    {
        const Outcome outcome =
            train({QStringLiteral("--epochs"), QStringLiteral("3"), QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray()); // no progress bar where there is no terminal
        const QJsonObject json = outcome.object();
        QCOMPARE(json.keys(), (QStringList{QStringLiteral("epochs"), QStringLiteral("seconds_training")}));
        const QJsonArray epochs = json[QStringLiteral("epochs")].toArray();
        QCOMPARE(epochs.size(), 3);
        double seconds = 0;
        for (int i = 0; i < 3; ++i) {
            const QJsonObject epoch = epochs[i].toObject();
            QCOMPARE(epoch.size(), 6);
            QCOMPARE(epoch[QStringLiteral("epoch")].toInt(), i + 1);
            for (const char *loss : {"train_loss", "test_loss"})
                QVERIFY(epoch[QLatin1String(loss)].toDouble() > 0);
            for (const char *accuracy : {"train_accuracy", "test_accuracy"}) {
                QVERIFY(epoch[QLatin1String(accuracy)].toDouble(-1) >= 0);
                QVERIFY(epoch[QLatin1String(accuracy)].toDouble(2) <= 1);
            }
            QVERIFY(epoch[QStringLiteral("seconds")].toDouble() > 0);
            seconds += epoch[QStringLiteral("seconds")].toDouble();
        }
        QCOMPARE(json[QStringLiteral("seconds_training")].toDouble(), seconds);
        QVERIFY(epochs[2][QStringLiteral("train_loss")].toDouble() <
                epochs[0][QStringLiteral("train_loss")].toDouble());
    }

    void text_has_one_line_an_epoch()
    {
        const Outcome outcome = train({QStringLiteral("--epochs"), QStringLiteral("2")});
        QCOMPARE(outcome.status, 0);
        const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(
            lines[0].startsWith("784 → 30 sigmoid → 10 sigmoid, quadratic cost; η 3, batches of 10, seed 1"));
        QVERIFY(lines[2].trimmed().startsWith("1 "));
        QVERIFY(lines[3].trimmed().startsWith("2 "));
    }

    // It printed "23.77 %0.000223428".
    void columns_stand_apart()
    {
        const Outcome outcome = train({QStringLiteral("--epochs"), QStringLiteral("2")});
        QCOMPARE(outcome.status, 0);
        const QByteArray line = outcome.out.trimmed().split('\n').last();
        const QList<QByteArray> words = line.simplified().split(' ');
        QCOMPARE(words.size(), 8); // the epoch, two losses, two accuracies with their signs, the seconds
        for (const int column : {1, 2, 7}) {
            QByteArray digits = words[column].split('e').first();
            digits.replace(".", "");
            while (digits.startsWith('0'))
                digits.remove(0, 1);
            QVERIFY2(digits.size() <= 3, line.constData());
        }
    }

    void saves_the_network_with_its_history()
    {
        const Outcome outcome = train(
            words(
                "--json --hidden 12 --hidden-activation leaky-relu --cost cross_entropy --init he --batch 25 "
                "--epochs 2 --rate 0.25 --seed 9 --threads 1 --save") +
            QStringList{place_->path("saved"), QStringLiteral("--history"), place_->path("history.csv")});
        QCOMPARE(outcome.status, 0);
        const Session session = load_session(place_->folder().path("saved"), {});
        const Functions functions = {Activation::LeakyRelu, Activation::Sigmoid, Cost::CrossEntropy};
        QVERIFY((session.settings == TrainingSettings{12, functions, Init::He, 9, 25, 0.25, 1}));
        QCOMPARE(session.epochs, 2);
        QCOMPARE(session.history.size(), std::size_t{3}); // and epoch 0
        QVERIFY(!(session.network.parameters == initial_parameters(12, Init::He, 9)));

        const QJsonObject last = outcome.object()[QStringLiteral("epochs")][1].toObject();
        QCOMPARE(session.history.back().test_loss, last[QStringLiteral("test_loss")].toDouble());
        const Dataset test = load_dataset(place_->folder().path("data"), Split::Test);
        const Evaluation evaluation = evaluate(session.network, test);
        QCOMPARE(session.test_accuracy, evaluation.accuracy);
        QCOMPARE(last[QStringLiteral("test_accuracy")].toDouble(), evaluation.accuracy);

        const Bytes csv = place_->folder().read("history.csv");
        const auto epochs = history_from_csv({reinterpret_cast<const char *>(csv.data()), csv.size()});
        QVERIFY(epochs.has_value());
        QCOMPARE(epochs->size(), std::size_t{2});
        QCOMPARE(epochs->back().test_loss, session.history.back().test_loss);
        QCOMPARE(epochs->back().seconds, last[QStringLiteral("seconds")].toDouble());
    }

    void same_seed_same_network()
    {
        const auto parameters = [this](const char *seed) {
            train(words("--epochs 1 --threads 1 --seed") +
                  QStringList{QLatin1String(seed), QStringLiteral("--save"), place_->path("saved")});
            return load_session(place_->folder().path("saved"), {}).network.parameters;
        };
        const Parameters<float> first = parameters("4");
        QVERIFY(parameters("4") == first);
        QVERIFY(!(parameters("5") == first));
    }

    void goes_on_from_a_file()
    {
        QCOMPARE(train(words("--epochs 2 --hidden 7 --rate 0.5 --save") + QStringList{place_->path("first")})
                     .status,
                 0);
        const Outcome outcome =
            train(words("--json --epochs 1 --batch 5 --model") +
                  QStringList{place_->path("first"), QStringLiteral("--save"), place_->path("second")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.object()[QStringLiteral("epochs")][0][QStringLiteral("epoch")].toInt(), 3);
        const Session first = load_session(place_->folder().path("first"), {});
        const Session second = load_session(place_->folder().path("second"), {});
        QCOMPARE(second.network.hidden_units(), 7);
        QCOMPARE(second.settings.learning_rate, 0.5);
        QCOMPARE(second.settings.batch_size, 5);
        QCOMPARE(second.epochs, 3);
        QCOMPARE(second.history.size(), std::size_t{4});
        QCOMPARE(second.history[2].test_loss, first.history[2].test_loss);
        QVERIFY(second.history[3].train_loss < first.history[2].train_loss);
    }

    // Order of the images, momentum and all.
    void going_on_from_a_file_is_never_having_stopped()
    {
        const QStringList settings = words("--hidden 7 --rate 0.5 --momentum 0.5 --threads 1");
        const auto trained = [this](const QStringList &options, const char *file) {
            return train(options + QStringList{QStringLiteral("--save"), place_->path(file)}).status;
        };
        QCOMPARE(trained(settings + words("--epochs 3"), "whole"), 0);
        QCOMPARE(trained(settings + words("--epochs 1"), "stopped"), 0);
        QCOMPARE(trained(words("--epochs 2 --model") + QStringList{place_->path("stopped")}, "again"), 0);
        const Session never = load_session(place_->folder().path("whole"), {});
        const Session again = load_session(place_->folder().path("again"), {});
        QVERIFY(again.network.parameters == never.network.parameters);
        QCOMPARE(again.history.size(), never.history.size());
    }

    void options_of_the_descent_are_saved_and_go_on()
    {
        QCOMPARE(train(words("--epochs 2 --hidden 7 --rate 0.5 --momentum 0.5 --weight-decay 1e-4 "
                             "--train-images 200 --augment --save") +
                       QStringList{place_->path("first")})
                     .status,
                 0);
        const Session first = load_session(place_->folder().path("first"), {});
        QCOMPARE(first.settings.momentum, 0.5);
        QCOMPARE(first.settings.weight_decay, 1e-4);
        QCOMPARE(first.settings.training_images, 200);
        QVERIFY(first.settings.augment);
        QCOMPARE(first.history.back().images_seen, 400);
        QVERIFY(first.history.back().mean_abs_phi_prime1 > 0);
        QCOMPARE(train(words("--epochs 1 --momentum 0 --model") +
                       QStringList{place_->path("first"), QStringLiteral("--save"), place_->path("second")})
                     .status,
                 0);
        const Session second = load_session(place_->folder().path("second"), {});
        TrainingSettings expected = first.settings;
        expected.momentum = 0;
        QVERIFY(second.settings == expected);
        QCOMPARE(second.history.back().epoch, 3);
        QCOMPARE(second.history.back().images_seen, 600);
        QCOMPARE(train(words("--epochs 1 --no-augment --model") +
                       QStringList{place_->path("first"), QStringLiteral("--save"), place_->path("third")})
                     .status,
                 0);
        QVERIFY(!load_session(place_->folder().path("third"), {}).settings.augment);
    }

    void stops_by_its_rules()
    {
        const Outcome accuracy =
            train(words("--json --epochs 1000 --hidden 7 --rate 1 --target-accuracy 0.3"));
        QCOMPARE(accuracy.status, 0);
        const QJsonArray epochs = accuracy.object()[QStringLiteral("epochs")].toArray();
        QVERIFY(epochs.size() < 1000);
        QVERIFY(epochs.last()[QStringLiteral("test_accuracy")].toDouble() >= 0.3);
        const Outcome patience = train(words("--json --epochs 1000 --rate 1e-300 --patience 3"));
        QCOMPARE(patience.status, 0);
        QCOMPARE(patience.object()[QStringLiteral("epochs")].toArray().size(), 3);
    }

    void epochs_go_on_from_a_file_without_a_history()
    {
        Session session;
        session.network = {{}, initial_parameters(4, Init::Scaled, 5)};
        session.epochs = 20;
        save_session(place_->folder().path("bare"), session);
        const Outcome outcome = train(words("--json --epochs 2 --model") + QStringList{place_->path("bare")});
        const QJsonArray epochs = outcome.object()[QStringLiteral("epochs")].toArray();
        QCOMPARE(epochs.size(), 2);
        QCOMPARE(epochs[0][QStringLiteral("epoch")].toInt(), 21);
    }

    void no_epochs_save_the_start()
    {
        const Outcome outcome =
            train(words("--json --epochs 0 --init nielsen --save") + QStringList{place_->path("start")});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.object()[QStringLiteral("epochs")].toArray().isEmpty());
        const Session session = load_session(place_->folder().path("start"), {});
        QVERIFY(session.network.parameters == initial_parameters(30, Init::Nielsen, 1));
    }

    void divergence_fails_and_writes_nothing()
    {
        const Outcome outcome =
            train(words("--hidden-activation relu --output-activation relu --rate 1e30 --save") +
                  QStringList{place_->path("never"), QStringLiteral("--history"), place_->path("never.csv")});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.complained_in_one_line());
        QVERIFY2(
            outcome.err.startsWith("deltascope-cli train: epoch 1: The loss is no longer a finite number"),
            outcome.err.constData());
        QVERIFY(!QFile::exists(place_->path("never")));
        QVERIFY(!QFile::exists(place_->path("never.csv")));
    }

    void ctrl_c_keeps_the_last_whole_epoch()
    {
        QProcess process;
        process.start(cli_program(),
                      words("train --epochs 1000000 --data") +
                          QStringList{place_->data(), QStringLiteral("--save"), place_->path("kept")});
        QByteArray out;
        while (out.count('\n') < 4) { // the opening and two epochs
            QVERIFY(process.waitForReadyRead(60'000));
            out += process.readAllStandardOutput();
        }
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray complaint = process.readAllStandardError();
        QVERIFY(complaint.contains("interrupted; the results are those after epoch "));
        QCOMPARE(complaint.count('\n'), 1);
        const Session session = load_session(place_->folder().path("kept"), {});
        QVERIFY(session.epochs >= 2);
        QCOMPARE(session.history.size(), static_cast<std::size_t>(session.epochs) + 1);
        const Dataset test = load_dataset(place_->folder().path("data"), Split::Test);
        QCOMPARE(session.test_accuracy, evaluate(session.network, test).accuracy);
    }

private:
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

    Outcome train(const QStringList &options) const
    {
        return run_cli(QStringList{QStringLiteral("train"), QStringLiteral("--data"), place_->data()} +
                       options);
    }

    std::optional<Workplace> place_;
};

DELTASCOPE_TEST(TestCliTrain)
#include "test_cli_train.moc"
