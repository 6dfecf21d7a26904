// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/expected_curve.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace deltascope {

class CurveSwitch;

/// Beside the curves: before a run the invitation to draw what is expected of it, with curves to choose from
/// for those who do not draw; during the run the legend's entry of that curve, and how the two differ.
class ExpectationBar : public QWidget
{
    Q_OBJECT

public:
    explicit ExpectationBar(QWidget *parent = nullptr);

    /// drawing: the curve can be drawn now. drawn: there is one.
    void tell(bool drawing, bool drawn, const QString &difference);
    /// Stands where the page puts it: over the plot that it is about.
    QLabel *invitation() const { return m_invitation; }
    const QList<QPushButton *> &shapes() const { return m_shapes; }
    QPushButton *clearButton() const { return m_clear; }
    CurveSwitch *entry() const { return m_entry; }
    QString told() const;

Q_SIGNALS:
    void shapeChosen(deltascope::ExpectedCurve::Shape shape);
    void clearWanted();
    void switched(bool shown);

private:
    QWidget *makeTools();
    void restyle();

    QLabel *m_invitation;
    QWidget *m_tools = nullptr;
    QList<QPushButton *> m_shapes;
    QPushButton *m_clear = nullptr;
    CurveSwitch *m_entry;
    QLabel *m_difference;
};

} // namespace deltascope
