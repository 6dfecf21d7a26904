// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"
#include "tests/ui/test_home.h"
#include "ui/workbench/workbench.h"

#include <QSignalSpy>
#include <QTest>

#include <QFile>

using namespace deltascope;

namespace {
bool contentBelongsTo(const Workbench &workbench)
{
    const StageContent &content = *workbench.content();
    const Network<float> &network = workbench.snapshot()->network;
    if (!(content.network->parameters == network.parameters) ||
        content.example.image != workbench.example().image)
        return false;
    plain::Reals x0;
    for (const std::uint8_t byte : workbench.example().image)
        x0.push_back(static_cast<plain::Real>(byte) / 255);
    plain::Reals y(digit_count, 0);
    if (workbench.example().label)
        y[static_cast<std::size_t>(*workbench.example().label)] = 1;
    const plain::Pass expected = plain::forward(network.cast<double>(), x0, y);
    constexpr plain::Real rounding = 1e-4L; // of single precision, through both layers
    for (int k = 0; k < digit_count; ++k)
        if (!(std::abs(content.pass->x2[k] - expected.x2[static_cast<std::size_t>(k)]) <= rounding))
            return false;
    if (!workbench.example().label)
        return !content.example.hasTarget();
    return std::abs(content.pass->loss - expected.loss) <= rounding;
}
} // namespace

class TestWorkbench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_a_network_before_anything_is_read()
    {
        const Workbench workbench;
        QVERIFY(workbench.snapshot());
        QVERIFY(contentBelongsTo(workbench));
        QVERIFY(!workbench.hasData());
        QVERIFY(!workbench.isTraining());
    }

    void loads_the_shipped_network_and_the_data()
    {
        Workbench workbench;
        QSignalSpy loaded(&workbench, &Workbench::dataLoaded);
        QVERIFY(!workbench.hasData());
        workbench.start();
        QTRY_VERIFY(!loaded.isEmpty());
        QCOMPARE(workbench.data().train->size(), TestHome::trainSize);
        QCOMPARE(workbench.data().test->size(), TestHome::testSize);
        QTRY_COMPARE(workbench.snapshot()->network.hidden_units(), TestHome::shippedUnits);
        QVERIFY(workbench.showsShippedNetwork());
        QCOMPARE(workbench.example().source, ExampleSource::Test);
        QVERIFY(contentBelongsTo(workbench));
    }

    void a_missing_data_set_is_told_and_nothing_else_is_lost()
    {
        const QString images = m_home.filePath(QStringLiteral("resources/mnist/train-images-idx3-ubyte"));
        QVERIFY(QFile::rename(images, images + QStringLiteral(".away")));
        Workbench workbench;
        QSignalSpy fault(&workbench, &Workbench::faultOccurred);
        workbench.start();
        const bool told = QTest::qWaitFor([&fault] { return !fault.isEmpty(); });
        QVERIFY(QFile::rename(images + QStringLiteral(".away"), images));
        QVERIFY(told);
        QVERIFY(fault[0][0].toString().contains(QLatin1String("train-images-idx3-ubyte")));
        QVERIFY(!workbench.hasData());
        QVERIFY(contentBelongsTo(workbench));
    }

    void shows_the_example_asked_for_data()
    {
        QTest::addColumn<ExampleSource>("source");
        QTest::addColumn<int>("index");
        QTest::newRow("first test image") << ExampleSource::Test << 0;
        QTest::newRow("last test image") << ExampleSource::Test << TestHome::testSize - 1;
        QTest::newRow("training image") << ExampleSource::Train << 417;
    }
    void shows_the_example_asked_for()
    {
        QFETCH(ExampleSource, source);
        QFETCH(int, index);
        Workbench &workbench = loaded();
        workbench.showExample(source, index);
        const Dataset &data =
            source == ExampleSource::Test ? *workbench.data().test : *workbench.data().train;
        QVERIFY(std::ranges::equal(workbench.example().image, data.image(index)));
        QCOMPARE(workbench.example().label, data.label(index));
        QCOMPARE(workbench.example().index, index);
        QVERIFY(contentBelongsTo(workbench));
    }

    void an_example_that_is_not_there_changes_nothing_data()
    {
        QTest::addColumn<ExampleSource>("source");
        QTest::addColumn<int>("index");
        QTest::newRow("below") << ExampleSource::Test << -1;
        QTest::newRow("above") << ExampleSource::Test << TestHome::testSize;
        QTest::newRow("no data set") << ExampleSource::Drawing << 0;
    }
    void an_example_that_is_not_there_changes_nothing()
    {
        QFETCH(ExampleSource, source);
        QFETCH(int, index);
        Workbench &workbench = loaded();
        workbench.showExample(ExampleSource::Test, 5);
        QSignalSpy changed(&workbench, &Workbench::exampleChanged);
        workbench.showExample(source, index);
        QVERIFY(changed.isEmpty());
        QCOMPARE(workbench.example().index, 5);
    }

    void random_examples_are_of_the_digit_asked_for()
    {
        Workbench &workbench = loaded();
        QSet<int> seen;
        for (int i = 0; i < 40; ++i) {
            workbench.showRandomExample(ExampleSource::Train, 3);
            QCOMPARE(workbench.example().label, 3);
            seen.insert(workbench.example().index);
        }
        QVERIFY(seen.size() > 5);
    }

    void a_drawing_is_an_example_with_or_without_a_label()
    {
        Workbench &workbench = loaded();
        Image image{};
        image[400] = 255;
        workbench.showDrawing(image, {});
        QCOMPARE(workbench.example().source, ExampleSource::Drawing);
        QVERIFY(contentBelongsTo(workbench));
        workbench.showDrawing(image, 4);
        QCOMPARE(workbench.content()->pass->y[4], 1.0);
    }

    void descriptions_say_where_an_example_comes_from()
    {
        Workbench &workbench = loaded();
        workbench.showExample(ExampleSource::Test, 3);
        QCOMPARE(workbench.example().description(),
                 QStringLiteral("test image 3, a %1").arg(*workbench.example().label));
        workbench.showDrawing({}, {});
        QCOMPARE(workbench.example().description(), QStringLiteral("your drawing"));
    }

    // While it trains there are many snapshots; what is shown is always the last, with its own pass.
    void the_newest_snapshot_wins()
    {
        Workbench &workbench = loaded();
        int shown = 0;
        std::int64_t images = -1;
        const auto connection = connect(&workbench, &Workbench::snapshotChanged, this, [&] {
            ++shown;
            QVERIFY(workbench.snapshot()->images_seen >= images);
            images = workbench.snapshot()->images_seen;
            QVERIFY(contentBelongsTo(workbench));
        });
        workbench.reset({.hidden_units = 8});
        workbench.train();
        QTRY_VERIFY(shown > 20);
        workbench.pause();
        QTRY_VERIFY(!workbench.isTraining());
        QVERIFY(!workbench.showsShippedNetwork());
        disconnect(connection);
    }

    void one_batch_and_one_epoch_end_by_themselves()
    {
        Workbench &workbench = loaded();
        workbench.reset({.hidden_units = 4, .batch_size = 20});
        workbench.trainOneBatch();
        QTRY_COMPARE(workbench.snapshot()->images_seen, 20);
        QTRY_VERIFY(!workbench.isTraining());
        workbench.trainOneEpoch();
        QTRY_COMPARE(workbench.snapshot()->images_seen, TestHome::trainSize);
        QTRY_VERIFY(!workbench.isTraining());
        QTRY_COMPARE(workbench.snapshot()->history->size(), 2u);
    }

    void a_reset_gives_the_network_asked_for()
    {
        Workbench &workbench = loaded();
        const TrainingSettings settings{.hidden_units = 13, .init = Init::Nielsen, .seed = 5};
        workbench.reset(settings);
        QTRY_COMPARE(workbench.snapshot()->network.hidden_units(), 13);
        QVERIFY(workbench.snapshot()->network.parameters == initial_parameters(13, Init::Nielsen, 5));
        QCOMPARE(workbench.settingsForReset(), settings);
        QCOMPARE(workbench.content()->network->hidden_units(), 13);
    }

    void rate_and_batch_size_last_beyond_a_reset()
    {
        Workbench &workbench = loaded();
        workbench.reset({});
        TrainingSettings settings = workbench.settings();
        settings.learning_rate = 0.5;
        settings.batch_size = 25;
        workbench.apply(settings);
        QTRY_COMPARE(workbench.snapshot()->settings.batch_size, 25);
        workbench.reset(workbench.settingsForReset());
        QTRY_COMPARE(workbench.snapshot()->images_seen, 0);
        QCOMPARE(workbench.snapshot()->settings.learning_rate, 0.5);
    }

    void divergence_is_reported_and_can_be_undone()
    {
        Workbench &workbench = loaded();
        workbench.reset({.hidden_units = 6,
                         .functions = {Activation::LeakyRelu, Activation::LeakyRelu, Cost::Quadratic},
                         .init = Init::Nielsen,
                         .learning_rate = 1e6});
        workbench.train();
        QTRY_COMPARE(workbench.snapshot()->state, TrainerState::Diverged);
        QVERIFY(!workbench.snapshot()->fault.empty());
        QVERIFY(workbench.content());
        workbench.returnToLastFinite();
        QTRY_COMPARE(workbench.snapshot()->state, TrainerState::Paused);
        QVERIFY(workbench.snapshot()->network.parameters.all_finite());
    }

    void ends_in_the_middle_of_an_epoch()
    {
        auto workbench = std::make_unique<Workbench>();
        QSignalSpy loaded(workbench.get(), &Workbench::dataLoaded);
        workbench->start();
        QTRY_VERIFY(!loaded.isEmpty());
        workbench->train();
        QTRY_VERIFY(workbench->isTraining());
        workbench.reset();
        QCoreApplication::processEvents();
    }

    void ends_while_it_loads()
    {
        auto workbench = std::make_unique<Workbench>();
        workbench->start();
        workbench.reset();
        QTest::qWait(0);
    }

private:
    // With data; made anew for each test.
    Workbench &loaded()
    {
        m_workbench = std::make_unique<Workbench>();
        QSignalSpy loaded(m_workbench.get(), &Workbench::dataLoaded);
        m_workbench->start();
        [&loaded] { QTRY_VERIFY(!loaded.isEmpty()); }();
        return *m_workbench;
    }

    const TestHome m_home;
    std::unique_ptr<Workbench> m_workbench;
};

DELTASCOPE_TEST(TestWorkbench)
#include "test_workbench.moc"
