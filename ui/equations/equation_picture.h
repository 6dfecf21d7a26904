// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_glyphs.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QPixmap>
#include <QRectF>
#include <QString>

#include <optional>

namespace deltascope {

/// One symbol of an equation.
struct EquationSymbol
{
    QString term; ///< "delta2": the term that it stands for, see resources/equations/README.md
    QString id;   ///< "delta2-3" for its third occurrence
    QRectF box;   ///< of its ink, in em from the top left corner of the picture
};

/// One typeset equation: a picture of resources/equations. Used on the interface thread only.
class EquationPicture
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::EquationPicture)

public:
    /// "equations/delta1/vector". If there is none of that name the picture is empty and error() says so.
    explicit EquationPicture(const QString &name);

    /// What is wrong, in one line; empty if nothing.
    const QString &error() const { return m_error; }
    /// The equation in words.
    const QString &reading() const { return m_reading; }
    /// The equation in TeX, as amsmath alone can set it, in the way of writing of the picture.
    const QString &tex() const { return m_tex; }
    /// SHA-256, in hexadecimal, of the TeX source that the picture was drawn from.
    const QByteArray &sourceHash() const { return m_sourceHash; }
    /// In em.
    QSizeF size() const { return m_size; }
    /// From left to right as written.
    const QList<EquationSymbol> &symbols() const { return m_symbols; }

    /// The equation on a transparent ground. em is the type size in logical pixels. The last few pictures are
    /// kept: asking again for one of them costs nothing.
    QPixmap pixmap(double em, const QColor &colour, double devicePixelRatio) const;
    /// The equation in black, for paper: in a PDF as text, anywhere else as outlines.
    void drawOn(QPainter &painter, const QRectF &area) const;

private:
    QPixmap draw(double em, const QColor &colour, double devicePixelRatio) const;

    const RecordedPicture *m_recorded = nullptr;
    mutable std::optional<EquationGlyphs> m_glyphs; ///< made when they are first asked for
    QString m_error;
    QString m_reading;
    QString m_tex;
    QByteArray m_sourceHash;
    QSizeF m_size;
    QList<EquationSymbol> m_symbols;
    mutable QHash<QString, QPixmap> m_drawn;
};

} // namespace deltascope
