// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/export/onnx_network.h"
#include "core/practice/slip/offered_slips.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/pictures/gif.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/walk/step_walk.h"
#include "ui/window/files/exports.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTimer>

using namespace deltascope;

/// File → Export.
class TestExports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init()
    {
        m_home.forgetEverything();
        m_window.emplace();
        QVERIFY(m_window->isReady());
    }
    void cleanup() { m_window.reset(); }

    void the_pass_on_screen_is_written_under_the_name_that_is_typed()
    {
        saveBy("Pass…", QStringLiteral("mine.json"));
        QTRY_VERIFY(said().contains(QStringLiteral("mine.json")));
        const QJsonObject written = object(QStringLiteral("mine.json"));
        const StepWalk &walk = (*m_window)->stepJob().walk();
        QCOMPARE(written[QStringLiteral("loss")].toDouble(), walk.open()->pass().loss);
        const QJsonArray delta1 = written[QStringLiteral("delta1")].toArray();
        QCOMPARE(delta1.size(), walk.open()->pass().delta1.size());
        for (int j = 0; j < delta1.size(); ++j)
            QCOMPARE(delta1[j].toDouble(), walk.open()->pass().delta1[j]);
        QCOMPARE(written[QStringLiteral("example")].toString(), walk.open()->content->example.description());
    }

    void a_name_without_an_end_gets_one()
    {
        saveBy("Pass…", QStringLiteral("plain"));
        QTRY_VERIFY(QFile::exists(m_folder.filePath(QStringLiteral("plain.safetensors"))));
    }

    void a_slip_is_never_in_what_is_written()
    {
        (*m_window)->setJob(Job::Step);
        StepWalk &walk = (*m_window)->stepJob().walk();
        QTRY_VERIFY(walk.open());
        walk.show([](const auto &own) { return withSlip(*own, offered_slips(own->task()).front()); });
        QVERIFY(walk.open()->slip);
        saveBy("Pass…", QStringLiteral("right.json"));
        QTRY_VERIFY(said().contains(QStringLiteral("without the slip")));
        const QJsonArray dW2 = object(QStringLiteral("right.json"))[QStringLiteral("dW2")].toArray();
        const Pass<double> &right = walk.own()->pass();
        for (int j = 0; j < right.dW2.rows(); ++j)
            for (int k = 0; k < right.dW2.cols(); ++k)
                QCOMPARE(dW2[j].toArray()[k].toDouble(), right.dW2(j, k));
    }

    void the_network_is_written_as_onnx()
    {
        if (!can_write_onnx())
            QSKIP("built without ONNX's library");
        saveBy("Network as ONNX…", QStringLiteral("network"));
        QTRY_VERIFY(said().contains(QStringLiteral("network.onnx")));
        QVERIFY(QFile(m_folder.filePath(QStringLiteral("network.onnx"))).size() > 0);
    }

    void the_view_is_written_as_picture_and_as_lines_and_text()
    {
        (*m_window)->setJob(Job::Train);
        const QSize size = (*m_window)->centralWidget()->size();
        for (const char *end : {"png", "pdf", "svg"}) {
            const QString name = QStringLiteral("view.") + QLatin1String(end);
            saveBy("View…", name);
            QTRY_VERIFY(said().contains(name));
        }
        QCOMPARE(QImage(m_folder.filePath(QStringLiteral("view.png"))).size(), 2 * size);
        QFile pdf(m_folder.filePath(QStringLiteral("view.pdf")));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray content = pdf.readAll();
        QVERIFY(content.startsWith("%PDF") && content.contains("/Font"));
        QSvgRenderer svg(m_folder.filePath(QStringLiteral("view.svg")));
        QCOMPARE(svg.viewBox().size(), size);
    }

    // It covered outputs, in the picture too.
    void a_picture_of_the_view_has_no_notice_of_the_last_one()
    {
        saveBy("View…", QStringLiteral("first.png"));
        QTRY_VERIFY(said().contains(QStringLiteral("first.png")));
        saveBy("View…", QStringLiteral("second.png"));
        QTRY_VERIFY(said().contains(QStringLiteral("second.png")));
        QCOMPARE(QImage(m_folder.filePath(QStringLiteral("second.png"))),
                 QImage(m_folder.filePath(QStringLiteral("first.png"))));
    }

    // They stayed until somebody closed them.
    void what_is_told_in_passing_goes_when_the_user_goes_on_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("by a key") << true;
        QTest::newRow("by the mouse") << false;
    }
    void what_is_told_in_passing_goes_when_the_user_goes_on()
    {
        QFETCH(bool, byKey);
        (*m_window)->setJob(Job::Step);
        const int heightOfStage = (*m_window)->stage()->height();
        const QString name = byKey ? QStringLiteral("keyed.json") : QStringLiteral("clicked.json");
        saveBy("Pass…", name);
        QTRY_VERIFY(said().contains(name));
        QCOMPARE((*m_window)->stage()->height(), heightOfStage); // nothing moved
        QTest::mouseClick(&m_window->notices(), Qt::LeftButton, {}, {3, 3});
        QVERIFY(said().contains(name));
        constexpr int patience = 30000; // milliseconds, for a file with a long name
        const bool went = QTest::qWaitFor(
            [&] {
                if (byKey)
                    m_window->press(Qt::Key_Right);
                else
                    QTest::mouseClick((*m_window)->stepJob().panel(), Qt::LeftButton);
                return said().isEmpty();
            },
            patience);
        QVERIFY(went);
    }

    // It lay over the last of the outputs.
    void what_is_wrong_stays_until_it_is_closed_and_covers_nothing()
    {
        (*m_window)->setJob(Job::Step);
        QTRY_VERIFY((*m_window)->stepJob().walk().open());
        (*m_window)->resize(900, 500);
        (*m_window)->findChild<Exports *>()->exportPassTo(m_folder.filePath(QStringLiteral("pass.txt")));
        QTRY_VERIFY(said().contains(QStringLiteral(".safetensors, .csv or .json")));
        const auto placeOf = [this](const QWidget *part) {
            return QRect(part->mapTo(&**m_window, QPoint()), part->size());
        };
        QTRY_VERIFY(placeOf(&m_window->notices()).bottom() < placeOf((*m_window)->stage()).top());
        (*m_window)->stepJob().walk().goTo(StepId::delta2);
        m_window->press(Qt::Key_Right);
        QVERIFY(said().contains(QStringLiteral(".safetensors, .csv or .json")));
        m_window->press(Qt::Key_Escape);
        QCOMPARE(said(), QString());
    }

    void a_film_of_a_first_epoch_is_written()
    {
        if (!canWriteGif())
            QSKIP("built without the library that writes GIFs");
        saveBy("Film of a first epoch…", QStringLiteral("born"));
        constexpr int patience = 30000; // milliseconds; an epoch, its pictures and their compression
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("born.gif")), patience);
        QVERIFY(QImageReader(m_folder.filePath(QStringLiteral("born.gif"))).imageCount() > 30);
    }

    void what_cannot_be_written_is_said()
    {
        auto *exports = (*m_window)->findChild<Exports *>();
        (*m_window)->setJob(Job::Step);
        QTRY_VERIFY((*m_window)->stepJob().walk().open());
        exports->exportPassTo(m_folder.filePath(QStringLiteral("nowhere/pass.csv")));
        QTRY_VERIFY(said().contains(QStringLiteral("nowhere")));
        exports->exportPassTo(m_folder.filePath(QStringLiteral("pass.txt")));
        QTRY_VERIFY(said().contains(QStringLiteral(".safetensors, .csv or .json")));
    }

private:
    void saveBy(const char *action, const QString &name)
    {
        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [this, name] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            dialog->findChild<QLineEdit *>()->setText(m_folder.filePath(name));
            QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                              Qt::LeftButton);
        });
        answer.start(50);
        for (QMenu *menu : (*m_window)->findChildren<QMenu *>())
            for (QAction *each : menu->actions())
                if (each->text().remove(QLatin1Char('&')) == QString::fromUtf8(action))
                    return each->trigger();
        QFAIL("the menu has no such entry");
    }
    QString said() { return m_window->notices().text(); }
    QJsonObject object(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    TestHome m_home;
    QTemporaryDir m_folder;
    std::optional<OpenedWindow> m_window;
};

DELTASCOPE_TEST(TestExports)
#include "test_exports.moc"
