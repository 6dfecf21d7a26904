// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/settings.h"

#include <QObject>

class QWidget;

namespace deltascope {

/// The field for one setting, of the kind that its value needs: a number, a choice or a tick.
class SettingEditor : public QObject
{
    Q_OBJECT

public:
    /// Its field has the setting's title as accessible name, and belongs to whoever lays it out; the editor
    /// lives as long as the field.
    explicit SettingEditor(Setting setting);

    Setting setting() const { return m_setting; }
    QWidget *field() const { return m_field; }
    /// Shows the value that the setting has in settings, without a signal.
    virtual void show(const TrainingSettings &settings) = 0;
    /// Puts what the field says into settings.
    virtual void write(TrainingSettings &settings) const = 0;
    /// Where it is a choice: says of each item, and behind the tool tip of the field, what it is.
    virtual void explain() {}

Q_SIGNALS:
    /// The user has given the setting another value.
    void edited(deltascope::Setting setting);

protected:
    /// Called once by the constructor of a kind.
    void setField(QWidget *field);

private:
    Setting m_setting;
    QWidget *m_field = nullptr;
};

/// The editor of the kind that the setting's value needs.
SettingEditor *makeSettingEditor(Setting setting);

} // namespace deltascope
