// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/suite.h"
#include "tests/ui/window/dropped_files.h"
#include "tests/ui/window/opened_window.h"
#include "ui/draw/kept/own_collection.h"
#include "ui/opening/data_dialog.h"
#include "ui/platform/folders.h"
#include "ui/window/files/session_files.h"
#include "ui/workbench/class_names.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QListWidget>

using namespace deltascope;

namespace {
constexpr int images = 600;

DataDialog *question(OpenedWindow &window)
{
    for (DataDialog *each : window->findChildren<DataDialog *>())
        if (each->isVisible())
            return each;
    return nullptr;
}

/// The first synthetic images, with other labels: digit + first.
Bytes labels_from(const Dataset &set, int first)
{
    Bytes labels;
    for (int n = 0; n < images; ++n)
        labels.push_back(static_cast<std::uint8_t>(set.label(n) + first));
    return idx(0x08, {images}, labels);
}
} // namespace

/// Data of other people, opened in the real window.
class TestDataSets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto set = synthetic_data(images, 3);
        m_first.assign(set->image(0).begin(), set->image(0).end());
        const Bytes pixels = idx(0x08, {images, 28, 28}, set->pixels);
        m_digits = folder(QStringLiteral("digits"));
        write(m_digits + QStringLiteral("/train-images.idx3-ubyte"), pixels);
        write(m_digits + QStringLiteral("/train-labels.idx1-ubyte"), labels_from(*set, 0));
        m_fashion = folder(QStringLiteral("fashion"));
        write(m_fashion + QStringLiteral("/train-images-idx3-ubyte"), pixels);
        write(m_fashion + QStringLiteral("/train-labels-idx1-ubyte"), labels_from(*set, 0));
        m_letters = folder(QStringLiteral("letters"));
        write(m_letters + QStringLiteral("/emnist-letters-train-images-idx3-ubyte"), pixels);
        Bytes labels;
        for (int n = 0; n < images; ++n)
            labels.push_back(static_cast<std::uint8_t>(1 + n % 26));
        write(m_letters + QStringLiteral("/emnist-letters-train-labels-idx1-ubyte"),
              idx(0x08, {images}, labels));
    }
    void init() { m_home.forgetEverything(); }

    void digits_are_read_by_the_present_network()
    {
        OpenedWindow window;
        QVERIFY(window.isReady());
        const Parameters<float> before = window.snapshot().network.parameters;
        drop(*window, {m_digits});
        QTRY_COMPARE(window->workbench().data().train->size(), 500);
        QCOMPARE(window->workbench().data().test->size(), 100);
        QVERIFY(window.snapshot().network.parameters == before);
        QVERIFY2(window.notices().text().startsWith(
                     QStringLiteral("digits: 500 images to train on, 100 to test with. "
                                    "There is no test set: the last sixth")),
                 qPrintable(window.notices().text()));
        QVERIFY(window.says(QStringLiteral("Data: digits")));
        QTRY_COMPARE(window.snapshot().history->size(), std::size_t{1});
        QVERIFY(ClassNames::instance().areDigits());
    }

    // Of a million images it was told seconds before.
    void how_many_there_are_is_told_when_they_can_be_used()
    {
        OpenedWindow window;
        QVERIFY(window.isReady());
        std::vector<int> usable;
        const OnEvent shown(window.notices(), QEvent::Show, [&] {
            if (window.notices().text().contains(QStringLiteral("images to train on")))
                usable.push_back(window->workbench().data().train->size());
        });
        drop(*window, {m_digits});
        QTRY_VERIFY(!usable.empty());
        QCOMPARE(usable.front(), 500);
    }

    void other_classes_start_a_new_network_and_are_named()
    {
        OpenedWindow window;
        window->openFile(m_fashion);
        QTRY_COMPARE(className(9), QStringLiteral("Ankle boot"));
        QTRY_VERIFY(window.snapshot().network.hidden_units() != TestHome::shippedUnits);
        const Example &example = window->workbench().example();
        QCOMPARE(example.description(), QStringLiteral("test image 0: %1").arg(className(*example.label)));
        auto *picker = window.control<QComboBox>("Class of a random image");
        QVERIFY(picker->findText(QStringLiteral("Sneaker")) >= 0);
        QVERIFY(picker->findText(QStringLiteral("any class")) >= 0);
        window->workbench().trainEpochs(1);
        QTRY_COMPARE(window.snapshot().history->size(), std::size_t{2});
        for (QAction *action : window->findChildren<QAction *>())
            if (action->text() == QStringLiteral("&MNIST, as shipped"))
                action->trigger();
        QVERIFY(window.notices().asks()); // the network is trained and not saved
        window.click("Start a new network");
        QTRY_VERIFY(ClassNames::instance().areDigits());
        QCOMPARE(window->workbench().data().train->size(), TestHome::trainSize);
        QVERIFY(!window.says(QStringLiteral("Data: ")));
    }

    void drawings_that_were_kept_are_data_too()
    {
        const auto choose = [](OpenedWindow &window) {
            for (QAction *action : window->findChildren<QAction *>())
                if (action->text() == QStringLiteral("&Your drawings"))
                    action->trigger();
        };
        {
            OpenedWindow window;
            choose(window);
            QTRY_VERIFY(window.notices().text().contains(QStringLiteral("You have kept no drawings yet")));
        }
        OwnCollection(path_from(drawingsFolder())).replaceBy(synthetic_data(60, 5));
        OpenedWindow window;
        choose(window);
        QTRY_COMPARE(window->workbench().data().train->size(), 50);
        QCOMPARE(window->workbench().data().test->size(), 10);
        QVERIFY(ClassNames::instance().areDigits());
        QTRY_VERIFY(window.says(QStringLiteral("Data: drawings")));
    }

    void of_letters_ten_are_chosen_and_turned()
    {
        OpenedWindow window;
        drop(*window, {m_letters + QStringLiteral("/emnist-letters-train-images-idx3-ubyte"),
                       m_letters + QStringLiteral("/emnist-letters-train-labels-idx1-ubyte")});
        QTRY_VERIFY(question(window));
        DataDialog *dialog = question(window);
        QVERIFY(dialog->turn()->isChecked());
        QCOMPARE(dialog->classes()->count(), 26);
        QCOMPARE(window->workbench().data().train->size(), TestHome::trainSize);
        QTest::mouseClick(dialog->openButton(), Qt::LeftButton);
        QTRY_COMPARE(className(9), QStringLiteral("J"));
        const Dataset &train = *window->workbench().data().train;
        QCOMPARE(train.label(0), 0);
        Bytes turned = m_first;
        change_images(turned, ImageChange::Transposed);
        QVERIFY(std::ranges::equal(train.image(0), turned));
    }

    void a_data_set_may_be_cancelled_or_broken()
    {
        OpenedWindow window;
        const auto before = window->workbench().data().train;
        drop(*window, {m_letters});
        QTRY_VERIFY(question(window));
        QTest::keyClick(question(window), Qt::Key_Escape);
        QTRY_VERIFY(!question(window));
        const QString broken = m_home.filePath(QStringLiteral("broken.csv"));
        write(broken, bytes_of(table_text(3, pixel_count) + "1,2,3\n"));
        drop(*window, {broken});
        QTRY_VERIFY2(
            window.notices().text().contains(QStringLiteral("line 4: found 3 columns, expected 785")),
            qPrintable(window.notices().text()));
        QCOMPARE(window->workbench().data().train, before);
    }

    // Whatever looks at images by their numbers looks at those of the same data.
    void data_may_change_while_a_network_trains()
    {
        OpenedWindow window;
        window->workbench().train();
        QTRY_VERIFY(window.snapshot().epochs > 1);
        window->setJob(Job::Step);
        window.press(Qt::Key_M);
        window->openFile(m_digits);
        QTRY_COMPARE(window->workbench().data().train->size(), 500);
        QVERIFY(!window->workbench().isTraining());
        window->workbench().train();
        QTRY_VERIFY(window.snapshot().epochs > 1);
        window->workbench().pause();
        QTRY_VERIFY(!window->workbench().isTraining());
    }

    void a_session_brings_its_images()
    {
        const QString saved = m_home.filePath(QStringLiteral("saved.safetensors"));
        {
            OpenedWindow window;
            window->openFile(m_fashion);
            QTRY_COMPARE(className(9), QStringLiteral("Ankle boot"));
            QSignalSpy written(&window->files(), &SessionFiles::saved);
            window->files().save(saved);
            QTRY_COMPARE(written.size(), 1);
        }
        OpenedWindow window;
        QVERIFY(ClassNames::instance().areDigits());
        window->openFile(saved);
        QTRY_COMPARE(className(9), QStringLiteral("Ankle boot"));
        QCOMPARE(window->workbench().data().train->size(), 500);
        QVERIFY(!window->files().hasUnsavedTraining());
        QVERIFY(QDir().rename(m_fashion, m_fashion + QStringLiteral(" gone")));
        window->files().openShipped();
        OpenedWindow without;
        without->openFile(saved);
        QTRY_VERIFY2(without.notices().text().contains(
                         QStringLiteral("The images that this network was trained on cannot be read")),
                     qPrintable(without.notices().text()));
        QVERIFY(ClassNames::instance().areDigits());
        QVERIFY(QDir().rename(m_fashion + QStringLiteral(" gone"), m_fashion));
    }

private:
    QString folder(const QString &name) const
    {
        const QString path = m_home.filePath(name);
        QDir().mkpath(path);
        return path;
    }

    TestHome m_home;
    Bytes m_first;
    QString m_digits, m_fashion, m_letters;
};

DELTASCOPE_TEST(TestDataSets)
#include "test_data_sets.moc"
