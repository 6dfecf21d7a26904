// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/corpora.h"
#include "tests/suite.h"

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
            const QString fault = fault_of(QStringLiteral("strokes"), file);
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
            const QString fault = fault_of(QStringLiteral("picture"), file);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }

    void corpora_data() { add_corpora(); }
    void corpora() { replay_corpus(); }
};

DELTASCOPE_TEST(TestFuzzInk)
#include "test_fuzz_ink.moc"
