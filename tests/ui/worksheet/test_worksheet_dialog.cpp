// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/theme/notation.h"
#include "ui/worksheet/page_preview.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
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
        QCOMPARE(dialog.save(file), QString());
        QCOMPARE(start(file), "%PDF");
        QCOMPARE(start(folder.filePath(QStringLiteral("sheets-key.pdf"))), "%PDF");
        QVERIFY(
            dialog.save(QStringLiteral("/no/such/folder/w.pdf")).contains(QStringLiteral("/no/such/folder")));
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
