// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/opening/data_dialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace deltascope;

namespace {
std::shared_ptr<OpenedData> data(int classes, ImageChange change)
{
    auto opened = std::make_shared<OpenedData>();
    for (int label = 0; label < classes; ++label) {
        const std::string text = std::to_string(label);
        opened->data.classes.push_back({text, "class " + text});
        opened->data.train.labels.add(text);
        opened->data.train.pixels.insert(opened->data.train.pixels.end(), pixel_count, std::uint8_t(label));
    }
    opened->offered.change = change;
    return opened;
}

bool says(const DataDialog &dialog, const QString &text)
{
    const auto labels = dialog.findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}
} // namespace

/// The question what is to be made of data.
class TestDataDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void images_are_turned_or_stay()
    {
        const auto opened = data(2, ImageChange::Transposed);
        opened->offered.as_is = 0.25;
        opened->offered.changed = 0.975;
        DataDialog dialog(opened);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(says(dialog, QStringLiteral(
                                 "stored column by column, as EMNIST is stored: the network that comes with "
                                 "the program reads 25.00\u202f% of them as they are, and 97.50\u202f%")));
        QVERIFY(!dialog.classes()->isVisible());
        QCOMPARE(dialog.change(), ImageChange::Transposed);
        dialog.turn()->setFocus();
        QTest::keyClick(dialog.turn(), Qt::Key_Space);
        QCOMPARE(dialog.change(), ImageChange::None);
        QVERIFY(dialog.chosen().empty());
    }

    void of_many_classes_ten_are_chosen()
    {
        DataDialog dialog(data(26, ImageChange::None));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(!dialog.turn()->isVisible());
        QVERIFY(says(dialog, QStringLiteral("The data have 26 classes, but there are ten outputs.")));
        QCOMPARE(dialog.chosen().size(), std::size_t{10});
        dialog.classes()->setFocus();
        dialog.classes()->setCurrentRow(12);
        QTest::keyClick(dialog.classes(), Qt::Key_Space);
        QVERIFY(!dialog.openButton()->isEnabled());
        QVERIFY(says(dialog, QStringLiteral("11 classes chosen.")) ||
                says(dialog, QStringLiteral("11 class")));
        dialog.classes()->setCurrentRow(0);
        QTest::keyClick(dialog.classes(), Qt::Key_Space);
        QVERIFY(dialog.openButton()->isEnabled());
        QCOMPARE(dialog.chosen().front(), std::string("1"));
        QCOMPARE(dialog.chosen().back(), std::string("12"));
    }
};

DELTASCOPE_TEST(TestDataDialog)
#include "test_data_dialog.moc"
