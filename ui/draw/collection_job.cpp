// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/collection_job.h"

#include "core/data/data_error.h"
#include "core/training/evaluation.h"
#include "core/training/sgd.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/draw_job.h"
#include "ui/draw/draw_panel.h"
#include "ui/theme/numbers.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <QFile>
#include <QFileDialog>

namespace deltascope {

namespace {
std::filesystem::path pathOf(const QString &folder)
{
    return QFile::encodeName(folder).toStdString();
}

/// A network and how well it read the drawings before and after it learnt them.
struct Learnt
{
    Network<float> network;
    double before = 0;
    double after = 0;
};

Learnt learn(const TrainingSnapshot &snapshot, const std::shared_ptr<const Dataset> &drawings)
{
    Sgd sgd(drawings, snapshot.settings, snapshot.network.parameters);
    sgd.train_epoch();
    const Network<float> network{snapshot.network.functions, sgd.parameters()};
    return {network, evaluate(snapshot.network, *drawings).accuracy, evaluate(network, *drawings).accuracy};
}
} // namespace

CollectionJob::CollectionJob(DrawPanel *panel, DrawJob *drawing, Workbench *workbench, const QString &folder,
                             QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_drawing(drawing)
    , m_workbench(workbench)
    , m_folder(folder)
{
    CollectionView *view = panel->collection();
    view->setBusy(true);
    connect(view, &CollectionView::keepRequested, this, &CollectionJob::keep);
    connect(view, &CollectionView::removeLastRequested, this, &CollectionJob::removeLast);
    connect(view, &CollectionView::testRequested, this, &CollectionJob::test);
    connect(view, &CollectionView::trainRequested, this, &CollectionJob::train);
    connect(view, &CollectionView::exportRequested, this, &CollectionJob::chooseFolder);
}

void CollectionJob::load()
{
    attempt([this] {
        m_collection.emplace(pathOf(m_folder));
        m_panel->collection()->setSize(m_collection->size());
        m_panel->collection()->setBusy(false);
    });
}

void CollectionJob::attempt(const std::function<void()> &action)
{
    try {
        action();
    } catch (const DataError &error) {
        Q_EMIT faultOccurred(QString::fromStdString(error.what()));
    }
}

void CollectionJob::keep()
{
    const auto label = m_panel->label();
    if (!label || m_drawing->blank())
        return;
    attempt([&] { m_collection->add(m_drawing->image(), *label); });
    m_panel->collection()->setSize(m_collection->size());
}

void CollectionJob::removeLast()
{
    attempt([this] { m_collection->removeLast(); });
    m_panel->collection()->setSize(m_collection->size());
}

void CollectionJob::test()
{
    m_panel->collection()->setBusy(true);
    const auto snapshot = m_workbench->snapshot();
    const auto drawings = m_collection->drawings();
    inBackground([snapshot, drawings] {
        return evaluate(snapshot->network, *drawings).accuracy;
    }).then(this, [this, drawings](double accuracy) {
        m_panel->collection()->setBusy(false);
        m_panel->collection()->tell(tr("The network reads %1 of %2 right (%3).")
                                        .arg(qRound(accuracy * drawings->size()))
                                        .arg(drawings->size())
                                        .arg(percent(accuracy, 1)));
    });
}

// What is learnt is dropped when another network has taken the place of the one that was to learn.
void CollectionJob::train()
{
    m_panel->collection()->setBusy(true);
    m_workbench->pause();
    const auto snapshot = m_workbench->snapshot();
    const auto drawings = m_collection->drawings();
    inBackground([snapshot, drawings] {
        return learn(*snapshot, drawings);
    }).then(this, [this, snapshot](const Learnt &learnt) {
        m_panel->collection()->setBusy(false);
        if (m_workbench->snapshot()->run != snapshot->run)
            return;
        m_workbench->replaceParameters(learnt.network);
        m_panel->collection()->tell(tr("Trained for one epoch with η = %1: %2 right before, %3 after.")
                                        .arg(number(snapshot->settings.rate, 3), percent(learnt.before, 1),
                                             percent(learnt.after, 1)));
    });
}

void CollectionJob::exportTo(const QString &folder)
{
    attempt([&] {
        m_collection->exportTo(pathOf(folder));
        m_panel->collection()->tell(tr("Exported to %1.").arg(folder));
    });
}

void CollectionJob::chooseFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(m_panel, tr("Export the collection into a folder"));
    if (!folder.isEmpty())
        exportTo(folder);
}

} // namespace deltascope
