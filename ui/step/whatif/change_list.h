// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/selection.h"

#include <QList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace deltascope {

class StepWalk;
class WhatIf;

/// The changes by hand, a line each with a button that takes it back; many pixels share a line, and of many
/// others the last ones are listed.
class ChangeList : public QWidget
{
    Q_OBJECT

public:
    ChangeList(WhatIf &what, const StepWalk &walk, QWidget *parent = nullptr);

    /// Shows the changes there are; the walk has a pass.
    void refresh();
    QStringList lines() const;
    /// Of the lines that are shown, from the top.
    QList<QToolButton *> buttons() const;

private:
    struct Row
    {
        QWidget *whole = nullptr;
        QLabel *text = nullptr;
        QToolButton *back = nullptr;
        Selection number; ///< row −1: all pixels
    };
    void addRow();
    void fill(int row, const Selection &number, const QString &text);

    WhatIf &m_what;
    const StepWalk &m_walk;
    QList<Row> m_rows;
    QLabel *m_more = nullptr;
};

} // namespace deltascope
