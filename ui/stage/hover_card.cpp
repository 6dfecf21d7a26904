// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/hover_card.h"

#include "ui/stage/stage_scene.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace deltascope {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("Stage", text);
}

HoverText ofPixel(const StageContent &content, int pixel)
{
    return {tr("pixel %1: row %2, column %3").arg(pixel).arg(pixel / image_side).arg(pixel % image_side),
            {{QStringLiteral("x^{0}_{%1}").arg(pixel), exactNumber(content.pass->x0[pixel])}}};
}

HoverText ofUnit(const StageContent &content, int j, int pixel)
{
    const Pass<double> &pass = *content.pass;
    const auto &[W1, b1, W2, b2] = content.network->parameters;
    HoverText text{tr("hidden unit %1").arg(j), {}};
    const auto add = [&](const char16_t *name, auto value) {
        text.lines.append({QString::fromUtf16(name).arg(j), exactNumber(value)});
    };
    const auto addPixel = [&](const char16_t *name, auto value) {
        text.lines.append({QString::fromUtf16(name).arg(pixel).arg(j), exactNumber(value)});
    };
    if (pixel >= 0)
        addPixel(u"w^{1}_{%1,%2}", W1(pixel, j));
    add(u"b^{1}_{%1}", b1[j]);
    add(u"z^{1}_{%1}", pass.z1[j]);
    add(u"x^{1}_{%1}", pass.x1[j]);
    if (content.hasBackward()) {
        add(u"φ′(z^{1}_{%1})", phi_prime(content.network->functions.hidden, pass.z1[j]));
        add(u"δ^{1}_{%1}", pass.delta1[j]);
        if (pixel >= 0)
            addPixel(u"∂L_{n}/∂w^{1}_{%1,%2}", pass.dW1(pixel, j));
    }
    return text;
}

HoverText ofOutput(const StageContent &content, int k)
{
    const Pass<double> &pass = *content.pass;
    HoverText text{tr("output %1").arg(k), {}};
    const auto add = [&](const char16_t *name, auto value) {
        text.lines.append({QString::fromUtf16(name).arg(k), exactNumber(value)});
    };
    add(u"b^{2}_{%1}", content.network->parameters.b2[k]);
    add(u"z^{2}_{%1}", pass.z2[k]);
    add(u"x^{2}_{%1}", pass.x2[k]);
    if (content.example.label)
        add(u"y_{%1}", pass.y[k]);
    if (content.hasBackward()) {
        add(u"φ′(z^{2}_{%1})", phi_prime(content.network->functions.output, pass.z2[k]));
        add(u"δ^{2}_{%1}", pass.delta2[k]);
    }
    return text;
}
} // namespace

HoverText hoverText(const StageContent &content, const StageItem &item)
{
    switch (item.kind) {
    case StageItem::Kind::Pixel:
        return ofPixel(content, item.index);
    case StageItem::Kind::HiddenUnit:
        return ofUnit(content, item.index, item.pixel);
    case StageItem::Kind::Output:
        return ofOutput(content, item.index);
    case StageItem::Kind::None:
        break;
    }
    return {};
}

void paintHoverCard(QPainter &painter, const StageScene &scene, const QPointF &cursor, const QSizeF &size)
{
    if (!scene.hovered)
        return;
    const Theme &theme = Theme::instance();
    const HoverText text = hoverText(*scene.content, scene.hovered);
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
