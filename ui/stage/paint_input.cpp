// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/shaped_text.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace deltascope {

namespace {
constexpr double edgeOfPaper = 0.06; // around the invitation, of its width

constexpr double palestText = 0.75;
constexpr std::ptrdiff_t mostOutlined = 28; // pixels; more are one blot

// The first of the captions that fits, the longest first; of a last one that does not, what there is room
// for.
QString fitting(const QFont &font, const QStringList &captions, double width)
{
    for (const QString &caption : captions)
        if (notationWidth(font, caption) <= width)
            return caption;
    const QString &last = captions.last();
    return last.contains(QStringLiteral("^{")) || last.contains(QStringLiteral("_{"))
               ? last
               : elidedText(font, last, width);
}

// Two captions of different columns are no sentence; titles may come nearer to each other.
double captionGap(const StageLayout &layout)
{
    const QFontMetricsF metrics(Theme::instance().font(TypeSize::Caption));
    return std::max(layout.margin(), 3 * metrics.averageCharWidth());
}

double titleWidth(const StageLayout &layout, double captionWidth)
{
    return captionWidth + captionGap(layout) - layout.margin();
}

// The width is that of the captions.
void paintHeader(QPainter &painter, const StageScene &scene, double x, double width,
                 const QStringList &titles, const QStringList &captions, bool warns = false)
{
    const Theme &theme = Theme::instance();
    painter.setFont(theme.font(TypeSize::Title, true));
    painter.setPen(theme.colours().text);
    drawNotation(painter, {x, scene.layout.headerBaseline()},
                 fitting(painter.font(), titles, titleWidth(scene.layout, width)));
    painter.setFont(theme.font(TypeSize::Caption, warns));
    painter.setPen(warns ? theme.colours().warning : theme.colours().muted);
    drawNotation(painter, {x, scene.layout.captionBaseline()}, fitting(painter.font(), captions, width));
}

QStringList hiddenCaptions(const StageScene &scene)
{
    if (const auto epoch = scene.focus.epoch)
        return {StageScene::tr("after epoch %1 of this run, not now").arg(*epoch),
                StageScene::tr("epoch %1, not now").arg(*epoch)};
    if (const auto count = static_cast<int>(scene.focus.changed.size()); count > 0)
        return {StageScene::tr("What if: %n number(s) changed by hand, not the network", nullptr, count),
                StageScene::tr("What if: %n changed, not the network", nullptr, count),
                StageScene::tr("what if, not the network"), StageScene::tr("what if")};
    const StageLayout &layout = scene.layout;
    const int K = layout.hiddenUnits();
    if (layout.showsAllUnits())
        return {scene.drawsGradients() ? StageScene::tr("K = %1, each drawn as its gradient").arg(K)
                                       : StageScene::tr("K = %1, each drawn as its weights").arg(K),
                StageScene::tr("K = %1").arg(K)};
    const int first = layout.firstUnit();
    const int last = first + layout.shownUnits() - 1;
    if (scene.printed)
        return {StageScene::tr("K = %1, units %2 to %3 shown").arg(K).arg(first).arg(last),
                StageScene::tr("%2–%3 of K = %1").arg(K).arg(first).arg(last),
                StageScene::tr("%2–%3 of %1").arg(K).arg(first).arg(last)};
    return {StageScene::tr("K = %1, units %2 to %3 shown; scroll for more").arg(K).arg(first).arg(last),
            StageScene::tr("K = %1, units %2 to %3; scroll").arg(K).arg(first).arg(last),
            StageScene::tr("%2–%3 of K = %1; scroll").arg(K).arg(first).arg(last),
            StageScene::tr("%2–%3 of %1; scroll").arg(K).arg(first).arg(last),
            StageScene::tr("%2–%3 of %1").arg(K).arg(first).arg(last),
            QStringLiteral("%1–%2").arg(first).arg(last)};
}

QString lossCaption(const StageScene &scene)
{
    const StageContent &content = *scene.content;
    if (!scene.isRevealed(StepId::loss))
        return {};
    const QString loss = StageScene::tr("L_{n} = %1").arg(number(content.pass->loss));
    if (scene.stepping(StepId::after) && content.after && scene.isRevealed(StepId::after))
        return loss + QStringLiteral(" → ") + number(content.after->loss);
    return loss;
}

QStringList outputCaptions(const StageScene &scene)
{
    if (scene.content->example.source == ExampleSource::Awaited)
        return {StageScene::tr("no answer yet"), StageScene::tr("none yet")};
    if (scene.content->isBlank())
        return {StageScene::tr("empty paper is not a digit: no answer"),
                StageScene::tr("empty paper is not a digit"), StageScene::tr("empty paper"),
                StageScene::tr("no digit")};
    if (!scene.content->example.hasTarget())
        return {StageScene::tr("no label yet, so no loss"), StageScene::tr("no label, no loss"),
                StageScene::tr("no label")};
    const QString step = outputMeaning(scene);
    const QString loss = lossCaption(scene);
    if (scene.layout.hasSecondLine() || step.isEmpty())
        return {loss};
    // The step's is the one number beside each bar.
    return loss.isEmpty() ? QStringList{step} : QStringList{step + QStringLiteral(", ") + loss, step};
}

// Over the first of the pictures, or as near as its caption lets it.
void paintHiddenHeader(QPainter &painter, const StageScene &scene, double width)
{
    const StageLayout &layout = scene.layout;
    const bool warns = scene.focus.epoch.has_value() || !scene.focus.changed.empty();
    const QFont titleFont = Theme::instance().font(TypeSize::Title, true);
    const QFont captionFont = Theme::instance().font(TypeSize::Caption, warns);
    const QString title = fitting(
        titleFont,
        {StageScene::tr("x^{1} hidden units"), StageScene::tr("x^{1} hidden"), QStringLiteral("x^{1}")},
        titleWidth(layout, width));
    const QString caption = fitting(captionFont, hiddenCaptions(scene), width);
    const double needed = std::max(notationWidth(captionFont, caption), notationWidth(titleFont, title));
    const double spare = std::max(0.0, width - needed);
    const double left = layout.hiddenArea().left();
    paintHeader(painter, scene, std::clamp(layout.unitGrid().left(), left, left + spare), width, {title},
                {caption}, warns);
}

QRectF boxOfInput(const StageLayout &layout, int input)
{
    if (!layout.network().has_picture())
        return layout.inputRow(input).adjusted(1, 3, -1, -3);
    const QRectF picture = layout.input();
    const double cell = picture.width() / image_side;
    return QRectF(picture.left() + input % image_side * cell, picture.top() + input / image_side * cell, cell,
                  cell)
        .adjusted(-1, -1, 1, 1);
}

void outlineInput(QPainter &painter, const StageLayout &layout, int input, const QColor &colour)
{
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(boxOfInput(layout, input));
}

// "x⁰₀ = 0.05" of every input, or the numbers alone where one of them has no room.
QStringList inputTexts(const StageScene &scene, const QFont &font, double room)
{
    QStringList entries;
    QStringList numbers;
    for (const double value : scene.content->pass->x0) {
        const QString number = shownNumber(value, 4);
        entries.append(QStringLiteral("x^{0}_{%1} = %2").arg(entries.size()).arg(number));
        numbers.append(number);
    }
    const bool fits = std::ranges::all_of(
        entries, [&](const QString &entry) { return notationWidth(font, entry) <= room; });
    return fits ? entries : numbers;
}

// Of the names before the texts; 0 where there are none, or there is no room for one of them.
double widthOfNames(const StageScene &scene, const QFont &font, const QStringList &texts, double room)
{
    double names = 0;
    double widest = 0;
    for (int input = 0; input < texts.size(); ++input) {
        names =
            std::max(names, QFontMetricsF(font).horizontalAdvance(scene.content->example.inputName(input)));
        widest = std::max(widest, notationWidth(font, texts[input]));
    }
    const double width = names + 2 * QFontMetricsF(font).averageCharWidth();
    return names > 0 && width + widest <= room ? width : 0;
}

// One input in a box of its own, with its name before it; all of them in the same form.
void paintInputRow(QPainter &painter, const StageScene &scene, int input, bool lit)
{
    const QRectF box = boxOfInput(scene.layout, input);
    const double opacity = painter.opacity();
    painter.setPen(QPen(lit ? colours().backward : colours().line, lit ? 3 : 1));
    painter.setBrush(colours().surface);
    painter.drawRect(box);
    const QFont font = Theme::instance().font(TypeSize::Body);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    painter.setOpacity(std::max(painter.opacity(), palestText));
    const double gap = metrics.averageCharWidth();
    const double baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    const QStringList texts = inputTexts(scene, font, box.width() - 2 * gap);
    const double names = widthOfNames(scene, font, texts, box.width() - 2 * gap);
    if (names > 0) {
        painter.setPen(colours().muted);
        painter.drawText(QPointF(box.left() + gap, baseline), scene.content->example.inputName(input));
    }
    painter.setPen(colours().text);
    drawNotation(painter, {box.left() + gap + names, baseline}, texts[input]);
    painter.setOpacity(opacity);
}

void paintInvitation(QPainter &painter, const QRectF &paper)
{
    painter.setPen(mix(colours().paper, colours().ink, 0.5));
    painter.setFont(Theme::instance().font(TypeSize::Body));
    const double edge = edgeOfPaper * paper.width();
    painter.drawText(paper.adjusted(edge, edge, -edge, -edge), Qt::AlignCenter | Qt::TextWordWrap,
                     StageScene::tr("Draw here or on the right"));
}

std::optional<int> pixelOf(const std::optional<Selection> &number)
{
    if (number && (number->term == Term::x0 || number->term == Term::W1 || number->term == Term::dW1))
        return number->row;
    return std::nullopt;
}

std::optional<int> markedPixel(const StageScene &scene)
{
    if (scene.hovered.kind == StageItem::Kind::Pixel)
        return scene.hovered.index;
    if (scene.hovered.kind == StageItem::Kind::HiddenUnit && scene.hovered.pixel >= 0)
        return scene.hovered.pixel;
    return pixelOf(scene.focus.pointed);
}

// Each by itself, or the whole picture where it is most of it.
void paintHintedInputs(QPainter &painter, const StageScene &scene)
{
    const auto isOfInput = [](const Selection &hint) { return pixelOf(hint).has_value(); };
    const auto &hints = scene.focus.hidden.hints;
    if (scene.layout.network().has_picture() && std::ranges::count_if(hints, isOfInput) > mostOutlined) {
        painter.setPen(QPen(colours().backward, 3));
        painter.drawRect(scene.layout.input());
        return;
    }
    for (const Selection &hint : hints)
        if (isOfInput(hint))
            outlineInput(painter, scene.layout, hint.row, colours().backward);
}
} // namespace

void paintHeaders(QPainter &painter, const StageScene &scene)
{
    const StageLayout &layout = scene.layout;
    const double gap = captionGap(layout);
    const double hiddenLeft = layout.hiddenArea().left();
    const double outputLeft = layout.outputArea().left();
    const double inputWidth = hiddenLeft - layout.input().left() - gap;
    // Its making stands in the place of the input.
    if (const auto unit = scene.unitInTheMaking(); unit && layout.isShown(*unit))
        paintHeader(
            painter, scene, layout.input().left(), inputWidth,
            {StageScene::tr("δ^{1}_{%1} adds up").arg(*unit), QStringLiteral("δ^{1}_{%1}").arg(*unit)},
            {StageScene::tr("what comes back"), StageScene::tr("comes back"), StageScene::tr("back")});
    else
        paintHeader(painter, scene, layout.input().left(), inputWidth,
                    {StageScene::tr("x^{0} input"), QStringLiteral("x^{0}")},
                    {scene.content->example.description(), scene.content->example.shortDescription()});
    paintHiddenHeader(painter, scene, outputLeft - hiddenLeft - gap);
    paintHeader(painter, scene, outputLeft, layout.outputArea().width(),
                {StageScene::tr("x^{2} outputs"), QStringLiteral("x^{2}")}, outputCaptions(scene));
}

void paintInput(QPainter &painter, const StageScene &scene)
{
    const QRectF picture = scene.layout.input();
    const bool lit = scene.isLit(StagePart::Input);
    painter.setOpacity(strength(scene, StagePart::Input));
    if (scene.layout.network().has_picture()) {
        painter.drawImage(picture, scene.input);
        if (scene.invites && scene.content->isBlank())
            paintInvitation(painter, picture);
        painter.setPen(QPen(lit ? colours().backward : colours().line, lit ? 3 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(picture);
    } else {
        for (int input = 0; input < scene.layout.network().inputs; ++input)
            paintInputRow(painter, scene, input, lit);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setOpacity(1);
    if (const auto input = pixelOf(scene.focus.selection))
        outlineInput(painter, scene.layout, *input, colours().backward);
    paintHintedInputs(painter, scene);
    if (const auto input = markedPixel(scene))
        outlineInput(painter, scene.layout, *input, colours().forward);
}

} // namespace deltascope
