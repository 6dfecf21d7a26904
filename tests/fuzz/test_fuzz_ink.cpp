// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutations.h"
#include "tests/suite.h"
#include "ui/ink/read_image.h"
#include "ui/ink/read_strokes.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace deltascope;

namespace {
constexpr unsigned rounds = 1000;
constexpr unsigned pictureRounds = 150; // each of them is enlarged to a sheet

Bytes picture(const char *format)
{
    QImage image(20, 28, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).drawLine(4, 4, 15, 24);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return {bytes.begin(), bytes.end()};
}

Bytes strokes()
{
    const QByteArray json = R"([{"label":7,"strokes":[[[80,60.5],[200,60],[120,2.2e2]],[[90,140],[180,140]]]},
 {"strokes":[[[1,2]]],"other":{"a":[true,null,"b"]}}])";
    return {json.begin(), json.end()};
}

bool isWhole(const Ink &ink)
{
    return ink.width == ink.height && ink.width >= min_sheet_side && ink.width <= max_sheet_side &&
           ink.bytes.size() == static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height);
}

bool isWhole(const LabelledDrawing &drawing)
{
    const auto inside = [](const PenPoint &p) {
        return p.x >= 0 && p.x <= drawing_side && p.y >= 0 && p.y <= drawing_side;
    };
    return drawing.label.value_or(0) >= 0 && drawing.label.value_or(0) <= 9 &&
           std::ranges::all_of(drawing.drawing.strokes, [&](const Stroke &stroke) {
               return !stroke.points.empty() && std::ranges::all_of(stroke.points, inside);
           });
}
} // namespace

/// Whatever happens to a drawing, its reader returns something whole or says in one line what is wrong.
class TestFuzzInk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedStrokes()
    {
        const Folder folder;
        for (unsigned seed = 0; seed < rounds; ++seed) {
            const auto file = folder.write("damaged", Mutations(seed).of(strokes()));
            const QString fault = fault_of_reader(file, [&] {
                return std::ranges::all_of(readStrokes(QString::fromStdString(file.string())),
                                           [](const LabelledDrawing &drawing) { return isWhole(drawing); });
            });
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }

    void damagedPicture_data()
    {
        QTest::addColumn<Bytes>("whole");
        for (const char *format : {"png", "bmp", "jpg", "ppm"})
            QTest::newRow(format) << picture(format);
    }
    void damagedPicture()
    {
        QFETCH(const Bytes, whole);
        const Folder folder;
        for (unsigned seed = 0; seed < pictureRounds; ++seed) {
            const auto file = folder.write("damaged", Mutations(seed).of(whole));
            const QString fault = fault_of_reader(
                file, [&] { return isWhole(readImage(QString::fromStdString(file.string()))); });
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }
};

DELTASCOPE_TEST(TestFuzzInk)
#include "test_fuzz_ink.moc"
