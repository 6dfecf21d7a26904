// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_row.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace deltascope {

namespace {
QComboBox *valueBox(const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setMinimumContentsLength(6);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}
} // namespace

SettingRow::SettingRow(const std::vector<Setting> &offered, const QString &name, Takes takes, QWidget *parent)
    : QWidget(parent)
    , m_setting(new QComboBox)
    , m_choices(takes == Takes::OneValue ? valueBox(tr("%1: value").arg(name)) : nullptr)
    , m_text(m_choices ? m_choices->lineEdit() : new QLineEdit)
    , m_fault(new QLabel)
{
    for (const Setting setting : offered)
        m_setting->addItem(settingName(setting), static_cast<int>(setting));
    m_setting->setAccessibleName(tr("%1: setting").arg(name));
    m_fault->setProperty("role", QStringLiteral("warning"));
    m_fault->setWordWrap(true);
    m_fault->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(m_setting);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    layout->addLayout(row);
    if (m_choices) {
        row->addWidget(m_choices, 1);
    } else {
        m_text->setAccessibleName(tr("%1: values").arg(name));
        m_text->setToolTip(tr("Values, separated by commas"));
        row->addStretch();
        layout->addWidget(m_text);
    }
    layout->addWidget(m_fault);
    connect(m_setting, &QComboBox::currentIndexChanged, this, &SettingRow::settingChosen);
    connect(m_text, &QLineEdit::textChanged, this, &SettingRow::edited);
    connect(m_text, &QLineEdit::returnPressed, this, &SettingRow::confirmed);
}

Setting SettingRow::setting() const
{
    return static_cast<Setting>(m_setting->currentData().toInt());
}

QString SettingRow::text() const
{
    return m_text->text();
}

void SettingRow::setChoices(const QStringList &texts)
{
    if (!m_choices)
        return m_text->setText(texts.value(0));
    m_choices->clear();
    m_choices->addItems(texts);
    m_choices->setCurrentIndex(0);
}

void SettingRow::showFault(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

} // namespace deltascope
