// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/runs/run_actions.h"
#include "ui/train/runs/run_record.h"

#include <QWidget>

#include <functional>

class QLabel;
class QListView;
class QPushButton;

namespace deltascope {

class RetrainCard;
class Sweep;

/// All runs: their curves, names, settings and results, what can be done with each, and sweeps.
class RunsPage : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive it.
    RunsPage(Workbench &workbench, RunList &runs, Sweep &sweep, QWidget *parent = nullptr);

    QListView *list() const { return m_list; }
    /// Selects its row alone.
    void choose(std::uint64_t run);

Q_SIGNALS:
    /// The row of this run is the one that was selected last; 0: none is.
    void chosen(std::uint64_t run);
    /// Something cannot be undone: the receiver asks the user, and calls then if the answer is yes.
    void confirmationWanted(const QString &question, const QString &yes, const std::function<void()> &then);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeButtons();
    void updateChoice();
    std::shared_ptr<const RunRecord> selected() const;
    void tellChosen();
    void askToDiscard();
    QString comparison() const;
    QString luckBetween(const std::vector<std::shared_ptr<const RunRecord>> &two) const;

    RunList &m_runs;
    RunActions m_actions;
    QListView *m_list;
    QPushButton *m_last;
    QPushButton *m_best;
    QPushButton *m_rename;
    QPushButton *m_discard;
    QLabel *m_comparison;
    RetrainCard *m_again;
};

} // namespace deltascope
