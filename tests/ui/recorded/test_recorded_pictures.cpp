// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/recorded/shipped_pictures.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

using namespace deltascope;

namespace {
QByteArray svgOf(const QString &name)
{
    QFile file(QStringLiteral(DELTASCOPE_SOURCES "/resources/") + name + QStringLiteral(".svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <class Draw>
QImage drawn(const QSize &size, const Draw &draw)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    draw(painter);
    return image;
}

int largestDifference(const QImage &one, const QImage &other)
{
    int largest = 0;
    if (one == other)
        return largest;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y), b = other.pixelColor(x, y);
            largest = std::max({largest, std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                                std::abs(a.blue() - b.blue())});
        }
    return largest;
}
} // namespace

/// The pictures that were recorded when the program was built.
class TestRecordedPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_file_was_recorded()
    {
        const QDir resources(QStringLiteral(DELTASCOPE_SOURCES "/resources"));
        QStringList files;
        for (const QString &folder :
             resources.entryList({QStringLiteral("equations*"), QStringLiteral("icons")}, QDir::Dirs))
            for (QDirIterator found(resources.filePath(folder), {QStringLiteral("*.svg")}, QDir::Files,
                                    QDirIterator::Subdirectories);
                 found.hasNext();)
                files << resources.relativeFilePath(found.next()).chopped(4);
        QStringList names = shippedPictures().names();
        files.sort();
        names.sort();
        QCOMPARE(names, files);
    }

    void each_looks_as_qtsvg_paints_it_data()
    {
        QTest::addColumn<double>("scale");
        for (const double scale : {1.0, 1.25, 2.0})
            QTest::newRow(qPrintable(QString::number(scale))) << scale;
    }
    void each_looks_as_qtsvg_paints_it()
    {
        QFETCH(double, scale);
        const QColor tint(11, 125, 118);
        constexpr int barelySeen = 8; // of 255: sums of floats round differently
        for (const QString &name : shippedPictures().names()) {
            const RecordedPicture &picture = *shippedPictures().find(name);
            const double unit = name.startsWith(QLatin1String("icons/")) ? scale : scale * 20 / 1000;
            const QRectF area(QPointF(0, 0), picture.size * unit);
            const QSize size = area.size().toSize() + QSize(1, 1);
            QSvgRenderer svg(svgOf(name).replace("currentColor", tint.name().toLatin1()));
            const int difference = largestDifference(
                drawn(size, [&](QPainter &painter) { svg.render(&painter, area); }),
                drawn(size, [&](QPainter &painter) { picture.paint(painter, area, tint); }));
            QVERIFY2(difference <= barelySeen,
                     qPrintable(QStringLiteral("%1: %2").arg(name).arg(difference)));
        }
    }

    void a_damaged_book_is_empty()
    {
        QBuffer whole;
        whole.open(QIODevice::ReadWrite);
        shippedPictures().write(whole);
        whole.seek(0);
        QCOMPARE(PictureBook::read(whole).names().size(), shippedPictures().names().size());
        for (const qsizetype size : {qsizetype(0), qsizetype(20), whole.size() / 3, whole.size() - 1}) {
            QByteArray part = whole.data().left(size);
            QBuffer damaged(&part);
            damaged.open(QIODevice::ReadOnly);
            QVERIFY(PictureBook::read(damaged).names().isEmpty());
        }
    }

    // The arrow of a combo box was missing where Qt has no library for SVG.
    void a_style_sheet_draws_recorded_icons()
    {
        QComboBox box;
        box.setStyleSheet(
            QStringLiteral(
                "QComboBox { border: none; background: white; } QComboBox::drop-down { border: none; } "
                "QComboBox::down-arrow { image: url(%1); width: 10px; height: 10px; }")
                .arg(styleSheetIcon(QStringLiteral("chevron-on-light"))));
        box.resize(60, 30);
        const QImage shown = box.grab().toImage();
        box.setStyleSheet(QStringLiteral(
            "QComboBox { border: none; background: white; } QComboBox::drop-down { border: none; } "
            "QComboBox::down-arrow { image: none; width: 10px; height: 10px; }"));
        QVERIFY(shown != box.grab().toImage());
    }
};

DELTASCOPE_TEST(TestRecordedPictures)
#include "test_recorded_pictures.moc"
