// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/walk/step_walk.h"
#include "ui/window/printing.h"
#include "ui/worksheet/handout.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>

using namespace deltascope;

namespace {
qsizetype count(const QByteArray &pdf, const char *pattern)
{
    const QRegularExpression expression(QString::fromLatin1(pattern));
    qsizetype found = 0;
    for (auto each = expression.globalMatch(QString::fromLatin1(pdf)); each.hasNext(); each.next())
        ++found;
    return found;
}
} // namespace

/// What the window prints.
class TestPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        m_window.emplace();
        QVERIFY(m_window->isReady());
    }
    void cleanup() { m_window.reset(); }

    void a_pass_is_printed_one_step_a_page()
    {
        (*m_window)->setJob(Job::Step);
        StepWalk &walk = (*m_window)->stepJob().walk();
        QTRY_VERIFY(walk.open());
        walk.goTo(StepId::delta1);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("handout.pdf"));
        QCOMPARE(writeHandout(file, walk, {(*m_window)->centralWidget()}, Paper::A4), QString());
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray content = pdf.readAll();
        QCOMPARE(count(content, "/Type\\s*/Page\\b"), step_count);
        QCOMPARE(walk.step(), StepId::delta1);
    }

    void without_a_pass_nothing_is_written()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("none.pdf"));
        (*m_window)->setJob(Job::Train);
        QVERIFY(!writeHandout(file, (*m_window)->stepJob().walk(), {}, Paper::A4).isEmpty());
        QVERIFY(!QFile::exists(file));
    }

    // From the menu, with the image that is open as a network to choose.
    void worksheets_are_set_up_from_the_menu()
    {
        QStringList offered;
        QTimer::singleShot(0, m_guard.get(), [&] {
            auto *dialog = qobject_cast<WorksheetDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            for (int i = 0; i < dialog->networks()->count(); ++i)
                offered << dialog->networks()->itemText(i);
            dialog->networks()->setCurrentIndex(dialog->networks()->count() - 1);
            dialog->reject();
        });
        for (QAction *action : (*m_window)->findChildren<QAction *>())
            if (action->text() == QStringLiteral("&Worksheets…"))
                action->trigger();
        QCOMPARE(offered.size(), 5);
        QVERIFY(offered.last().contains(QStringLiteral("image")));
    }

private:
    TestHome m_home;
    std::optional<OpenedWindow> m_window;
    std::unique_ptr<QObject> m_guard = std::make_unique<QObject>();
};

DELTASCOPE_TEST(TestPrinting)
#include "test_printing.moc"
