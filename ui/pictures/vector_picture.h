// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

class QImage;
class QPaintDevice;
class QPainter;
class QRect;
class QRectF;
class QSize;

namespace deltascope {

/// How a picture of lines and text can be written, by the endings of files: "pdf", and "svg" where Qt has its
/// library.
QStringList vectorFormats();

/// A picture of lines and text as PDF, one page of its size, or as SVG, which format says in small letters:
/// what paint paints, at 96 dots an inch. Empty for a format that is not among vectorFormats(). Interface
/// thread.
QByteArray vectorPicture(const QString &format, const QSize &size, const QString &title,
                         const std::function<void(QPaintDevice &)> &paint);

/// Paints that part of an image into target. QPainter does it too, but not into an SVG: there all of the
/// image would be squeezed into it.
void drawPart(QPainter &painter, const QRectF &target, const QImage &image, const QRect &part);

} // namespace deltascope
