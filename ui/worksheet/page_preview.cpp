// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worksheet/page_preview.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace deltascope {

namespace {
constexpr QSize hint(460, 640);
constexpr QSize least(240, 320);
} // namespace

PagePreview::PagePreview(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(least);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PagePreview::showPage(Paper paper, const std::function<void(QPainter &)> &draw, const QString &name)
{
    m_paper = paper;
    m_draw = draw;
    setAccessibleName(name);
    update();
}

QSize PagePreview::sizeHint() const
{
    return hint;
}

QRectF PagePreview::pageArea() const
{
    const QSizeF size =
        pageRect(m_paper).size().scaled(QSizeF(width() - 2, height() - 2), Qt::KeepAspectRatio);
    return QRectF(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size);
}

// Paper is white in every theme.
void PagePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRectF area = pageArea();
    painter.setPen(colours().line);
    painter.setBrush(Qt::white);
    painter.drawRect(area);
    if (!m_draw)
        return;
    painter.translate(area.topLeft());
    const double scale = area.width() / pageRect(m_paper).width();
    painter.scale(scale, scale);
    m_draw(painter);
}

} // namespace deltascope
