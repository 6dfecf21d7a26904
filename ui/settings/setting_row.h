// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace deltascope {

/// A setting and a text for its value or values, with what is wrong with them below.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    enum class Takes {
        OneValue,     ///< beside the setting, where others are offered in a list
        SeveralValues ///< over the whole width
    };
    /// Offers these settings; name is what the row is for, for screen readers.
    SettingRow(const std::vector<Setting> &offered, const QString &name, Takes takes,
               QWidget *parent = nullptr);

    Setting setting() const;
    QString text() const;
    /// The first becomes the text; where one value is wanted, the others are offered in its list.
    void setChoices(const QStringList &texts);
    /// Empty: nothing is wrong.
    void showFault(const QString &fault);

Q_SIGNALS:
    void settingChosen();
    void edited();
    /// Enter has been pressed in the text.
    void confirmed();

private:
    QComboBox *m_setting;
    QComboBox *m_choices; ///< null where several values are wanted
    QLineEdit *m_text;
    QLabel *m_fault;
};

} // namespace deltascope
