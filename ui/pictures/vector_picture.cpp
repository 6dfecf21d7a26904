// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/vector_picture.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace deltascope {

namespace {
constexpr int dotsPerInch = 96;

void paintSvg(QIODevice &out, const QSize &size, const QString &title,
              const std::function<void(QPaintDevice &)> &paint)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setResolution(dotsPerInch);
    svg.setTitle(title);
    paint(svg);
}

void paintPdf(QIODevice &out, const QSize &size, const QString &title,
              const std::function<void(QPaintDevice &)> &paint)
{
    QPdfWriter pdf(&out);
    pdf.setResolution(dotsPerInch);
    pdf.setPageSize(QPageSize(QSizeF(size) / dotsPerInch, QPageSize::Inch));
    pdf.setPageMargins({});
    pdf.setTitle(title);
    paint(pdf);
}
} // namespace

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

} // namespace deltascope
