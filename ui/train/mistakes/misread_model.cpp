// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/misread_model.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/signed_scale.h"
#include "ui/workbench/class_names.h"

#include <algorithm>

namespace deltascope {

void MisreadModel::setDigits(std::vector<ReadDigit> digits, std::shared_ptr<const Dataset> data)
{
    beginResetModel();
    m_digits = std::move(digits);
    m_data = std::move(data);
    m_lowest = 0;
    m_highest = 1;
    for (const ReadDigit &each : m_digits) {
        const auto [low, high] = std::ranges::minmax(each.x2);
        m_lowest = std::min(m_lowest, static_cast<double>(low));
        m_highest = std::max(m_highest, static_cast<double>(high));
    }
    endResetModel();
}

QImage MisreadModel::picture(int row) const
{
    const Vector<float> x0 = m_data->x0<float>(digit(row).index);
    return inkPicture({x0.data(), pixel_count}, image_side, image_side);
}

int MisreadModel::rowOf(int index) const
{
    const auto found = std::ranges::find(m_digits, index, &ReadDigit::index);
    return found == m_digits.end() ? -1 : static_cast<int>(found - m_digits.begin());
}

int MisreadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_digits.size());
}

QVariant MisreadModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ReadDigit &read = digit(index.row());
    if (role == Qt::DisplayRole && !ClassNames::instance().areDigits())
        return tr("test image %1: %2 read as %3")
            .arg(QString::number(read.index), className(read.label), className(read.answer));
    if (role == Qt::DisplayRole)
        return read.label == 8
                   ? tr("test image %1, an 8 read as %2").arg(read.index).arg(read.answer)
                   : tr("test image %1, a %2 read as %3").arg(read.index).arg(read.label).arg(read.answer);
    if (role != Qt::ToolTipRole && role != Qt::AccessibleDescriptionRole)
        return {};
    QStringList outputs;
    for (std::size_t k = 0; k < read.x2.size(); ++k)
        outputs.append(
            worded(QStringLiteral("x²[%1] = %2")).arg(k).arg(number(static_cast<double>(read.x2[k]))));
    return outputs.join(QLatin1Char('\n'));
}

} // namespace deltascope
