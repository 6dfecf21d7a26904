// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "tests/suite.h"
#include "ui/ink/read_image.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace deltascope;
using namespace Qt::StringLiterals;

namespace {

// Two JPEG files, 48×64, of a 7 whose bar goes from (10, 12) to (36, 12) and whose stem ends at (20, 52). The
// first holds the four colours of a printer, as Adobe's programs write them: black alone, inverted. In the
// second the picture lies on its side, and the camera's orientation (EXIF) is 6: to be turned to the right.
constexpr char fourColours[] =
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAGBAUGBQQGBgUGBwcGCAoQCgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAs"
    "ICMmJykqKRkfLTAtKDAlKCko/8AAFAgAQAAwBEMRAE0RAFkRAEsRAP/EABkAAQEBAQEBAAAAAAAAAAAAAAAIBwUGA//E"
    "ACsQAAICAQMDAwMEAwAAAAAAAAABAgMEBQYRBxIhCCIxExQYQVak0yQyM//aAA4EQwBNAFkASwAAPwCqSqSqSqQAAAAA"
    "AAAAAAAASB176xb72r1Y13RtB137TTcb6H0qfs6LO3uornL3Sg2/dJvy/wBQAZ/+QfU/9zfwMX+sAD8g+p/7m/gYv9YA"
    "NV9NfV7eO7eo70jc+fk6phXYVsoKnCphGiyLjJWWShGLjHhShz5XdOK488oAVUAAAAAAADBfWPuaGldNKNEhKp5Ot5UY"
    "OE4Sb+jU1ZOUWvCamqV5+VJ8L9UAPNeinaFmPga1u3Mx+37rjBwbJd8ZOuL7rml/rKLkq0pLl81zXjzyAKfAAAAAAABA"
    "3qj3NDcnWDU40SqnjaVCOmVzhCUW3W27FLu+WrZ2R5SSaiuOflgC1Omu2YbO2FoegRjVGzCxYwvdU5ThK5+62UXLzw7J"
    "Ta8L5+F8AA9KAAAAADi723BRtXaOsa7lKqVeBi2Xquy1VK2aXsr7nzw5S4ivD8yXh/AAIa9O2hZW8utek35lmTkfaXS1"
    "fMyHanY5Vy7ozk5cuXda61LjltSb8fKAF/gAAAAAAAnD1obwnp219N2rh2VfU1WbyMtKcXONNUouEXBptKVnDUk1/wAW"
    "vPL4AH19GW0K9P2bnboycfjN1S6VGPbLsl/jVvh9vHuj3Wd6km/P04PjwmwBRQAAAAAAAJ19QnQ/cW+9dyNyaRrONk5F"
    "dMKMfS76VT2VQjKTjG5NqUpWOTXeor3+ZJRQANw2Tt+jau0dH0LFdUq8DFhQ7K6lUrZpe+ztXPDlLmT8vzJ+X8gA7QAA"
    "AAAAAAAAAAAB/9k=";
constexpr char onItsSide[] =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAYEBQYFBAYG"
    "BQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/wAALCAAwAEABAREA"
    "/8QAGgABAQEAAwEAAAAAAAAAAAAAAAgHAwQFBv/EACoQAAIBAwQBAwQCAwAAAAAAAAECAwAEBgUREiEHCBMiFDEyN4S0"
    "I0FR/9oACAEBAAA/AKppSlKUpSpV87edsvxLyVf49oY02Cy06a3lDtbl5J1aFHaOQliOJLntQrbAbMO9+3gvqrtbia3t"
    "c20X6Pl8ZL/T2Lxhi42Jhb5KoUkkhnO69L3sN6xDO8XzGNWxrXLG/kZGk9hJOM6orcSzRNs6jfbsqPuP+ivpaUpSoA9U"
    "f72yb+L/AFYqoXL/AEwYbqsbPj099oNyEVECObmDcNuWZJDzJIO3TgDYHb774Bl/p88gY3G0yaZFrFsiK7S6VIZiCW48"
    "RGQsjEdE8UIAO+/R24cb82+R8Nv5LW51a5vfYmcT2WtI0zCTbgVZm2lXiRvxDAAjsdnfdcF9UmO6hDb2+YWNzpF6fjJc"
    "26Ge26QHnsP8i8m3AUK+243Y9kbhi+V6BlVqbjHNYsdSjVEkcW8wZ4g4JX3E/JCdj0wB6I26Ne1SoA9Uf72yb+L/AFYq"
    "v+leLlGKaBlVqLfI9HsdSjVHjQ3EIZ4g4Ab23/JCdh2pB6B36FYVnnpZ0TUZJLrDNSl0eTgxFlchriBnCgIA5PNASCWJ"
    "9z8ugNtjy+nPwrqmCZlrOqZXb20txbwxw6bcwSLLC/uAmV1BAkVlAVNyF6dx8gd6oqlSB578O53lXljXdZ0HQvq9NufY"
    "9qb6yCPlxgjRvizgj5KR2P8AVV/SlKUpSlKUpSv/2Q==";

QImage seven(const QColor &ink, const QColor &paper)
{
    QImage image(48, 64, QImage::Format_ARGB32);
    image.fill(paper);
    QPainter painter(&image);
    painter.setPen(QPen(ink, 6));
    painter.drawPolyline(QPolygonF({{10, 12}, {36, 12}, {20, 52}}));
    return image;
}

} // namespace

/// Whatever the file, the same 7 is found, where a viewer shows it.
class TestImageFormats : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
    QString save(const QString &name, const QImage &image, const char *format) const
    {
        if (!image.save(m_folder.filePath(name), format, 90))
            qFatal("cannot write %s: is qt6-image-formats-plugins installed?", format);
        return m_folder.filePath(name);
    }

private Q_SLOTS:
    void aSevenIsFoundInEveryFormat_data()
    {
        QTest::addColumn<QString>("file");
        const QImage plain = seven(Qt::black, Qt::white);
        QTest::newRow("PNG") << save(u"a.png"_s, plain, "PNG");
        QTest::newRow("WebP") << save(u"a.webp"_s, plain, "WEBP");
        QTest::newRow("TIFF") << save(u"a.tif"_s, plain, "TIFF");
        QTest::newRow("JPEG") << save(u"a.jpg"_s, plain, "JPEG");
        QTest::newRow("BMP named as a PNG") << save(u"b.png"_s, plain, "BMP");
        QTest::newRow("16 bits, grey")
            << save(u"g.png"_s, plain.convertToFormat(QImage::Format_Grayscale16), "PNG");
        QTest::newRow("16 bits, colour")
            << save(u"c.png"_s, plain.convertToFormat(QImage::Format_RGBA64), "PNG");
        QTest::newRow("transparent paper") << save(u"t.png"_s, seven(Qt::darkBlue, Qt::transparent), "PNG");
        QTest::newRow("chalk on nothing") << save(u"w.png"_s, seven(Qt::white, Qt::transparent), "PNG");
        QTest::newRow("four colours") << write(u"cmyk.jpg"_s, QByteArray::fromBase64(fourColours));
        QTest::newRow("on its side") << write(u"exif.jpg"_s, QByteArray::fromBase64(onItsSide));
    }
    void aSevenIsFoundInEveryFormat()
    {
        QFETCH(QString, file);
        const Page page = readPage(readGreys(file));
        QCOMPARE(page.greys.width, 48);
        QCOMPARE(page.greys.height, 64);
        QCOMPARE(page.digits.size(), std::size_t{1});
        const InkBounds box = page.box_in_picture(0);
        QVERIFY(std::abs(box.left - 8) <= 3 && std::abs(box.top - 9) <= 2);
        QVERIFY(std::abs(box.left + box.width - 39) <= 3 && std::abs(box.top + box.height - 54) <= 3);
        // The bar is above, the stem's end to the left below.
        const Ink &ink = page.digits[0].ink;
        QVERIFY(ink.at(ink.width / 2, 3) > 128);
        QVERIFY(ink.at(ink.width - 3, ink.height - 4) < 128);
        QVERIFY(ink.at(ink.width / 3, ink.height - 6) > 128);
    }

    void aLargeJpegHasItsBoxesInItsOwnPixels()
    {
        QImage image(4000, 3000, QImage::Format_RGB32);
        image.fill(QColor(230, 225, 215));
        QPainter(&image).fillRect(1200, 900, 250, 1100, QColor(30, 30, 60));
        const Page page = readPage(readGreys(save(u"large.jpg"_s, image, "JPEG")));
        QCOMPARE(page.digits.size(), std::size_t{1});
        const InkBounds box = page.box_in_picture(0);
        QVERIFY(std::abs(box.left - 1200) <= 8 && std::abs(box.top - 900) <= 8);
        QVERIFY(std::abs(box.width - 250) <= 16 && std::abs(box.height - 1100) <= 16);
    }

    void moreThanAHundredMegapixelsAreRefused()
    {
        // A PNG of 10 001 × 10 000 pixels that has none: its header is all that is read.
        const QByteArray bytes = QByteArray::fromHex("89504e470d0a1a0a"
                                                     "0000000d494844520000271100002710080000000070e756c5"
                                                     "000000004944415435af061e0000000049454e44ae426082");
        QVERIFY_THROWS_EXCEPTION(DataError, readGreys(write(u"giant.png"_s, bytes)));
    }
};

DELTASCOPE_TEST(TestImageFormats)
#include "test_image_formats.moc"
