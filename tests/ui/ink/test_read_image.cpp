// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/read_image.h"

#include "core/data/data_error.h"
#include "core/data/normalise.h"
#include "core/data/paint.h"
#include "tests/suite.h"
#include "ui/ink/sheet.h"

#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace deltascope;
using namespace Qt::StringLiterals;

namespace {

/// The seven in any colours and size, as another program would have saved it.
QImage picture(int width, int height, const QColor &ink, const QColor &paper,
               QImage::Format format = QImage::Format_RGB32)
{
    QImage image(width, height, format);
    image.fill(paper);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(width / drawing_side, height / drawing_side);
    painter.setPen(QPen(ink, pen_width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({{70, 60}, {200, 60}, {120, 230}}));
    return image;
}

/// The same, black on white and of the canvas's size.
Ink the_seven()
{
    return inkOfImage(picture(280, 280, Qt::black, Qt::white));
}

/// Mean difference of two normalised digits, in levels of 255.
double difference(const Ink &a, const Ink &b)
{
    const auto digit_a = normalise(a);
    const auto digit_b = normalise(b);
    double sum = 0;
    for (std::size_t i = 0; i < 784; ++i)
        sum += std::abs(digit_a->image[i] - digit_b->image[i]);
    return sum / 784;
}

} // namespace

class TestReadImage : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString validation_error(const QString &path)
    {
        try {
            readImage(path);
        } catch (const DataError &error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

private Q_SLOTS:
    void any_size_polarity_and_format_is_the_same_digit_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<double>("tolerance");
        const QColor clear(0, 0, 0, 0);
        QTest::newRow("black on white") << picture(280, 280, Qt::black, Qt::white) << 0.0;
        QTest::newRow("white on black") << picture(280, 280, Qt::white, Qt::black) << 0.0;
        QTest::newRow("red on yellow") << picture(400, 400, Qt::red, Qt::yellow) << 3.0;
        QTest::newRow("chalk on a board")
            << picture(640, 640, QColor(220, 220, 210), QColor(40, 70, 50)) << 3.0;
        QTest::newRow("black on nothing")
            << picture(280, 280, Qt::black, clear, QImage::Format_ARGB32) << 0.0;
        QTest::newRow("white on nothing")
            << picture(280, 280, Qt::white, clear, QImage::Format_ARGB32_Premultiplied) << 0.0;
        QTest::newRow("large") << picture(3000, 3000, Qt::black, Qt::white) << 3.0;
        QTest::newRow("small") << picture(64, 64, Qt::black, Qt::white) << 14.0;
        QTest::newRow("one bit") << picture(280, 280, Qt::black, Qt::white)
                                        .convertToFormat(QImage::Format_Mono, Qt::ThresholdDither)
                                 << 3.0;
        QTest::newRow("16 bit")
            << picture(280, 280, Qt::black, Qt::white).convertToFormat(QImage::Format_Grayscale16) << 0.0;
    }
    void any_size_polarity_and_format_is_the_same_digit()
    {
        QFETCH(QImage, image);
        QFETCH(double, tolerance);
        const Ink ink = inkOfImage(image);
        QCOMPARE(ink.width, ink.height);
        QVERIFY(ink.width >= min_sheet_side && ink.width <= max_sheet_side);
        const double found = difference(ink, the_seven());
        QVERIFY2(found <= tolerance, qPrintable(QString::number(found)));
    }

    void a_saved_drawing_comes_back_byte_for_byte()
    {
        const Ink ink = paint({{Stroke{{{70, 60, 1}, {200, 60, 0.5}, {120, 230, 1}}, pen_width, false}}});
        const QString path = m_folder.filePath(u"seven.png"_s);
        QVERIFY(blackOnWhite(ink).save(path));
        QVERIFY(readImage(path) == ink);
    }

    void an_image_of_28_pixels_is_seen_as_it_is()
    {
        QImage image(28, 28, QImage::Format_Grayscale8);
        image.fill(0);
        for (int i = 0; i < 200; ++i)
            image.scanLine(4 + i / 20)[4 + i % 20] = static_cast<uchar>(i);
        const DigitImage seen = shrink_whole(inkOfImage(image));
        for (int i = 0; i < 784; ++i)
            QCOMPARE(seen[static_cast<std::size_t>(i)], image.constScanLine(i / 28)[i % 28]);
    }

    void wide_and_high_images_keep_their_proportions()
    {
        const auto digit = normalise(inkOfImage(picture(800, 400, Qt::black, Qt::white)));
        QVERIFY(std::abs(digit->box.width / 2.0 - digit->box.height * 146.0 / 186.0) < 12);
        QCOMPARE(inkOfImage(picture(100, 1500, Qt::black, Qt::white)).width, max_sheet_side);
    }

    void jpeg_noise_is_not_ink()
    {
        const QString path = m_folder.filePath(u"seven.jpg"_s);
        QVERIFY(picture(280, 280, Qt::black, Qt::white).save(path, "JPEG", 60));
        QVERIFY(difference(readImage(path), the_seven()) < 4);
    }

    void images_without_a_digit_are_blank_data()
    {
        QTest::addColumn<QImage>("image");
        const auto filled = [](int width, int height, const QColor &colour) {
            QImage image(width, height, QImage::Format_ARGB32);
            image.fill(colour);
            return image;
        };
        QTest::newRow("none") << QImage();
        QTest::newRow("white") << filled(300, 200, Qt::white);
        QTest::newRow("black") << filled(300, 200, Qt::black);
        QTest::newRow("clear") << filled(300, 200, Qt::transparent);
        QTest::newRow("1×1") << filled(1, 1, Qt::gray);
        QTest::newRow("1×1000") << filled(1, 1000, Qt::white);
    }
    void images_without_a_digit_are_blank()
    {
        QFETCH(QImage, image);
        const Ink ink = inkOfImage(image);
        QVERIFY(ink.width >= min_sheet_side);
        QVERIFY(ink.blank());
    }

    void ten_thousand_by_ten_thousand_is_read()
    {
        QImage image = picture(10'000, 10'000, Qt::black, Qt::white, QImage::Format_Grayscale8);
        const QString path = m_folder.filePath(u"huge.png"_s);
        QVERIFY(image.save(path, "PNG", 90));
        image = {};
        const Ink ink = readImage(path);
        QCOMPARE(ink.width, max_sheet_side);
        QVERIFY(difference(ink, the_seven()) < 4);
    }

    void bad_files_are_named()
    {
        const QString text = write(u"notes.png"_s, "This is not a picture.\n");
        QVERIFY2(validation_error(text).startsWith(text + u": found something else, expected an image"_s),
                 qPrintable(validation_error(text)));
        const QString none = m_folder.filePath(u"none.png"_s);
        QVERIFY(validation_error(none).startsWith(none + u": found "_s));
        const QString empty = write(u"empty.png"_s, {});
        QVERIFY(validation_error(empty).startsWith(empty + u": found "_s));
        QVERIFY(validation_error(m_folder.path()).startsWith(m_folder.path() + u": found "_s));
    }

    void a_damaged_image_is_named()
    {
        const QString path = m_folder.filePath(u"cut.png"_s);
        QVERIFY(picture(280, 280, Qt::black, Qt::white).save(path));
        QFile file(path);
        QVERIFY(file.resize(file.size() / 3));
        QVERIFY2(validation_error(path).startsWith(path + u": found a damaged image"_s),
                 qPrintable(validation_error(path)));
    }

    void more_pixels_than_the_limit_are_refused()
    {
        // A PNG of 20 000 × 20 000 pixels that has none: its header is all that is read.
        const QByteArray bytes = QByteArray::fromHex("89504e470d0a1a0a"
                                                     "0000000d4948445200004e2000004e200800000000c61b19e5"
                                                     "000000004944415435af061e0000000049454e44ae426082");
        const QString path = write(u"giant.png"_s, bytes);
        QVERIFY2(validation_error(path).contains(u"20000×20000 pixels"_s),
                 qPrintable(validation_error(path)));
    }
};

DELTASCOPE_TEST(TestReadImage)
#include "test_read_image.moc"
