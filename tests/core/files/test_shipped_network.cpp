// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "core/training/evaluation/evaluation.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestShippedNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_as_many_test_images_as_it_says()
    {
        const Session session = load_session(resource_folder() / "networks" / "digits.safetensors", {});
        const Dataset test = load_dataset(resource_folder() / "mnist", Split::Test);
        const double accuracy = evaluate(session.network, test).accuracy;
        QVERIFY(session.test_accuracy.has_value());
        // One image may fall on the other side of a tie on another processor.
        QVERIFY(std::abs(accuracy - *session.test_accuracy) <= 1.0 / test.size() + 1e-9);
        QVERIFY2(accuracy >= 0.98, qPrintable(QString::number(accuracy)));
    }

    void is_small_enough_for_a_lesson()
    {
        const Session session = load_session(resource_folder() / "networks" / "digits.safetensors", {});
        QVERIFY(session.network.hidden_units() <= 128);
        QVERIFY(session.epochs > 0);
    }
};

DELTASCOPE_TEST(TestShippedNetwork)
#include "test_shipped_network.moc"
