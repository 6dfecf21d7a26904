// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/draw/canvas.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/pass_notice.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/theme/theme.h"
#include "ui/workbench/first_example.h"

using namespace deltascope;

namespace {
// Whatever it is shown, it answers this digit, with hardly a doubt.
Network<float> certainOf(int digit)
{
    Network<float> network;
    network.parameters = initial_parameters(3, Init::Equal, 1);
    network.parameters.W2.setZero();
    network.parameters.b2.setConstant(-12);
    network.parameters.b2[digit] = 12;
    return network;
}

QColor middleOfBar(const StageView &stage, int output)
{
    const QRectF bar = stage.stageLayout().outputBar(output);
    return const_cast<StageView &>(stage).grab().toImage().pixelColor(
        QPointF(bar.left() + 3, bar.center().y()).toPoint());
}

bool saysThatItReads(const MainWindow &window)
{
    const auto labels = window.findChildren<QLabel *>();
    return std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("The images are being read.");
    });
}
} // namespace

/// What one sees first, before having learnt anything about the window.
class TestFirstLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        Theme::instance().setMode(Theme::Mode::Light);
    }

    // It was an image that is read perfectly: nothing flowed back.
    void the_first_pass_has_something_to_learn()
    {
        const auto data = synthetic_data(200, 2);
        const int digit = data->label(0);
        int expected = 0;
        while (data->label(expected) == digit)
            ++expected;
        QCOMPARE(firstWorthAPass(certainOf(digit), *data), expected);
        const int other = (digit + 1) % 10;
        QCOMPARE(firstWorthAPass(certainOf(other), *data), 0);
        QVERIFY(lossOf(certainOf(digit), *data, 0) < 1e-6F);
        QVERIFY(lossOf(certainOf(other), *data, 0) > 0.9F);
    }

    void the_first_pass_is_the_same_each_time()
    {
        OpenedWindow first;
        const int index = first->workbench().example().index;
        const auto &test = *first->workbench().data().test;
        QCOMPARE(index, firstWorthAPass(first.snapshot().network, test));
        QVERIFY(lossOf(first.snapshot().network, test, index) >= loss_worth_a_pass);
        OpenedWindow second;
        QCOMPARE(second->workbench().example().index, index);
    }

    // It answered "5, 0.517", in bold.
    void empty_paper_is_not_a_digit()
    {
        OpenedWindow window;
        const StageView &stage = *window->stage();
        const int digit = stage.scene().content->answer();
        QVERIFY(middleOfBar(stage, digit) != colours().sunken);
        window->setJob(Job::Draw);
        QTRY_VERIFY(stage.scene().content->isBlank());
        for (int output = 0; output < digit_count; ++output)
            QCOMPARE(middleOfBar(stage, output), colours().sunken);
        QVERIFY(stage.accessibleDescription().contains(QStringLiteral("not a digit")));
        auto *canvas = window->findChild<Canvas *>();
        QTest::mousePress(canvas, Qt::LeftButton, {}, {60, 60});
        QTest::mouseMove(canvas, {160, 60});
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {100, 180});
        QTRY_VERIFY(!stage.scene().content->isBlank());
        const int answer = stage.scene().content->answer();
        QVERIFY(middleOfBar(stage, answer) != colours().sunken);
        QVERIFY(stage.accessibleDescription().contains(QString::number(answer)));
    }

    // It said "empty paper is not a digit", of a drawing that nobody had begun, and asked which digit it was.
    void while_the_images_are_being_read_nothing_is_called_a_drawing()
    {
        MainWindow window;
        window.setJob(Job::Step);
        window.show();
        const StageView &stage = *window.stage();
        QCOMPARE(stage.accessibleDescription(), QStringLiteral("the images are being read"));
        for (int output = 0; output < digit_count; ++output)
            QCOMPARE(middleOfBar(stage, output), colours().sunken);
        const auto *notice = window.stepJob().panel()->findChild<PassNotice *>();
        QVERIFY2(notice->text().startsWith(QStringLiteral("The images are being read")),
                 qPrintable(notice->text()));
        const auto asksForDigit = [&window] {
            const auto buttons = window.stepJob().panel()->findChildren<QAbstractButton *>();
            return std::ranges::any_of(buttons, [](const QAbstractButton *button) {
                return button->isVisible() && button->accessibleName() == QStringLiteral("It is a 3");
            });
        };
        QVERIFY(!asksForDigit());
        window.start();
        QTRY_VERIFY(stage.accessibleDescription().startsWith(QStringLiteral("test image")));
        QCOMPARE(notice->text(), QString());
        window.workbench().showDrawing({}, {});
        QTRY_VERIFY(asksForDigit());
    }

    // The panel went on saying so until the network had been evaluated.
    void once_the_images_are_read_the_curves_do_not_wait_for_them()
    {
        MainWindow window;
        window.show();
        QVERIFY(saysThatItReads(window));
        bool waitsStill = true;
        connect(&window.workbench(), &Workbench::exampleChanged, this,
                [&] { waitsStill = saysThatItReads(window); });
        QSignalSpy shown(&window.workbench(), &Workbench::exampleChanged);
        window.start();
        QTRY_VERIFY(!shown.isEmpty());
        QVERIFY(!waitsStill);
    }

    void where_no_images_can_be_read_there_is_paper()
    {
        const QString images = m_home.filePath(QStringLiteral("resources/mnist"));
        QVERIFY(QDir().rename(images, images + QStringLiteral(" gone")));
        MainWindow window;
        window.show();
        QVERIFY(saysThatItReads(window));
        window.start();
        const bool isSaid =
            QTest::qWaitFor([&window] { return !window.findChild<NoticeBar *>()->text().isEmpty(); });
        QVERIFY(QDir().rename(images + QStringLiteral(" gone"), images));
        QVERIFY(isSaid);
        QCOMPARE(window.workbench().example().description(), QStringLiteral("your drawing"));
        QVERIFY(!saysThatItReads(window));
        const auto buttons = window.findChildren<QPushButton *>();
        QVERIFY(std::ranges::none_of(buttons, [](const QPushButton *button) {
            return button->isVisible() && button->text() == QStringLiteral("Watch one learn from nothing");
        }));
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestFirstLooks)
#include "test_first_looks.moc"
