// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"
#include "tests/suite.h"
#include "tests/ui/draw/draw_window.h"
#include "ui/draw/collection_job.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/kept/loss_curve.h"
#include "ui/draw/kept/own_training.h"

#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace deltascope;
using namespace Qt::StringLiterals;

class TestKeptDrawings : public QObject, protected DrawWindow
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CollectionJob> m_collection;
    QListWidget *m_row = nullptr;

    void keepSeven(int label)
    {
        drawSeven();
        pick(label);
        QTest::mouseClick(buttonOf<QPushButton>(u"Add this drawing and its label to your collection"_s),
                          Qt::LeftButton);
    }
    /// Goes down the menu of a button by keys, and into a menu in it.
    void choose(const QString &name, int downs, int downsInside = 0)
    {
        QMenu *menu = buttonOf<QPushButton>(name)->menu();
        menu->popup(m_window->mapToGlobal(QPoint()));
        for (int n = 0; n < downs; ++n)
            QTest::keyClick(menu, Qt::Key_Down);
        if (downsInside > 0) {
            QTest::keyClick(menu, Qt::Key_Right);
            menu = menu->activeAction()->menu();
            for (int n = 1; n < downsInside; ++n)
                QTest::keyClick(menu, Qt::Key_Down);
        }
        QTest::keyClick(menu, Qt::Key_Return);
    }
    static QString editing() { return u"What can be done with the selected drawing, or the last one"_s; }
    static QString learning() { return u"Train the network for 10 epochs on your collection"_s; }
    bool shows(const QString &text) const
    {
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
    void undo() { QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier); }
    OwnCollection kept() const { return OwnCollection(m_folder->filePath(u"drawings"_s).toStdString()); }
    static DigitImage bar(int column)
    {
        DigitImage image{};
        for (std::size_t y = 6; y < 22; ++y)
            image[y * image_side + static_cast<std::size_t>(column)] = 255;
        return image;
    }
    void writePicture(const QString &path, const DigitImage &image) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_folder->filePath(path)).path()));
        QVERIFY(QImage(image.data(), image_side, image_side, image_side, QImage::Format_Grayscale8)
                    .save(m_folder->filePath(path)));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        openWindow();
        m_collection = std::make_unique<CollectionJob>(m_panel, m_job.get(), m_workbench.get(),
                                                       m_folder->filePath(u"drawings"_s));
        m_collection->load();
        showWindow();
        m_row = m_panel->findChild<QListWidget *>();
    }
    void cleanup()
    {
        m_collection.reset();
        closeWindow();
    }

    // A kept drawing could only be removed.
    void a_kept_drawing_is_opened_on_the_paper()
    {
        keepSeven(7);
        const DigitImage image = m_job->image();
        QTest::mouseClick(buttonOf<QToolButton>(u"Clear the paper"_s), Qt::LeftButton);
        QVERIFY(m_job->blank());
        m_row->setFocus();
        m_row->setCurrentRow(0);
        QTest::keyClick(m_row, Qt::Key_Return);
        QCOMPARE(m_job->image(), image);
        QVERIFY(m_panel->label() == 7);
        QCOMPARE(m_workbench->example().image, image);
        QVERIFY(m_workbench->example().label == 7);
        undo();
        QVERIFY(m_job->blank());
        QVERIFY(!m_panel->label());
        QTest::keyClick(m_panel, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(m_job->image(), image);
        QVERIFY(m_panel->label() == 7);
    }

    // Three buttons jumped away from under the pointer.
    void the_first_kept_drawing_and_its_result_move_nothing()
    {
        auto *test = buttonOf<QPushButton>(u"Let the network read your collection"_s);
        QTest::qWait(0);
        const auto place = [&] { return test->mapTo(m_window.get(), QPoint()); };
        const QPoint before = place();
        keepSeven(7);
        QTest::qWait(0);
        QCOMPARE(place(), before);
        QTest::mouseClick(test, Qt::LeftButton);
        QTRY_VERIFY(shows(u"right"_s));
        QTest::qWait(50);
        QCOMPARE(place(), before);
    }

    void a_kept_drawing_is_stepped_through()
    {
        keepSeven(7);
        const DigitImage image = m_job->image();
        QTest::mouseClick(buttonOf<QToolButton>(u"Clear the paper"_s), Qt::LeftButton);
        QSignalSpy stepped(m_collection.get(), &CollectionJob::stepRequested);
        choose(editing(), 2);
        QCOMPARE(stepped.count(), 1);
        QCOMPARE(m_workbench->example().image, image);
        QVERIFY(m_workbench->example().label == 7);
    }

    void a_kept_drawing_gets_another_label()
    {
        keepSeven(7);
        pick(7);
        keepSeven(2);
        m_row->setCurrentRow(0);
        choose(editing(), 3, 2);
        QCOMPARE(m_row->item(0)->text(), u"1"_s);
        QCOMPARE(kept().drawings()->label(0), 1);
        QCOMPARE(kept().drawings()->label(1), 2);
        undo();
        QCOMPARE(m_row->item(0)->text(), u"7"_s);
        QCOMPARE(kept().drawings()->label(0), 7);
    }

    // A teacher gets those of a class.
    void collections_are_merged()
    {
        keepSeven(7);
        OwnCollection(m_folder->filePath(u"ann"_s).toStdString()).add(bar(14), 1);
        OwnCollection ben(m_folder->filePath(u"ben"_s).toStdString());
        ben.add(m_job->image(), 7); // the same one
        ben.add(bar(15), 1);
        ben.exportTo(m_folder->filePath(u"ben out"_s).toStdString());
        m_collection->importFrom({m_folder->filePath(u"ann"_s), m_folder->filePath(u"ben out"_s)});
        QTRY_VERIFY(shows(u"2 drawings imported."_s));
        QVERIFY(shows(u"You had 1 of them already."_s));
        QCOMPARE(m_row->count(), 3);
        QCOMPARE(kept().size(), 3);
        undo();
        QCOMPARE(m_row->count(), 1);
        QCOMPARE(kept().size(), 1);
        QVERIFY(!shows(u"2 drawings imported."_s));
        QTest::keyClick(m_panel, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(kept().size(), 3);
    }

    void pictures_are_imported_by_their_folders_and_names()
    {
        writePicture(u"class/4/first.png"_s, bar(13));
        writePicture(u"class/9_ann.png"_s, bar(12));
        writePicture(u"class/photo.png"_s, bar(11));
        m_collection->importFrom({m_folder->filePath(u"class"_s)});
        QTRY_VERIFY(shows(u"2 drawings imported."_s));
        QVERIFY(shows(u"1 picture left out"_s));
        const auto drawings = kept().drawings();
        QCOMPARE(drawings->size(), 2);
        for (int n = 0; n < 2; ++n) {
            const DigitImage expected = drawings->label(n) == 4 ? bar(13) : bar(12);
            QVERIFY(std::ranges::equal(drawings->image(n), expected));
        }
        QVERIFY(drawings->label(0) + drawings->label(1) == 13);
    }

    void what_cannot_be_imported_is_told()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"empty"_s)));
        QSignalSpy faults(m_collection.get(), &CollectionJob::faultOccurred);
        m_collection->importFrom({m_folder->filePath(u"empty"_s)});
        QTRY_COMPARE(faults.count(), 1);
        QVERIFY(faults[0][0].toString().contains(u"neither IDX files nor pictures"_s));
        keepSeven(7);
        QCOMPARE(kept().size(), 1);
    }

    // One line, after a while, was all that was to be seen of it.
    void learning_all_shows_its_epochs_and_its_loss()
    {
        keepSeven(7);
        pick(7);
        keepSeven(2);
        const Parameters<float> before = m_workbench->snapshot()->network.parameters;
        QTest::mouseClick(buttonOf<QPushButton>(learning()), Qt::LeftButton);
        const auto *curve = m_panel->findChild<LossCurve *>();
        QTRY_VERIFY(shows(u"Learnt for 10 epochs with η = "_s));
        QVERIFY(curve->isVisible());
        QVERIFY2(curve->accessibleDescription().endsWith(u"after 10 epochs"_s),
                 qPrintable(curve->accessibleDescription()));
        QTRY_VERIFY(!(m_workbench->snapshot()->network.parameters == before));
        QVERIFY(curve->isVisible());
        OwnTraining again({m_workbench->snapshot()->network.functions, before},
                          m_workbench->snapshot()->settings, kept().drawings());
        while (!again.ended())
            again.trainEpoch();
        QVERIFY(m_workbench->snapshot()->network.parameters == again.after().parameters);
        undo();
        QVERIFY(!curve->isVisible());
        QVERIFY(!shows(u"Learnt for"_s));
        QTRY_VERIFY(m_workbench->snapshot()->network.parameters == before);
    }

    // "2 → …"
    void a_misread_drawing_is_labelled_in_full()
    {
        keepSeven(2);
        pick(2);
        keepSeven(7);
        QTest::mouseClick(buttonOf<QPushButton>(u"Let the network read your collection"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"The network reads 1 of 2 right"_s));
        QListWidgetItem *misread = m_row->item(0);
        QCOMPARE(misread->text(), u"2 read as 7"_s);
        QCOMPARE(m_row->item(1)->text(), u"7"_s);
        QTest::qWait(0); // for the layout
        const QRect place = m_row->visualItemRect(misread);
        QVERIFY(place.width() >= QFontMetrics(m_row->font()).horizontalAdvance(misread->text()));
        QVERIFY(!place.intersects(m_row->visualItemRect(m_row->item(1))));
    }
};

DELTASCOPE_TEST(TestKeptDrawings)
#include "test_kept_drawings.moc"
