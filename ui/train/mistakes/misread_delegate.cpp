// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/misread_delegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/shaped_text.h"
#include "ui/theme/theme.h"
#include "ui/train/mistakes/misread_model.h"
#include "ui/workbench/class_names.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int side = 2 * image_side; // of the picture
constexpr int padding = 6;
constexpr int gap = 10;
constexpr int buttonSize = 28;
constexpr int iconSize = 18;
constexpr int leastBar = 20; // height of an output of 1

QFont captionFont(bool bold = false)
{
    return Theme::instance().font(TypeSize::Caption, bold);
}

int line()
{
    return QFontMetrics(captionFont()).height();
}

int rowHeight()
{
    return std::max(side, 2 * line() + leastBar + 4) + 2 * padding;
}

// The answer is what is wrong, the true digit is what should be high.
QColor barColour(const ReadDigit &read, int k)
{
    return k == read.label ? colours().forward : k == read.answer ? colours().warning : colours().muted;
}

// Of what does not fit beside the other, the number becomes shorter before the name does.
void paintHead(QPainter &painter, const QRect &place, const QString &name, const QString &number,
               const QString &shortNumber)
{
    const auto widthOf = [](const QString &text, bool bold) {
        return static_cast<int>(std::ceil(textWidth(captionFont(bold), text)));
    };
    const bool fits = widthOf(name, true) + gap + widthOf(number, false) <= place.width();
    const QString &shown = fits ? number : shortNumber;
    const QRect room = place.adjusted(0, 0, -widthOf(shown, false) - gap, 0);
    painter.setFont(captionFont(true));
    painter.setPen(colours().text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     elidedText(captionFont(true), name, room.width()));
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, shown);
}

// From the line of 0, upwards or, for what is negative, downwards.
void paintBar(QPainter &painter, const QRectF &track, double value, const QColor &colour,
              const MisreadModel &model)
{
    const double unit = track.height() / (model.highest() - model.lowest());
    const double zero = track.bottom() + unit * model.lowest();
    const double end = zero - unit * std::clamp(value, model.lowest(), model.highest());
    painter.fillRect(track, colours().sunken);
    painter.fillRect(QRectF(track.left(), std::min(zero, end), track.width(), std::abs(zero - end)), colour);
    if (model.lowest() < 0)
        painter.fillRect(QRectF(track.left() - 2, zero - 0.5, track.width() + 4, 1), colours().muted);
}

void paintOutputs(QPainter &painter, const QRect &area, const ReadDigit &read, const MisreadModel &model)
{
    const double step = area.width() / double(digit_count);
    const int digits = line();
    for (int k = 0; k < digit_count; ++k) {
        const QRectF column(area.left() + k * step, area.top(), step, area.height() - digits);
        paintBar(painter, column.adjusted(2, 0, -2, 0),
                 static_cast<double>(read.x2[static_cast<std::size_t>(k)]), barColour(read, k), model);
        const bool marked = k == read.label || k == read.answer;
        painter.setFont(captionFont(marked));
        painter.setPen(marked ? barColour(read, k) : colours().muted);
        painter.drawText(QRectF(column.left(), column.bottom(), step, digits), Qt::AlignCenter,
                         ClassNames::instance().shortOf(k));
    }
}
} // namespace

QRect MisreadDelegate::stepButton(const QRect &row)
{
    return {row.right() - padding - buttonSize + 1, row.center().y() - buttonSize / 2, buttonSize,
            buttonSize};
}

void MisreadDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto &model = static_cast<const MisreadModel &>(*index.model());
    const ReadDigit &read = model.digit(index.row());
    const Colours &c = colours();
    const bool current = option.state & QStyle::State_Selected;
    const QRect row = option.rect;
    if (current)
        painter->fillRect(row, mix(c.surface, c.backward, 0.09));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, c.window);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), c.line);

    const QRect picture(row.left() + padding, row.center().y() - side / 2, side, side);
    painter->drawImage(picture, model.picture(index.row()));
    painter->setPen(QPen(current ? c.backward : c.line, current ? 2 : 1));
    painter->drawRect(picture);

    const QRect button = stepButton(row);
    const int left = picture.right() + gap;
    const QRect text(left, row.top() + padding, button.left() - gap - left, line());
    paintHead(*painter, text,
              read.label == read.answer
                  ? tr("%1, read right").arg(className(read.label))
                  : tr("%1 read as %2").arg(className(read.label), className(read.answer)),
              tr("no. %1").arg(read.index), QString::number(read.index));
    paintOutputs(*painter,
                 {left, text.bottom() + 4, text.width(), row.bottom() - padding - text.bottom() - 4}, read,
                 model);

    const QPixmap icon = iconPixmap(QStringLiteral("step"), current ? c.backward : c.muted, iconSize,
                                    painter->device()->devicePixelRatio());
    painter->drawPixmap(button.center().x() - iconSize / 2, button.center().y() - iconSize / 2, icon);
    painter->setPen(c.line);
    painter->drawRoundedRect(button.adjusted(0, 0, -1, -1), Theme::instance().radius(),
                             Theme::instance().radius());
}

QSize MisreadDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight()};
}

} // namespace deltascope
