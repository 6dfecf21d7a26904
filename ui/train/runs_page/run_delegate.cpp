// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs_page/run_delegate.h"

#include "ui/theme/theme.h"
#include "ui/train/runs/run_list.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace deltascope {

namespace {
constexpr int colourLength = 16;
constexpr double colourWidth = 3;
constexpr int rowGap = 2;

int lineHeight(TypeSize size)
{
    return QFontMetrics(Theme::instance().font(size)).height();
}

int margin()
{
    return Theme::instance().space(2);
}

QRect tickRect(const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    return style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, option.widget);
}

// Right of tick and colour.
QRect textRect(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(tickRect(option).right() - option.rect.left() + 2 * margin() + colourLength,
                                margin(), -margin(), -margin());
}

QList<RunList::ShownSetting> settingsAt(const QModelIndex &index)
{
    return index.data(RunList::SettingsRole).value<QList<RunList::ShownSetting>>();
}

QString bestText(const QModelIndex &index)
{
    const QString best = index.data(RunList::BestRole).toString();
    return best.isEmpty() ? best : RunDelegate::tr("best %1").arg(best);
}

// Lines that its length and its best accuracy take: they stand side by side where there is room.
int linesOfLength(const QModelIndex &index, int width)
{
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Caption));
    const QString best = bestText(index);
    const int together = metrics.horizontalAdvance(index.data(RunList::LengthRole).toString()) + margin() +
                         metrics.horizontalAdvance(best);
    return best.isEmpty() || together <= width ? 1 : 2;
}

void drawLine(QPainter *painter, const QRect &row, const QString &left, const QString &right)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int taken = metrics.horizontalAdvance(right) + margin();
    painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, right);
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(left, Qt::ElideRight, row.width() - taken));
}

// What is wider than a line, as it is with several changes, in parts that may stand on lines of their own.
QList<RunList::ShownSetting> partsOf(const RunList::ShownSetting &setting, int width)
{
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Caption, setting.differs));
    if (metrics.horizontalAdvance(setting.text) <= width)
        return {setting};
    const QString comma = QStringLiteral(", ");
    QList<RunList::ShownSetting> parts;
    for (const QString &part : setting.text.split(comma))
        parts.append({part + QLatin1Char(','), setting.differs});
    parts.last().text.chop(1);
    return parts;
}

// One after the other, in as many lines of a width as they need: visit(part, place) for each. Returns the
// number of lines.
template <class Visit>
int visitSettings(const QList<RunList::ShownSetting> &settings, const QRect &firstLine, Visit visit)
{
    const int lineStep = firstLine.height() + rowGap;
    QRect line = firstLine;
    QList<RunList::ShownSetting> parts;
    for (const RunList::ShownSetting &setting : settings)
        parts.append(partsOf(setting, firstLine.width()));
    int lines = settings.isEmpty() ? 0 : 1;
    for (const RunList::ShownSetting &setting : parts) {
        const QFontMetrics metrics(Theme::instance().font(TypeSize::Caption, setting.differs));
        const int width = metrics.horizontalAdvance(setting.text);
        if (line.left() > firstLine.left() && width > line.width()) {
            line = firstLine.translated(0, lines * lineStep);
            ++lines;
        }
        visit(setting, line);
        line.setLeft(line.left() + width + margin());
    }
    return lines;
}

void drawSetting(QPainter *painter, const RunList::ShownSetting &setting, const QRect &place)
{
    painter->setFont(Theme::instance().font(TypeSize::Caption, setting.differs));
    painter->setPen(setting.differs ? colours().text : colours().muted);
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(setting.text, Qt::ElideRight, place.width()));
}
} // namespace

// Everything but the tick is drawn here; it stands at the first line.
void RunDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->text.clear();
}

void RunDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const Colours &c = theme.colours();
    QStyleOptionViewItem tick = option;
    initStyleOption(&tick, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, mix(c.surface, c.forward, 0.12));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(c.forward, 1.5));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), theme.radius(), theme.radius());
    }
    const QRect text = textRect(tick);
    QRect row(text.topLeft(), QSize(text.width(), lineHeight(TypeSize::Body)));
    QStyleOptionViewItem box = tick;
    box.rect = tickRect(tick);
    box.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    box.state |= ticked ? QStyle::State_On : QStyle::State_Off;
    box.state.setFlag(QStyle::State_Enabled, index.flags() & Qt::ItemIsUserCheckable);
    QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);

    painter->setPen(
        QPen(index.data(RunList::ColourRole).value<QColor>(), colourWidth, Qt::SolidLine, Qt::RoundCap));
    const QPointF colour(box.rect.right() + margin(), box.rect.center().y() + 0.5);
    painter->drawLine(colour, colour + QPointF(colourLength - colourWidth, 0));

    painter->setPen(c.text);
    painter->setFont(theme.font(TypeSize::Body, index.data(RunList::PresentRole).toBool()));
    drawLine(painter, row, index.data(Qt::DisplayRole).toString(), index.data(RunList::LastRole).toString());
    row = QRect(row.bottomLeft() + QPoint(0, rowGap), QSize(row.width(), lineHeight(TypeSize::Caption)));
    painter->setPen(c.muted);
    painter->setFont(theme.font(TypeSize::Caption));
    const QString length = index.data(RunList::LengthRole).toString();
    if (linesOfLength(index, row.width()) == 1) {
        drawLine(painter, row, length, bestText(index));
    } else {
        drawLine(painter, row, length, QString());
        row.translate(0, row.height() + rowGap);
        drawLine(painter, row, QString(), bestText(index));
    }
    visitSettings(settingsAt(index), row.translated(0, row.height() + rowGap),
                  [painter](const RunList::ShownSetting &setting, const QRect &place) {
                      drawSetting(painter, setting, place);
                  });
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem tick = option;
    initStyleOption(&tick, index);
    if (const auto *list = qobject_cast<const QAbstractItemView *>(option.widget))
        tick.rect = QRect(0, 0, list->viewport()->width(), 1);
    const QRect text = textRect(tick);
    const int caption = lineHeight(TypeSize::Caption) + rowGap;
    const int captions =
        linesOfLength(index, text.width()) +
        visitSettings(settingsAt(index), QRect(text.left(), 0, text.width(), caption - rowGap),
                      [](const RunList::ShownSetting &, const QRect &) {});
    return {0, 2 * margin() + lineHeight(TypeSize::Body) + captions * caption};
}

void RunDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    QStyleOptionViewItem tick = option;
    initStyleOption(&tick, index);
    QRect line = textRect(tick);
    line.setHeight(editor->sizeHint().height());
    editor->setGeometry(line.translated(0, -margin() / 2));
}

} // namespace deltascope
