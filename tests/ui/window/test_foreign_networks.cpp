// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/training_loop.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"
#include "tests/ui/window/dropped_files.h"
#include "tests/ui/window/opened_window.h"
#include "ui/opening/reading_dialog.h"
#include "ui/window/files/recent_files.h"
#include "ui/window/files/session_files.h"
#include "ui/workbench/class_names.h"

#include <QComboBox>
#include <QDir>
#include <QListWidget>

using namespace deltascope;

namespace {
Parameters<double> trained()
{
    TrainingSettings settings;
    settings.hidden_units = 8;
    settings.functions.hidden = Activation::Tanh;
    settings.learning_rate = 1;
    TrainingLoop loop(settings);
    loop.set_data(synthetic_data(TestHome::trainSize, 1), synthetic_data(TestHome::testSize, 2));
    loop.start(5);
    while (loop.has_work())
        loop.work();
    return loop.snapshot().network.parameters.cast<double>();
}

// x = (x' + 1)/2
Parameters<double> wantingSigned(Parameters<double> p)
{
    p.b1 += p.W1.colwise().sum().transpose() / 2;
    p.W1 /= 2;
    return p;
}

ReadingDialog *question(OpenedWindow &window)
{
    for (ReadingDialog *each : window->findChildren<ReadingDialog *>())
        if (each->isVisible())
            return each;
    return nullptr;
}
} // namespace

/// A network of another program, opened in the real window.
class TestForeignNetworks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<Written> tensors = tensors_of(wantingSigned(trained()), torch_names, true);
        tensors.pop_back(); // b²
        m_file = m_home.filePath(QStringLiteral("theirs.safetensors"));
        write(m_file, safetensors(tensors));
    }
    void init() { m_home.forgetEverything(); }

    void it_is_asked_how_to_read_it()
    {
        OpenedWindow window;
        QVERIFY(window.isReady());
        const Parameters<float> before = window.snapshot().network.parameters;
        drop(*window, {m_file});
        QTRY_VERIFY(question(window));
        ReadingDialog *dialog = question(window);
        QVERIFY(dialog->readings()->count() == 8);
        QVERIFY2(dialog->readings()->item(0)->text().contains(QStringLiteral("100.00\u202f%: ")),
                 qPrintable(dialog->readings()->item(0)->text()));
        QVERIFY2(dialog->remarks().contains(QStringLiteral("one bias only: b² is 0")),
                 qPrintable(dialog->remarks()));
        QTRY_VERIFY(dialog->openButton()->isEnabled());
        QCOMPARE(dialog->outputs()->currentIndex(), 0);
        QVERIFY(window.snapshot().network.parameters == before);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!question(window));
        QVERIFY(window.snapshot().network.parameters == before);
    }

    void what_is_chosen_is_opened_and_kept()
    {
        const QString saved = m_home.filePath(QStringLiteral("saved.safetensors"));
        {
            OpenedWindow window;
            window->openFile(m_file);
            QTRY_VERIFY(question(window));
            ReadingDialog *dialog = question(window);
            choose(dialog, QStringLiteral("tanh, inputs −1 to 1"));
            QVERIFY(dialog->remarks().contains(QStringLiteral("folded into W¹ and b¹")));
            QTRY_COMPARE(dialog->outputs()->count(), 7);
            QVERIFY(dialog->outputs()->itemText(0).startsWith(
                QStringLiteral("sigmoid outputs, quadratic cost: loss 0.")));
            dialog->outputs()->setCurrentIndex(dialog->outputs()->findText(
                QStringLiteral("softmax outputs, log-likelihood cost"), Qt::MatchStartsWith));
            QTest::mouseClick(dialog->openButton(), Qt::LeftButton);
            QTRY_COMPARE(window.snapshot().network.hidden_units(), 8);
            const TrainingSnapshot &now = window.snapshot();
            QVERIFY((now.network.functions ==
                     Functions{Activation::Tanh, Activation::Softmax, Cost::LogLikelihood}));
            QCOMPARE(now.folded_inputs, Inputs::Signed);
            QVERIFY(now.network.parameters.W1.isApprox(trained().W1.cast<float>(), 1e-5F));
            QVERIFY(window->files().file().isEmpty()); // saving must not replace their file
            QCOMPARE(window->windowTitle(), QStringLiteral("theirs.safetensors[*] – Deltascope"));
            QVERIFY(offersRecent(window, QStringLiteral("theirs.safetensors")));
            QVERIFY(!window->files().hasUnsavedTraining());
            window->setJob(Job::Step);
            QTest::keyClick(&*window, Qt::Key_Home);
            QTRY_VERIFY(window.says(QStringLiteral("made for other inputs (−1 to 1: 2x − 1)")));
            QSignalSpy written(&window->files(), &SessionFiles::saved);
            window->files().save(saved);
            QTRY_COMPARE(written.size(), 1);
        }
        OpenedWindow window;
        window->openFile(saved);
        QTRY_COMPARE(window.snapshot().network.hidden_units(), 8);
        QVERIFY(!question(window));
        QCOMPARE(window.snapshot().folded_inputs, Inputs::Signed);
    }

    // Whether it was trained on such images nobody knows but the user; it was replaced without a question.
    void data_of_other_classes_are_asked_about()
    {
        const QString fashion = m_home.filePath(QStringLiteral("fashion"));
        QVERIFY(QDir().mkpath(fashion));
        const auto set = synthetic_data(60, 3);
        write(fashion + QStringLiteral("/train-images-idx3-ubyte"), idx(0x08, {60, 28, 28}, set->pixels));
        write(fashion + QStringLiteral("/train-labels-idx1-ubyte"), idx(0x08, {60}, set->labels));
        OpenedWindow window;
        window->openFile(m_file);
        constexpr int patience = 60000;
        QTRY_VERIFY_WITH_TIMEOUT(question(window) && question(window)->openButton()->isEnabled(), patience);
        QTest::mouseClick(question(window)->openButton(), Qt::LeftButton);
        QTRY_COMPARE(window.snapshot().network.hidden_units(), 8);
        const Parameters<float> theirs = window.snapshot().network.parameters;
        window->openFile(fashion);
        QTRY_VERIFY(window.notices().asks());
        QVERIFY2(
            window.notices().text().contains(QStringLiteral("If theirs.safetensors was trained on such")),
            qPrintable(window.notices().text()));
        window.click("Keep the present images");
        QVERIFY(ClassNames::instance().areDigits());
        window->openFile(fashion);
        QTRY_VERIFY(window.notices().asks());
        window.click("Read them with this network");
        QTRY_COMPARE(className(9), QStringLiteral("Ankle boot"));
        QVERIFY(window.snapshot().network.parameters == theirs);
        window->openFile(fashion); // of the same classes now
        QTRY_VERIFY2(window.notices().text().startsWith(QStringLiteral("fashion: 54 images to train on")),
                     qPrintable(window.notices().text()));
        QVERIFY(!window.notices().asks() && window.snapshot().network.parameters == theirs);
    }

    void a_file_of_PyTorch_is_refused_with_what_to_type()
    {
        const QString file = m_home.filePath(QStringLiteral("net.pt"));
        write(file, zip({{"net/data.pkl", {'x'}}}));
        OpenedWindow window;
        const Parameters<float> before = window.snapshot().network.parameters;
        drop(*window, {file});
        QTRY_VERIFY(window.notices().text().contains(
            QStringLiteral("safetensors.torch.save_file(torch.load(\"net.pt\", weights_only=True)")));
        QVERIFY(window.snapshot().network.parameters == before);
    }

private:
    static bool offersRecent(OpenedWindow &window, const QString &name)
    {
        const QList<QAction *> actions = window->findChild<RecentFiles *>()->actions();
        return std::ranges::any_of(actions, [&](QAction *each) { return each->text().contains(name); });
    }
    static void choose(ReadingDialog *dialog, const QString &reading)
    {
        for (int row = 0; row < dialog->readings()->count(); ++row)
            if (dialog->readings()->item(row)->text().contains(reading))
                return dialog->readings()->setCurrentRow(row);
        QFAIL("it is not offered");
    }

    TestHome m_home;
    QString m_file;
};

DELTASCOPE_TEST(TestForeignNetworks)
#include "test_foreign_networks.moc"
