// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worksheet/handout.h"

#include "core/files/written_file.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEventLoop>
#include <QMarginsF>
#include <QPdfWriter>
#include <QScrollArea>
#include <QTimer>
#include <QWidget>

namespace deltascope {

namespace {
constexpr double margin = 100;
constexpr double gap = 40; // between two parts

/// The context of the sentences.
class HandoutText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::Handout)
};

// Paper is light; the screen may be dark.
class LightTheme
{
public:
    LightTheme()
        : m_before(Theme::instance().mode())
    {
        Theme::instance().setMode(Theme::Mode::Light);
    }
    ~LightTheme() { Theme::instance().setMode(m_before); }
    LightTheme(const LightTheme &) = delete;
    LightTheme &operator=(const LightTheme &) = delete;

private:
    Theme::Mode m_before;
};

// What is drawn of a part: of one that scrolls, all that it scrolls through.
QWidget *wholeOf(QWidget *part)
{
    const auto *scrolling = qobject_cast<QScrollArea *>(part);
    return scrolling && scrolling->widget() ? scrolling->widget() : part;
}

QRectF landscape(Paper paper)
{
    const QSizeF size = pageRect(paper).size().transposed();
    return QRectF(QPointF(0, 0), size).adjusted(margin, margin, -margin, -margin);
}

// How large everything is drawn: as the width allows it, where what is too high for the page is smaller.
double commonScale(const QRectF &area, const QList<QWidget *> &wholes)
{
    constexpr int halvings = 40;
    double least = 0;
    double most = 10;
    for (int i = 0; i < halvings; ++i) {
        const double scale = (least + most) / 2;
        double width = gap * static_cast<double>(wholes.size() - 1);
        for (const QWidget *whole : wholes)
            width += whole->width() * qMin(scale, area.height() / whole->height());
        (width <= area.width() ? least : most) = scale;
    }
    return least;
}

// All parts beside each other, from the top.
void drawParts(QPainter &painter, const QRectF &area, const QList<QWidget *> &parts)
{
    QList<QWidget *> wholes;
    for (QWidget *part : parts)
        wholes << wholeOf(part);
    const double common = commonScale(area, wholes);
    double left = area.left();
    for (QWidget *whole : wholes) {
        const double scale = qMin(common, area.height() / whole->height());
        painter.save();
        painter.translate(left, area.top());
        painter.scale(scale, scale);
        whole->render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
        painter.restore();
        left += whole->width() * scale + gap;
    }
}

// The panel finds its height, and what moves on the stage arrives.
void settle()
{
    constexpr int milliseconds = 150;
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void drawSteps(QPdfWriter &writer, StepWalk &walk, const QList<QWidget *> &parts, Paper paper)
{
    QPainter painter(&writer);
    for (int step = 0; step < step_count; ++step) {
        if (step > 0)
            writer.newPage();
        walk.goTo(static_cast<StepId>(step));
        settle();
        drawParts(painter, landscape(paper), parts);
    }
}
} // namespace

QString writeHandout(const QString &file, StepWalk &walk, const QList<QWidget *> &parts, Paper paper)
{
    if (!walk.open())
        return HandoutText::tr("There is no pass to print: the example has no label.");
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    const StepId before = walk.step();
    {
        const LightTheme light;
        QPdfWriter writer(&pdf);
        writer.setResolution(unitsPerInch);
        writer.setPageSize(pageSize(paper));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(HandoutText::tr("One pass, step by step"));
        writer.setCreator(QStringLiteral("Deltascope"));
        drawSteps(writer, walk, parts, paper);
    }
    walk.goTo(before);
    return write_file(file, pdf.data());
}

} // namespace deltascope
