// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/canvas_tools.h"

#include "ui/draw/canvas.h"
#include "ui/draw/deed_log.h"
#include "ui/platform/keys.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QShortcut>
#include <QSlider>
#include <QToolButton>

namespace deltascope {

namespace {
constexpr int thinnestPen = 6; // units of the drawing
constexpr int thickestPen = 40;
constexpr int towerWidth = 2; // tools

// At once: a button's own shortcut presses it 100 ms later, and only once when the key comes again meanwhile.
void pressBy(const QKeySequence &keys, QToolButton *button)
{
    if (!keys.isEmpty())
        QObject::connect(new QShortcut(keys, button), &QShortcut::activated, button, &QToolButton::click);
}
} // namespace

CanvasTools::CanvasTools(Canvas *canvas, DeedLog *deeds, QWidget *parent)
    : QWidget(parent)
    , m_deeds(deeds)
    , m_canvas(canvas)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::instance().space(1));
    m_undo = addButton(QStringLiteral("undo"), tr("Undo the last action"), QKeySequence::Undo);
    m_redo = addButton(QStringLiteral("redo"), tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    pressBy(Qt::CTRL | Qt::Key_Y, m_redo); // the other of the two keys that people know for it
    m_clear = addButton(QStringLiteral("clear"), tr("Clear the paper"), QKeySequence::Delete);
    m_eraser = addButton(QStringLiteral("eraser"), tr("Eraser; the right mouse button also erases"));
    m_eraser->setCheckable(true);
    addPenWidth();
    QToolButton *open = addButton(
        QStringLiteral("open"),
        tr("Open an image; it may also be dropped, or pasted (%1)").arg(shownKey(QKeySequence::Paste)));
    m_save = addButton(QStringLiteral("save"), tr("Save the drawing as an image"));

    // Wherever the focus is: people who have copied a picture need not know that it is the paper that takes
    // it.
    connect(new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, canvas, &Canvas::paste);
    // A stroke that is under way is a deed by then.
    connect(m_undo, &QToolButton::clicked, canvas, &Canvas::endStroke);
    connect(m_redo, &QToolButton::clicked, canvas, &Canvas::endStroke);
    connect(m_undo, &QToolButton::clicked, deeds, &DeedLog::undo);
    connect(m_redo, &QToolButton::clicked, deeds, &DeedLog::redo);
    connect(canvas, &Canvas::acted, this, &CanvasTools::logAction);
    connect(deeds, &DeedLog::changed, this, &CanvasTools::updateButtons);
    connect(m_clear, &QToolButton::clicked, canvas, &Canvas::clear);
    connect(m_eraser, &QToolButton::toggled, canvas, &Canvas::setErasing);
    connect(open, &QToolButton::clicked, this, &CanvasTools::openRequested);
    connect(m_save, &QToolButton::clicked, this, &CanvasTools::saveRequested);
    connect(canvas, &Canvas::historyChanged, this, &CanvasTools::updateButtons);
    arrange();
    updateButtons();
}

// A slider takes a row of the tower of its own.
void CanvasTools::arrange()
{
    int place = 0;
    for (QWidget *tool : m_tools) {
        m_layout->removeWidget(tool);
        const int span = m_tower && qobject_cast<QSlider *>(tool) ? towerWidth : 1;
        if (m_tower)
            m_layout->addWidget(tool, place / towerWidth, place % towerWidth, 1, span);
        else
            m_layout->addWidget(tool, 0, place);
        place += span;
    }
}

void CanvasTools::setTower(bool tower)
{
    if (tower == m_tower)
        return;
    m_tower = tower;
    arrange();
}

QSize CanvasTools::sizeInRow() const
{
    QSize size(-m_layout->spacing(), 0);
    for (const QWidget *tool : m_tools)
        size = {size.width() + tool->sizeHint().width() + m_layout->spacing(),
                std::max(size.height(), tool->sizeHint().height())};
    return size;
}

QSize CanvasTools::sizeInTower() const
{
    const int gap = m_layout->spacing();
    const QSize tool = m_tools.first()->sizeHint();
    const int rows = static_cast<int>(m_tools.size()) / towerWidth + 1;
    return {std::max(towerWidth * (tool.width() + gap) - gap, m_width->sizeHint().width()),
            rows * (tool.height() + gap) - gap};
}

QToolButton *CanvasTools::addButton(const QString &icon, const QString &text, const QKeySequence &shortcut)
{
    auto *button = new QToolButton;
    setThemedIcon(button, icon);
    button->setAccessibleName(text);
    pressBy(shortcut, button);
    button->setToolTip(shortcut.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, shownKey(shortcut)));
    m_tools.append(button);
    return button;
}

void CanvasTools::addPenWidth()
{
    m_width = new QSlider(Qt::Horizontal);
    m_width->setRange(thinnestPen, thickestPen);
    m_width->setValue(static_cast<int>(pen_width));
    m_width->setAccessibleName(tr("Width of the pen"));
    m_width->setToolTip(m_width->accessibleName());
    m_tools.append(m_width);
    connect(m_width, &QSlider::valueChanged, m_canvas,
            [canvas = m_canvas](int units) { canvas->setPenWidth(units); });
}

void CanvasTools::logAction()
{
    const auto undo = [canvas = m_canvas] {
        canvas->undo();
        return true;
    };
    const auto redo = [canvas = m_canvas] {
        canvas->redo();
        return true;
    };
    m_deeds->add({DeedLog::Kind::Paper, undo, redo});
}

// On empty paper there is nothing to erase, and the next stroke is to be seen.
void CanvasTools::updateButtons()
{
    if (m_canvas->ink().blank())
        m_eraser->setChecked(false);
    m_undo->setEnabled(m_deeds->canUndo());
    m_redo->setEnabled(m_deeds->canRedo());
    m_clear->setEnabled(!m_canvas->ink().blank());
    m_save->setEnabled(!m_canvas->ink().blank());
}

} // namespace deltascope
