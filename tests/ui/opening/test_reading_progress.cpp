// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "core/platform/qt_path.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"
#include "ui/opening/foreign_network.h"
#include "ui/opening/reading_progress.h"

#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace deltascope;

/// How far the reading of a file is, and ending it.
class TestReadingProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_is_seen_and_goes_with_the_reading()
    {
        const auto reading = std::make_shared<OngoingReading>();
        const QPointer<ReadingProgress> dialog =
            new ReadingProgress(reading, QStringLiteral("Reading"), QStringLiteral("train.csv"), nullptr);
        QTRY_VERIFY(dialog->isVisible());
        QVERIFY(reading->goesOn(0.25));
        const auto *bar = dialog->findChild<QProgressBar *>();
        QTRY_COMPARE(bar->value() * 4, bar->maximum());
        reading->end();
        QTRY_VERIFY(!dialog);
    }

    void a_quick_reading_is_not_seen()
    {
        const auto reading = std::make_shared<OngoingReading>();
        const QPointer<ReadingProgress> dialog = new ReadingProgress(reading, {}, {}, nullptr);
        reading->end();
        while (dialog) {
            QVERIFY(!dialog->isVisible());
            QTest::qWait(10);
        }
    }

    void it_can_be_cancelled()
    {
        const auto reading = std::make_shared<OngoingReading>();
        const QPointer<ReadingProgress> dialog = new ReadingProgress(reading, {}, {}, nullptr);
        QTRY_VERIFY(dialog->isVisible());
        QTest::mouseClick(dialog->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!reading->goesOn(0.5));
        QTRY_VERIFY(!dialog);
    }

    // Nobody could see how far the trial of a large network was, or end it.
    void a_network_being_tried_tells_how_far_it_is_and_can_be_ended()
    {
        const Folder folder;
        const auto file =
            folder.write("net", safetensors(tensors_of(exact_parameters(6), torch_names, true)));
        const auto test = std::make_shared<const Dataset>(load_dataset(shipped_data_folder(), Split::Test));
        std::vector<double> told;
        const auto goesOn = [&told](double share) {
            told.push_back(share);
            return true;
        };
        openedFile(qstring_from(file), test, {}, goesOn);
        QVERIFY(told.size() > 30 && told.front() == 0 && told.back() < 1);
        QVERIFY(std::ranges::is_sorted(told));
        const auto ends = [](double share) { return share < 0.1; };
        QVERIFY_THROWS_EXCEPTION(ReadingCancelled, openedFile(qstring_from(file), test, {}, ends));
    }
};

DELTASCOPE_TEST(TestReadingProgress)
#include "test_reading_progress.moc"
