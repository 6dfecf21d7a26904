// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_layout.h"

#include "core/network/types.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
// From large to small; where the units do not fit at the smallest, some are left out.
constexpr double tileSizes[] = {224, 196, 168, 140, 112, 98, 84, 70, 56, 49, 42, 35, 31, 28, 26, 24, 22};
constexpr double narrowStage = 760;
constexpr double headerSpace = 3.2; // lines of text above the columns
constexpr double legendSpace = 6.4; // lines of text under the input
constexpr double largeType =
    1.4; // of the usual: the making of δ¹ needs lines of that in the place of the input
constexpr double largestRow = 58;
constexpr double usualText = 17;    // the height of text that the sizes here are made for
constexpr double largestTile = 112; // at that
constexpr double shortStage = 320;
constexpr double leastInput = 66; // where there is little height
constexpr double mostLabelLines = 5.5;
constexpr double labelLines = 1.6; // lines of text that are as wide as the label left of an output's bar
constexpr double valueLines = 4.9; // and the value right of it
constexpr double narrowestBar = 56;

int fitting(double length, double item, double gap)
{
    return std::max(1, static_cast<int>(std::floor((length + gap) / (item + gap))));
}

int cellAt(double offset, double length, int cells)
{
    return std::clamp(static_cast<int>(offset / length * cells), 0, cells - 1);
}
} // namespace

StageLayout::StageLayout(const QSizeF &size, const Sizes &network, int firstUnit, double textHeight,
                         double longestName)
    : m_margin(size.height() < shortStage   ? 10
               : size.width() < narrowStage ? 16
                                            : 28)
    , m_textHeight(textHeight)
    , m_nameWidth(
          std::clamp(longestName + 0.5 * textHeight, labelLines * textHeight, mostLabelLines * textHeight))
    , m_scale(std::max(1.0, textHeight / usualText))
    , m_network(network)
{
    placeColumns(size);
    placeUnits(firstUnit);
}

void StageLayout::placeColumns(const QSizeF &size)
{
    m_bottom = size.height() - 4;
    m_headerBaseline = m_margin + m_textHeight;
    m_captionBaseline = m_headerBaseline + 1.25 * m_textHeight;
    const double top = m_margin + headerSpace * m_textHeight;
    const double height = std::max(120.0, size.height() - top - m_margin);
    const double width = size.width() - 2 * m_margin;

    const double least = size.height() < shortStage ? leastInput : 96.0;
    const double inputSide = std::clamp((m_scale > largeType ? 0.3 : 0.27) * width, least,
                                        std::max(least, height - legendSpace * m_textHeight));
    const double narrowestOutput = m_nameWidth + valueLines * m_textHeight + narrowestBar;
    const double outputWidth =
        std::clamp(0.26 * width, narrowestOutput, std::max(narrowestOutput, 280.0 * m_scale));
    const double gapShare = m_scale > largeType ? 0.06 : size.width() < narrowStage ? 0.07 : 0.085;
    const double gap = std::clamp(gapShare * width, 34.0, 120.0 * m_scale);

    const double column = m_network.inputs * std::min(largestRow, inputSide / m_network.inputs);
    const double shown = m_network.has_picture() ? inputSide : column;
    const double inputHeight = shown + legendSpace * m_textHeight;
    m_input = QRectF(m_margin, top + std::max(0.0, (height - inputHeight) / 2), inputSide, shown);
    const double legendGap = size.height() < shortStage ? 0.5 : 1.2; // in lines of text
    m_legend = QRectF(m_margin, m_input.bottom() + legendGap * m_textHeight, inputSide, 3 * m_textHeight);

    m_outputArea = QRectF(m_margin + width - outputWidth, top, outputWidth, height);
    m_rowHeight = std::min(largestRow * m_scale, height / m_network.outputs);
    const double used = m_rowHeight * m_network.outputs;
    m_outputArea.setTop(top + (height - used) / 2);
    m_outputArea.setHeight(used);

    const double left = m_input.right() + gap;
    m_hiddenArea = QRectF(left, top, std::max(40.0, m_outputArea.left() - gap - left), height);
}

void StageLayout::placeUnits(int firstUnit)
{
    int rows = 1;
    const double largest = std::min(m_hiddenArea.width(), m_hiddenArea.height());
    for (const double tile : tileSizes) {
        if (tile > std::min(largest, largestTile * m_scale) && tile > tileSizes[std::size(tileSizes) - 1])
            continue;
        m_tile = tile;
        m_gap = tile >= 42 ? 8 : tile >= 28 ? 5 : 3;
        m_barHeight = tile >= 42 ? 5 : 3;
        m_columns = fitting(m_hiddenArea.width(), m_tile, m_gap);
        rows = fitting(m_hiddenArea.height(), m_tile + m_barHeight + 2, m_gap);
        if (m_columns * rows >= m_network.hidden)
            break;
    }
    m_shownUnits = std::min(m_network.hidden, m_columns * rows);
    if (showsAllUnits()) {
        m_columns = (m_network.hidden + rows - 1) / rows;
        rows = (m_network.hidden + m_columns - 1) / m_columns;
    }
    const int lastFirst = std::max(0, m_network.hidden - m_shownUnits);
    m_firstUnit = std::clamp(firstUnit, 0, lastFirst);

    const double usedWidth = m_columns * (m_tile + m_gap) - m_gap;
    const double usedHeight = rows * (m_tile + m_barHeight + 2 + m_gap) - m_gap;
    m_grid = QRectF(std::round(m_hiddenArea.left() + (m_hiddenArea.width() - usedWidth) / 2),
                    std::round(m_hiddenArea.top() + (m_hiddenArea.height() - usedHeight) / 2), usedWidth,
                    usedHeight);
}

QRectF StageLayout::inputRow(int input) const
{
    const double height = m_input.height() / m_network.inputs;
    return QRectF(m_input.left(), m_input.top() + input * height, m_input.width(), height);
}

int StageLayout::inputAt(const QRectF &picture, const QPointF &position) const
{
    const QPointF offset = position - picture.topLeft();
    if (!m_network.has_picture())
        return cellAt(offset.y(), picture.height(), m_network.inputs);
    return cellAt(offset.y(), picture.height(), image_side) * image_side +
           cellAt(offset.x(), picture.width(), image_side);
}

QRectF StageLayout::tile(int unit) const
{
    const int place = unit - m_firstUnit;
    const double stepDown = m_tile + m_barHeight + 2 + m_gap;
    return QRectF(m_grid.left() + place % m_columns * (m_tile + m_gap),
                  m_grid.top() + place / m_columns * stepDown, m_tile, m_tile);
}

QRectF StageLayout::tileBar(int unit) const
{
    const QRectF picture = tile(unit);
    return QRectF(picture.left(), picture.bottom() + 2, picture.width(), m_barHeight);
}

QRectF StageLayout::outputRow(int output) const
{
    return QRectF(m_outputArea.left(), m_outputArea.top() + output * m_rowHeight, m_outputArea.width(),
                  m_rowHeight);
}

QRectF StageLayout::outputBar(int output) const
{
    const QRectF row = outputRow(output);
    const double value = valueLines * m_textHeight;
    const double secondLine = 1.7 * m_textHeight; // with its indices and the frame
    const double room = hasSecondLine() ? row.height() - secondLine : 0.7 * row.height();
    const double height = std::min(1.35 * m_textHeight, room);
    const double top = hasSecondLine() ? row.top() + 3 : row.center().y() - height / 2;
    return QRectF(row.left() + m_nameWidth, top, row.width() - m_nameWidth - value, height);
}

QPointF StageLayout::inputPort() const
{
    return QPointF(m_input.right(), m_input.center().y());
}

QPointF StageLayout::inputPort(int input) const
{
    return QPointF(m_input.right(), inputRow(input).center().y());
}

QPointF StageLayout::unitIn(int unit) const
{
    const QRectF picture = tile(unit);
    return QPointF(picture.left(), picture.center().y());
}

QPointF StageLayout::unitOut(int unit) const
{
    const QRectF picture = tile(unit);
    return QPointF(picture.right(), picture.center().y());
}

QPointF StageLayout::outputPort(int output) const
{
    return QPointF(m_outputArea.left() - 4, outputBar(output).center().y());
}

StageItem StageLayout::hit(const QPointF &position) const
{
    if (m_input.contains(position))
        return {StageItem::Kind::Pixel, inputAt(m_input, position), -1};
    for (int output = 0; output < m_network.outputs; ++output)
        if (outputRow(output).contains(position))
            return {StageItem::Kind::Output, output, -1};
    for (int unit = m_firstUnit; unit < m_firstUnit + m_shownUnits; ++unit) {
        const QRectF picture = tile(unit);
        if (picture.contains(position))
            return {StageItem::Kind::HiddenUnit, unit, inputAt(picture, position)};
        if (tileBar(unit).adjusted(0, -2, 0, m_gap).contains(position))
            return {StageItem::Kind::HiddenUnit, unit, -1};
    }
    return {};
}

} // namespace deltascope
