// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_view.h"

#include "ui/equations/symbol_accent.h"
#include "ui/theme/notation_key.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int gapSteps = 3;           // of the theme's grid, between two equations
constexpr int edge = 3;               // pixels around the equations, for highlights at the border
constexpr double highlightPad = 0.07; // em around a symbol's ink
constexpr double highlightRadius = 0.18;
constexpr float litStrength = 0.14F;
constexpr float currentStrength = 0.28F;
constexpr double focusLine = 1.5;

QString displayed(const EquationPicture &equation)
{
    return QStringLiteral("\\[ %1 \\]").arg(equation.tex());
}

double usualEm()
{
    return Theme::instance().pixelSize(TypeSize::Body);
}

double smallestEm()
{
    return Theme::instance().isPresented() ? Theme::instance().pixelSize(TypeSize::Caption) : usualEm();
}

bool isForward(int key)
{
    return key == Qt::Key_Right || key == Qt::Key_Down;
}

bool isPress(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
}

bool isOurs(int key)
{
    return isForward(key) || isPress(key) || key == Qt::Key_Left || key == Qt::Key_Up;
}
} // namespace

EquationView::EquationView(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    // A click does not take the keyboard: the arrow keys go on stepping through the pass.
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, &EquationView::layOutAgain);
}

void EquationView::setEquations(const EquationPictures &equations, const QList<SizesUnder> &sizes)
{
    if (equations == m_equations && sizes == m_sizes)
        return;
    setCurrent(-1);
    m_equations = equations;
    m_sizes = sizes;
    QStringList readings;
    for (const auto &equation : m_equations)
        readings.append(equation->reading());
    setAccessibleName(readings.join(QLatin1String(". ")));
    layOutAgain();
}

void EquationView::setLitTerms(const QSet<QString> &terms)
{
    if (terms == m_lit)
        return;
    m_lit = terms;
    update();
}

void EquationView::setTypeSize(TypeSize size)
{
    m_typeSize = size;
    layOutAgain();
}

double EquationView::largestEm() const
{
    return qMax(usualEm(), 1.0 * Theme::instance().pixelSize(m_typeSize));
}

EquationLayout EquationView::layoutWith(double em) const
{
    const Theme &theme = Theme::instance();
    return EquationLayout(m_equations, em, edge, theme.space(gapSteps), m_sizes,
                          theme.font(TypeSize::Caption));
}

void EquationView::setMostHeight(int height)
{
    if (height == m_mostHeight)
        return;
    m_mostHeight = height;
    layOutAgain();
}

double EquationView::emFor(int width) const
{
    const double widest = qMax(1.0, EquationLayout::widest(m_equations));
    const double em = qBound(smallestEm(), (width - 2 * edge) / widest, largestEm());
    const int height = layoutWith(em).size().height();
    if (m_mostHeight <= 0 || height <= m_mostHeight)
        return em;
    return qMin(em, qMax(usualEm(), em * m_mostHeight / height));
}

EquationLayout EquationView::layoutFor(int width) const
{
    return layoutWith(emFor(width));
}

void EquationView::layOutAgain()
{
    m_layout = layoutFor(width());
    updateGeometry();
    update();
}

QSize EquationView::sizeHint() const
{
    return layoutWith(largestEm()).size();
}

QSize EquationView::minimumSizeHint() const
{
    return layoutWith(smallestEm()).size();
}

int EquationView::leastWidth(double widest)
{
    return qCeil(widest * smallestEm() + edge) + edge;
}

int EquationView::heightForWidth(int width) const
{
    return layoutFor(width).size().height();
}

void EquationView::setCurrent(int symbol)
{
    if (symbol == m_current)
        return;
    const auto termOf = [this](int index) { return index < 0 ? QString() : symbols()[index].term; };
    const QString before = termOf(m_current);
    const QString now = termOf(symbol);
    m_current = symbol;
    setCursor(symbol < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    const QString size = sizeUnder(symbol);
    setAccessibleDescription(now.isEmpty()    ? QString()
                             : size.isEmpty() ? symbolOf(now)
                                              : symbolOf(now) + QStringLiteral(", ") + size);
    update();
    if (now != before)
        Q_EMIT symbolHovered(now);
}

bool EquationView::isLit(const QString &term) const
{
    return m_lit.contains(term) || (m_current >= 0 && symbols()[m_current].term == term);
}

// A lit symbol is drawn in its accent instead of the text colour: each pixel of an equation once, in one
// colour.
void EquationView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRegion plain(rect());
    QHash<QRgb, QRegion> accented;
    for (int i = 0; i < symbols().size(); ++i) {
        const PlacedSymbol &symbol = symbols()[i];
        if (!isLit(symbol.term))
            continue;
        drawHighlight(painter, symbol, i == m_current);
        plain -= symbol.box.toAlignedRect();
        accented[accentOf(symbol.term).rgba()] += symbol.box.toAlignedRect();
    }
    drawEquations(painter, plain, colours().text);
    for (const auto [colour, region] : accented.asKeyValueRange())
        drawEquations(painter, region, QColor::fromRgba(colour));
    drawSizes(painter);
}

void EquationView::drawHighlight(QPainter &painter, const PlacedSymbol &symbol, bool isCurrent) const
{
    const QColor accent = accentOf(symbol.term);
    QColor ground = accent;
    ground.setAlphaF(isCurrent ? currentStrength : litStrength);
    painter.setBrush(ground);
    painter.setPen(isCurrent && hasFocus() ? QPen(accent, focusLine) : QPen(Qt::NoPen));
    const double pad = highlightPad * m_layout.em();
    const double radius = highlightRadius * m_layout.em();
    painter.drawRoundedRect(symbol.box.adjusted(-pad, -pad, pad, pad), radius, radius);
}

void EquationView::drawEquations(QPainter &painter, const QRegion &region, const QColor &colour) const
{
    painter.setClipRegion(region);
    if (painter.paintEngine()->type() == QPaintEngine::Pdf)
        return drawOutlines(painter);
    for (int i = 0; i < m_equations.size(); ++i) {
        const QPixmap pixmap = m_equations[i]->pixmap(m_layout.em(), colour, devicePixelRatioF());
        painter.drawPixmap(m_layout.corners()[i], pixmap);
    }
}

// On paper, which is light, and without lit symbols.
void EquationView::drawOutlines(QPainter &painter) const
{
    for (int i = 0; i < m_equations.size(); ++i)
        m_equations[i]->drawOn(painter,
                               QRectF(m_layout.corners()[i], m_equations[i]->size() * m_layout.em()));
}

void EquationView::drawSizes(QPainter &painter) const
{
    painter.setClipping(false);
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    for (const PlacedSize &size : sizes()) {
        const QString &term = symbols()[size.symbol].term;
        painter.setPen(isLit(term) ? accentOf(term) : colours().muted);
        painter.drawText(size.box, Qt::AlignCenter, size.text);
    }
}

QString EquationView::sizeUnder(int symbol) const
{
    const auto found = std::find_if(sizes().begin(), sizes().end(),
                                    [symbol](const PlacedSize &size) { return size.symbol == symbol; });
    return found == sizes().end() ? QString() : found->text;
}

void EquationView::resizeEvent(QResizeEvent *)
{
    m_layout = layoutFor(width());
}

void EquationView::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(m_layout.symbolAt(event->position()));
}

void EquationView::mousePressEvent(QMouseEvent *event)
{
    const int symbol = m_layout.symbolAt(event->position());
    if (event->button() != Qt::LeftButton || symbol < 0)
        return event->ignore();
    setCurrent(symbol);
    Q_EMIT symbolClicked(symbols()[symbol].term);
}

void EquationView::leaveEvent(QEvent *)
{
    setCurrent(-1);
}

QString EquationView::latexAt(int y) const
{
    for (qsizetype i = m_equations.size() - 1; i >= 0; --i)
        if (y >= m_layout.corners()[i].y() || i == 0)
            return displayed(*m_equations[i]);
    return {};
}

QString EquationView::latex() const
{
    QStringList all;
    for (const auto &equation : m_equations)
        all << displayed(*equation);
    return all.join(QLatin1Char('\n'));
}

void EquationView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const auto add = [&menu](const QString &text, const QString &latex) {
        menu.addAction(text, &menu, [latex] { QGuiApplication::clipboard()->setText(latex); });
    };
    if (m_equations.isEmpty())
        return event->ignore();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey)
        add(tr("Copy as LaTeX"), latexAt(event->y()));
    if (byKey || m_equations.size() > 1)
        add(tr("Copy all of them as LaTeX"), latex());
    menu.exec(event->globalPos());
}

bool EquationView::event(QEvent *event)
{
    // Else the window's shortcuts for the same keys would step through the pass.
    if (event->type() == QEvent::ShortcutOverride && isOurs(static_cast<QKeyEvent *>(event)->key()))
        event->accept();
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int symbol = m_layout.symbolAt(help->pos());
        QToolTip::showText(help->globalPos(), symbol < 0 ? QString() : notationTip(symbols()[symbol].term),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void EquationView::keyPressEvent(QKeyEvent *event)
{
    if (!isOurs(event->key()) || symbols().isEmpty())
        return QWidget::keyPressEvent(event);
    const int last = static_cast<int>(symbols().size()) - 1;
    if (isPress(event->key()))
        Q_EMIT symbolClicked(symbols()[qMax(0, m_current)].term);
    else
        setCurrent(qBound(0, m_current + (isForward(event->key()) ? 1 : -1), last));
}

void EquationView::focusInEvent(QFocusEvent *event)
{
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !symbols().isEmpty())
        setCurrent(0);
    update();
}

void EquationView::focusOutEvent(QFocusEvent *)
{
    setCurrent(-1);
}

} // namespace deltascope
