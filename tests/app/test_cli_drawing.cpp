// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/normalise.h"
#include "core/network/pass.h"
#include "tests/app/cli.h"
#include "tests/suite.h"
#include "ui/draw/canvas.h"
#include "ui/ink/sheet.h"

#include <QFile>
#include <QTemporaryDir>

using namespace deltascope;
using namespace Qt::StringLiterals;

/// The canvas and the command line read the same drawing with the same outputs, to the last digit.
class TestCliDrawing : public QObject
{
    Q_OBJECT

private:
    static QString model()
    {
        return QString::fromStdString((resource_folder() / "networks" / "digits.safetensors").string());
    }
    static QList<double> expected(const DigitImage &image)
    {
        const Network<double> network = load_session(model().toStdString(), {}).network.cast<double>();
        const Vector<double> x2 = forward(network, x0_of<double>(image), one_hot<double>(0)).x2;
        return {x2.begin(), x2.end()};
    }
    static QList<double> predicted(const QStringList &arguments)
    {
        const Outcome outcome =
            run_cli(QStringList{u"predict"_s, u"--model"_s, model(), u"--json"_s} + arguments);
        QList<double> outputs;
        for (const QJsonValue output : outcome.array()[0][u"outputs"_s].toArray())
            outputs.append(output.toDouble());
        return outputs;
    }

private Q_SLOTS:
    void the_canvas_its_png_and_its_strokes_agree_data()
    {
        QTest::addColumn<QList<QPoint>>("points");
        QTest::newRow("a seven") << QList<QPoint>{{60, 50}, {140, 48}, {200, 52}, {150, 150}, {120, 240}};
        QTest::newRow("tiny, in a corner") << QList<QPoint>{{250, 8}, {262, 8}, {255, 30}};
        QTest::newRow("a dot") << QList<QPoint>{{90, 200}};
        QTest::newRow("along the border") << QList<QPoint>{{0, 3}, {0, 140}, {0, 279}};
    }
    void the_canvas_its_png_and_its_strokes_agree()
    {
        QFETCH(QList<QPoint>, points);
        Canvas canvas;
        canvas.resize(280, 280);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        QTest::mousePress(&canvas, Qt::LeftButton, {}, points.first());
        for (const QPoint &point : points.mid(1))
            QTest::mouseMove(&canvas, point);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, points.last());

        const QTemporaryDir folder;
        const QString png = folder.filePath(u"drawing.png"_s);
        QVERIFY(blackOnWhite(canvas.ink()).save(png));
        QJsonArray stroke;
        for (const QPoint &point : points)
            stroke.append(QJsonArray{point.x(), point.y()});
        QFile strokes(folder.filePath(u"drawing.json"_s));
        QVERIFY(strokes.open(QIODevice::WriteOnly));
        QJsonArray drawn; // one in braces would be the stroke itself for some compilers
        drawn.append(stroke);
        strokes.write(QJsonDocument(QJsonArray{QJsonObject{{u"strokes"_s, drawn}}}).toJson());
        strokes.close();

        const QList<double> normalised = expected(normalise(canvas.ink())->image);
        QCOMPARE(predicted({png}), normalised);
        QCOMPARE(predicted({u"--strokes"_s, strokes.fileName()}), normalised);
        const QList<double> asItLies = expected(shrink_whole(canvas.ink()));
        QCOMPARE(predicted({png, u"--no-normalise"_s}), asItLies);
        QCOMPARE(predicted({u"--strokes"_s, strokes.fileName(), u"--no-normalise"_s}), asItLies);
    }
};

DELTASCOPE_TEST(TestCliDrawing)
#include "test_cli_drawing.moc"
