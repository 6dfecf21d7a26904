// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/units/unit_report.h"
#include "ui/workbench/latest_work.h"

#include <QScrollArea>

class QLabel;
class QToolButton;

namespace deltascope {

class ActivationHistogram;
class OutgoingBars;
class UnitImage;
class Workbench;

/// One hidden unit, large: its picture and weights as they are now, and what it does with the test images,
/// which is worked out in the background and marked as old as soon as the network has changed. ← and → go to
/// the next unit, Esc closes.
class UnitDetail : public QScrollArea
{
    Q_OBJECT

public:
    explicit UnitDetail(const Workbench &workbench, QWidget *parent = nullptr);
    using QScrollArea::show;

    /// values: the unit's picture, of the kind that pixelName names with %1 for the pixel.
    void show(const ViewedNetwork &state, int unit, const QString &pixelName, const Matrix<float> &values);
    /// What has been worked out and is shown; null when nothing is.
    const std::shared_ptr<const UnitReport> &studied() const { return m_studied; }
    /// What is shown of the test images is not that of the network shown, but of an earlier one of its run.
    bool isOld() const { return m_studied && m_studied->of.network != m_state.network; }

Q_SIGNALS:
    void closed();
    /// To the unit so many places further in the gallery's order.
    void moved(int places);
    void exampleRequested(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeBody();
    void ask();
    void take(const UnitReport &studied);
    void forget();
    void showCondition();
    void updateMarks();

    const Workbench &m_workbench;
    ViewedNetwork m_state;
    int m_unit = -1;
    std::shared_ptr<const UnitReport> m_studied;
    QLabel *m_title;
    QLabel *m_bias;
    QLabel *m_reading;
    QLabel *m_condition;
    QLabel *m_when;
    UnitImage *m_image;
    OutgoingBars *m_outgoing;
    ImageStrip *m_most;
    ImageStrip *m_least;
    ActivationHistogram *m_histogram;
    LatestWork<UnitReport> m_work;
};

} // namespace deltascope
