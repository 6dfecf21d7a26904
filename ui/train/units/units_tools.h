// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/unit_study.h"
#include "ui/stage/unit_pictures.h"
#include "ui/train/units/unit_values.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace deltascope {

/// What the gallery shows of the units, in which order, and with which range of colours.
class UnitsTools : public QWidget
{
    Q_OBJECT

public:
    explicit UnitsTools(QWidget *parent = nullptr);

    UnitQuantity quantity() const;
    UnitOrder order() const;
    UnitPictures::Range range() const;
    /// Switches the range; belongs beside the colour scale.
    QToolButton *rangeButton() const { return m_common; }
    void setWide(bool wide);

Q_SIGNALS:
    void quantityChanged();
    void orderChanged();
    void rangeChanged();
    /// The gallery is to have more room.
    void wideWanted(bool wide);

private:
    void nameParts();

    QComboBox *m_quantity;
    QComboBox *m_order;
    QToolButton *m_common;
    QToolButton *m_wide;
};

} // namespace deltascope
