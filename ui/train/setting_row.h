// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/setting.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace deltascope {

/// A setting and a text for its value or values, with what is wrong with them below.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    /// Offers these settings; name is what the row is for, for those who hear it.
    SettingRow(const std::vector<Setting> &offered, const QString &name, QWidget *parent = nullptr);

    Setting setting() const;
    QString text() const;
    /// Offered in the list of the text's box; the first is its text.
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
    QComboBox *m_text;
    QLabel *m_fault;
};

} // namespace deltascope
