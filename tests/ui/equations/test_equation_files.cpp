// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/equations/equation_glyphs.h"
#include "ui/equations/equation_library.h"
#include "ui/equations/symbol_accent.h"
#include "ui/recorded/shipped_pictures.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace deltascope;

namespace {
QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// "delta1/vector" for every file with this ending.
QStringList namesWith(const QString &ending)
{
    const QDir folder(EquationLibrary::standardFolder());
    QStringList names;
    for (const QString &step : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const QString &file : QDir(folder.filePath(step)).entryList({QLatin1Char('*') + ending}))
            names.append(step + QLatin1Char('/') + file.chopped(ending.size()));
    return names;
}

QStringList picturesInEveryWriting()
{
    return shippedPictures().names().filter(QRegularExpression(QStringLiteral("^equations")));
}

// "equations/delta1/vector", or in another way of writing.
QString pictureOf(const QString &name, const QByteArray &ways = {})
{
    return QStringLiteral("equations") + QString::fromLatin1(ways) + QLatin1Char('/') + name;
}

bool isThere(const QString &picture)
{
    return shippedPictures().find(picture);
}

QString pathOf(const QString &name, const char *ending)
{
    return EquationLibrary::standardFolder() + QLatin1Char('/') + name + QLatin1String(ending);
}

QStringList idsIn(const QString &tex)
{
    static const QRegularExpression id(QStringLiteral(R"(\\cssId\{([^}]*)\})"));
    QStringList ids;
    for (auto match = id.globalMatch(tex); match.hasNext();)
        ids.append(match.next().captured(1));
    return ids;
}

const QSet<QString> knownTerms = {
    QStringLiteral("x0"),           QStringLiteral("y"),          QStringLiteral("W1"),
    QStringLiteral("b1"),           QStringLiteral("z1"),         QStringLiteral("x1"),
    QStringLiteral("W2"),           QStringLiteral("b2"),         QStringLiteral("z2"),
    QStringLiteral("x2"),           QStringLiteral("loss"),       QStringLiteral("delta2"),
    QStringLiteral("delta1"),       QStringLiteral("dW2"),        QStringLiteral("db2"),
    QStringLiteral("dW1"),          QStringLiteral("db1"),        QStringLiteral("eta"),
    QStringLiteral("theta"),        QStringLiteral("phi_hidden"), QStringLiteral("phi_output"),
    QStringLiteral("grad_norm"),    QStringLiteral("loss_after"), QStringLiteral("phi_prime_z1"),
    QStringLiteral("phi_prime_z2"), QStringLiteral("dx2_dz2")};
} // namespace

/// The files of resources/equations themselves: sources and pictures belong together, symbols are where the
/// pointer will look for them.
class TestEquationFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // In every way of writing; what amsmath alone does not know is not in it.
    void every_picture_has_tex_for_documents()
    {
        static const QRegularExpression foreign(QStringLiteral(R"(\\(cssId|cancel|mathbb|gt)(?![A-Za-z]))"));
        const QStringList names = picturesInEveryWriting();
        for (const QString &name : names) {
            const QString tex = EquationPicture(name).tex();
            const bool isWhole = tex.count(QLatin1Char('{')) == tex.count(QLatin1Char('}'));
            QVERIFY2(!tex.isEmpty() && isWhole, qPrintable(name));
            QVERIFY2(!foreign.match(tex).hasMatch(), qPrintable(name + QStringLiteral(": ") + tex));
        }
        QVERIFY(names.size() > 500);
    }

    // In a PDF an equation is text.
    void every_outline_is_in_the_fonts()
    {
        const QStringList names = picturesInEveryWriting();
        for (const QString &name : names) {
            QVERIFY2(!EquationGlyphs(*shippedPictures().find(name)).isEmpty(), qPrintable(name));
        }
        QVERIFY(names.size() > 500);
        const auto *delta2 = shippedPictures().find(pictureOf(QStringLiteral("delta2/quadratic_vector")));
        QCOMPARE(EquationGlyphs(*delta2).characters().left(3), QString::fromUtf8("δ2="));
    }

    void the_text_of_an_equation_looks_as_its_picture_data() { eachSource(); }
    void the_text_of_an_equation_looks_as_its_picture()
    {
        QFETCH(QString, name);
        constexpr double em = 60;
        const EquationPicture picture(pictureOf(name));
        const QSize size = (picture.size() * em).toSize() + QSize(2, 2);
        const auto drawn = [&](const auto &draw) {
            QImage image(size, QImage::Format_Grayscale8);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            draw(painter, QRectF(QPointF(0, 0), picture.size() * em));
            return image;
        };
        const QImage outlines =
            drawn([&](QPainter &painter, const QRectF &area) { picture.drawOn(painter, area); });
        const QImage text = drawn([&](QPainter &painter, const QRectF &area) {
            EquationGlyphs(*shippedPictures().find(pictureOf(name))).draw(painter, area);
        });
        qint64 ink = 0, differs = 0;
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x) {
                ink += 255 - outlines.pixelColor(x, y).value();
                differs += std::abs(outlines.pixelColor(x, y).value() - text.pixelColor(x, y).value());
            }
        QVERIFY(ink > 0);
        QVERIFY2(differs < ink / 4, qPrintable(QStringLiteral("%1 of %2").arg(differs).arg(ink)));
    }

    void picture_is_drawn_from_its_source_data() { eachSource(); }
    void picture_is_drawn_from_its_source()
    {
        QFETCH(QString, name);
        const EquationPicture picture(pictureOf(name));
        QVERIFY2(picture.error().isEmpty(), qPrintable(picture.error()));
        const QByteArray source = contentOf(pathOf(name, ".tex"));
        QCOMPARE(picture.sourceHash(), QCryptographicHash::hash(source, QCryptographicHash::Sha256).toHex());
        QVERIFY(!picture.reading().isEmpty());
    }

    void every_symbol_is_found_in_the_picture_data() { eachSource(); }
    void every_symbol_is_found_in_the_picture()
    {
        QFETCH(QString, name);
        const EquationPicture picture(pictureOf(name));
        const QRectF whole(QPointF(0, 0), picture.size());
        QStringList found;
        for (const EquationSymbol &symbol : picture.symbols()) {
            found.append(symbol.id);
            QVERIFY2(symbol.box.width() > 0.1 && symbol.box.height() > 0.1, qPrintable(symbol.id));
            QVERIFY2(whole.contains(symbol.box), qPrintable(symbol.id));
            QVERIFY2(knownTerms.contains(symbol.term), qPrintable(symbol.id));
            QVERIFY(!symbolOf(symbol.term).isEmpty());
        }
        QCOMPARE(found, idsIn(QString::fromUtf8(contentOf(pathOf(name, ".tex")))));
        QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), found.size());
    }

    void centres_lie_in_one_symbol_only_data() { eachSource(); }
    void centres_lie_in_one_symbol_only()
    {
        QFETCH(QString, name);
        const EquationPicture picture(pictureOf(name));
        for (const EquationSymbol &symbol : picture.symbols())
            for (const EquationSymbol &other : picture.symbols())
                QVERIFY2(symbol.id == other.id || !other.box.contains(symbol.box.center()),
                         qPrintable(symbol.id + QLatin1String(" in ") + other.id));
    }

    void each_layer_has_its_letter_data() { eachSource(); }
    void each_layer_has_its_letter()
    {
        QFETCH(QString, name);
        static const QRegularExpression component(
            QStringLiteral(R"(([xzbw]|\\delta)\^([012])_(\{[^}]*\}|.))"));
        static const QHash<QString, QString> letters = {{QStringLiteral("w1"), QStringLiteral("ij")},
                                                        {QStringLiteral("w2"), QStringLiteral("jk")},
                                                        {QStringLiteral("0"), QStringLiteral("i")},
                                                        {QStringLiteral("1"), QStringLiteral("j")},
                                                        {QStringLiteral("2"), QStringLiteral("k")}};
        const QString tex = QString::fromUtf8(contentOf(pathOf(name, ".tex")));
        for (auto match = component.globalMatch(tex); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            const QString layer = found.captured(2);
            const QString index = found.captured(3).remove(QRegularExpression(QStringLiteral("[{}']")));
            const bool isWeight = found.captured(1) == QLatin1String("w");
            QCOMPARE(index, letters[isWeight ? QLatin1Char('w') + layer : layer]);
        }
    }

    void each_equation_with_a_layer_is_also_there_with_brackets_data() { eachSource(); }
    void each_equation_with_a_layer_is_also_there_with_brackets()
    {
        QFETCH(QString, name);
        static const QRegularExpression layer(QStringLiteral(R"((\\delta|(?<![A-Za-z])[xzbwW])\^[012])"));
        const bool hasLayer = QString::fromUtf8(contentOf(pathOf(name, ".tex"))).contains(layer);
        const QString bracketed = pictureOf(name, "_in_brackets");
        QCOMPARE(isThere(bracketed), hasLayer);
        if (!hasLayer)
            return;
        const EquationPicture plain(pictureOf(name));
        const EquationPicture brackets(bracketed);
        QCOMPARE(brackets.sourceHash(), plain.sourceHash());
        QCOMPARE(brackets.reading(), plain.reading());
        QVERIFY(brackets.size().width() > plain.size().width());
        QCOMPARE(brackets.symbols().size(), plain.symbols().size());
        for (qsizetype i = 0; i < plain.symbols().size(); ++i)
            QCOMPARE(brackets.symbols()[i].id, plain.symbols()[i].id);
    }

    void each_way_of_writing_has_its_picture_data() { eachSource(); }
    void each_way_of_writing_has_its_picture()
    {
        QFETCH(QString, name);
        static const QRegularExpression weights(
            QStringLiteral("\\bw (one|two)|W (one|two) close bracket transposed|W two delta|"
                           "x (zero|one) open bracket delta"));
        static const QRegularExpression names(QStringLiteral("\\bphi\\b|\\bx (zero|one|two)\\b"));
        const EquationPicture usual(pictureOf(name));
        const bool hasOrder = usual.reading().contains(weights);
        const bool hasNames = usual.reading().contains(names);
        const bool hasLayers = isThere(pictureOf(name, "_in_brackets"));
        for (const bool order : {false, true})
            for (const bool letters : {false, true})
                for (const bool brackets : {false, true}) {
                    const QString variant =
                        pictureOf(name, QByteArray(order ? "_units_first" : "") +
                                            (letters ? "_a_sigma" : "") + (brackets ? "_in_brackets" : ""));
                    QCOMPARE(isThere(variant),
                             (!order || hasOrder) && (!letters || hasNames) && (!brackets || hasLayers));
                    if (!isThere(variant))
                        continue;
                    const EquationPicture picture(variant);
                    QCOMPARE(picture.sourceHash(), usual.sourceHash());
                    QCOMPARE(idsOf(picture), idsOf(usual));
                    QCOMPARE(picture.reading() != usual.reading(), order || letters);
                    QCOMPARE(picture.reading().contains(names), hasNames && !letters);
                }
    }

    void every_picture_has_a_source()
    {
        QStringList pictures;
        for (const QString &name : picturesInEveryWriting())
            if (name.startsWith(QLatin1String("equations/")))
                pictures << name.mid(10);
        pictures.sort();
        QStringList all = sources();
        all.sort();
        QCOMPARE(pictures, all);
    }

    void index_names_every_picture_and_no_other()
    {
        const QJsonObject index = QJsonDocument::fromJson(contentOf(EquationLibrary::standardFolder() +
                                                                    QLatin1String("/index.json")))
                                      .object();
        QSet<QString> named;
        for (const QJsonValue list : index)
            for (const QJsonValue entries : list.toObject())
                for (const QJsonValue entry : entries.toArray())
                    named.insert(entry[QLatin1String("file")].toString());
        const QStringList all = sources();
        QCOMPARE(named, QSet<QString>(all.begin(), all.end()));
    }

    void a_missing_picture_is_named()
    {
        const EquationPicture picture(pictureOf(QStringLiteral("x0/no_such_line")));
        QVERIFY(picture.error().contains(QLatin1String("x0/no_such_line")));
        QVERIFY(picture.symbols().isEmpty());
        QVERIFY(!picture.pixmap(20, Qt::black, 1).isNull()); // but empty
    }

private:
    static QSet<QString> idsOf(const EquationPicture &picture)
    {
        QSet<QString> ids;
        for (const EquationSymbol &symbol : picture.symbols())
            ids.insert(symbol.id);
        return ids;
    }
    static QStringList sources() { return namesWith(QStringLiteral(".tex")); }

    static void eachSource()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : sources())
            QTest::newRow(qPrintable(name)) << name;
    }
};

DELTASCOPE_TEST(TestEquationFiles)
#include "test_equation_files.moc"
