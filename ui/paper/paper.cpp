// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/paper.h"

#include "ui/theme/interface_font.h"
#include "ui/theme/notation.h"

#include <QLocale>

namespace deltascope {

namespace {
constexpr double margin = 125;
} // namespace

Paper usualPaper()
{
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem ? Paper::Letter : Paper::A4;
}

QPageSize pageSize(Paper paper)
{
    return QPageSize(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter);
}

QRectF pageRect(Paper paper)
{
    return pageSize(paper).rectPixels(unitsPerInch);
}

QRectF printedRect(Paper paper)
{
    return pageRect(paper).adjusted(margin, margin, -margin, -margin);
}

QFont paperFont(double size, bool bold)
{
    QFont font;
    font.setFamilies({QStringLiteral("Liberation Sans"), QStringLiteral("Arial"), QStringLiteral("Helvetica"),
                      QStringLiteral("Nimbus Sans"), interfaceFamily()});
    font.setPixelSize(qRound(size));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting); // widths that do not depend on the device
    return font;
}

WrittenIn::WrittenIn(Convention convention)
    : m_order(weightOrder())
    , m_names(notationNames())
{
    setWeightOrder(convention);
    setNotationNames(names_of(convention));
}

WrittenIn::~WrittenIn()
{
    setWeightOrder(m_order);
    setNotationNames(m_names);
}

void drawFitted(QPainter &painter, const QPointF &baseline, double width, const QFont &font,
                const QString &notation)
{
    QFont fitting = font;
    const double wanted = notationWidth(font, notation);
    if (wanted > width && wanted > 0)
        fitting.setPixelSize(qMax(1, static_cast<int>(font.pixelSize() * width / wanted)));
    painter.setFont(fitting);
    drawNotation(painter, baseline, notation);
}

} // namespace deltascope
