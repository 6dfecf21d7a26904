// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opening/opened_data.h"

#include <QObject>

#include <memory>
#include <optional>

class QWidget;

namespace deltascope {

class NoticeBar;
class OngoingReading;
class SessionFiles;
class Workbench;

/// Opens data of other people: reads them with a bar that shows how far it is and can cancel it, asks what is
/// to be made of them, and gives them to the workbench. What was open stays open until then; how many
/// images there are is told when they can be used. The present network goes on with data of the same classes;
/// for others a new one starts, after a question where one would be lost, or may have been made for them.
class DataOpener : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; its dialogs belong to window.
    DataOpener(Workbench &workbench, SessionFiles &files, NoticeBar &notices, QWidget &window);
    /// Waits for nothing: a reading that goes on is cancelled.
    ~DataOpener() override;

    void chooseFiles();
    void chooseFolder();
    /// Of several openings in a row the last one stays.
    void open(const QStringList &files);
    void openShipped();
    /// The user's own, as they are kept; null: they could not be read.
    void openDrawings(const Dataset *kept);

Q_SIGNALS:
    /// Data are in use, of this run.
    void opened(std::uint64_t run, const QString &name);
    void faultOccurred(const QString &message);

private:
    void ask(const std::shared_ptr<OpenedData> &data);
    void make(const std::shared_ptr<OpenedData> &data, ImageChange change,
              const std::vector<std::string> &classes);
    void offer(const ReadySets &ready, const QString &name);
    enum class Network { Present, New };
    void use(const ReadySets &ready, const QString &name, Network network);
    void tellOfUsable();

    Workbench &m_workbench;
    SessionFiles &m_files;
    NoticeBar &m_notices;
    QWidget &m_window;
    std::shared_ptr<OngoingReading> m_reading; ///< the newest; null: none
    /// Data that the workbench has been given, and what is to be told of them when they can be used.
    struct Given
    {
        DataOrigin origin;
        QString told;
        bool hasNotes = false; ///< what was made of them is told too, which stays until it is closed
    };
    std::optional<Given> m_given;
};

} // namespace deltascope
