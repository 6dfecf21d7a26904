// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/paper.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPdfWriter>

namespace deltascope {

/// A PDF that is made page by page in memory. Interface thread; needs a QGuiApplication.
class PdfPages
{
public:
    explicit PdfPages(Paper paper, const QString &title,
                      QPageLayout::Orientation orientation = QPageLayout::Portrait);

    /// A new page; painted on in the units of paper.h, from its corner.
    QPainter &next();
    /// The whole file. Nothing can be added then.
    QByteArray finish();

private:
    void begin();

    QBuffer m_buffer;
    QPdfWriter m_writer;
    QPainter m_painter; ///< last, so that it goes before what it paints on
    bool m_isEmpty = true;
};

} // namespace deltascope
