// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <QFrame>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace deltascope {

class SettingEditor;
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
    /// Where room is short, settings that would take a row of their own wait behind a button.
    void setCompact(bool compact);
    /// Training needs data; without them its buttons are off.
    void setDataAvailable(bool available);

    /// Puts what the field of that setting says into settings.
    void write(Setting setting, TrainingSettings &settings) const;
    /// The same for all fields whose settings need a new network.
    void writeNetworkSettings(TrainingSettings &settings) const;

Q_SIGNALS:
    void resetRequested();
    void trainToggled();
    void batchRequested();
    void epochRequested();
    void edited(deltascope::Setting setting);
    /// 0: as fast as it can.
    void speedLimitChosen(double imagesPerSecond);

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
    void showFields();
    void showSettings(const TrainingSettings &settings);
    void showOptions(const TrainingSettings &settings);
    QWidget *field(Setting setting, const QString &caption, int width);
    SettingEditor *editorOf(Setting setting) const;
    void editedBy(const SettingEditor &editor);
    void matchFunctions(Setting edited);
    void proposeRate(const Functions &from, const Functions &to);
    void showAccuracy(const TrainingSnapshot &snapshot);
    void showTraining(bool training);

    QGridLayout *m_layout = nullptr;
    QWidget *m_buttons = nullptr;
    QWidget *m_fields = nullptr;
    QWidget *m_status = nullptr;
    QPushButton *m_train = nullptr;
    QPushButton *m_batchButton = nullptr;
    QPushButton *m_epochButton = nullptr;
    std::vector<SettingEditor *> m_editors; ///< owned by their fields
    QLabel *m_options = nullptr;            ///< what of the run is not plain
    QLabel *m_epoch = nullptr;
    QLabel *m_accuracy = nullptr;
    QToolButton *m_speed = nullptr;
    SpeedMenu *m_speeds = nullptr;
    bool m_training = false; ///< as the button says
    TrainingSettings m_shown;
    Functions m_functions; ///< as chosen before the newest edit
    bool m_edited = false; ///< a setting that needs a new network, and nobody has answered yet
    bool m_twoRows = false;
    bool m_compact = false;
    QPushButton *m_settings = nullptr; ///< shows them, where they wait
};

} // namespace deltascope
