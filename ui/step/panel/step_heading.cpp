// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_heading.h"

#include "ui/step/walk/step_text.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr double littleLoss = 0.01;
constexpr int usualLines = 2; // of an explanation; one line less would move all below it

QLabel *wrappedLabel(const char *role)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}
} // namespace

StepHeading::StepHeading(StepWalk &walk, QWidget *parent)
    : QWidget(parent)
    , m_walk(walk)
    , m_caption(wrappedLabel("caption"))
    , m_title(wrappedLabel("title"))
    , m_explanation(wrappedLabel("muted"))
    , m_misread(new QPushButton(tr("Try one that it misreads")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    for (QLabel *label : {m_caption, m_title, m_explanation})
        layout->addWidget(label);
    layout->addWidget(m_misread, 0, Qt::AlignLeft);
    m_misread->setProperty("role", QStringLiteral("link"));
    m_misread->setAccessibleName(m_misread->text());
    m_misread->setMinimumWidth(1); // its style's padding would make the narrowest panel too narrow
    m_misread->setToolTip(tr("The loss is nearly 0, so there is little to learn here; an image that the "
                             "network misreads has more"));
    connect(m_misread, &QPushButton::clicked, this, &StepHeading::misreadWanted);
}

void StepHeading::refresh()
{
    const StepId step = m_walk.step();
    const QString place = positionText(m_walk);
    m_caption->setText(place.isEmpty() ? stepCaption(step)
                                       : stepCaption(step) + QStringLiteral(" · ") + place);
    m_caption->setFont(Theme::instance().font(TypeSize::Caption, true));
    m_caption->setStyleSheet(QStringLiteral("color: %1").arg(phaseColour(step).name()));
    m_title->setText(stepTitle(step, m_walk.chosen()));
    m_explanation->setText(stepExplanation(m_walk));
    m_explanation->setMinimumHeight(usualLines * m_explanation->fontMetrics().lineSpacing());
    const bool aboutLoss = step == StepId::loss || step == StepId::delta2;
    m_misread->setVisible(aboutLoss && m_walk.workbench().hasData() &&
                          m_walk.open()->pass().loss < littleLoss);
}

} // namespace deltascope
