// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/unit_values.h"
#include "ui/train/units_order.h"
#include "ui/train/units_state.h"

#include <QWidget>

class QLabel;

namespace deltascope {

class UnitsGallery;
class UnitsLegend;
class UnitsTools;
class Workbench;

/// The hidden units of the network as pictures, live while it trains. It costs nothing while it is not on
/// screen.
class UnitsPage : public QWidget
{
    Q_OBJECT

public:
    /// Shows the units of workbench, which must outlive it.
    explicit UnitsPage(Workbench &workbench, QWidget *parent = nullptr);

    /// The unit that is selected here and on the stage.
    std::optional<int> selected() const;
    void select(std::optional<int> unit);
    /// Marks the unit that the pointer is on elsewhere.
    void point(std::optional<int> unit);

Q_SIGNALS:
    void selectedChanged();
    /// The unit under the pointer here.
    void hoverChanged(std::optional<int> unit);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void connectGallery();
    void refresh();
    void showValues();
    void showLegend();
    UnitValues valuesShown() const;

    Workbench &m_workbench;
    UnitsState m_state;
    UnitsOrder m_order;
    UnitsTools *m_tools;
    UnitsGallery *m_gallery;
    UnitsLegend *m_legend;
    QLabel *m_what;
};

} // namespace deltascope
