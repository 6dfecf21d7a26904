// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/example_runs.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_export.h"
#include "ui/train/curves/curve_plot.h"
#include "ui/train/curves/curves_page.h"
#include "ui/train/curves/scoped_graph_clip.h"

#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
std::shared_ptr<const RunRecord> exampleRun(int epochs, int number, const TrainingSettings &settings)
{
    auto snapshot = exampleSnapshot(static_cast<std::uint64_t>(number), epochs);
    snapshot->settings = settings;
    return std::make_shared<RunRecord>(RunRecord{.number = number, .last = snapshot});
}

int differentPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != image.pixel(0, 0);
    return count;
}
} // namespace

class TestCurveExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        m_page.reset(new CurvesPage);
        TrainingSettings other;
        other.hidden_units = 100;
        other.batch_size = 32;
        other.learning_rate = 0.1;
        other.functions.cost = Cost::CrossEntropy;
        m_runs = {exampleRun(30, 1, {}), exampleRun(3, 4, other)};
        m_page->resize(420, 500);
        m_page->show();
        m_page->showRuns(m_runs, {}, false);
    }

    void numbers_read_back_exactly()
    {
        const QString file = m_folder.filePath(QStringLiteral("curves.csv"));
        m_page->exportTo(file);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readLine(),
                 QByteArray("run,cost,hidden_units,rate,batch_size,momentum,weight_decay,training_images,"
                            "augment,epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds,"
                            "hidden_slope,output_slope,"
                            "hidden_activation,output_activation,init,seed,changes\n"));
        for (const auto &run : m_runs)
            for (const EpochRecord &epoch : run->history()) {
                const QList<QByteArray> row = csv.readLine().trimmed().split(',');
                QCOMPARE(row.size(), 22);
                QCOMPARE(row[0].toInt(), run->number);
                QCOMPARE(row[1], run->number == 1 ? QByteArray("quadratic: half the sum of squares")
                                                  : QByteArray("cross_entropy"));
                QCOMPARE(row[2].toInt(), run->last->settings.hidden_units);
                QVERIFY(row[3].toDouble() == run->last->settings.learning_rate);
                QCOMPARE(row[4].toInt(), run->last->settings.batch_size);
                QVERIFY(row[5].toDouble() == run->last->settings.momentum);
                QVERIFY(row[6].toDouble() == run->last->settings.weight_decay);
                QCOMPARE(row[7].toInt(), run->last->settings.training_images);
                QCOMPARE(row[8], run->last->settings.augment ? QByteArray("yes") : QByteArray("no"));
                QCOMPARE(row[9].toInt(), epoch.epoch);
                QVERIFY(row[10].toDouble() == epoch.train_loss);
                QVERIFY(row[11].toDouble() == epoch.test_loss);
                QVERIFY(row[12].toDouble() == epoch.train_accuracy);
                QVERIFY(row[13].toDouble() == epoch.test_accuracy);
                QVERIFY(row[14].toDouble() == epoch.seconds);
                QVERIFY(row[15].toDouble() == epoch.mean_abs_phi_prime1);
                QVERIFY(row[16].toDouble() == epoch.mean_abs_phi_prime2);
                QCOMPARE(row[17], QByteArray("sigmoid"));
                QCOMPARE(row[19], QByteArray("scaled"));
                QCOMPARE(row[20].toULongLong(), run->last->settings.seed);
                QVERIFY(row[21].isEmpty());
            }
        QVERIFY(csv.atEnd());
    }

    void each_epoch_has_the_settings_that_it_was_trained_with()
    {
        auto snapshot = exampleSnapshot(1, 4);
        TrainingSettings after = snapshot->settings;
        after.learning_rate = 0.5;
        snapshot->changes = std::make_shared<std::vector<SettingChange>>(
            std::vector<SettingChange>{{2.5, snapshot->settings, after}});
        snapshot->settings = after;
        const auto run = std::make_shared<RunRecord>(RunRecord{.number = 1, .last = snapshot});
        const QStringList lines = QString::fromStdString(curvesCsv({run})).split(QLatin1Char('\n'));
        const char *rates[] = {"3", "3", "3", "0.5", "0.5"};
        for (int epoch = 0; epoch <= 4; ++epoch)
            QCOMPARE(lines[epoch + 1].split(QLatin1Char(','))[3], QLatin1String(rates[epoch]));
        QVERIFY(lines[4].endsWith(QLatin1String(",2.5: rate 0.5")));
        QVERIFY(lines[5].endsWith(QLatin1Char(',')));
    }

    void a_run_that_ends_within_an_epoch_has_a_line_for_it()
    {
        auto snapshot = exampleSnapshot(1, 1);
        snapshot->epochs = 1.5;
        TrainingSettings after = snapshot->settings;
        after.learning_rate = 0.5;
        snapshot->changes = std::make_shared<std::vector<SettingChange>>(
            std::vector<SettingChange>{{1.25, snapshot->settings, after}});
        snapshot->settings = after;
        snapshot->mid_epoch_tests = std::make_shared<const std::vector<SeriesPoint>>(
            std::vector<SeriesPoint>{{.epochs = 0.5, .loss = 0.25, .accuracy = 0.75},
                                     {.epochs = 1, .loss = 0.2, .accuracy = 0.8},
                                     {.epochs = 1.5, .loss = 0.125, .accuracy = 0.875}});
        const auto run = std::make_shared<RunRecord>(RunRecord{.number = 1, .last = snapshot});
        const QStringList lines = QString::fromStdString(curvesCsv({run})).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 6); // the heading, 0, 0.5, 1, 1.5, and the end
        QVERIFY(lines[2].contains(QLatin1String(",0.5,,0.25,,0.75,,,,")));
        QVERIFY(lines[3].contains(QLatin1String(",yes,1,")) || lines[3].contains(QLatin1String(",no,1,")));
        QVERIFY(lines[4].contains(QLatin1String(",1.5,,0.125,,0.875,,,,")));
        QCOMPARE(lines[4].split(QLatin1Char(','))[3], QStringLiteral("0.5"));
        QVERIFY(lines[4].endsWith(QLatin1String(",1.25: rate 0.5")));
    }

    void a_png_shows_the_curves()
    {
        const QString file = m_folder.filePath(QStringLiteral("curves.png"));
        m_page->exportTo(file);
        const QImage image(file);
        QCOMPARE(image.size(), QSize(1600, 1400));
        QVERIFY(differentPixels(image) > 5000);
    }

    void an_svg_shows_the_curves_and_says_what_they_are()
    {
        const QString file = m_folder.filePath(QStringLiteral("curves.SVG"));
        m_page->exportTo(file);
        QSvgRenderer svg(file);
        QVERIFY(svg.isValid());
        QCOMPARE(svg.viewBox(), QRect(0, 0, 800, 700));
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray xml = text.readAll();
        QVERIFY(xml.contains("Run 1: test"));
        QVERIFY(xml.contains("Run 4: training"));
    }

    // It kept the edge of the picture, and had no more room for the whole of its title.
    void the_plot_on_screen_stays_as_it_was_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char *ending : {"png", "svg", "pdf"})
            QTest::newRow(ending) << QString::fromLatin1(ending);
    }
    void the_plot_on_screen_stays_as_it_was()
    {
        QFETCH(QString, ending);
        CurvePlot &shown = *m_page->plot();
        shown.plot().replot();
        const QImage before = shown.grab().toImage();
        m_page->exportTo(m_folder.filePath(QStringLiteral("curves.%1").arg(ending)));
        shown.plot().replot();
        QCOMPARE(shown.grab().toImage(), before);
    }

    // It had those of the plot on screen, few where that was small.
    void a_picture_has_the_ticks_that_fit_its_own_size()
    {
        const QStringList ofSmall = textsOfExport({260, 400});
        const QStringList ofLarge = textsOfExport({900, 900});
        QVERIFY(ofLarge.size() > 20);
        QCOMPARE(ofSmall, ofLarge);
    }

    // Lines went on over the titles and the other field.
    void an_svg_of_a_zoomed_plot_keeps_to_its_fields_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void an_svg_of_a_zoomed_plot_keeps_to_its_fields()
    {
        QFETCH(bool, logarithmic);
        QCustomPlot plot;
        QCPGraph *graph = plot.addGraph();
        graph->setData({0, 1, 2, 3, 4, 5, 6}, {100, 1, 1, 10, 1, 1000, 1}, true);
        plot.xAxis->setRange(0.5, 6);
        plot.yAxis->setRange(0.5, logarithmic ? std::sqrt(1000) : 50);
        plot.yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        {
            const ScopedGraphClip parts(plot);
            QList<QPointF> drawn;
            for (const QCPGraphData &point : *graph->data())
                if (!std::isnan(point.value))
                    drawn.append({point.key, point.value});
            // Worked out by hand: it enters from above or the left, and between 4 and 6 it is away.
            const double top = plot.yAxis->range().upper;
            const double away = logarithmic ? 0.5 : 49.0 / 999;
            const QList<QPointF> expected = {logarithmic ? QPointF(0.5, 10) : QPointF(50 / 99.0, 50),
                                             {1, 1},
                                             {2, 1},
                                             {3, 10},
                                             {4, 1},
                                             {4 + away, top},
                                             {6 - away, top},
                                             {6, 1}};
            QCOMPARE(drawn, expected);
        }
        QCOMPARE(graph->dataCount(), 7);
        QCOMPARE(graph->data()->at(5)->value, 1000.0);
    }

    void a_pdf_is_one()
    {
        const QString file = m_folder.filePath(QStringLiteral("curves.pdf"));
        m_page->exportTo(file);
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        QCOMPARE(bytes.count("/Type /Page\n"), 1);
    }

    void what_cannot_be_written_is_said_in_one_line_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"no/such/folder.csv", "no/such/folder.png", "curves.gif", "curves"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void what_cannot_be_written_is_said_in_one_line()
    {
        QFETCH(QString, name);
        QSignalSpy faults(m_page.get(), &CurvesPage::faultOccurred);
        const QString file = m_folder.filePath(name);
        m_page->exportTo(file);
        QCOMPARE(faults.size(), 1);
        const QString message = faults.constFirst().constFirst().toString();
        QVERIFY2(message.contains(name), qPrintable(message));
        QVERIFY(!message.contains(QLatin1Char('\n')));
        QVERIFY(!QFile::exists(file));
    }

private:
    // All that is written on a picture that is exported while the page is of this size.
    QStringList textsOfExport(const QSize &size)
    {
        m_page->resize(size);
        m_page->plot()->plot().replot();
        const QString file = m_folder.filePath(QStringLiteral("sized.svg"));
        m_page->exportTo(file);
        QFile svg(file);
        if (!svg.open(QIODevice::ReadOnly))
            return {};
        static const QRegularExpression text(QStringLiteral("<text[^>]*>([^<]*)</text>"));
        QStringList texts;
        for (const auto &match : text.globalMatch(QString::fromUtf8(svg.readAll())))
            texts.append(match.captured(1).trimmed());
        return texts;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CurvesPage> m_page;
    std::vector<std::shared_ptr<const RunRecord>> m_runs;
};

DELTASCOPE_TEST(TestCurveExport)
#include "test_curve_export.moc"
