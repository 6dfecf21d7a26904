// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/units/unit_report.h"
#include "ui/train/units/unit_values.h"
#include "ui/train/units/units_order.h"
#include "ui/workbench/stage_content.h"

#include <QWidget>

class QLabel;

namespace deltascope {

class EpochScrubber;
class UnitDetail;
class UnitsGallery;
class UnitsLegend;
class UnitsTools;
class Workbench;

/// The hidden units of the network as pictures, live while it trains or as they were after an earlier epoch,
/// and one of them large. It costs nothing while it is not on screen.
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
    /// Whether the panel is wide.
    void setWide(bool wide);
    /// Shows the selected unit large, or all of them.
    void open();
    void close();
    /// The network after the epoch that is looked back at, with what it makes of the current example; null
    /// while the present one is looked at, or nothing.
    const std::shared_ptr<const StageContent> &lookedBackAt() const { return m_back; }
    /// That epoch.
    std::optional<int> lookedBackEpoch() const { return m_back ? m_state.storedEpoch : std::nullopt; }

Q_SIGNALS:
    void lookedBackAtChanged();
    void selectedChanged();
    /// The unit under the pointer here.
    void hoverChanged(std::optional<int> unit);
    void exampleRequested(deltascope::ExampleSource source, int index);
    /// The panel is to take more of the window, or as much as it always does.
    void wideWanted(bool wide);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeAll();
    void connectTools();
    void connectUnits();
    void refresh();
    void showEpochs();
    void showValues();
    void showLegend();
    void watchGradient();
    ViewedNetwork stateShown() const;
    UnitValues valuesShown() const;
    void lookBack(bool shown);
    Vector<double> activations() const;
    QString whyNothing() const;

    Workbench &m_workbench;
    ViewedNetwork m_state;
    std::shared_ptr<const StageContent> m_back;
    UnitsOrder m_order;
    UnitsTools *m_tools;
    EpochScrubber *m_scrubber;
    QLabel *m_why;
    UnitsGallery *m_gallery;
    UnitsLegend *m_legend;
    UnitDetail *m_detail;
    QWidget *m_all; ///< the gallery with its legend
};

} // namespace deltascope
