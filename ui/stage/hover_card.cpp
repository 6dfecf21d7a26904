// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/hover_card.h"

#include "ui/stage/stage_scene.h"
#include "ui/stage/stage_selection.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

namespace deltascope {

namespace {
// The lines of a card, name and value.
class Lines
{
public:
    explicit Lines(const QString &heading) { m_text.heading = heading; }

    template <class Value>
    void add(const char16_t *name, int index, Value value)
    {
        m_text.lines.append({QString::fromUtf16(name).arg(index), exactNumber(value)});
    }
    template <class Value>
    void add(const char16_t *name, int row, int column, Value value)
    {
        m_text.lines.append({QString::fromUtf16(name).arg(row).arg(column), exactNumber(value)});
    }
    const HoverText &text() const { return m_text; }

private:
    HoverText m_text;
};

void addFirstWeight(Lines &lines, const StageContent &content, int pixel, int unit)
{
    lines.add(u"w^{1}_{%1,%2}", pixel, unit, content.network->parameters.W1(pixel, unit));
}

void addFirstGradient(Lines &lines, const StageContent &content, const HoverContext &context, int pixel,
                      int unit)
{
    if (content.hasBackward() && context.isRevealed(StepId::dW1, unit))
        lines.add(u"∂L_{n}/∂w^{1}_{%1,%2}", pixel, unit, content.pass->dW1(pixel, unit));
}

void addSecondWeight(Lines &lines, const StageContent &content, const HoverContext &context, int unit,
                     int output)
{
    lines.add(u"w^{2}_{%1,%2}", unit, output, content.network->parameters.W2(unit, output));
    if (content.hasBackward() && context.isRevealed(StepId::dW2, output))
        lines.add(u"∂L_{n}/∂w^{2}_{%1,%2}", unit, output, content.pass->dW2(unit, output));
}

HoverText ofPixel(const StageContent &content, const HoverContext &context, int pixel)
{
    Lines lines(content.network->sizes().has_picture() ? StageScene::tr("pixel %1: row %2, column %3")
                                                             .arg(pixel)
                                                             .arg(pixel / image_side)
                                                             .arg(pixel % image_side)
                                                       : StageScene::tr("input %1").arg(pixel));
    lines.add(u"x^{0}_{%1}", pixel, content.pass->x0[pixel]);
    if (context.partner) {
        addFirstWeight(lines, content, pixel, *context.partner);
        addFirstGradient(lines, content, context, pixel, *context.partner);
    }
    return lines.text();
}

HoverText ofUnit(const StageContent &content, const HoverContext &context, int j, int pixel)
{
    const Pass<double> &pass = *content.pass;
    Lines lines(StageScene::tr("hidden unit %1").arg(j));
    if (pixel >= 0)
        addFirstWeight(lines, content, pixel, j);
    lines.add(u"b^{1}_{%1}", j, content.network->parameters.b1[j]);
    if (context.isRevealed(StepId::z1, j))
        lines.add(u"z^{1}_{%1}", j, pass.z1[j]);
    if (context.isRevealed(StepId::x1, j))
        lines.add(u"x^{1}_{%1}", j, pass.x1[j]);
    if (content.hasBackward() && context.isRevealed(StepId::delta1, j)) {
        lines.add(u"φ′(z^{1}_{%1})", j, phi_prime(content.network->functions.hidden, pass.z1[j]));
        lines.add(u"δ^{1}_{%1}", j, pass.delta1[j]);
    }
    if (context.partner)
        addSecondWeight(lines, content, context, j, *context.partner);
    if (pixel >= 0)
        addFirstGradient(lines, content, context, pixel, j);
    if (content.hasBackward() && context.isRevealed(StepId::db1, j))
        lines.add(u"∂L_{n}/∂b^{1}_{%1}", j, pass.db1[j]);
    return lines.text();
}

HoverText ofOutput(const StageContent &content, const HoverContext &context, int k)
{
    const Pass<double> &pass = *content.pass;
    Lines lines(StageScene::tr("output %1").arg(k));
    lines.add(u"b^{2}_{%1}", k, content.network->parameters.b2[k]);
    if (context.isRevealed(StepId::z2, k))
        lines.add(u"z^{2}_{%1}", k, pass.z2[k]);
    if (context.isRevealed(StepId::x2, k))
        lines.add(u"x^{2}_{%1}", k, pass.x2[k]);
    if (content.example.hasTarget())
        lines.add(u"y_{%1}", k, pass.y[k]);
    if (content.hasBackward() && context.isRevealed(StepId::delta2, k)) {
        if (facts(content.network->functions.output).componentwise)
            lines.add(u"φ′(z^{2}_{%1})", k, phi_prime(content.network->functions.output, pass.z2[k]));
        lines.add(u"δ^{2}_{%1}", k, pass.delta2[k]);
    }
    if (context.partner)
        addSecondWeight(lines, content, context, *context.partner, k);
    if (content.hasBackward() && context.isRevealed(StepId::db2, k))
        lines.add(u"∂L_{n}/∂b^{2}_{%1}", k, pass.db2[k]);
    return lines.text();
}

// What else a weight joins, when the item stands for one.
std::optional<int> partnerOf(const StageScene &scene)
{
    const auto selection = selectionOf(scene.hovered, scene.focus);
    const StageItem::Kind kind = scene.hovered.kind;
    if (selection && selection->term == Term::dW2)
        return kind == StageItem::Kind::HiddenUnit ? selection->column : selection->row;
    if (selection && selection->term == Term::dW1 && kind == StageItem::Kind::Pixel)
        return selection->column;
    return std::nullopt;
}
} // namespace

HoverText hoverText(const StageContent &content, const StageItem &item, const HoverContext &context)
{
    switch (item.kind) {
    case StageItem::Kind::Pixel:
        return ofPixel(content, context, item.index);
    case StageItem::Kind::HiddenUnit:
        return ofUnit(content, context, item.index, item.pixel);
    case StageItem::Kind::Output:
        return ofOutput(content, context, item.index);
    case StageItem::Kind::None:
        break;
    }
    return {};
}

HoverText hoverText(const StageScene &scene)
{
    const HoverContext context{[&](StepId step, int entry) { return scene.isRevealed(step, entry); },
                               partnerOf(scene)};
    return hoverText(*scene.content, scene.hovered, context);
}

void paintHoverCard(QPainter &painter, const StageScene &scene, const QPointF &cursor, const QSizeF &size)
{
    if (!scene.hovered)
        return;
    const Theme &theme = Theme::instance();
    const HoverText text = hoverText(scene);
    const QFont body = theme.font(TypeSize::Caption);
    const QFont bold = theme.font(TypeSize::Caption, true);
    const QFontMetricsF metrics(body);
    double names = 0;
    double values = 0;
    for (const auto &[name, value] : text.lines) {
        names = qMax(names, notationWidth(body, name));
        values = qMax(values, metrics.horizontalAdvance(value));
    }
    const double padding = 10;
    const double line = 1.35 * metrics.height();
    const double width =
        qMax(names + 10 + values, QFontMetricsF(bold).horizontalAdvance(text.heading)) + 2 * padding;
    const double height = line * static_cast<double>(text.lines.size() + 1) + 1.4 * padding;
    const double below = cursor.y() + 18;
    QRectF card(qBound(4.0, cursor.x() + 14, qMax(4.0, size.width() - width - 4)),
                below + height < size.height() ? below : cursor.y() - height - 12, width, height);
    card.moveTop(qMax(4.0, card.top()));

    painter.setPen(QPen(theme.colours().line, 1));
    painter.setBrush(theme.colours().surface);
    painter.drawRoundedRect(card, theme.radius(), theme.radius());
    double baseline = card.top() + padding + metrics.ascent();
    painter.setFont(bold);
    painter.setPen(theme.colours().text);
    painter.drawText(QPointF(card.left() + padding, baseline), text.heading);
    painter.setFont(body);
    for (const auto &[name, value] : text.lines) {
        baseline += line;
        painter.setPen(theme.colours().muted);
        drawNotation(painter, {card.left() + padding, baseline}, name);
        painter.setPen(theme.colours().text);
        painter.drawText(QPointF(card.left() + padding + names + 10, baseline), value);
    }
    painter.setBrush(Qt::NoBrush);
}

} // namespace deltascope
