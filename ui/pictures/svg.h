// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QIODevice;
class QPaintDevice;
class QSize;

namespace deltascope {

/// Whether pictures can be written as SVG: where the program is built with QtSvg.
bool writesSvg();

/// What paint paints, at 96 dots an inch; nothing where writesSvg() is not.
void paintSvg(QIODevice &out, const QSize &size, const QString &title,
              const std::function<void(QPaintDevice &)> &paint);

} // namespace deltascope
