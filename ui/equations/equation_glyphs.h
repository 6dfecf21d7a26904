// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recorded/recorded_picture.h"

#include <QString>

class QPainter;

namespace deltascope {

/// A typeset equation as characters of the fonts in resources/equations/glyphs, whose outlines are those of
/// the pictures. For PDF: there it can be searched and copied, and all pages share the fonts. Used on the
/// interface thread only; needs a QGuiApplication. The picture must outlive it.
class EquationGlyphs
{
public:
    /// Empty where the fonts, or an outline of the picture in them, are missing.
    explicit EquationGlyphs(const RecordedPicture &picture);

    bool isEmpty() const { return !m_picture; }
    /// The characters from left to right as drawn, without indices being told apart: "δ2k=(x2k".
    QString characters() const;
    /// In black, the equation over area.
    void draw(QPainter &painter, const QRectF &area) const;

private:
    const RecordedPicture *m_picture = nullptr;
};

} // namespace deltascope
