// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs_page/runs_page.h"

#include "ui/theme/flow_layout.h"
#include "ui/theme/kept_top.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/train/runs/run_list.h"
#include "ui/train/runs/seed_groups.h"
#include "ui/train/runs_page/retrain_card.h"
#include "ui/train/runs_page/run_delegate.h"
#include "ui/train/runs_page/sweep_card.h"
#include "ui/workbench/workbench.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int lowestList = 210; // three runs and a part of the next

QPushButton *button(const QString &text, const QString &help)
{
    auto *made = new QPushButton(text);
    made->setAccessibleName(text);
    made->setToolTip(help);
    return made;
}
} // namespace

RunsPage::RunsPage(Workbench &workbench, RunList &runs, Sweep &sweep, QWidget *parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_actions(workbench, runs)
    , m_list(new QListView)
    , m_last(button(tr("Back to its end"), tr("Continue from the last network of the selected run")))
    , m_best(button(tr("Back to its best"), tr("Continue from the best epoch of the selected run")))
    , m_rename(button(tr("Rename"), tr("Rename the selected run (F2)")))
    , m_discard(button(tr("Delete…"), tr("Delete the selected run")))
    , m_comparison(new QLabel)
    , m_again(new RetrainCard)
{
    m_list->setModel(&runs);
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setWordWrap(true); // settings take as many lines as the width asks for, after each resize anew
    m_list->setAccessibleName(tr("Runs"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMinimumHeight(lowestList);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    keepTop(m_list);
    m_comparison->setWordWrap(true);
    m_comparison->setTextFormat(Qt::RichText);

    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(2));
    layout->addWidget(m_list, 1);
    layout->addWidget(makeButtons());
    layout->addWidget(m_comparison);
    layout->addWidget(m_again);
    layout->addWidget(new SweepCard(sweep, workbench));

    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::updateChoice);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::tellChosen);
    connect(&runs, &RunList::changed, this, [this] {
        if (isVisible())
            updateChoice();
    });
    connect(&runs, &RunList::rowsInserted, m_list, [this] {
        if (!m_list->selectionModel()->hasSelection())
            m_list->scrollToBottom(); // where the new run is
    });
    connect(m_again, &RetrainCard::requested, this,
            [this](std::uint64_t run, const TrainingSettings &settings) {
                if (const auto record = m_runs.find(run))
                    m_actions.again(*record, settings);
            });
    updateChoice();
}

void RunsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateChoice();
}

// In the list, Space ticks a run; everywhere else it trains and pauses.
bool RunsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space)
        event->accept();
    return QWidget::eventFilter(watched, event);
}

QWidget *RunsPage::makeButtons()
{
    auto *box = new QWidget;
    auto *flow = new FlowLayout(Theme::instance().space(2), box);
    for (QPushButton *each : {m_last, m_best, m_rename, m_discard})
        flow->addWidget(each);
    connect(m_last, &QPushButton::clicked, this, [this] { m_actions.goToLast(*selected()); });
    connect(m_best, &QPushButton::clicked, this, [this] { m_actions.goToBest(*selected()); });
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->edit(m_list->currentIndex()); });
    connect(m_discard, &QPushButton::clicked, this, &RunsPage::askToDiscard);
    return box;
}

// The run that the buttons are about: the one that is selected last, otherwise the present one.
std::shared_ptr<const RunRecord> RunsPage::selected() const
{
    const auto records = m_runs.records();
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid() && m_list->selectionModel()->isSelected(current))
        return records[static_cast<std::size_t>(current.row())];
    return m_runs.present();
}

void RunsPage::tellChosen()
{
    const bool any = m_list->selectionModel()->hasSelection();
    const auto record = any ? selected() : nullptr;
    Q_EMIT chosen(record ? record->run() : 0);
}

void RunsPage::choose(std::uint64_t run)
{
    const auto records = m_runs.records();
    const auto found = std::ranges::find(records, run, [](const auto &record) { return record->run(); });
    if (found == records.end())
        return;
    const QModelIndex index = m_runs.index(static_cast<int>(found - records.begin()));
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

void RunsPage::updateChoice()
{
    const auto record = selected();
    const bool present = record && record == m_runs.present();
    m_last->setEnabled(record && !present && RunActions::canGoToLast(*record));
    m_best->setEnabled(record && RunActions::canGoToBest(*record) &&
                       (!present || RunActions::isPastBest(*record->last)));
    m_rename->setEnabled(record && m_list->currentIndex().isValid());
    m_discard->setEnabled(record && !present);
    const QString text = comparison();
    if (m_comparison->text() != text)
        m_comparison->setText(text);
    m_again->setRun(record);
}

QString RunsPage::comparison() const
{
    const auto records = m_runs.records();
    std::vector<std::shared_ptr<const RunRecord>> two;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        two.push_back(records[static_cast<std::size_t>(index.row())]);
    if (two.size() == 1 && two.front() != m_runs.present())
        two.push_back(m_runs.present());
    if (two.size() != 2)
        return tr("Tick runs to draw their curves together. Select one or two to compare their settings.");
    const auto a = two[0]->last->spans();
    const auto b = two[1]->last->spans();
    QStringList lines;
    for (const Setting setting : run_settings) {
        const QString of[] = {trainedSetting(setting, a), trainedSetting(setting, b)};
        if (of[0] != of[1])
            lines << tr("<b>%1</b> and <b>%2</b>").arg(of[0], of[1]);
    }
    if (const QString luck = luckBetween(two); !luck.isEmpty())
        lines << luck;
    const QString first = two[0]->name().toHtmlEscaped();
    const QString second = two[1]->name().toHtmlEscaped();
    return lines.isEmpty()
               ? tr("“%1” and “%2” have the same settings.").arg(first, second)
               : tr("“%1” and “%2” differ in<br>%3").arg(first, second, lines.join(QStringLiteral("<br>")));
}

// Where both are runs of several seeds: all of their groups are compared.
QString RunsPage::luckBetween(const std::vector<std::shared_ptr<const RunRecord>> &two) const
{
    auto groups = seedGroups(m_runs.records());
    std::erase_if(groups, [&two](const SeedGroup &group) {
        return group.first != two[0]->firstOfSeeds && group.first != two[1]->firstOfSeeds;
    });
    return groups.size() == 2 ? luckText(groups).toHtmlEscaped() : QString();
}

void RunsPage::askToDiscard()
{
    const auto record = selected();
    if (!record || record == m_runs.present())
        return;
    const EpochRecord *best = record->best();
    const QString name = record->name();
    const QString length = trainedLength(*record->last);
    Q_EMIT confirmationWanted(
        best ? tr("%1 will be deleted: its curves (%2, best %3), and its networks at the start, at its best "
                  "and "
                  "at the end.")
                   .arg(name, length, percent(best->test_accuracy))
             : tr("%1 will be deleted: its curves (%2), and its networks at the start and at the end.")
                   .arg(name, length),
        tr("Delete %1").arg(record->name()), [this, run = record->run()] { m_runs.discard(run); });
}

} // namespace deltascope
