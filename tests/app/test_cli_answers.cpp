// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/orientation.h"
#include "tests/app/data_place.h"
#include "tests/suite.h"

#include <cmath>

using namespace deltascope;

/// The answers of a network to each image of other people's data.
class TestCliAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        place_.emplace();
        Dataset sideways = place_->test();
        change_images(sideways.pixels, ImageChange::Transposed);
        place_->make_idx("emnist/emnist-digits-test-images-idx3-ubyte",
                         "emnist/emnist-digits-test-labels-idx1-ubyte", sideways);
        place_->make_idx("letters/train-images", "letters/train-labels", place_->train());
        place_->make_idx("nameless/3", "nameless/4", place_->test());
    }

    // The last of Kaggle's train.csv were answered when its test.csv was named, which lies beside it.
    void a_test_set_without_labels_is_answered()
    {
        place_->make("competition/train.csv", bytes_of(table_of(place_->train())));
        std::string table = table_of(place_->test());
        for (std::size_t line = 0; line != table.npos && line < table.size();
             line = table.find('\n', line) + 1)
            table.erase(line, 2);
        place_->make("competition/test.csv", bytes_of(table));
        const Outcome outcome = run_cli({QStringLiteral("predict"), QStringLiteral("--model"),
                                         qstring_from(shipped_network_file()), QStringLiteral("--data"),
                                         place_->path("competition/test.csv")});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.startsWith("test.csv[0]  "), outcome.out.constData());
        QCOMPARE(outcome.out.count('\n'), place_->test().size());
    }

    // Kaggle's test.csv has no labels: it can be answered.
    void images_without_labels_are_answered()
    {
        place_->make("kaggle/test.csv", bytes_of(unlabelled_table_of(place_->test())));
        QStringList words = place_->evaluate_words();
        words[0] = QStringLiteral("predict");
        const Outcome outcome = run_cli(words + place_->data_words({QStringLiteral("kaggle")}) +
                                        QStringList{QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.array().size(), place_->test().size());
        QCOMPARE(outcome.array().at(2)[QStringLiteral("source")].toString(), QStringLiteral("test.csv[2]"));
        int right = 0;
        for (int n = 0; n < place_->test().size(); ++n)
            right +=
                outcome.array().at(n)[QStringLiteral("digit")].toInt() == place_->test().label(n) ? 1 : 0;
        QCOMPARE(right, static_cast<int>(std::lround(place_->accuracy() * place_->test().size())));
        const Outcome refused = place_->evaluated({QStringLiteral("kaggle")}, {});
        QVERIFY2(refused.err.contains("test.csv: found images without labels"), refused.err.constData());
    }

    // It was refused: what its hidden units are cannot be tried on images without labels.
    void a_network_that_leaves_open_how_it_is_read_answers_images_without_labels()
    {
        place_->make("unlabelled/test.csv", bytes_of(unlabelled_table_of(place_->test())));
        const QStringList words = {QStringLiteral("predict"), QStringLiteral("--model"),
                                   place_->foreign_model(), QStringLiteral("--json")};
        const Outcome outcome = run_cli(words + place_->data_words({QStringLiteral("unlabelled")}));
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.array().size(), place_->test().size());
        const QByteArray told = "Read with sigmoid hidden units and inputs plain: ";
        QVERIFY2(outcome.err.contains(told), outcome.err.constData());
        QVERIFY2(
            outcome.err.contains(" of the test set that comes with the program, as it cannot be tried on the "
                                 "images of --data, are read correctly."),
            outcome.err.constData());
        const Outcome labelled = run_cli(words + place_->data_words({QStringLiteral("emnist")}));
        QCOMPARE(labelled.status, 0);
        QVERIFY2(labelled.err.contains(" of the images of --data are read correctly."),
                 labelled.err.constData());
        QCOMPARE(labelled.err.count("they are changed"), 1);
        const Outcome missing = run_cli(words + place_->data_words({QStringLiteral("nowhere")}));
        QCOMPARE(missing.status, 1);
        QVERIFY2(missing.complained_in_one_line(), missing.err.constData());
    }

    // It was read as the first way of many that guess.
    void a_network_of_digits_is_tried_on_digits_whatever_the_data_are()
    {
        Dataset others = place_->test();
        for (std::uint8_t &label : others.labels)
            label = static_cast<std::uint8_t>((label + 1) % digit_count);
        place_->make_idx("others/test-images", "others/test-labels", others);
        const Outcome outcome =
            run_cli({QStringLiteral("evaluate"), QStringLiteral("--model"), place_->foreign_model(),
                     QStringLiteral("--data"), place_->path("others"), QStringLiteral("--turn"),
                     QStringLiteral("none")});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.err.contains("Read with sigmoid hidden units and inputs plain: 98."),
                 outcome.err.constData());
        QVERIFY2(outcome.err.contains(" % of the test set that comes with the program, but few of the images "
                                      "of --data, are read correctly."),
                 outcome.err.constData());
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

private:
    std::optional<DataPlace> place_;
};

DELTASCOPE_TEST(TestCliAnswers)
#include "test_cli_answers.moc"
