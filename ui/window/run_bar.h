// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <QFrame>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace deltascope {

class RateBox;
class SpeedMenu;

/// The bar on top: the run's buttons, its settings and its figures. It decides nothing: it shows what it is
/// given and says what the user wants.
class RunBar : public QFrame
{
    Q_OBJECT

public:
    explicit RunBar(QWidget *parent = nullptr);

    /// Shows a snapshot. Settings that the user has edited and nobody has answered yet stay as edited.
    void showSnapshot(const TrainingSnapshot &snapshot);
    /// The edited settings have been asked for and will come with a later snapshot.
    void acceptSettings() { m_edited = false; }
    /// Forgets edited settings and shows those of the last snapshot.
    void revertSettings();
    /// Training needs data; without them its buttons are off.
    void setDataAvailable(bool available);

    /// What the fields say now.
    TrainingSettings settings() const;

Q_SIGNALS:
    void resetRequested();
    void trainToggled();
    void batchRequested();
    void epochRequested();
    void rateEdited(double rate);
    void batchSizeEdited(int size);
    /// 0: as fast as it can.
    void speedLimitChosen(double imagesPerSecond);
    /// A setting that needs a new network was edited.
    void networkSettingsEdited(const deltascope::TrainingSettings &settings);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QWidget *makeButtons();
    QWidget *makeFields();
    QWidget *makeStatus();
    int widthInOneRow() const;
    void chooseRows();
    void arrange();
    void showSettings(const TrainingSettings &settings);
    void updateChoices();
    void networkEdited();
    void showAccuracy(const TrainingSnapshot &snapshot);
    void showTraining(bool training);

    QGridLayout *m_layout = nullptr;
    QWidget *m_buttons = nullptr;
    QWidget *m_fields = nullptr;
    QWidget *m_status = nullptr;
    QPushButton *m_train = nullptr;
    QPushButton *m_batchButton = nullptr;
    QPushButton *m_epochButton = nullptr;
    QSpinBox *m_hidden = nullptr;
    QComboBox *m_hiddenActivation = nullptr;
    QComboBox *m_outputActivation = nullptr;
    QComboBox *m_cost = nullptr;
    RateBox *m_rate = nullptr;
    QSpinBox *m_batch = nullptr;
    QComboBox *m_init = nullptr;
    QSpinBox *m_seed = nullptr;
    QLabel *m_epoch = nullptr;
    QLabel *m_accuracy = nullptr;
    QToolButton *m_speed = nullptr;
    SpeedMenu *m_speeds = nullptr;
    bool m_training = false; ///< as the button says
    TrainingSettings m_shown;
    bool m_edited = false;
    bool m_twoRows = false;
};

} // namespace deltascope
