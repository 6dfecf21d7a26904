// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/notation.h"

#include "ui/theme/shaped_text.h"

#include <QCache>
#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QPainter>
#include <QPointF>
#include <QRegularExpression>

namespace deltascope {

namespace {
enum class Level { Base, Raised, Lowered };

struct Run
{
    Level level;
    QString text;
};

constexpr double scriptScale = 0.7;
constexpr double raise = 0.46; // of the base font's size
constexpr double lower = 0.32;

bool brackets = false;
Convention order = Convention::InputsFirst;
Names names = Names::XPhi;

// Of raised parts, these are numbers of layers.
bool isLayer(const QString &raised)
{
    return raised.size() == 1 && raised >= QLatin1String("0") && raised <= QLatin1String("2");
}

QString bracketed(Level level, const QString &text)
{
    return brackets && level == Level::Raised && isLayer(text) ? QLatin1Char('(') + text + QLatin1Char(')')
                                                               : text;
}

// "ij" is "ji" then, "293,14" is "14,293".
QString otherWayRound(const QString &indices)
{
    const qsizetype comma = indices.indexOf(QLatin1Char(','));
    if (comma >= 0)
        return indices.mid(comma + 1) + QLatin1Char(',') + indices.left(comma);
    return indices.size() == 2 ? QString(indices[1]) + indices[0] : indices;
}

bool isUnder(const QList<Run> &runs, qsizetype at, char letter)
{
    while (at > 0 && runs[at].level != Level::Base)
        --at;
    return runs[at].level == Level::Base && runs[at].text.endsWith(QLatin1Char(letter));
}

// The runs of what is written InputsFirst with x and φ, as is chosen.
void rewrite(QList<Run> &runs)
{
    for (qsizetype at = 0; at < runs.size(); ++at) {
        Run &run = runs[at];
        if (run.level == Level::Lowered && order == Convention::UnitsFirst && isUnder(runs, at, 'w'))
            run.text = otherWayRound(run.text);
        if (run.level == Level::Base)
            run.text = worded(run.text);
    }
    for (qsizetype at = 1; at < runs.size(); ++at) {
        QString &before = runs[at - 1].text;
        const bool isActivation = runs[at].level == Level::Raised && isLayer(runs[at].text) &&
                                  runs[at - 1].level == Level::Base && before.endsWith(QLatin1Char('x')) &&
                                  !(before.size() > 1 && before[before.size() - 2].isLetter());
        if (names == Names::ASigma && isActivation)
            before.back() = QLatin1Char('a');
    }
}

QList<Run> runsOf(const QString &notation)
{
    QList<Run> runs;
    qsizetype at = 0;
    while (at < notation.size()) {
        const QChar c = notation[at];
        const bool marked =
            (c == QLatin1Char('^') || c == QLatin1Char('_')) && notation.mid(at + 1, 1) == QLatin1String("{");
        const qsizetype end = marked ? notation.indexOf(QLatin1Char('}'), at) : -1;
        if (end < 0) {
            if (runs.isEmpty() || runs.constLast().level != Level::Base)
                runs.append({Level::Base, QString()});
            runs.last().text += c;
            ++at;
            continue;
        }
        const Level level = c == QLatin1Char('^') ? Level::Raised : Level::Lowered;
        runs.append({level, notation.mid(at + 2, end - at - 2)});
        at = end + 1;
    }
    rewrite(runs);
    for (Run &run : runs)
        run.text = bracketed(run.level, run.text);
    return runs;
}

// "ⱼₖ"; of numbers "[4,7]", for which lowered digits would be too small to read.
QString loweredPlain(QString text)
{
    static const QString letters = QStringLiteral("ijkmn");
    static const QString small = QStringLiteral("ᵢⱼₖₘₙ");
    const QString whole = QLatin1Char('[') + text + QLatin1Char(']');
    for (QChar &letter : text) {
        const qsizetype at = letters.indexOf(letter);
        if (at < 0)
            return whole;
        letter = small[at];
    }
    return text;
}

QString texOf(QChar c)
{
    static const QHash<char16_t, QString> known = {{u'δ', QStringLiteral("\\delta ")},
                                                   {u'φ', QStringLiteral("\\varphi ")},
                                                   {u'σ', QStringLiteral("\\sigma ")},
                                                   {u'η', QStringLiteral("\\eta ")},
                                                   {u'θ', QStringLiteral("\\theta ")},
                                                   {u'ε', QStringLiteral("\\varepsilon ")},
                                                   {u'λ', QStringLiteral("\\lambda ")},
                                                   {u'Δ', QStringLiteral("\\Delta ")},
                                                   {u'∂', QStringLiteral("\\partial ")},
                                                   {u'∇', QStringLiteral("\\nabla ")},
                                                   {u'Σ', QStringLiteral("\\sum ")},
                                                   {u'∞', QStringLiteral("\\infty ")},
                                                   {u'÷', QStringLiteral("\\div ")},
                                                   {u'·', QStringLiteral("\\cdot ")},
                                                   {u'×', QStringLiteral("\\times ")},
                                                   {u'⊙', QStringLiteral("\\odot ")},
                                                   {u'≈', QStringLiteral("\\approx ")},
                                                   {u'≤', QStringLiteral("\\le ")},
                                                   {u'≥', QStringLiteral("\\ge ")},
                                                   {u'→', QStringLiteral("\\to ")},
                                                   {u'←', QStringLiteral("\\leftarrow ")},
                                                   {u'…', QStringLiteral("\\dots ")},
                                                   {u'‖', QStringLiteral("\\Vert ")},
                                                   {u'½', QStringLiteral("\\tfrac12 ")},
                                                   {u'−', QStringLiteral("-")},
                                                   {u'′', QStringLiteral("'")},
                                                   {u'%', QStringLiteral("\\%")},
                                                   {u'&', QStringLiteral("\\&")},
                                                   {u'#', QStringLiteral("\\#")}};
    return known.value(c.unicode(), QString(c));
}

// A letter of a word; those of the notation are Greek or signs.
bool isOfWord(QChar c)
{
    return c.isLetter() && c.unicode() < 0x250;
}

// Two letters and more are a word, or a function that TeX knows.
QString wordInTex(const QString &word)
{
    static const QStringList functions = {QStringLiteral("ln"), QStringLiteral("tanh"), QStringLiteral("max"),
                                          QStringLiteral("exp")};
    if (word.size() < 2)
        return word;
    return functions.contains(word) ? QStringLiteral("\\%1 ").arg(word)
                                    : QStringLiteral("\\text{%1}").arg(word);
}

QString texOf(const QString &text)
{
    QString tex;
    QString word;
    for (const QChar c : text) {
        if (isOfWord(c)) {
            word += c;
            continue;
        }
        tex += wordInTex(word) + texOf(c);
        word.clear();
    }
    tex += wordInTex(word);
    static const QRegularExpression numberOf(QStringLiteral(R"(([0-9]) (?=\\text))"));
    return tex
        .replace(QLatin1String("} \\text{"), QLatin1String(" ")) // TeX leaves no space between them
        .replace(numberOf, QStringLiteral("\\1\\ "));
}

QFont scriptFont(QFont font)
{
    font.setPixelSize(qMax(8, qRound(font.pixelSize() * scriptScale)));
    return font;
}

struct Piece
{
    QPointF place; // of its baseline, from that of the whole
    QString text;
    QFont font;
};

struct Layout
{
    QList<Piece> pieces;
    double width = 0;
};

double shift(Level level)
{
    return level == Level::Raised ? -raise : level == Level::Lowered ? lower : 0;
}

Layout layOut(const QFont &font, const QString &notation)
{
    const QFont small = scriptFont(font);
    const double size = font.pixelSize();
    Layout layout;
    double stackStart = 0;
    Level previous = Level::Base;
    for (const Run &run : runsOf(notation)) {
        const QFont &runFont = run.level == Level::Base ? font : small;
        const bool stacked = run.level != Level::Base && previous != Level::Base && previous != run.level;
        if (!stacked)
            stackStart = layout.width;
        layout.pieces.append({{stackStart, shift(run.level) * size}, run.text, runFont});
        layout.width = qMax(layout.width, stackStart + textWidth(runFont, run.text));
        previous = run.level;
    }
    return layout;
}

// Most of what is drawn again has not changed.
constexpr int mostRemembered = 1000;
using Remembered = QCache<std::pair<QFont, QString>, Layout>;

// Fonts need the application, and go before it.
Remembered &remembered()
{
    static thread_local Remembered layouts(mostRemembered);
    [[maybe_unused]] static const bool forgets = [] {
        qAddPostRoutine([] { remembered().clear(); });
        return true;
    }();
    return layouts;
}

const Layout &layoutOf(const QFont &font, const QString &notation)
{
    const std::pair key(font, notation);
    if (const Layout *found = remembered().object(key))
        return *found;
    auto *made = new Layout(layOut(font, notation));
    remembered().insert(key, made);
    return *made;
}

// Qt would break a number after its point where it begins a line, or is negative and in parentheses.
bool isBreakablePoint(const QString &text, qsizetype at)
{
    if (text[at] != QLatin1Char('.') || at == 0 || !text[at - 1].isDigit() || !text[at + 1].isDigit())
        return false;
    qsizetype first = at;
    while (first > 0 && text[first - 1].isDigit())
        --first;
    const auto isBefore = [&](qsizetype by, QChar c) { return first >= by && text[first - by] == c; };
    return first == 0 || isBefore(1, QLatin1Char('\n')) ||
           (isBefore(1, QChar(u'−')) && isBefore(2, QLatin1Char('(')));
}
} // namespace

Convention weightOrder()
{
    return order;
}

void setWeightOrder(Convention wanted)
{
    remembered().clear();
    order = wanted;
}

Names notationNames()
{
    return names;
}

void setNotationNames(Names wanted)
{
    remembered().clear();
    names = wanted;
}

QString unbroken(const QString &text)
{
    static constexpr QChar joiner(0x2060);
    QString joined;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        joined += c;
        if (at + 1 == text.size() || text[at + 1].isSpace())
            continue;
        const QChar next = text[at + 1];
        const bool isFraction = c == QLatin1Char('/') && !isOfWord(next) && !next.isDigit();
        if (c == QLatin1Char('|') || isFraction || (c == QChar(u'′') && next == QLatin1Char('(')) ||
            isBreakablePoint(text, at))
            joined += joiner;
    }
    return joined;
}

QString worded(const QString &sentence)
{
    return order == Convention::InputsFirst && names == Names::XPhi
               ? sentence
               : QString::fromStdString(worded(sentence.toStdString(), order, names));
}

QString writtenAs(const QString &equation, Convention wanted)
{
    return QString::fromStdString(written(equation.toStdString(), wanted, names));
}

bool layersInBrackets()
{
    return brackets;
}

void setLayersInBrackets(bool wanted)
{
    remembered().clear();
    brackets = wanted;
}

void drawNotation(QPainter &painter, const QPointF &baseline, const QString &notation)
{
    for (const Piece &piece : layoutOf(painter.font(), notation).pieces)
        drawText(painter, baseline + piece.place, piece.text, piece.font);
}

QString notationOf(const QString &text)
{
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ");
    static const QString raisedAs = QStringLiteral("0123456789+−T");
    static const QString lowered = QStringLiteral("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₘₙ");
    static const QString loweredAs = QStringLiteral("0123456789ijkmn");
    QString notation;
    QChar open; // the mark of the run that is not closed yet
    for (const QChar c : text) {
        const qsizetype up = raised.indexOf(c);
        const qsizetype down = lowered.indexOf(c);
        const QChar mark = up >= 0 ? QLatin1Char('^') : down >= 0 ? QLatin1Char('_') : QChar();
        if (mark != open) {
            if (!open.isNull())
                notation += QLatin1Char('}');
            if (!mark.isNull())
                notation += QString(mark) + QLatin1Char('{');
            open = mark;
        }
        notation += up >= 0 ? raisedAs[up] : down >= 0 ? loweredAs[down] : c;
    }
    return open.isNull() ? notation : notation + QLatin1Char('}');
}

double notationWidth(const QFont &font, const QString &notation)
{
    return layoutOf(font, notation).width;
}

QString notationHtml(const QString &notation)
{
    static constexpr QChar narrow(0x202F); // within a number; rich text takes it for a space to break at
    QString html;
    for (const Run &run : runsOf(notation)) {
        const QString text = unbroken(run.text).toHtmlEscaped();
        html += run.level == Level::Base     ? text
                : run.level == Level::Raised ? QStringLiteral("<sup>%1</sup>").arg(text)
                                             : QStringLiteral("<sub>%1</sub>").arg(text);
    }
    return html.replace(narrow, QChar::Nbsp);
}

QString notationTex(const QString &notation)
{
    QString tex;
    for (const Run &run : runsOf(notationOf(notation)))
        tex += run.level == Level::Base     ? texOf(run.text)
               : run.level == Level::Raised ? QStringLiteral("^{%1}").arg(texOf(run.text))
                                            : QStringLiteral("_{%1}").arg(texOf(run.text));
    return tex.trimmed();
}

QString notationPlain(const QString &notation)
{
    static const QHash<QString, QString> raised = {
        {QStringLiteral("0"), QStringLiteral("⁰")},     {QStringLiteral("1"), QStringLiteral("¹")},
        {QStringLiteral("2"), QStringLiteral("²")},     {QStringLiteral("(0)"), QStringLiteral("⁽⁰⁾")},
        {QStringLiteral("(1)"), QStringLiteral("⁽¹⁾")}, {QStringLiteral("(2)"), QStringLiteral("⁽²⁾")}};
    QString plain;
    for (const Run &run : runsOf(notation))
        plain += run.level == Level::Raised    ? raised.value(run.text, run.text)
                 : run.level == Level::Lowered ? loweredPlain(run.text)
                                               : run.text;
    return plain;
}

} // namespace deltascope
