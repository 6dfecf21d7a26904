// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/mistakes/misread_digits.h"

#include <QAbstractListModel>
#include <QImage>

namespace deltascope {

/// The digits of a cell, one a row. Its text is what a screen reader says.
class MisreadModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setDigits(std::vector<ReadDigit> digits, std::shared_ptr<const Dataset> data);
    const ReadDigit &digit(int row) const { return m_digits[static_cast<std::size_t>(row)]; }
    /// The ends that the bars of all outputs have in common: 0 and 1, or as far beyond as an output goes.
    double lowest() const { return m_lowest; }
    double highest() const { return m_highest; }
    /// In the theme's colours.
    QImage picture(int row) const;
    /// The row of a test image, or −1.
    int rowOf(int index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<ReadDigit> m_digits;
    std::shared_ptr<const Dataset> m_data;
    double m_lowest = 0;
    double m_highest = 1;
};

} // namespace deltascope
