// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/evaluation.h"
#include "ui/draw/own_collection.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace deltascope {

class DrawJob;
class DrawPanel;
class Workbench;

/// Does what the panel asks for the user's own collection: keeping and removing drawings, exporting them,
/// and, on a pool thread, testing and training the network on them.
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

Q_SIGNALS:
    void faultOccurred(const QString &message);

private:
    void keep();
    void remove(int index);
    void test();
    void train();
    void chooseFolder();
    void tellResult(const QString &result, const Evaluation &found, std::vector<Parameters<float>> of);
    void networkChanged();
    void forgetResult();
    bool insert(int index, const DigitImage &image, int label);
    bool take(int index);
    bool attempt(const std::function<void()> &action);

    DrawPanel *m_panel;
    DrawJob *m_drawing;
    Workbench *m_workbench;
    QString m_folder;
    std::optional<OwnCollection> m_collection;
    std::vector<Parameters<float>> m_toldOf; ///< of the networks that the shown result speaks of
};

} // namespace deltascope
