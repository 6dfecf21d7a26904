// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/vector_picture.h"

#include "ui/pictures/svg.h"

#include <QBuffer>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPdfWriter>

namespace deltascope {

namespace {
void paintPdf(QIODevice &out, const QSize &size, const QString &title,
              const std::function<void(QPaintDevice &)> &paint)
{
    QPdfWriter pdf(&out);
    constexpr int dotsPerInch = 96;
    pdf.setResolution(dotsPerInch);
    pdf.setPageSize(QPageSize(QSizeF(size) / dotsPerInch, QPageSize::Inch));
    pdf.setPageMargins({});
    pdf.setTitle(title);
    paint(pdf);
}
} // namespace

QStringList vectorFormats()
{
    QStringList formats = {QStringLiteral("pdf")};
    if (writesSvg())
        formats << QStringLiteral("svg");
    return formats;
}

QByteArray vectorPicture(const QString &format, const QSize &size, const QString &title,
                         const std::function<void(QPaintDevice &)> &paint)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    if (format == QLatin1String("svg"))
        paintSvg(out, size, title, paint);
    else if (format == QLatin1String("pdf"))
        paintPdf(out, size, title, paint);
    return out.data();
}

void drawPart(QPainter &painter, const QRectF &target, const QImage &image, const QRect &part)
{
    if (painter.paintEngine()->type() == QPaintEngine::SVG)
        painter.drawImage(target, image.copy(part));
    else
        painter.drawImage(target, image, part);
}

} // namespace deltascope
