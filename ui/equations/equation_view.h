// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_layout.h"
#include "ui/theme/theme.h"

#include <QSet>
#include <QWidget>

namespace deltascope {

/// Typeset equations, one below the other, whose symbols are alive: they light up, are hovered and clicked.
/// The type is as large as the width allows, between the theme's body size and typeSize(). In front of a
/// class, where all type is large, that of captions is large enough too.
/// With the keyboard focus, the arrow keys walk through the symbols and Enter or Space clicks one.
class EquationView : public QWidget
{
    Q_OBJECT

public:
    explicit EquationView(QWidget *parent = nullptr);

    /// What is hovered in the old equations is left first. The same equations again change nothing. Under
    /// symbols of the first equations stand sizes, the first first.
    void setEquations(const EquationPictures &equations, const QList<SizesUnder> &sizes = {});
    const EquationPictures &equations() const { return m_equations; }
    /// Where the sizes are now.
    const QList<PlacedSize> &sizes() const { return m_layout.sizes(); }

    /// The terms ("delta2", …) whose symbols are lit because they are hovered or selected elsewhere.
    void setLitTerms(const QSet<QString> &terms);
    const QSet<QString> &litTerms() const { return m_lit; }

    /// The largest type size; Large until set.
    void setTypeSize(TypeSize size);
    /// How high all of them may be together, in logical pixels, as far as type that can be read allows; 0: as
    /// high as they like.
    void setMostHeight(int height);

    /// Where the symbols are now, in this widget's coordinates, in reading order.
    const QList<PlacedSymbol> &symbols() const { return m_layout.symbols(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// That an equation of so many em needs, in the smallest type.
    static int leastWidth(double widest);
    /// The equation at this height as a displayed formula in LaTeX, for a document with amsmath; empty where
    /// there is none.
    QString latexAt(int y) const;
    /// All of them, one below the other.
    QString latex() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The pointer or the keyboard is on a symbol of this term; empty when on none.
    void symbolHovered(const QString &term);
    void symbolClicked(const QString &term);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    double largestEm() const;
    EquationLayout layoutWith(double em) const;
    double emFor(int width) const;
    EquationLayout layoutFor(int width) const;
    void layOutAgain();
    void setCurrent(int symbol);
    bool isLit(const QString &term) const;
    void drawHighlight(QPainter &painter, const PlacedSymbol &symbol, bool isCurrent) const;
    void drawEquations(QPainter &painter, const QRegion &region, const QColor &colour) const;
    void drawOutlines(QPainter &painter) const;
    void drawSizes(QPainter &painter) const;
    QString sizeUnder(int symbol) const;

    EquationPictures m_equations;
    QList<SizesUnder> m_sizes;
    int m_mostHeight = 0;
    EquationLayout m_layout;
    QSet<QString> m_lit;
    TypeSize m_typeSize = TypeSize::Large;
    int m_current = -1; ///< the symbol that the pointer or the keyboard is on
};

} // namespace deltascope
