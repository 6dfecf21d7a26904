// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/settings.h"
#include "tests/suite.h"

#include <QtTest>

#include <cmath>

using namespace deltascope;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_defaults_can_be_trained_with()
    {
        QCOMPARE(validation_error(TrainingSettings{}).english(), std::string());
    }

    void bounds_data()
    {
        QTest::addColumn<TrainingSettings>("settings");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const TrainingSettings &settings, const char *fault = "") {
            QTest::newRow(name) << settings << QString::fromLatin1(fault);
        };
        row("no unit", {.hidden_units = 0}, "hidden units");
        row("1024 units", {.hidden_units = 1024});
        row("1025 units", {.hidden_units = 1025}, "hidden units");
        row("cross-entropy of tanh", {.functions = {.output = Activation::Tanh, .cost = Cost::CrossEntropy}},
            "sigmoid outputs");
        row("no batch", {.batch_size = 0}, "batch size");
        row("60 000 in a batch", {.batch_size = 60000});
        row("60 001 in a batch", {.batch_size = 60001}, "batch size");
        row("no rate", {.learning_rate = 0}, "learning rate");
        row("rate not a number", {.learning_rate = NAN}, "learning rate");
        row("infinite rate", {.learning_rate = INFINITY}, "learning rate");
        row("threads", {.threads = -1}, "threads");
        row("momentum just below 1", {.momentum = std::nextafter(1.0, 0.0)});
        row("momentum 1", {.momentum = 1}, "momentum");
        row("negative momentum", {.momentum = -0.1}, "momentum");
        row("momentum not a number", {.momentum = NAN}, "momentum");
        row("weight decay", {.weight_decay = 10});
        row("negative weight decay", {.weight_decay = -1e-9}, "weight decay");
        row("infinite weight decay", {.weight_decay = INFINITY}, "weight decay");
        row("one training image", {.training_images = 1});
        row("negative training images", {.training_images = -1}, "training images");
    }
    void bounds()
    {
        QFETCH(const TrainingSettings, settings);
        QFETCH(const QString, fault);
        const QString found = QString::fromStdString(validation_error(settings).english());
        QVERIFY2(found.contains(fault), qPrintable(found));
        QCOMPARE(found.isEmpty(), fault.isEmpty());
    }

    void what_needs_a_new_network_data()
    {
        QTest::addColumn<TrainingSettings>("changed");
        QTest::addColumn<bool>("needed");
        QTest::newRow("K") << TrainingSettings{.hidden_units = 31} << true;
        QTest::newRow("φ") << TrainingSettings{.functions = {.hidden = Activation::Tanh}} << true;
        QTest::newRow("cost") << TrainingSettings{.functions = {.cost = Cost::CrossEntropy}} << true;
        QTest::newRow("init") << TrainingSettings{.init = Init::He} << true;
        QTest::newRow("seed") << TrainingSettings{.seed = 2} << true;
        QTest::newRow("batch") << TrainingSettings{.batch_size = 1} << false;
        QTest::newRow("rate") << TrainingSettings{.learning_rate = 1} << false;
        QTest::newRow("threads") << TrainingSettings{.threads = 1} << false;
        QTest::newRow("momentum") << TrainingSettings{.momentum = 0.9} << false;
        QTest::newRow("weight decay") << TrainingSettings{.weight_decay = 0.1} << false;
        QTest::newRow("training images") << TrainingSettings{.training_images = 10} << false;
        QTest::newRow("augment") << TrainingSettings{.augment = true} << false;
    }
    void what_needs_a_new_network()
    {
        QFETCH(const TrainingSettings, changed);
        QFETCH(const bool, needed);
        QCOMPARE(needs_new_network({}, changed), needed);
        QVERIFY(!(changed == TrainingSettings{}));
    }
};

DELTASCOPE_TEST(TestSettings)
#include "test_settings.moc"
