// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace deltascope {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("Stage", text);
}

// The first of the captions that fits, the longest first.
QString fitting(const QFont &font, const QStringList &captions, double width)
{
    for (const QString &caption : captions)
        if (notationWidth(font, caption) <= width)
            return caption;
    return captions.last();
}

void paintHeader(QPainter &painter, const StageScene &scene, double x, double width,
                 const QStringList &titles, const QStringList &captions, bool warns = false)
{
    const Theme &theme = Theme::instance();
    painter.setFont(theme.font(TypeSize::Title, true));
    painter.setPen(theme.colours().text);
    drawNotation(painter, {x, scene.layout.headerBaseline()}, fitting(painter.font(), titles, width));
    painter.setFont(theme.font(TypeSize::Caption, warns));
    painter.setPen(warns ? theme.colours().warning : theme.colours().muted);
    drawNotation(painter, {x, scene.layout.captionBaseline()}, fitting(painter.font(), captions, width));
}

QStringList hiddenCaptions(const StageScene &scene)
{
    if (const auto epoch = scene.focus.epoch)
        return {tr("after epoch %1 of this run, not now").arg(*epoch), tr("epoch %1, not now").arg(*epoch)};
    const StageLayout &layout = scene.layout;
    const int K = layout.hiddenUnits();
    if (layout.showsAllUnits())
        return {tr("K = %1, each drawn as its weights").arg(K), tr("K = %1").arg(K)};
    const int first = layout.firstUnit();
    const int last = first + layout.shownUnits() - 1;
    return {tr("K = %1, units %2 to %3 shown; scroll for more").arg(K).arg(first).arg(last),
            tr("K = %1, units %2 to %3; scroll").arg(K).arg(first).arg(last),
            tr("%2–%3 of K = %1; scroll").arg(K).arg(first).arg(last),
            tr("%2–%3 of %1; scroll").arg(K).arg(first).arg(last),
            tr("%2–%3 of %1").arg(K).arg(first).arg(last)};
}

QString lossCaption(const StageScene &scene)
{
    const StageContent &content = *scene.content;
    if (!scene.isRevealed(StepId::loss))
        return {};
    const QString loss = tr("L_{n} = %1").arg(number(content.pass->loss));
    if (scene.stepping(StepId::after) && content.after)
        return loss + QStringLiteral(" → ") + number(content.after->loss);
    return loss;
}

QStringList outputCaptions(const StageScene &scene)
{
    if (!scene.content->example.label)
        return {tr("no label yet, so no loss")};
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
    const bool warns = scene.focus.epoch.has_value();
    const QFont titleFont = Theme::instance().font(TypeSize::Title, true);
    const QFont captionFont = Theme::instance().font(TypeSize::Caption, warns);
    const QString title = fitting(titleFont, {tr("x^{1} hidden units"), tr("x^{1} hidden")}, width);
    const QString caption = fitting(captionFont, hiddenCaptions(scene), width);
    const double needed = std::max(notationWidth(captionFont, caption), notationWidth(titleFont, title));
    const double spare = std::max(0.0, width - needed);
    const double left = layout.hiddenArea().left();
    paintHeader(painter, scene, std::clamp(layout.unitGrid().left(), left, left + spare), width, {title},
                {caption}, warns);
}

void outlinePixel(QPainter &painter, const QRectF &picture, int pixel, const QColor &colour)
{
    const double cell = picture.width() / image_side;
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(picture.left() + pixel % image_side * cell,
                            picture.top() + pixel / image_side * cell, cell, cell)
                         .adjusted(-1, -1, 1, 1));
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
} // namespace

void paintHeaders(QPainter &painter, const StageScene &scene)
{
    const StageLayout &layout = scene.layout;
    const double gap = layout.margin();
    const double hiddenLeft = layout.hiddenArea().left();
    const double outputLeft = layout.outputArea().left();
    const double inputWidth = hiddenLeft - layout.input().left() - gap;
    if (const auto unit = scene.unitInTheMaking()) // its making stands in the place of the input
        paintHeader(painter, scene, layout.input().left(), inputWidth, {tr("δ^{1}_{%1} adds up").arg(*unit)},
                    {tr("what comes back")});
    else
        paintHeader(painter, scene, layout.input().left(), inputWidth, {tr("x^{0} input")},
                    {scene.content->example.description()});
    paintHiddenHeader(painter, scene, outputLeft - hiddenLeft - gap);
    paintHeader(painter, scene, outputLeft, layout.outputArea().width(), {tr("x^{2} outputs")},
                outputCaptions(scene));
}

void paintInput(QPainter &painter, const StageScene &scene)
{
    const QRectF picture = scene.layout.input();
    const bool lit = scene.isLit(StagePart::Input);
    painter.setOpacity(strength(scene, StagePart::Input));
    painter.drawImage(picture, scene.input);
    painter.setPen(QPen(lit ? colours().backward : colours().line, lit ? 3 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(picture);
    painter.setOpacity(1);
    if (const auto pixel = pixelOf(scene.focus.selection))
        outlinePixel(painter, picture, *pixel, colours().backward);
    if (const auto pixel = markedPixel(scene))
        outlinePixel(painter, picture, *pixel, colours().forward);
}

} // namespace deltascope
