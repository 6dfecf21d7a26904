// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/examples.h"
#include "tests/suite.h"
#include "ui/theme/notation.h"
#include "ui/worksheet/page_preview.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace deltascope;

namespace {
QImage pageOf(const WorksheetDialog &dialog)
{
    return dialog.findChild<PagePreview *>()->grab().toImage();
}

QToolButton *button(const WorksheetDialog &dialog, const char *name)
{
    for (auto *each : dialog.findChildren<QToolButton *>())
        if (each->accessibleName() == QLatin1String(name))
            return each;
    return nullptr;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

// Presses the button of this role in the question that comes next.
void answer(QDialogButtonBox::ButtonRole role)
{
    QTimer::singleShot(0, qApp, [role] {
        auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(question);
        for (QAbstractButton *each : question->buttons())
            if (static_cast<int>(question->buttonRole(each)) == static_cast<int>(role))
                return QTest::mouseClick(each, Qt::LeftButton);
        QFAIL("no such button");
    });
}

QByteArray start(const QString &file)
{
    QFile pdf(file);
    return pdf.open(QIODevice::ReadOnly) ? pdf.read(4) : QByteArray();
}
} // namespace

/// Setting worksheets up in the window.
class TestWorksheetDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_choice_changes_the_page()
    {
        WorksheetDialog dialog({});
        dialog.show();
        QImage before = pageOf(dialog);
        const auto changed = [&] {
            const QImage now = pageOf(dialog);
            const bool other = now != before;
            before = now;
            return other;
        };
        QTest::keyClick(dialog.networks(), Qt::Key_Down);
        QVERIFY(changed());
        QTest::keyClick(dialog.levels(), Qt::Key_Down);
        QVERIFY(changed());
        QTest::keyClick(dialog.seed(), Qt::Key_Up);
        QVERIFY(changed());
        QTest::keyClick(dialog.count(), Qt::Key_Up);
        QVERIFY(changed());
        dialog.papers()->setCurrentIndex(1 - dialog.papers()->currentIndex());
        QVERIFY(changed());
        for (QCheckBox *box : {dialog.unitsFirst(), dialog.fromOne(), dialog.showsKey()}) {
            QTest::keyClick(box, Qt::Key_Space);
            QVERIFY(changed());
        }
    }

    // It was saved, with nothing to fill in.
    void a_sheet_without_blanks_is_not_saved()
    {
        const SheetSource tiny = {random_network({}, pixel_count, 30, 3), random_image(pixel_count, 4) / 20,
                                  one_hot<double>(7), 1e-9, false};
        WorksheetDialog dialog(OpenPass{tiny, QStringLiteral("test image 4, a 7")});
        dialog.show();
        QVERIFY(dialog.message().isEmpty());
        dialog.networks()->setCurrentIndex(dialog.networks()->count() - 1);
        QVERIFY(dialog.message().startsWith(QStringLiteral("Sheet 1 has nothing to fill in")));
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("none.pdf"));
        dialog.saveAs(file);
        QVERIFY(dialog.message().startsWith(QStringLiteral("Sheet 1 has nothing to fill in")));
        QVERIFY(!QFile::exists(file));
        dialog.levels()->setCurrentIndex(7);
        QVERIFY(dialog.message().isEmpty());
    }

    void the_arrows_turn_the_pages()
    {
        WorksheetDialog dialog({});
        dialog.show();
        QVERIFY(!button(dialog, "Next page")->isEnabled());
        dialog.count()->setValue(2);
        dialog.levels()->setCurrentIndex(7);
        dialog.networks()->setCurrentText(QStringLiteral("4-3-2"));
        const QString first = dialog.pageName();
        QTest::mouseClick(button(dialog, "Next page"), Qt::LeftButton);
        QVERIFY(dialog.pageName().startsWith(QStringLiteral("Sheet 1 of 2, page 2")));
        while (button(dialog, "Next page")->isEnabled())
            QTest::mouseClick(button(dialog, "Next page"), Qt::LeftButton);
        QVERIFY(dialog.pageName().startsWith(QStringLiteral("Sheet 2 of 2, page 2")));
        while (button(dialog, "Page before")->isEnabled())
            QTest::mouseClick(button(dialog, "Page before"), Qt::LeftButton);
        QCOMPARE(dialog.pageName(), first);
    }

    void sheets_and_keys_are_saved()
    {
        const QTemporaryDir folder;
        WorksheetDialog dialog({});
        const QString file = folder.filePath(QStringLiteral("sheets.pdf"));
        QVERIFY(dialog.save(file).isDone());
        QCOMPARE(start(file), "%PDF");
        QCOMPARE(start(folder.filePath(QStringLiteral("sheets-key.pdf"))), "%PDF");
        QVERIFY(dialog.save(QStringLiteral("/no/such/folder/w.pdf"))
                    .fault.contains(QStringLiteral("/no/such/folder")));
    }

    // The file dialog asks about the sheets alone.
    void a_key_is_not_replaced_unasked()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("sheets.pdf"));
        const QString key = WorksheetDialog::keyFile(file);
        write(key, "mine");
        WorksheetDialog dialog({});
        dialog.show();
        answer(QDialogButtonBox::RejectRole);
        dialog.saveAs(file);
        QTRY_COMPARE(dialog.message(), QStringLiteral("Nothing was saved."));
        QCOMPARE(start(key), "mine");
        QVERIFY(!QFile::exists(file));
        answer(QDialogButtonBox::AcceptRole);
        dialog.saveAs(file);
        QTRY_COMPARE(start(key), "%PDF");
        QVERIFY(dialog.message().contains(key));
    }

    void a_cancelled_save_leaves_no_file()
    {
        const QTemporaryDir folder;
        WorksheetDialog dialog({});
        dialog.show();
        dialog.networks()->setCurrentText(QStringLiteral("4-3-2"));
        dialog.count()->setValue(1000);
        QTimer poll;
        connect(&poll, &QTimer::timeout, &dialog, [&dialog] {
            auto *progress = dialog.findChild<QProgressDialog *>();
            if (progress && progress->isVisible())
                QTest::mouseClick(progress->findChild<QPushButton *>(), Qt::LeftButton);
        });
        poll.start(20);
        dialog.saveAs(folder.filePath(QStringLiteral("many.pdf")));
        QCOMPARE(dialog.message(), QStringLiteral("Cancelled: nothing was saved."));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    // The outlines of all equations were in every page.
    void pages_share_their_fonts()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("sheets.pdf"));
        WorksheetDialog dialog({});
        dialog.levels()->setCurrentIndex(7);
        dialog.count()->setValue(20);
        QVERIFY(dialog.save(file).isDone());
        QVERIFY2(QFileInfo(file).size() < 20 * 25000, qPrintable(QString::number(QFileInfo(file).size())));
    }

    void too_many_sheets_are_refused_and_not_made_fewer()
    {
        WorksheetDialog dialog({});
        dialog.show();
        dialog.count()->setFocus();
        dialog.count()->selectAll();
        QTest::keyClicks(dialog.count(), QStringLiteral("5000"));
        QCOMPARE(dialog.count()->value(), 5000);
        QVERIFY(!dialog.saveButton()->isEnabled());
        QVERIFY(dialog.message().contains(QStringLiteral("1000")));
        dialog.count()->selectAll();
        QTest::keyClicks(dialog.count(), QStringLiteral("30"));
        QVERIFY(dialog.saveButton()->isEnabled());
        QCOMPARE(dialog.message(), QString());
    }

    // What is printed has its own convention; the window keeps that of the screen.
    void the_convention_of_the_screen_stays()
    {
        WorksheetDialog dialog({});
        dialog.unitsFirst()->setChecked(true);
        pageOf(dialog);
        QCOMPARE(weightOrder(), Convention::InputsFirst);
        QCOMPARE(notationNames(), Names::XPhi);
    }
};

DELTASCOPE_TEST(TestWorksheetDialog)
#include "test_worksheet_dialog.moc"
