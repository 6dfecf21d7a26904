// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"
#include "ui/workbench/selection.h"

#include <QWidget>

class QToolButton;

namespace deltascope {

class WorkedEquationView;
class StepWalk;

/// The number that is pointed at or selected, in full precision, and what can be taken away from the step:
/// that number, or the whole term as text or as a CSV file. Large terms are written on a pool thread.
class TermTools : public QWidget
{
    Q_OBJECT

public:
    explicit TermTools(StepWalk &walk, QWidget *parent = nullptr);

    /// Shows the walk's number.
    void refresh();
    QString readout() const;

    void copyValue();
    void copyTerm();
    void saveTerm(const QString &file);

Q_SIGNALS:
    void termCopied();
    void termSaved(const QString &file);

private:
    Selection shown() const;
    Term term() const;
    void chooseFile();

    StepWalk &m_walk;
    WorkedEquationView *m_readout = nullptr;
    struct Export
    {
        QToolButton *button;
        QString tip;
    };
    QList<Export> m_exports; ///< off while a slip is in: its numbers stay here
};

} // namespace deltascope
