// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/sizes.h"
#include "ui/stage/stage_item.h"

#include <QRectF>
#include <QSizeF>

namespace deltascope {

/// Where everything on the stage lies, in logical pixels. Pure geometry: rebuilt for each size, network
/// size and first unit shown. Inputs that are no picture lie in a column, a row each.
class StageLayout
{
public:
    StageLayout() = default;
    /// longestName: of the outputs, if it is longer than a number.
    StageLayout(const QSizeF &size, const Sizes &network, int firstUnit, double textHeight,
                double longestName = 0);

    QRectF input() const { return m_input; }
    /// Of inputs that are no picture.
    QRectF inputRow(int input) const;
    const Sizes &network() const { return m_network; }
    QRectF hiddenArea() const { return m_hiddenArea; }
    QRectF outputArea() const { return m_outputArea; }
    double margin() const { return m_margin; }
    /// The lowest baseline of a text.
    double bottom() const { return m_bottom; }
    double headerBaseline() const { return m_headerBaseline; }
    double captionBaseline() const { return m_captionBaseline; }
    QRectF legend() const { return m_legend; }

    int firstUnit() const { return m_firstUnit; }
    int shownUnits() const { return m_shownUnits; }
    int hiddenUnits() const { return m_network.hidden; }
    bool showsAllUnits() const { return m_shownUnits == m_network.hidden; }
    int columns() const { return m_columns; }
    bool isShown(int unit) const { return unit >= m_firstUnit && unit < m_firstUnit + m_shownUnits; }
    /// The picture of a shown unit; the signed bar under it.
    QRectF tile(int unit) const;
    QRectF tileBar(int unit) const;
    /// The rectangle of all shown pictures.
    QRectF unitGrid() const { return m_grid; }
    double tileSize() const { return m_tile; }

    QRectF outputRow(int output) const;
    QRectF outputBar(int output) const;
    /// Whether a second line of text fits under each output's bar.
    bool hasSecondLine() const { return m_rowHeight >= 2.6 * m_textHeight; }

    /// Where the bundle of edges leaves the input, where an edge reaches a unit or leaves it, and an output.
    QPointF inputPort() const;
    QPointF inputPort(int input) const;
    QPointF unitIn(int unit) const;
    QPointF unitOut(int unit) const;
    QPointF outputPort(int output) const;

    StageItem hit(const QPointF &position) const;

private:
    /// The input that belongs to a place in the column of inputs or in the picture of a unit.
    int inputAt(const QRectF &picture, const QPointF &position) const;
    void placeColumns(const QSizeF &size);
    void placeUnits(int firstUnit);

    double m_margin = 0;
    double m_bottom = 0;
    double m_headerBaseline = 0;
    double m_captionBaseline = 0;
    double m_textHeight = 0;
    double m_nameWidth = 0; ///< left of an output's bar
    double m_scale = 1;     ///< of sizes that go with the type
    QRectF m_input;
    QRectF m_legend;
    QRectF m_hiddenArea;
    QRectF m_outputArea;
    double m_rowHeight = 0;
    Sizes m_network;
    int m_firstUnit = 0;
    int m_shownUnits = 0;
    int m_columns = 1;
    double m_tile = 0;
    double m_gap = 0;
    double m_barHeight = 0;
    QRectF m_grid;
};

} // namespace deltascope
