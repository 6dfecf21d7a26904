// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/settings/setting.h"
#include "ui/settings/setting_editor.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include <memory>

using namespace deltascope;

class TestSetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_are_read_data()
    {
        QTest::addColumn<Setting>("setting");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, Setting setting, const char *text, const char *shown,
                            const char *fault) {
            QTest::newRow(name) << setting << QString::fromUtf8(text) << QString::fromUtf8(shown)
                                << QString::fromUtf8(fault);
        };
        row("point", Setting::Rate, " 0.3 ", "0.3", "");
        row("comma", Setting::Rate, "0,3", "0.3", "");
        row("power", Setting::Rate, "3e-2", "0.03", "");
        row("no number", Setting::Rate, "fast", "3", "“fast” is not a number");
        row("zero rate", Setting::Rate, "0", "0", "η is a number above 0");
        row("batch", Setting::BatchSize, "100", "100", "");
        row("half a batch", Setting::BatchSize, "2.5", "10", "“2.5” is not a number");
        row("momentum", Setting::Momentum, "0.9", "0.9", "");
        row("decay", Setting::WeightDecay, "1e-4", "0.0001", "");
        row("all images", Setting::TrainingImages, "All", "all", "");
        row("some images", Setting::TrainingImages, "500", "500", "");
        row("many images", Setting::TrainingImages, "10000", "10\u202F000", "");
        row("many images, as they are shown", Setting::TrainingImages, "10\u202F000", "10\u202F000", "");
        row("augmented", Setting::Augment, "yes", "yes", "");
        row("no units", Setting::HiddenUnits, "0", "0", "K is a whole number from 1 to 1\u202F024");
        row("choice in any case", Setting::HiddenActivation, "relu", "ReLU", "");
        row("cost", Setting::Cost, "Cross-Entropy", "cross-entropy", "");
        row("no choice", Setting::Init, "zero", "scaled", "“zero” is not one of scaled, Nielsen, He, equal");
        row("seed", Setting::Seed, "18446744073709551615", "18446744073709551615", "");
    }
    void texts_are_read()
    {
        QFETCH(Setting, setting);
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QFETCH(QString, fault);
        QString told;
        const TrainingSettings settings = withSetting(setting, text, {}, told);
        QCOMPARE(told, fault);
        QCOMPARE(settingText(setting, settings), shown);
    }

    void a_cost_brings_the_outputs_that_it_needs()
    {
        TrainingSettings tanh;
        tanh.functions.output = Activation::Tanh;
        QString fault;
        const auto crossed = withSetting(Setting::Cost, QStringLiteral("cross-entropy"), tanh, fault);
        QVERIFY(fault.isEmpty());
        QCOMPARE(crossed.functions.output, Activation::Sigmoid);
        const auto softmax = withSetting(Setting::OutputActivation, QStringLiteral("softmax"), tanh, fault);
        QVERIFY(fault.isEmpty());
        QCOMPARE(softmax.functions.cost, Cost::LogLikelihood);
    }

    void each_text_gives_its_settings_back()
    {
        TrainingSettings settings{
            .hidden_units = 12, .init = Init::He, .seed = 9, .batch_size = 7, .learning_rate = 0.125};
        settings.momentum = 0.5;
        settings.weight_decay = 1e-5;
        settings.training_images = 3000;
        settings.augment = true;
        settings.functions = {Activation::LeakyRelu, Activation::Tanh, Cost::Quadratic};
        TrainingSettings read;
        for (const Setting setting : run_settings) {
            QString fault;
            read = withSetting(setting, settingText(setting, settings), read, fault);
            QVERIFY2(fault.isEmpty(), qPrintable(settingName(setting) + fault));
        }
        QCOMPARE(read, settings);
    }

    void examples_can_be_swept_over()
    {
        for (const Setting setting : run_settings) {
            QString fault;
            QVERIFY2(settingsForEach(setting, exampleValues(setting), {}, fault).size() >= 2,
                     qPrintable(settingName(setting) + fault));
        }
    }

    void lists_are_read_data()
    {
        QTest::addColumn<QString>("values");
        QTest::addColumn<QList<double>>("rates");
        QTest::addColumn<QString>("fault");
        QTest::newRow("commas") << QStringLiteral("0.03, 0.3,3") << QList<double>{0.03, 0.3, 3} << QString();
        QTest::newRow("semicolons") << QStringLiteral("0,03; 0,3;") << QList<double>{0.03, 0.3} << QString();
        QTest::newRow("one") << QStringLiteral("7") << QList<double>{7} << QString();
        // It trained with 1 and with 5.
        QTest::newRow("one number or two")
            << QStringLiteral("1,5") << QList<double>()
            << QStringLiteral("“1,5” could be one number or two: write a point, or ; between the numbers");
        QTest::newRow("decimal commas") << QStringLiteral("1,5; 3") << QList<double>{1.5, 3} << QString();
        QTest::newRow("points") << QStringLiteral("1.5,3") << QList<double>{1.5, 3} << QString();
        QTest::newRow("none") << QStringLiteral(" , ") << QList<double>()
                              << QStringLiteral("Type the values, separated by commas");
        QTest::newRow("twice") << QStringLiteral("3, 3.0") << QList<double>()
                               << QStringLiteral("3 is listed twice");
        QTest::newRow("wrong") << QStringLiteral("3, -1") << QList<double>()
                               << QStringLiteral("η is a number above 0");
        QTest::newRow("many") << QStringLiteral("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17")
                              << QList<double>() << QStringLiteral("No more than 16 values");
    }
    void lists_are_read()
    {
        QFETCH(QString, values);
        QFETCH(QList<double>, rates);
        QFETCH(QString, fault);
        QString told;
        const auto all = settingsForEach(Setting::Rate, values, {}, told);
        QCOMPARE(told, fault);
        QCOMPARE(all.size(), static_cast<std::size_t>(rates.size()));
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(all[i].learning_rate, rates[static_cast<qsizetype>(i)]);
    }

    // The field of an opened network's cost still explained the one before.
    void what_is_told_of_a_choice_is_of_the_one_that_is_shown()
    {
        SettingEditor *editor = makeSettingEditor(Setting::Cost);
        const std::unique_ptr<QWidget> field(editor->field()); // the editor goes with it
        editor->explain();
        const QSignalSpy edited(editor, &SettingEditor::edited);
        TrainingSettings other;
        other.functions.cost = Cost::CrossEntropy;
        editor->show(other);
        QVERIFY2(field->toolTip().contains(QStringLiteral("cross-entropy: ")), qPrintable(field->toolTip()));
        QCOMPARE(edited.size(), 0);
    }

    void differences_are_named()
    {
        TrainingSettings other;
        other.learning_rate = 0.3;
        other.functions.cost = Cost::CrossEntropy;
        QCOMPARE(differences({}, other), (std::vector<Setting>{Setting::Rate, Setting::Cost}));
        QVERIFY(differences(other, other).empty());
    }
};

DELTASCOPE_TEST(TestSetting)
#include "test_setting.moc"
