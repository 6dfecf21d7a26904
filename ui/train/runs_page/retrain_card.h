// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting.h"
#include "ui/train/runs/run_record.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace deltascope {

class SettingRow;

/// Asks for a run to be trained again from the same initial weights, with one setting changed.
class RetrainCard : public QFrame
{
    Q_OBJECT

public:
    explicit RetrainCard(QWidget *parent = nullptr);

    /// The run that the card is about; null: none.
    void setRun(const std::shared_ptr<const RunRecord> &record);

Q_SIGNALS:
    void requested(std::uint64_t run, const deltascope::TrainingSettings &settings);

private:
    void offerValues();
    void check();
    void ask();

    std::shared_ptr<const RunRecord> m_record;
    QLabel *m_title;
    SettingRow *m_row;
    QPushButton *m_button;
    TrainingSettings m_settings; ///< what the card says now
};

} // namespace deltascope
