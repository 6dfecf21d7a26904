// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/collection_job.h"

#include "core/data/data_error.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "core/training/descent/sgd.h"
#include "core/training/evaluation/evaluation.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/deed_log.h"
#include "ui/draw/draw_job.h"
#include "ui/draw/draw_panel.h"
#include "ui/theme/numbers.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <QFileDialog>

#include <algorithm>

namespace deltascope {

namespace {
/// A network and how well it read the drawings before and after it learnt them.
struct Learnt
{
    Network<float> network;
    Evaluation before;
    Evaluation after;
};

Learnt learn(const Network<float> &before, TrainingSettings settings,
             const std::shared_ptr<const Dataset> &drawings)
{
    settings.training_images = 0; // of MNIST; these are all to be learnt
    Sgd sgd(drawings, settings, before.parameters);
    sgd.train_epoch();
    const Network<float> network{before.functions, sgd.parameters()};
    return {network, evaluate(before, *drawings), evaluate(network, *drawings)};
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
    connect(panel, &DrawPanel::keepRequested, this, &CollectionJob::keep);
    connect(view, &CollectionView::removeRequested, this, &CollectionJob::remove);
    connect(view, &CollectionView::testRequested, this, &CollectionJob::test);
    connect(view, &CollectionView::trainRequested, this, &CollectionJob::train);
    connect(view, &CollectionView::exportRequested, this, &CollectionJob::chooseFolder);
    connect(drawing, &DrawJob::networkReplaced, this, &CollectionJob::forgetResult);
    connect(workbench, &Workbench::snapshotChanged, this, &CollectionJob::networkChanged);
}

void CollectionJob::load()
{
    attempt([this] {
        m_collection.emplace(path_from(m_folder));
        CollectionView *view = m_panel->collection();
        const Dataset &drawings = *m_collection->drawings();
        for (int n = 0; n < drawings.size(); ++n)
            view->add(drawings.image(n), drawings.label(n));
        view->setBusy(false);
        m_panel->setKeeping(true);
    });
}

bool CollectionJob::attempt(const std::function<void()> &action)
{
    try {
        action();
        return true;
    } catch (const DataError &error) {
        Q_EMIT faultOccurred(translated(error));
        return false;
    }
}

bool CollectionJob::insert(int index, const DigitImage &image, int label)
{
    return attempt([&] {
        m_collection->insert(index, image, label);
        m_panel->collection()->insert(index, image, label);
        forgetResult();
    });
}

bool CollectionJob::take(int index)
{
    return attempt([&] {
        m_collection->remove(index);
        m_panel->collection()->remove(index);
        forgetResult();
    });
}

void CollectionJob::keep()
{
    const auto label = m_panel->label();
    if (!label || m_drawing->blank())
        return;
    const int index = m_collection->size();
    const auto put = [this, index, image = m_drawing->image(), label] {
        return insert(index, image, *label);
    };
    if (put())
        m_panel->deeds()->add({DeedLog::Kind::Collection, [this, index] { return take(index); }, put});
}

void CollectionJob::remove(int index)
{
    const Dataset &drawings = *m_collection->drawings();
    if (index < 0 || index >= drawings.size())
        return;
    DigitImage image;
    std::ranges::copy(drawings.image(index), image.begin());
    const int label = drawings.label(index);
    const auto putBack = [this, index, image, label] { return insert(index, image, label); };
    const auto takeAway = [this, index] { return take(index); };
    if (takeAway())
        m_panel->deeds()->add({DeedLog::Kind::Collection, putBack, takeAway});
}

void CollectionJob::tellResult(const QString &result, const Evaluation &found,
                               std::vector<Parameters<float>> of)
{
    m_toldOf = std::move(of);
    m_panel->collection()->showAnswers(found.answers);
    m_panel->collection()->tell(result);
}

void CollectionJob::forgetResult()
{
    m_toldOf.clear();
    m_panel->collection()->clearAnswers();
}

// A result disappears with the network that it belongs to.
void CollectionJob::networkChanged()
{
    const Parameters<float> &present = m_workbench->snapshot()->network.parameters;
    if (!m_toldOf.empty() && std::ranges::find(m_toldOf, present) == m_toldOf.end())
        forgetResult();
}

// The result is dropped when the network or the collection has changed meanwhile.
void CollectionJob::test()
{
    m_panel->collection()->setBusy(true);
    const auto drawings = m_collection->drawings();
    inBackground([network = m_drawing->network(), drawings] {
        return evaluate(network, *drawings);
    }).then(this, [this, drawings, parameters = m_drawing->network().parameters](const Evaluation &found) {
        m_panel->collection()->setBusy(false);
        if (drawings != m_collection->drawings())
            return;
        tellResult(tr("The network reads %1 of %2 right (%3).")
                       .arg(qRound(found.accuracy * drawings->size()))
                       .arg(drawings->size())
                       .arg(percent(found.accuracy, 1)),
                   found, {parameters});
        networkChanged();
    });
}

void CollectionJob::train()
{
    m_panel->collection()->setBusy(true);
    m_workbench->pause();
    const auto snapshot = m_workbench->snapshot();
    const auto drawings = m_collection->drawings();
    inBackground([network = m_drawing->network(), snapshot, drawings] {
        return learn(network, snapshot->settings, drawings);
    }).then(this, [this, snapshot, drawings, before = m_drawing->network()](const Learnt &learnt) {
        m_panel->collection()->setBusy(false);
        if (m_workbench->snapshot()->run != snapshot->run || drawings != m_collection->drawings())
            return;
        if (!m_drawing->changeNetwork(before, learnt.network))
            return;
        tellResult(tr("Trained for one epoch with η = %1: %2 right before, %3 after.")
                       .arg(exactNumber(snapshot->settings.learning_rate), percent(learnt.before.accuracy, 1),
                            percent(learnt.after.accuracy, 1)),
                   learnt.after, {before.parameters, learnt.network.parameters});
    });
}

void CollectionJob::exportTo(const QString &folder)
{
    attempt([&] {
        m_collection->exportTo(path_from(folder));
        m_panel->collection()->tell(tr("Exported to %1.").arg(folder));
    });
}

void CollectionJob::chooseFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(m_panel, tr("Export the collection to a folder"));
    if (!folder.isEmpty())
        exportTo(folder);
}

} // namespace deltascope
