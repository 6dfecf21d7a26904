// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_marks.h"

#include "ui/settings/setting.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace deltascope {

namespace {
constexpr double reach = 6; // pixels

struct CurveMarksText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::CurveMarksText)
};
} // namespace

CurveMarks::CurveMarks(QCustomPlot &plot, const CurveAxes &axes)
    : m_plot(plot)
    , m_axes(axes)
{
}

void CurveMarks::show(std::vector<Mark> marks)
{
    m_marks = std::move(marks);
    const std::size_t fields = m_axes.fields().size();
    while (m_lines.size() < m_marks.size() * fields)
        m_lines.push_back(addVerticalLine(m_plot, m_axes.fields()[m_lines.size() % fields]));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QCPItemStraightLine *line = m_lines[i];
        const bool used = i / fields < m_marks.size() && line->clipAxisRect()->visible();
        line->setVisible(used);
        if (!used)
            continue;
        line->point1->setCoords(m_marks[i / fields].x, 0);
        line->point2->setCoords(m_marks[i / fields].x, 1);
        line->setPen(QPen(colours().warning, 1, Qt::DotLine));
    }
}

const CurveMarks::Mark *CurveMarks::at(double pixel) const
{
    const QCPAxis *x = m_axes.loss()->axis(QCPAxis::atBottom);
    const Mark *nearest = nullptr;
    double distance = reach;
    for (const Mark &mark : m_marks)
        if (const double here = std::abs(x->coordToPixel(mark.x) - pixel); here <= distance) {
            nearest = &mark;
            distance = here;
        }
    return nearest;
}

QString changeText(const SettingChange &change)
{
    QStringList changed;
    for (const Setting setting : differences(change.before, change.after))
        changed << CurveMarksText::tr("%1 → %2").arg(namedSetting(setting, change.before),
                                                     settingText(setting, change.after));
    return CurveMarksText::tr("epoch %1: %2")
        .arg(change.epochs, 0, 'f', 2)
        .arg(changed.join(QStringLiteral(", ")));
}

} // namespace deltascope
