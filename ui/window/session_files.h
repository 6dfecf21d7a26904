// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/workbench.h"

#include <QObject>
#include <QTimer>

namespace deltascope {

/// Opens and saves the workbench's network, and keeps a copy on the side so that a killed program loses at
/// most ten seconds. Reading and writing happen on a pool thread.
class SessionFiles : public QObject
{
    Q_OBJECT

public:
    explicit SessionFiles(Workbench &workbench, QObject *parent = nullptr);
    /// A program that ends in order leaves no copy behind.
    ~SessionFiles() override;

    void open(const QString &file);
    void save(const QString &file);
    /// The file last opened or saved; empty before there is one.
    QString file() const { return m_file; }
    /// True when a run has gone on since it was last saved or opened.
    bool hasUnsavedTraining() const;

    /// The copy that a killed program left, or empty.
    static QString leftCopy();
    void restoreCopy();
    static void discardCopy();

Q_SIGNALS:
    void fileChanged();
    void saved(const QString &file);
    void faultOccurred(const QString &message);

private:
    void take(const QString &file);
    void write(const QString &file, bool isCopy);
    void writeCopy();

    Workbench &m_workbench;
    QString m_file;
    QTimer m_copyTimer;
    std::shared_ptr<const TrainingSnapshot> m_saved;
    std::shared_ptr<const TrainingSnapshot> m_copied;
};

} // namespace deltascope
