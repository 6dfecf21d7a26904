// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/theme/long_tips.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QTest>
#include <QToolTip>

using namespace deltascope;

class TestLongTips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void long_tips_have_lines_data()
    {
        QTest::addColumn<QString>("tip");
        QTest::addColumn<QString>("shown");
        const QString sentence = QStringLiteral("What |φ′| < 1 does to δ, said in a few words. ");
        QTest::newRow("short") << sentence << sentence;
        QTest::newRow("long") << sentence.repeated(3)
                              << QStringLiteral("<qt>%1</qt>").arg(sentence.repeated(3).toHtmlEscaped());
        QTest::newRow("lines") << sentence + QLatin1Char('\n') + sentence
                               << QStringLiteral("<qt>%1<br>%1</qt>").arg(sentence.toHtmlEscaped());
        QTest::newRow("rich") << QStringLiteral("<b>%1</b>").arg(sentence.repeated(3))
                              << QStringLiteral("<b>%1</b>").arg(sentence.repeated(3));
    }
    void long_tips_have_lines()
    {
        QFETCH(QString, tip);
        LongTips filter;
        qApp->installEventFilter(&filter);
        QLabel label(QStringLiteral("of something"));
        label.setToolTip(tip);
        label.show();
        QHelpEvent help(QEvent::ToolTip, label.rect().center(), label.mapToGlobal(label.rect().center()));
        QCoreApplication::sendEvent(&label, &help);
        QTRY_VERIFY(QToolTip::isVisible());
        QTEST(QToolTip::text(), "shown");
        for (const QWidget *each : QApplication::topLevelWidgets())
            if (each->inherits("QTipLabel") && each->isVisible())
                QVERIFY2(each->width() < 500, qPrintable(QString::number(each->width())));
        QToolTip::hideText();
    }
};

DELTASCOPE_TEST(TestLongTips)
#include "test_long_tips.moc"
