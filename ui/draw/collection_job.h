// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/evaluation.h"
#include "ui/draw/kept/own_collection.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace deltascope {

class DrawJob;
class DrawPanel;
class OwnTraining;
struct ReadDrawings;
class Workbench;

/// Does what the panel asks for the user's own collection: keeping, opening, relabelling and
/// removing drawings, importing and exporting them, and, on a pool thread, testing and training the network
/// on them. What changes the collection or the network is a deed that can be undone.
class CollectionJob : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; folder is where the collection is kept. Nothing is read before load().
    CollectionJob(DrawPanel *panel, DrawJob *drawing, Workbench *workbench, const QString &folder,
                  QObject *parent = nullptr);

    /// Reads the collection; a damaged one is reported and left as it is.
    void load();
    void exportTo(const QString &folder);
    /// Adds what readDrawings() finds there and is not in the collection yet.
    void importFrom(const QStringList &paths);
    /// The collection; null when it could not be read.
    std::shared_ptr<const Dataset> drawings() const;
    /// Adds those that are not in it yet.
    void add(const Dataset &drawings);

Q_SIGNALS:
    /// A drawing of the collection lies on the paper, to be stepped through.
    void stepRequested();
    void faultOccurred(const QString &message);

private:
    void keep();
    void remove(int index);
    void open(int index);
    void relabel(int index, int label);
    void merge(const ReadDrawings &read);
    void test();
    void train();
    void trainOn(const std::shared_ptr<OwnTraining> &training);
    void endTraining(const OwnTraining &training);
    bool stillFits(const OwnTraining &training) const;
    void chooseExportFolder();
    void chooseImportFiles();
    void chooseImportFolder();
    void addDeed(std::function<bool()> undo, std::function<bool()> redo);
    void tellResult(const QString &result, const Evaluation &found, std::vector<Parameters<float>> of);
    void networkChanged();
    void changed();
    void forgetResult();
    bool insert(int index, const DigitImage &image, int label);
    bool take(int index);
    bool setLabel(int index, int label);
    bool setDrawings(const std::shared_ptr<const Dataset> &drawings);
    std::optional<DigitImage> imageAt(int index) const;
    bool attempt(const std::function<void()> &action);

    DrawPanel *m_panel;
    DrawJob *m_drawing;
    Workbench *m_workbench;
    QString m_folder;
    std::optional<OwnCollection> m_collection;
    std::vector<Parameters<float>> m_toldOf; ///< of the networks that the shown result speaks of
};

} // namespace deltascope
