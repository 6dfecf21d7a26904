// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opening/foreign_network.h"
#include "ui/opening/reading_progress.h"
#include "ui/workbench/latest_work.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace deltascope {

/// Asks how a network from elsewhere is to be read: the ways to take its hidden units and inputs, with how
/// many test images each reads, and the outputs and cost, which no accuracy can tell, with the loss that each
/// gives.
class ReadingDialog : public QDialog
{
    Q_OBJECT

public:
    /// opened has readings; the first one is chosen.
    explicit ReadingDialog(std::shared_ptr<const OpenedFile> opened, QWidget *parent = nullptr);
    ~ReadingDialog() override;

    QListWidget *readings() const { return m_readings; }
    QComboBox *outputs() const { return m_outputs; }
    QPushButton *openButton() const { return m_open; }
    /// Beside the choices: what was missing in the file, and what becomes of its inputs.
    QString remarks() const;

    /// The network as it is chosen. Throws DataError where its numbers leave float32.
    Session session() const;

private:
    void fitReadings();
    void cancelTrial();
    QString readingText(const NetworkReading &reading) const;
    const NetworkReading &reading() const;
    void showReading();
    void showOutputs(const std::vector<OutputReading> &outputs);

    std::shared_ptr<const OpenedFile> m_opened;
    QLabel *m_remarks = nullptr;
    QListWidget *m_readings = nullptr;
    QComboBox *m_outputs = nullptr;
    QPushButton *m_open = nullptr;
    std::vector<OutputReading> m_measured;   ///< of the chosen reading, as m_outputs has them
    std::shared_ptr<OngoingReading> m_trial; ///< of it; null before the first
    LatestWork<std::vector<OutputReading>> m_measuring;
};

} // namespace deltascope
