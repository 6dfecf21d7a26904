// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/job_rail.h"

#include "ui/theme/icons.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int railWidth = 72;
constexpr int railIcon = 24;
} // namespace

JobRail::JobRail(QWidget *parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
{
    setProperty("role", QStringLiteral("bar"));
    setFixedWidth(railWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(0);
    const auto add = [&](Job job, const QString &name, const QString &icon, const QString &help) {
        auto *entry = new QToolButton;
        entry->setProperty("role", QStringLiteral("rail"));
        entry->setText(name);
        entry->setToolTip(help);
        entry->setAccessibleName(name);
        entry->setAccessibleDescription(help);
        entry->setCheckable(true);
        entry->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        entry->setIconSize({railIcon, railIcon});
        entry->setFixedWidth(railWidth);
        setThemedIcon(entry, icon);
        m_group->addButton(entry, static_cast<int>(job));
        layout->addWidget(entry);
    };
    add(Job::Train, tr("Train"), QStringLiteral("train"),
        tr("Train the network and watch it learn (Ctrl+1)"));
    add(Job::Draw, tr("Draw"), QStringLiteral("draw"), tr("Draw a digit and see it read (Ctrl+2)"));
    add(Job::Step, tr("Step"), QStringLiteral("step"), tr("Step through one backward pass (Ctrl+3)"));
    layout->addStretch();
    m_group->button(static_cast<int>(Job::Train))->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT jobChanged(static_cast<Job>(id));
    });
}

Job JobRail::job() const
{
    return static_cast<Job>(m_group->checkedId());
}

void JobRail::setJob(Job job)
{
    m_group->button(static_cast<int>(job))->setChecked(true);
}

} // namespace deltascope
