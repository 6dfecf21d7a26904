// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_heading.h"

#include "ui/settings/inputs_words.h"
#include "ui/step/pass/step_text.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr QLatin1String mazurName("mazur");
constexpr double littleLoss = 0.01;
constexpr int lossDigits = 2;
constexpr int usualLines = 2; // of an explanation; one line less would move all below it
} // namespace

StepHeading::StepHeading(StepWalk &walk, QWidget *parent)
    : QWidget(parent)
    , m_walk(walk)
    , m_caption(wrappedLabel("caption"))
    , m_title(wrappedLabel("title"))
    , m_explanation(wrappedLabel("muted"))
    , m_offer(new QWidget)
    , m_why(wrappedLabel("muted"))
    , m_misread(new QPushButton(tr("Try one it misreads")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    auto *wide = new QToolButton;
    wide->setProperty("role", QStringLiteral("flat"));
    wide->setAccessibleName(tr("Large panel"));
    wide->setToolTip(tr("More room for equations and numbers, or less (F9)"));
    setThemedIcon(wide, QStringLiteral("wide"));
    connect(wide, &QToolButton::clicked, this, &StepHeading::wideToggled);
    auto *top = new QHBoxLayout;
    top->addWidget(m_caption, 1);
    top->addWidget(wide, 0, Qt::AlignTop);
    layout->addLayout(top);
    for (QLabel *label : {m_title, m_explanation})
        layout->addWidget(label);
    layout->addWidget(m_offer);
    auto *offer = new QVBoxLayout(m_offer);
    offer->setContentsMargins(0, 0, 0, 0);
    offer->setSpacing(0);
    offer->addWidget(m_why);
    offer->addWidget(m_misread, 0, Qt::AlignLeft);
    m_misread->setProperty("role", QStringLiteral("link"));
    m_misread->setAccessibleName(m_misread->text());
    m_misread->setMinimumWidth(1); // its style's padding would make the narrowest panel too narrow
    m_misread->setToolTip(tr("The loss is nearly 0, so there is little to learn here; an image that the "
                             "network misreads shows more"));
    connect(m_misread, &QPushButton::clicked, this, &StepHeading::misreadWanted);
}

void StepHeading::setBrief(bool brief)
{
    m_brief = brief;
    m_explanation->setVisible(!brief);
    if (m_walk.open())
        refreshOffer();
}

void StepHeading::refresh()
{
    const StepId step = m_walk.step();
    const InspectedPass &open = *m_walk.open();
    const QString place = positionText(m_walk.position(), open.sizes(), m_walk.chosen());
    m_caption->setText(place.isEmpty() ? stepCaption(step)
                                       : stepCaption(step) + QStringLiteral(" · ") + worded(place));
    m_caption->setFont(Theme::instance().font(TypeSize::Caption, true));
    const QString colour = QStringLiteral("color: %1").arg(phaseColour(step).name());
    if (m_caption->styleSheet() != colour) // which would be applied again
        m_caption->setStyleSheet(colour);
    m_title->setText(unbroken(worded(stepTitle(step, m_walk.chosen()))));
    const QString ofHidden = m_walk.hidden().empty() ? QString() : explanationOfHidden(step, m_walk.chosen());
    m_explanation->setText(unbroken(
        worded(ofHidden.isEmpty() ? stepExplanation(open, m_walk.position(), m_walk.chosen()) : ofHidden)));
    const bool compares = step == StepId::after && m_walk.workbench().example().handName == mazurName &&
                          m_walk.hidden().empty();
    if (compares)
        m_explanation->setText(m_explanation->text() + QLatin1Char(' ') +
                               practiceSentence(mazur_page_note()));
    const Inputs foldedInputs = m_walk.workbench().snapshot()->folded_inputs;
    if (step == StepId::x0 && foldedInputs != Inputs::Plain && !m_walk.workbench().example().hand)
        m_explanation->setText(m_explanation->text() + QLatin1Char(' ') + worded(foldedText(foldedInputs)));
    m_explanation->setMinimumHeight(usualLines * m_explanation->fontMetrics().lineSpacing());
    refreshOffer();
}

void StepHeading::refreshOffer()
{
    const double loss = m_walk.open()->pass().loss;
    const bool isPlace = m_walk.step() == StepId::x0 || m_walk.step() >= StepId::loss;
    m_offer->setVisible(isPlace && !m_brief && loss < littleLoss && m_walk.workbench().hasData());
    if (m_walk.hidden().loss)
        m_why->setText(tr("The network reads this one almost perfectly: there is hardly anything to learn "
                          "from it, and hardly anything flows back."));
    else
        m_why->setText(tr("The network reads this one almost perfectly, with a loss of %1: there is hardly "
                          "anything to learn from it, and hardly anything flows back.")
                           .arg(number(loss, lossDigits)));
}

} // namespace deltascope
