// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/empty_plot_hint.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

EmptyPlotHint::EmptyPlotHint(QWidget *parent)
    : QWidget(parent)
    , m_why(new QLabel)
    , m_new(new QPushButton(tr("Watch one learn from nothing")))
{
    m_why->setWordWrap(true);
    m_new->setAccessibleName(m_new->text());
    m_new->setToolTip(tr("Starts a new network with 30 hidden units, and trains it in slow motion"));

    const Theme &theme = Theme::instance();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(2), theme.space(2), theme.space(2), theme.space(2));
    column->setSpacing(theme.space(4));
    column->addWidget(m_why);
    column->addWidget(m_new, 0, Qt::AlignLeft);
    column->addStretch();
    connect(m_new, &QPushButton::clicked, this, &EmptyPlotHint::newNetworkWanted);
}

void EmptyPlotHint::say(const QString &why, bool offersNew)
{
    m_why->setText(why);
    m_new->setVisible(offersNew);
}

} // namespace deltascope
