// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/files/translated.h"
#include "tests/suite.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace deltascope;
using namespace Qt::StringLiterals;

namespace {
/// A language with few words and another order of them.
class Backwards : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int n) const override
    {
        if (context != "deltascope::Message"_ba)
            return {};
        if (source == "%1: found %2, expected %3"_ba)
            return u"wanted %3, got %2, in %1"_s;
        if (source == "a digit"_ba)
            return u"one of ten"_s;
        return source == "%1 image(s)"_ba ? (n == 1 ? u"[%1]"_s : u"[[%1]]"_s) : QString();
    }
};

Message images(std::uint64_t count)
{
    return Message::tr("%1 image(s)", nullptr, count, {std::to_string(count)});
}
} // namespace

class TestTranslated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void english_where_there_is_no_translation()
    {
        const DataError error("a.csv", Message::tr("byte %1", {std::string("4")}), images(1), images(3));
        QCOMPARE(translated(error), u"a.csv, byte 4: found 1 image, expected 3 images"_s);
        QCOMPARE(translated(error), QString::fromUtf8(error.what()));
    }

    void a_language_orders_the_values_as_it_likes()
    {
        Backwards backwards;
        QVERIFY(QCoreApplication::installTranslator(&backwards));
        const DataError error("a%2.csv", {}, images(1), Message::tr("a digit"));
        QCOMPARE(translated(error), u"wanted one of ten, got [1], in a%2.csv"_s);
        QCOMPARE(translated(images(5'000'000'000)), u"[[5000000000]]"_s);
        QCOMPARE(QString::fromUtf8(error.what()), u"a%2.csv: found 1 image, expected a digit"_s);
    }
};

DELTASCOPE_TEST(TestTranslated)
#include "test_translated.moc"
