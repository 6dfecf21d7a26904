// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs_page/retrain_card.h"

#include "ui/settings/setting_row.h"
#include "ui/theme/theme.h"
#include "ui/train/runs/run_actions.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
std::vector<Setting> offered()
{
    std::vector<Setting> settings;
    std::ranges::remove_copy_if(run_settings, std::back_inserter(settings),
                                [](Setting setting) { return facts_of(setting).changes_start; });
    return settings;
}
} // namespace

RetrainCard::RetrainCard(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_row(new SettingRow(offered(), tr("Again"), SettingRow::Takes::OneValue))
    , m_button(new QPushButton(tr("Train it again")))
{
    setProperty("role", QStringLiteral("card"));
    m_title->setWordWrap(true);
    m_button->setAccessibleName(m_button->text());
    m_button->setToolTip(tr("A new run from the same initial weights, for as many epochs"));
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(2));
    layout->addWidget(m_title);
    layout->addWidget(m_row);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_row, &SettingRow::settingChosen, this, &RetrainCard::offerValues);
    connect(m_row, &SettingRow::edited, this, &RetrainCard::check);
    connect(m_row, &SettingRow::confirmed, this, &RetrainCard::ask);
    connect(m_button, &QPushButton::clicked, this, &RetrainCard::ask);
    setRun(nullptr);
}

void RetrainCard::setRun(const std::shared_ptr<const RunRecord> &record)
{
    const bool same = record && m_record && record->run() == m_record->run();
    m_record = record;
    const QString name = record ? record->name() : tr("A run");
    m_title->setText(tr("%1 again, from the same initial weights, but with").arg(name.toHtmlEscaped()));
    setEnabled(record != nullptr);
    if (record && !same)
        offerValues();
}

// The values other than the run's own.
void RetrainCard::offerValues()
{
    if (!m_record)
        return;
    const Setting setting = m_row->setting();
    QStringList values = exampleValues(setting).split(QStringLiteral(", "));
    values.removeAll(settingText(setting, RunActions::firstSettings(*m_record)));
    m_row->setChoices(values);
    check();
}

void RetrainCard::check()
{
    if (!m_record)
        return;
    QString fault;
    m_settings = withSetting(m_row->setting(), m_row->text(), RunActions::firstSettings(*m_record), fault);
    m_row->showFault(fault);
    m_button->setEnabled(fault.isEmpty());
}

void RetrainCard::ask()
{
    if (m_record && m_button->isEnabled())
        Q_EMIT requested(m_record->run(), m_settings);
}

} // namespace deltascope
