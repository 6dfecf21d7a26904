// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/files/exercise_file.h"
#include "tests/core/data/files.h"
#include "tests/suite.h"

#include <QTest>

#include <limits>
#include <stdexcept>

using namespace deltascope;

namespace {
Bytes bytes(const QByteArray &text)
{
    return {text.begin(), text.end()};
}
} // namespace

class TestExerciseFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_was_saved_is_opened()
    {
        const Folder folder;
        Exercise hand;
        hand.network = "4-3-2";
        hand.seed = 9007199254740991;
        hand.functions = {Activation::Tanh, Activation::Sigmoid, Cost::CrossEntropy};
        hand.rate = 0.1;
        hand.fixed_biases = true;
        hand.level = 7;
        hand.hidden = {Asked::delta2, Asked::after_W1, Asked::after_loss};
        Exercise softmax;
        softmax.functions = {Activation::Linear, Activation::Softmax, Cost::LogLikelihood};
        Exercise digits;
        digits.network = "digits";
        digits.index = 9999;
        digits.rate = 3;
        Exercise session;
        session.network.clear();
        session.session = "Klasse 11 b.safetensors";
        session.from_training_set = true;
        session.index = 59999;
        session.level = 0;
        for (const Exercise &exercise : {Exercise(), hand, softmax, digits, session}) {
            save_exercise(folder.path("x.deltascope"), exercise);
            QVERIFY(load_exercise(folder.path("x.deltascope")) == exercise);
        }
    }

    void what_is_left_out_is_as_in_a_new_one()
    {
        const Folder folder;
        const auto file = folder.write("x", bytes(R"({"deltascope_exercise":1,"network":"mazur"})"));
        QVERIFY(load_exercise(file) == Exercise());
    }

    void hidden_terms_are_put_in_the_order_of_the_walk()
    {
        const Folder folder;
        const auto file = folder.write("x", bytes(R"({"deltascope_exercise":1,"network":"mazur",
                                                      "hidden":["after.W1","z1","delta1","z1"]})"));
        QCOMPARE(load_exercise(file).hidden, (std::vector<Asked>{Asked::z1, Asked::delta1, Asked::after_W1}));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("complaint");
        const auto row = [](const QByteArray &members, const char *complaint) {
            QTest::newRow(members.constData())
                << QByteArray("{\"deltascope_exercise\":1," + members + "}") << QByteArray(complaint);
        };
        QTest::newRow("no JSON") << QByteArray("{]") << QByteArray("expected JSON");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("expected an object");
        QTest::newRow("another object") << QByteArray("{\"network\":\"mazur\"}")
                                        << QByteArray("expected an object with a member deltascope_exercise");
        QTest::newRow("a later version")
            << QByteArray("{\"deltascope_exercise\":2,\"network\":\"mazur\"}")
            << QByteArray("deltascope_exercise: found 2, expected a whole number");
        QTest::newRow("too long") << QByteArray(70000, ' ') << QByteArray("more than 64 KiB");
        QTest::newRow("too deep") << QByteArray(5000, '[') << QByteArray("expected JSON");
        row("\"level\":1", "found neither, expected either network or session");
        row("\"network\":\"mazur\",\"session\":\"x\"", "found both");
        row("\"network\":\"5-5-5\"", "network: found \"5-5-5\", expected one of mazur, 2-2-2");
        row("\"network\":7", "network: found 7, expected one of");
        row("\"session\":\"../secret\"", "expected the name of a file beside the exercise");
        row("\"session\":\"C:x\"", "expected the name of a file beside the exercise");
        row("\"session\":\"\"", "expected the name of a file beside the exercise");
        row("\"session\":\"..\"", "expected the name of a file beside the exercise");
        row("\"network\":\"mazur\",\"level\":9", "level: found 9, expected a whole number from 0 to 8");
        row("\"network\":\"mazur\",\"level\":1.5", "level: found 1.5");
        row("\"network\":\"mazur\",\"seed\":-1", "seed: found -1");
        row("\"network\":\"mazur\",\"seed\":1e300", "seed: found 1e+300");
        row("\"network\":\"mazur\",\"rate\":0", "rate: found 0, expected a positive number");
        row("\"network\":\"mazur\",\"rate\":\"x\"", "rate: found \"x\"");
        row("\"network\":\"mazur\",\"index\":2147483648", "index: found 2.14748e+09");
        row("\"network\":\"mazur\",\"fixed_biases\":1", "fixed_biases: found 1, expected true, false");
        row("\"network\":\"digits\",\"fixed_biases\":true", "fixed_biases: found true");
        row("\"network\":\"mazur\",\"cost\":\"cubic\"", "cost: found \"cubic\", expected one of quadratic");
        row("\"network\":\"mazur\",\"cost\":\"cross_entropy\",\"output_activation\":\"tanh\"",
            "cost: found cross_entropy with tanh outputs, expected sigmoid outputs");
        row("\"network\":\"mazur\",\"split\":\"all\"", "split: found \"all\", expected one of test, train");
        row("\"network\":\"mazur\",\"hidden\":\"z1\"", "hidden: found \"z1\", expected a list");
        row("\"network\":\"mazur\",\"hidden\":[\"x0\"]", "hidden: found \"x0\", expected one of z1, x1");
        row("\"network\":\"mazur\",\"hidden\":[null]", "hidden: found nothing");
        row("\"network\":\"mazur\",\"colour\":1", "a member colour");
    }
    void faults()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, complaint);
        const Folder folder;
        const auto file = folder.write("bad.deltascope", bytes(text));
        try {
            load_exercise(file);
            QFAIL("it was accepted");
        } catch (const DataError &error) {
            const QByteArray what = error.what();
            QVERIFY2(what.contains("bad.deltascope"), what.constData());
            QVERIFY2(what.contains(complaint), what.constData());
            QVERIFY(!what.contains('\n'));
        }
    }

    void a_seed_that_json_does_not_hold_is_not_saved()
    {
        const Folder folder;
        Exercise exercise;
        exercise.seed = std::numeric_limits<std::uint64_t>::max();
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, save_exercise(folder.path("x"), exercise));
        QCOMPARE(folder.file_count(), std::size_t{0});
    }

    void a_missing_file_is_told()
    {
        const Folder folder;
        QVERIFY_THROWS_EXCEPTION(DataError, load_exercise(folder.path("missing")));
    }
};

DELTASCOPE_TEST(TestExerciseFile)
#include "test_exercise_file.moc"
