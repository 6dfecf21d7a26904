// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_pages.h"

#include <QMarginsF>

namespace deltascope {

PdfPages::PdfPages(Paper paper, const QString &title, QPageLayout::Orientation orientation)
    : m_writer(&m_buffer)
{
    m_buffer.open(QIODevice::WriteOnly);
    m_writer.setResolution(unitsPerInch);
    m_writer.setPageSize(pageSize(paper));
    m_writer.setPageOrientation(orientation);
    m_writer.setPageMargins(QMarginsF(0, 0, 0, 0)); // what is drawn has its own
    m_writer.setTitle(title);
    m_writer.setCreator(QStringLiteral("Deltascope"));
}

QPainter &PdfPages::next()
{
    if (m_isEmpty)
        begin();
    else
        m_writer.newPage();
    m_isEmpty = false;
    return m_painter;
}

// A cell of a picture is one pixel, whose colour is a number: JPEG would change it and its neighbours.
void PdfPages::begin()
{
    m_painter.begin(&m_writer);
    m_painter.setRenderHint(QPainter::LosslessImageRendering);
}

QByteArray PdfPages::finish()
{
    m_painter.end();
    return m_buffer.data();
}

} // namespace deltascope
