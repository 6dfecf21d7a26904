// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/canvas_tools.h"

#include "ui/draw/canvas.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>

namespace deltascope {

namespace {
constexpr int thinnestPen = 6; // units of the drawing
constexpr int thickestPen = 40;
} // namespace

CanvasTools::CanvasTools(Canvas *canvas, QWidget *parent)
    : QWidget(parent)
    , m_canvas(canvas)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    m_undo = addButton(QStringLiteral("undo"), tr("Undo the last stroke"), QKeySequence::Undo);
    m_redo = addButton(QStringLiteral("redo"), tr("Redo the stroke"), QKeySequence::Redo);
    m_clear = addButton(QStringLiteral("clear"), tr("Clear the paper"), QKeySequence::Delete);
    QToolButton *eraser =
        addButton(QStringLiteral("eraser"), tr("Eraser; the right mouse button also erases"));
    eraser->setCheckable(true);
    addPenWidth();
    QToolButton *open =
        addButton(QStringLiteral("open"), tr("Open an image; it may also be dropped or pasted"));
    m_save = addButton(QStringLiteral("save"), tr("Save the drawing as an image"));

    connect(m_undo, &QToolButton::clicked, canvas, &Canvas::undo);
    connect(m_redo, &QToolButton::clicked, canvas, &Canvas::redo);
    connect(m_clear, &QToolButton::clicked, canvas, &Canvas::clear);
    connect(eraser, &QToolButton::toggled, canvas, &Canvas::setErasing);
    connect(open, &QToolButton::clicked, this, &CanvasTools::openRequested);
    connect(m_save, &QToolButton::clicked, this, &CanvasTools::saveRequested);
    connect(canvas, &Canvas::historyChanged, this, &CanvasTools::updateButtons);
    updateButtons();
}

QToolButton *CanvasTools::addButton(const QString &icon, const QString &text, const QKeySequence &shortcut)
{
    auto *button = new QToolButton;
    setThemedIcon(button, icon);
    button->setAccessibleName(text);
    button->setShortcut(shortcut);
    button->setToolTip(shortcut.isEmpty() ? text
                                          : QStringLiteral("%1 (%2)").arg(
                                                text, shortcut.toString(QKeySequence::NativeText)));
    layout()->addWidget(button);
    return button;
}

void CanvasTools::addPenWidth()
{
    auto *width = new QSlider(Qt::Horizontal);
    width->setRange(thinnestPen, thickestPen);
    width->setValue(static_cast<int>(pen_width));
    width->setAccessibleName(tr("Width of the pen"));
    width->setToolTip(width->accessibleName());
    layout()->addWidget(width);
    connect(width, &QSlider::valueChanged, m_canvas,
            [canvas = m_canvas](int units) { canvas->setPenWidth(units); });
}

void CanvasTools::updateButtons()
{
    m_undo->setEnabled(m_canvas->canUndo());
    m_redo->setEnabled(m_canvas->canRedo());
    m_clear->setEnabled(!m_canvas->ink().blank());
    m_save->setEnabled(!m_canvas->ink().blank());
}

} // namespace deltascope
