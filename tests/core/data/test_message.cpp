// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_stand_where_the_sentence_says()
    {
        const Message message =
            Message::tr("%2 before %1", {std::string("b"), Message::tr("<%1>", {std::string("a")})});
        QCOMPARE(message.english(), std::string("<a> before b"));
    }

    void a_percent_sign_in_a_value_is_no_place()
    {
        const Message message = Message::tr("%1 and %2", {std::string("100%2"), std::string("c")});
        QCOMPARE(message.english(), std::string("100%2 and c"));
    }

    void one_is_not_plural_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("english");
        QTest::newRow("none") << 0 << QStringLiteral("0 images");
        QTest::newRow("one") << 1 << QStringLiteral("1 image");
        QTest::newRow("two") << 2 << QStringLiteral("2 images");
    }
    void one_is_not_plural()
    {
        QFETCH(const int, count);
        QFETCH(const QString, english);
        const Message message =
            Message::tr("%1 image(s)", nullptr, static_cast<std::uint64_t>(count), {std::to_string(count)});
        QCOMPARE(QString::fromStdString(message.english()), english);
    }

    void an_error_of_a_file_is_one_line_whatever_the_file_holds()
    {
        const DataError error("a\nb", {}, std::string("\x1b[2J"), Message::tr("a digit"));
        QCOMPARE(std::string(error.what()), std::string("a?b: found ?[2J, expected a digit"));
        QCOMPARE(error.message().english(), std::string(error.what()));
    }
};

DELTASCOPE_TEST(TestMessage)
#include "test_message.moc"
