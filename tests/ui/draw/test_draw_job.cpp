// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paint.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "ui/draw/canvas.h"
#include "ui/draw/collection_job.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/draw_job.h"
#include "ui/draw/draw_panel.h"
#include "ui/ink/read_image.h"
#include "ui/workbench/workbench.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace deltascope;
using namespace Qt::StringLiterals;

class TestDrawJob : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<DrawPanel> m_panel;
    std::unique_ptr<DrawJob> m_job;
    std::unique_ptr<CollectionJob> m_collection;

    void drawSeven()
    {
        Canvas *canvas = m_panel->canvas();
        QTest::mousePress(canvas, Qt::LeftButton, {}, {50, 50});
        for (const QPoint point : {QPoint(90, 48), {130, 48}, {170, 50}, {150, 110}, {130, 170}, {115, 220}})
            QTest::mouseMove(canvas, point);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {115, 220});
    }
    template <class Button>
    Button *button(const QString &accessibleName) const
    {
        for (Button *each : m_panel->findChildren<Button *>())
            if (each->accessibleName() == accessibleName)
                return each;
        qFatal("no button %s", qPrintable(accessibleName));
    }
    void pick(int digit)
    {
        QTest::mouseClick(button<QToolButton>(u"It was meant to be a %1"_s.arg(digit)), Qt::LeftButton);
    }
    bool shows(const QString &text) const
    {
        for (const QLabel *label : m_panel->findChildren<QLabel *>())
            if (label->text().contains(text))
                return true;
        return false;
    }

private Q_SLOTS:
    void init()
    {
        m_workbench = std::make_unique<Workbench>();
        const Session session = load_session(resource_folder() / "networks" / "digits.safetensors", {});
        QSignalSpy loaded(m_workbench.get(), &Workbench::snapshotChanged);
        m_workbench->load(session.network, session.settings);
        QTRY_COMPARE(m_workbench->snapshot()->network.hidden_units(), session.network.hidden_units());

        m_panel = std::make_unique<DrawPanel>();
        m_job = std::make_unique<DrawJob>(m_panel.get(), m_workbench.get());
        m_collection = std::make_unique<CollectionJob>(m_panel.get(), m_job.get(), m_workbench.get(),
                                                       m_folder.filePath(u"drawings"_s));
        m_collection->load();
        m_job->setActive(true);
        m_panel->resize(380, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_collection.reset();
        m_job.reset();
        m_panel.reset();
        m_workbench.reset();
    }

    void empty_paper_has_no_answer()
    {
        QVERIFY(m_job->blank());
        QVERIFY(shows(u"Draw a digit"_s));
        QVERIFY(!button<QPushButton>(u"Step through this drawing"_s)->isEnabled());
        pick(7);
        QVERIFY(!button<QPushButton>(u"Step through this drawing"_s)->isEnabled());
        QVERIFY(!button<QPushButton>(u"Learn this one"_s)->isEnabled());
    }

    void a_seven_is_read_as_one_while_it_is_drawn()
    {
        QSignalSpy contents(m_workbench.get(), &Workbench::contentChanged);
        drawSeven();
        QVERIFY(contents.count() >= 6);
        QVERIFY(shows(u"This is a 7"_s));
        QCOMPARE(m_workbench->content()->answer(), 7);
        QCOMPARE(m_workbench->example().source, ExampleSource::Drawing);
        QCOMPARE(m_workbench->example().image, m_job->image());
    }

    void a_saved_drawing_is_read_with_the_same_outputs()
    {
        drawSeven();
        const DigitImage image = m_job->image();
        const Vector<double> x2 = m_workbench->content()->pass->x2;
        const QString file = m_folder.filePath(u"seven.png"_s);
        m_job->saveImage(file);
        m_panel->canvas()->clear();
        QVERIFY(m_job->blank());

        QCOMPARE(normalise(readImage(file))->image, image);
        QSignalSpy changed(m_panel->canvas(), &Canvas::inkChanged);
        m_job->openImage(file);
        QTRY_VERIFY(changed.count() > 0);
        QCOMPARE(m_job->image(), image);
        QVERIFY(m_workbench->content()->pass->x2 == x2);
    }

    void without_normalisation_the_whole_sheet_is_seen()
    {
        drawSeven();
        const DigitImage normalised = m_job->image();
        QTest::mouseClick(button<QToolButton>(u"Read the drawing as it lies"_s), Qt::LeftButton);
        QCOMPARE(m_job->image(), shrink_whole(m_panel->canvas()->ink()));
        QCOMPARE(m_workbench->example().image, m_job->image());
        QTest::mouseClick(button<QToolButton>(u"Read the normalised drawing"_s), Qt::LeftButton);
        QCOMPARE(m_job->image(), normalised);
    }

    void the_label_goes_to_the_example_and_away_with_the_drawing()
    {
        drawSeven();
        pick(7);
        QVERIFY(m_workbench->example().label == 7);
        QSignalSpy step(m_panel.get(), &DrawPanel::stepRequested);
        QTest::mouseClick(button<QPushButton>(u"Step through this drawing"_s), Qt::LeftButton);
        QCOMPARE(step.count(), 1);
        pick(7);
        QVERIFY(!m_workbench->example().label);
        pick(1);
        m_panel->canvas()->clear();
        QVERIFY(!m_panel->label());
        QVERIFY(!m_workbench->example().label);
    }

    void learning_one_is_one_update()
    {
        drawSeven();
        pick(2);
        const auto before = m_workbench->snapshot();
        QTest::mouseClick(button<QPushButton>(u"Learn this one"_s), Qt::LeftButton);
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before->network.parameters));
        const Vector<float> y = one_hot<float>(2);
        const auto pass = backpropagate(before->network, x0_of<float>(m_job->image()), y);
        const auto expected =
            updated(before->network.parameters, pass, static_cast<float>(before->settings.rate));
        QVERIFY(m_workbench->snapshot()->network.parameters == expected);
        QVERIFY(shows(u"Before: read as 7"_s));
        QVERIFY(shows(u"After one update"_s));
        m_panel->canvas()->undo();
        QVERIFY(!shows(u"After one update"_s));
    }

    void a_bad_file_is_told_and_nothing_is_lost()
    {
        drawSeven();
        const Ink drawn = m_panel->canvas()->ink();
        QFile file(m_folder.filePath(u"notes.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
        file.close();
        QSignalSpy faults(m_job.get(), &DrawJob::faultOccurred);
        m_job->openImage(file.fileName());
        QTRY_COMPARE(faults.count(), 1);
        QVERIFY(faults[0][0].toString().startsWith(file.fileName()));
        QVERIFY(m_panel->canvas()->ink() == drawn);
        m_job->saveImage(m_folder.filePath(u"no/such/folder.png"_s));
        QCOMPARE(faults.count(), 2);
    }

    void drawings_are_collected_tested_and_learnt()
    {
        drawSeven();
        pick(7);
        auto *keep = button<QPushButton>(u"Add this drawing and its label to your collection"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(shows(u"Your collection: 2"_s));
        QTest::mouseClick(button<QPushButton>(u"Take the last drawing out of your collection"_s),
                          Qt::LeftButton);
        QVERIFY(shows(u"Your collection: 1"_s));
        QTest::mouseClick(button<QPushButton>(u"Let the network read your collection"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"reads 1 of 1 right"_s));

        const auto before = m_workbench->snapshot();
        QTest::mouseClick(button<QPushButton>(u"Train the network for one epoch on your collection"_s),
                          Qt::LeftButton);
        QTRY_VERIFY(shows(u"Trained for one epoch"_s));
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before->network.parameters));
        m_collection->exportTo(m_folder.filePath(u"exported"_s));
        QVERIFY(QFile::exists(m_folder.filePath(u"exported/t10k-labels-idx1-ubyte"_s)));
    }
};

QTEST_MAIN(TestDrawJob)
#include "test_draw_job.moc"
