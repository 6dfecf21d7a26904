// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/read_strokes.h"

#include "core/data/data_error.h"
#include "tests/suite.h"

#include <QTemporaryDir>
#include <QTest>

using namespace deltascope;
using namespace Qt::StringLiterals;

class TestReadStrokes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_drawings_and_labels()
    {
        const auto drawings =
            parseStrokes(R"([{"label":7,"strokes":[[[1.5,2],[280,0]],[[3,4]]]},{"strokes":[],"source":"x"}])",
                         u"s.json"_s);
        QCOMPARE(drawings.size(), 2u);
        QVERIFY(drawings[0].label == 7);
        QCOMPARE(drawings[0].drawing.strokes.size(), 2u);
        QVERIFY((drawings[0].drawing.strokes[0].points == std::vector<PenPoint>{{1.5, 2, 1}, {280, 0, 1}}));
        QVERIFY(!drawings[1].label);
        QVERIFY(drawings[1].drawing.strokes.empty());
    }

    void a_fault_is_named_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &json, const char *message) {
            QTest::newRow(name) << json << QString::fromUtf8(message);
        };
        row("not JSON", "[{\n  \"strokes\": [[[1,2],]]}]", "s.json, line 2, column");
        row("empty", "", "s.json, line 1, column 1: found ");
        row("an object", "{}", "s.json: found an object, expected a list of drawings");
        row("a number for a drawing", "[3]", "s.json, [0]: found 3, expected an object");
        row("no strokes", R"([{"label":1}])", "s.json, [0].strokes: found nothing, expected a list");
        row("label 10", R"([{"label":10,"strokes":[]}])", "s.json, [0].label: found 10, expected a digit");
        row("label 2.5", R"([{"label":2.5,"strokes":[]}])", "[0].label: found 2.5, expected a digit");
        row("label as text", R"([{"label":"7","strokes":[]}])", "[0].label: found text, expected a digit");
        row("label null", R"([{"label":null,"strokes":[]}])", "[0].label: found null, expected a digit");
        row("an empty stroke", R"([{"strokes":[[[1,2]],[]]}])",
            "[0].strokes[1]: found a list of 0, expected a list of at least one point");
        row("three coordinates", R"([{"strokes":[[[1,2,3]]]}])",
            "[0].strokes[0][0]: found a list of 3, expected a point");
        row("outside the box", R"([{"strokes":[[[1,2],[1,280.5]]]}])",
            "[0].strokes[0][1][1]: found 280.5, expected a number from 0 to 280");
        row("below zero", R"([{"strokes":[[[-1,2]]]}])", "[0].strokes[0][0][0]: found -1, expected a number");
        row("text for a number", R"([{"strokes":[[["1",2]]]}])",
            "[0].strokes[0][0][0]: found text, expected");
    }
    void a_fault_is_named_with_its_place()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        try {
            parseStrokes(json, u"s.json"_s);
            QFAIL("no error");
        } catch (const DataError &error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(message), error.what());
        }
    }

    void a_missing_file_is_named()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"none.json"_s);
        try {
            readStrokes(path);
            QFAIL("no error");
        } catch (const DataError &error) {
            QVERIFY2(QString::fromUtf8(error.what()).startsWith(path + u": found "_s), error.what());
        }
    }
};

DELTASCOPE_TEST(TestReadStrokes)
#include "test_read_strokes.moc"
