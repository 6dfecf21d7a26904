// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/setting_row.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace deltascope {

SettingRow::SettingRow(const std::vector<Setting> &offered, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_setting(new QComboBox)
    , m_text(new QComboBox)
    , m_fault(new QLabel)
{
    for (const Setting setting : offered)
        m_setting->addItem(settingName(setting), static_cast<int>(setting));
    m_setting->setAccessibleName(tr("%1: setting").arg(name));
    m_text->setAccessibleName(tr("%1: value").arg(name));
    m_text->setEditable(true);
    m_text->setInsertPolicy(QComboBox::NoInsert);
    m_text->setMinimumContentsLength(6);
    m_text->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fault->setProperty("role", QStringLiteral("warning"));
    m_fault->setWordWrap(true);
    m_fault->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(m_setting);
    row->addWidget(m_text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    layout->addLayout(row);
    layout->addWidget(m_fault);
    connect(m_setting, &QComboBox::currentIndexChanged, this, &SettingRow::settingChosen);
    connect(m_text, &QComboBox::editTextChanged, this, &SettingRow::edited);
    connect(m_text->lineEdit(), &QLineEdit::returnPressed, this, &SettingRow::confirmed);
}

Setting SettingRow::setting() const
{
    return static_cast<Setting>(m_setting->currentData().toInt());
}

QString SettingRow::text() const
{
    return m_text->currentText();
}

void SettingRow::setChoices(const QStringList &texts)
{
    m_text->clear();
    m_text->addItems(texts);
    m_text->setCurrentIndex(0);
}

void SettingRow::showFault(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

} // namespace deltascope
