// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slip/slip_banner.h"

#include "ui/step/slip/slip_session.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace deltascope {

SlipBanner::SlipBanner(SlipSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_text(new QLabel(
          tr("A slip is in: one rule in Step is wrong on purpose. The network and its files stay right.")))
    , m_end(new QPushButton(tr("Take the slip out")))
{
    setProperty("role", QStringLiteral("notice"));
    m_text->setWordWrap(true);
    m_end->setAccessibleName(m_end->text());
    setAccessibleName(m_text->text());
    auto *layout = new QHBoxLayout(this);
    const Theme &theme = Theme::instance();
    layout->setContentsMargins(theme.space(4), theme.space(1), theme.space(3), theme.space(1));
    layout->setSpacing(theme.space(2));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_end);
    connect(m_end, &QPushButton::clicked, &session, &SlipSession::end);
    connect(&session, &SlipSession::switched, this, &SlipBanner::refresh);
    refresh();
}

QString SlipBanner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void SlipBanner::refresh()
{
    if (!m_session.isOn() && m_end->hasFocus())
        Q_EMIT keysGivenUp();
    setVisible(m_session.isOn());
}

} // namespace deltascope
