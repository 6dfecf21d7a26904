// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/svg.h"

#include <QSvgGenerator>

namespace deltascope {

bool writesSvg()
{
    return true;
}

void paintSvg(QIODevice &out, const QSize &size, const QString &title,
              const std::function<void(QPaintDevice &)> &paint)
{
    constexpr int dotsPerInch = 96;
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setResolution(dotsPerInch);
    svg.setTitle(title);
    paint(svg);
}

} // namespace deltascope
