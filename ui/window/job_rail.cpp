// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/job_rail.h"

#include "ui/platform/keys.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int railWidth = 72;
constexpr int wideRail = 80; // with the projector theme's type
constexpr int besideName = 12;
constexpr int railIcon = 24;

void name(QToolButton *entry, const QString &text, const QString &help)
{
    entry->setText(text);
    entry->setToolTip(help);
    entry->setAccessibleName(text);
    entry->setAccessibleDescription(help);
}
} // namespace

JobRail::JobRail(QWidget *parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
    , m_present(makeEntry(QStringLiteral("present")))
{
    setProperty("role", QStringLiteral("bar"));
    m_column->setContentsMargins(0, 8, 0, 8);
    m_column->setSpacing(0);
    addJob(Job::Train, nameOf(Job::Train), QStringLiteral("train"),
           tr("Train the network and watch it learn (%1)").arg(shownKey(Qt::CTRL | Qt::Key_1)));
    addJob(Job::Draw, nameOf(Job::Draw), QStringLiteral("draw"),
           tr("Draw a digit and see it read (%1)").arg(shownKey(Qt::CTRL | Qt::Key_2)));
    addJob(Job::Step, nameOf(Job::Step), QStringLiteral("step"),
           tr("Step through one backward pass (%1)").arg(shownKey(Qt::CTRL | Qt::Key_3)));
    m_column->addStretch();
    QToolButton *reference = makeEntry(QStringLiteral("help"));
    name(reference, tr("Notation"), tr("What each symbol means, and the keys of this job (F1)"));
    connect(reference, &QToolButton::clicked, this, &JobRail::referenceRequested);
    m_column->addWidget(reference);
    m_column->addWidget(m_present);
    m_group->button(static_cast<int>(Job::Train))->setChecked(true);
    showPresenting(false);
    fitWidth();
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT jobChanged(static_cast<Job>(id));
    });
    connect(m_present, &QToolButton::clicked, this, [this] { Q_EMIT presentRequested(!m_presenting); });
    connect(&Theme::instance(), &Theme::changed, this, &JobRail::fitWidth);
}

QToolButton *JobRail::makeEntry(const QString &icon)
{
    auto *entry = new QToolButton;
    entry->setProperty("role", QStringLiteral("rail"));
    entry->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    entry->setIconSize({railIcon, railIcon});
    entry->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setThemedIcon(entry, icon);
    return entry;
}

void JobRail::addJob(Job job, const QString &text, const QString &icon, const QString &help)
{
    QToolButton *entry = makeEntry(icon);
    name(entry, text, help);
    entry->setCheckable(true);
    m_group->addButton(entry, static_cast<int>(job));
    m_column->addWidget(entry);
}

void JobRail::fitWidth()
{
    const Theme &theme = Theme::instance();
    const QFontMetrics metrics(theme.font(TypeSize::Body, true));
    int width = theme.mode() == Theme::Mode::Projector ? wideRail : railWidth;
    for (const QToolButton *entry : findChildren<QToolButton *>())
        width = std::max(width, metrics.horizontalAdvance(entry->text()) + besideName);
    setFixedWidth(width);
}

void JobRail::showPresenting(bool presenting)
{
    m_presenting = presenting;
    if (presenting)
        name(m_present, tr("Leave"), tr("Leave the projector view (Esc)"));
    else
        name(m_present, tr("Present"), tr("Fill the screen, in large type for a projector (F5)"));
}

QString JobRail::nameOf(Job job)
{
    switch (job) {
    case Job::Train:
        return tr("Train");
    case Job::Draw:
        return tr("Draw");
    case Job::Step:
        break;
    }
    return tr("Step");
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
