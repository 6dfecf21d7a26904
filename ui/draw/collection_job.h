// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/own_collection.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>

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

    /// Reads the collection; a damaged one is told and left as it is.
    void load();
    void exportTo(const QString &folder);

Q_SIGNALS:
    void faultOccurred(const QString &message);

private:
    void keep();
    void removeLast();
    void test();
    void train();
    void chooseFolder();
    void attempt(const std::function<void()> &action);

    DrawPanel *m_panel;
    DrawJob *m_drawing;
    Workbench *m_workbench;
    QString m_folder;
    std::optional<OwnCollection> m_collection;
};

} // namespace deltascope
