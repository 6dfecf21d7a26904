// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/collection_job.h"

#include "core/data/data_error.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/deed_log.h"
#include "ui/draw/draw_job.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/kept/own_training.h"
#include "ui/draw/kept/read_drawings.h"
#include "ui/platform/file_dialogs.h"
#include "ui/theme/numbers.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
std::vector<double> lossesOf(const OwnTraining &training)
{
    std::vector<double> losses;
    for (const Evaluation &found : training.found())
        if (std::isfinite(found.loss))
            losses.push_back(found.loss);
    return losses;
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
    connect(view, &CollectionView::exportRequested, this, &CollectionJob::chooseExportFolder);
    connect(view, &CollectionView::importFilesRequested, this, &CollectionJob::chooseImportFiles);
    connect(view, &CollectionView::importFolderRequested, this, &CollectionJob::chooseImportFolder);
    connect(view, &CollectionView::openRequested, this, &CollectionJob::open);
    connect(view, &CollectionView::stepRequested, this, [this](int index) {
        open(index);
        Q_EMIT stepRequested();
    });
    connect(view, &CollectionView::relabelRequested, this, &CollectionJob::relabel);
    connect(drawing, &DrawJob::networkReplaced, this, &CollectionJob::forgetResult);
    connect(workbench, &Workbench::snapshotChanged, this, &CollectionJob::networkChanged);
}

void CollectionJob::load()
{
    attempt([this] {
        m_collection.emplace(path_from(m_folder));
        CollectionView *view = m_panel->collection();
        view->setDrawings(*m_collection->drawings());
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

// Those that another window has kept meanwhile have come in behind.
void CollectionJob::changed()
{
    if (m_panel->collection()->size() != m_collection->size())
        m_panel->collection()->setDrawings(*m_collection->drawings());
    forgetResult();
}

bool CollectionJob::insert(int index, const DigitImage &image, int label)
{
    return attempt([&] {
        m_collection->insert(index, image, label);
        m_panel->collection()->insert(index, image, label);
        changed();
    });
}

bool CollectionJob::take(int index)
{
    return attempt([&] {
        m_collection->remove(index);
        m_panel->collection()->remove(index);
        changed();
    });
}

bool CollectionJob::setLabel(int index, int label)
{
    return attempt([&] {
        m_collection->relabel(index, label);
        m_panel->collection()->setLabel(index, label);
        changed();
    });
}

bool CollectionJob::setDrawings(const std::shared_ptr<const Dataset> &drawings)
{
    return attempt([&] {
        m_collection->replaceBy(drawings);
        m_panel->collection()->setDrawings(*m_collection->drawings());
        forgetResult();
    });
}

void CollectionJob::addDeed(std::function<bool()> undo, std::function<bool()> redo)
{
    m_panel->deeds()->add({DeedLog::Kind::Collection, std::move(undo), std::move(redo)});
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
        addDeed([this, index] { return take(index); }, put);
}

std::optional<DigitImage> CollectionJob::imageAt(int index) const
{
    if (!m_collection || index < 0 || index >= m_collection->size())
        return std::nullopt;
    DigitImage image;
    std::ranges::copy(m_collection->drawings()->image(index), image.begin());
    return image;
}

void CollectionJob::remove(int index)
{
    const auto image = imageAt(index);
    if (!image)
        return;
    const int label = m_collection->drawings()->label(index);
    if (take(index))
        addDeed([this, index, image, label] { return insert(index, *image, label); },
                [this, index] { return take(index); });
}

void CollectionJob::open(int index)
{
    if (const auto image = imageAt(index))
        m_drawing->openKept(*image, m_collection->drawings()->label(index));
}

void CollectionJob::relabel(int index, int label)
{
    const int before = m_collection->drawings()->label(index);
    if (label != before && setLabel(index, label))
        addDeed([this, index, before] { return setLabel(index, before); },
                [this, index, label] { return setLabel(index, label); });
}

void CollectionJob::importFrom(const QStringList &paths)
{
    m_panel->collection()->setBusy(true);
    inBackground([paths] { return readDrawings(paths); })
        .then(this,
              [this](const ReadDrawings &read) {
                  m_panel->collection()->setBusy(false);
                  merge(read);
              })
        .onFailed(this, [this](const DataError &error) {
            m_panel->collection()->setBusy(false);
            Q_EMIT faultOccurred(translated(error));
        });
}

std::shared_ptr<const Dataset> CollectionJob::drawings() const
{
    return m_collection ? m_collection->drawings() : nullptr;
}

void CollectionJob::add(const Dataset &drawings)
{
    if (m_collection)
        merge({.drawings = drawings});
}

void CollectionJob::merge(const ReadDrawings &read)
{
    const auto before = m_collection->drawings();
    const auto after = std::make_shared<const Dataset>(merged(*before, read.drawings));
    const int added = after->size() - before->size();
    if (added > 0) {
        if (!setDrawings(after))
            return;
        addDeed([this, before] { return setDrawings(before); }, [this, after] { return setDrawings(after); });
    }
    QStringList told{tr("%n drawing(s) imported.", nullptr, added)};
    if (const int known = merged({}, read.drawings).size() - added; known > 0)
        told.append(tr("You had %n of them already.", nullptr, known));
    if (read.unlabelled > 0)
        told.append(
            tr("%n picture(s) left out: the digit is neither their folder nor the start of their name.",
               nullptr, read.unlabelled));
    if (read.blank > 0)
        told.append(tr("%n picture(s) left out: there is no digit to be seen.", nullptr, read.blank));
    m_panel->collection()->tell(told.join(QLatin1Char(' ')));
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
    inBackground([before = m_drawing->network(), settings = m_workbench->snapshot()->settings,
                  drawings = m_collection->drawings()] {
        return std::make_shared<OwnTraining>(before, settings, drawings);
    }).then(this, [this](const std::shared_ptr<OwnTraining> &training) { trainOn(training); });
}

// An epoch after the other, so that each is shown. What belongs to another network is dropped.
void CollectionJob::trainOn(const std::shared_ptr<OwnTraining> &training)
{
    CollectionView *view = m_panel->collection();
    if (!stillFits(*training)) {
        view->setBusy(false);
        return forgetResult();
    }
    view->showTraining(lossesOf(*training), OwnTraining::epochs);
    if (training->ended()) {
        view->setBusy(false);
        return endTraining(*training);
    }
    inBackground([training] { training->trainEpoch(); }).then(this, [this, training] { trainOn(training); });
}

bool CollectionJob::stillFits(const OwnTraining &training) const
{
    const Network<float> &now = m_drawing->network();
    return training.drawings() == m_collection->drawings() &&
           now.hidden_units() == training.before().hidden_units() &&
           now.parameters == training.before().parameters;
}

void CollectionJob::endTraining(const OwnTraining &training)
{
    if (training.diverged()) {
        forgetResult();
        return m_panel->collection()->tell(
            tr("With η = %1 the training diverged; the network is as it was before.")
                .arg(exactNumber(training.learningRate())));
    }
    const Network<float> after = training.after();
    if (!m_drawing->changeNetwork(training.before(), after))
        return forgetResult();
    const Evaluation &first = training.found().front();
    const Evaluation &last = training.found().back();
    m_panel->collection()->showTraining(lossesOf(training), OwnTraining::epochs);
    tellResult(
        tr("Learnt for %n epoch(s) with η = %1: %2 right before, %3 after.", nullptr, training.epochsDone())
            .arg(exactNumber(training.learningRate()), percent(first.accuracy, 1), percent(last.accuracy, 1)),
        last, {training.before().parameters, after.parameters});
}

void CollectionJob::exportTo(const QString &folder)
{
    attempt([&] {
        m_collection->exportTo(path_from(folder));
        m_panel->collection()->tell(tr("Exported to %1.").arg(folder));
    });
}

void CollectionJob::chooseExportFolder()
{
    askForFolderToSaveIn(m_panel, {tr("Export the collection to a folder"), {}, {}},
                         [this](const QString &folder) { exportTo(folder); });
}

void CollectionJob::chooseImportFiles()
{
    askForFiles(
        m_panel,
        {tr("Import drawings"),
         {},
         tr("IDX files and pictures (*ubyte *ubyte.gz *.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp);;"
            "All files (*)")},
        [this](const QStringList &files) { importFrom(files); });
}

void CollectionJob::chooseImportFolder()
{
    askForFolder(m_panel,
                 {tr("Import a collection, or a folder with pictures in folders named 0 to 9"), {}, {}},
                 [this](const QString &folder) { importFrom({folder}); });
}

} // namespace deltascope
