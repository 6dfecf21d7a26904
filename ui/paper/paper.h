// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/convention.h"

#include <QFont>
#include <QPageSize>
#include <QPainter>
#include <QRectF>

namespace deltascope {

// What all that is printed has in common. One unit is a tenth of a millimetre. Everything is black: a copier
// loses grey.

inline constexpr int unitsPerInch = 254;

/// The sizes of paper that are offered.
enum class Paper { A4, Letter };
/// Letter where inches are in use.
Paper usualPaper();
QPageSize pageSize(Paper paper);
/// The whole sheet, and what of it is printed on.
QRectF pageRect(Paper paper);
QRectF printedRect(Paper paper);

/// Type of this height in units, the same on every device.
QFont paperFont(double size, bool bold = false);

/// Writes the notation in the convention for as long as it lives, whatever the window shows meanwhile.
/// Interface thread.
class WrittenIn
{
public:
    explicit WrittenIn(Convention convention);
    ~WrittenIn();
    WrittenIn(const WrittenIn &) = delete;
    WrittenIn &operator=(const WrittenIn &) = delete;

private:
    Convention m_order;
    Names m_names;
};

/// Notation (ui/theme/notation.h) in this font; smaller where it would be wider than width.
void drawFitted(QPainter &painter, const QPointF &baseline, double width, const QFont &font,
                const QString &notation);

} // namespace deltascope
