// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/whatif/what_if_card.h"

#include "core/practice/expression.h"
#include "ui/platform/keys.h"
#include "ui/step/card/card.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/step/practice/spoken_label.h"
#include "ui/step/walk/step_walk.h"
#include "ui/step/whatif/change_list.h"
#include "ui/step/whatif/drag_handle.h"
#include "ui/step/whatif/value_field.h"
#include "ui/step/whatif/what_if.h"
#include "ui/step/whatif/what_if_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace deltascope {

namespace {
WrappedLabel *richText(const char *role)
{
    WrappedLabel *label = wrappedLabel(role);
    label->setTextFormat(Qt::RichText);
    return label;
}

QString lines(const QStringList &texts)
{
    QStringList shown = texts;
    shown.removeAll(QString());
    return shown.join(QLatin1Char('\n'));
}
} // namespace

WhatIfCard::WhatIfCard(WhatIf &what, StepWalk &walk, QWidget *parent)
    : TurnCard(parent)
    , m_what(what)
    , m_walk(walk)
    , m_switch(new QPushButton(tr("What if")))
{
    m_switch->setCheckable(true);
    m_switch->setAccessibleName(m_switch->text());
    m_switch->setToolTip(tr("Change numbers by hand and see what follows (C); the network stays as it is"));
    column()->addWidget(m_switch, 0, Qt::AlignLeft);
    column()->addWidget(makeBody());
    connectParts();
    refresh();
}

QWidget *WhatIfCard::makeBody()
{
    m_banner = richText("warning");
    m_fault = richText("warning");
    m_loss = new SpokenLabel;
    m_list = new ChangeList(m_what, m_walk);
    for (WrappedLabel *label : std::initializer_list<WrappedLabel *>{m_banner, m_loss}) {
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setOnlyGrows(true); // below it a number is dragged
    }
    m_body = new QWidget;
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(2));
    for (QWidget *part : std::initializer_list<QWidget *>{m_banner, makeTerms(), makeValue(), m_fault, m_loss,
                                                          m_list, makeButtons()})
        column->addWidget(part);
    return m_body;
}

QWidget *WhatIfCard::makeTerms()
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const Term term : changeable_terms) {
        auto *button = new QToolButton;
        button->setText(QString::fromUtf8(symbol(term).data(), static_cast<qsizetype>(symbol(term).size())));
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("flat"));
        button->setMinimumWidth(1);
        button->setAccessibleName(tr("Change a number of %1").arg(button->text()));
        button->setToolTip(button->accessibleName());
        row->addWidget(button);
        m_terms.append(button);
        connect(button, &QToolButton::clicked, this, [this, term] {
            m_walk.pick(m_walk.chosen().numberOf(term));
            takeKeys();
        });
    }
    row->addStretch(1);
    return widget;
}

QWidget *WhatIfCard::makeValue()
{
    m_handle = new DragHandle;
    m_handle->setTextFormat(Qt::RichText);
    m_field = new ValueField;
    m_handle->setBuddy(m_field);
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::instance().space(1));
    row->addWidget(m_handle);
    row->addWidget(m_field, 1);
    return widget;
}

QWidget *WhatIfCard::makeButtons()
{
    m_keep = new QPushButton(tr("Keep"));
    m_keep->setAccessibleName(m_keep->text());
    m_allBack = new QPushButton(tr("Take all back"));
    m_allBack->setAccessibleName(m_allBack->text());
    m_allBack->setToolTip(
        tr("All numbers as they are in the network again; Backspace or %1 takes the last change back")
            .arg(shownKey(QKeySequence::Undo)));
    setThemedIcon(m_allBack, QStringLiteral("undo"));
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::instance().space(1));
    row->addWidget(m_allBack);
    row->addWidget(m_keep);
    row->addStretch(1);
    return widget;
}

void WhatIfCard::connectParts()
{
    connect(m_switch, &QPushButton::toggled, &m_what, &WhatIf::setOn);
    connect(m_field, &QLineEdit::textEdited, this, &WhatIfCard::take);
    connect(m_field, &QLineEdit::editingFinished, &m_what, &WhatIf::endDeed);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        m_fault->isHidden() ? takeKeys() : m_field->selectAll(); // what is no number stays beside its fault
    });
    connect(m_field, &ValueField::takenBack, this, [this] {
        m_what.undo();
        takeKeys();
    });
    connect(m_field, &ValueField::nudged, &m_what, &WhatIf::nudge);
    connect(m_field, &ValueField::left, this, &WhatIfCard::keysGivenUp);
    connect(m_handle, &DragHandle::dragged, &m_walk, &StepWalk::drag);
    connect(m_handle, &DragHandle::dropped, &m_walk, &StepWalk::dropDragged);
    connect(&m_walk, &StepWalk::dropped, this, [this] { // what is typed next are keys, not another value
        if (m_field->hasFocus())
            Q_EMIT keysGivenUp();
    });
    connect(m_keep, &QPushButton::clicked, &m_what, &WhatIf::keep);
    connect(m_allBack, &QPushButton::clicked, &m_what, &WhatIf::takeAllBack);
    connect(&m_what, &WhatIf::changed, this, &WhatIfCard::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &WhatIfCard::refresh);
}

void WhatIfCard::toggle()
{
    if (!m_walk.open())
        return; // there are no numbers to change
    m_switch->toggle();
    if (m_what.isOn())
        takeKeys();
}

// What is typed next takes the place of the whole number.
void WhatIfCard::takeKeys()
{
    m_field->setModified(false);
    refreshValue();
    m_field->setFocus();
    m_field->selectAll();
}

QString WhatIfCard::told() const
{
    return m_banner->isHidden() ? QString() : m_banner->text();
}

QString WhatIfCard::lossTold() const
{
    return m_loss->told();
}

// What is typed holds at once; what is no number yet changes nothing.
void WhatIfCard::take(const QString &text)
{
    const auto read = read_expression(text.toStdString());
    const auto *fault = std::get_if<ExpressionFault>(&read);
    m_fault->setVisible(fault && !text.isEmpty());
    if (fault) {
        m_fault->setText(practiceSentence(sentence(fault->error)).toHtmlEscaped());
        return;
    }
    m_what.set(m_what.number(), std::get<Expression>(read).value);
}

void WhatIfCard::refresh()
{
    const bool on = m_what.isOn();
    QWidget *keys = window()->focusWidget();
    const bool hadKeys = keys && isAncestorOf(keys);
    {
        const QSignalBlocker blocker(m_switch);
        m_switch->setChecked(on);
    }
    if (on && m_walk.open())
        refreshBody();
    m_body->setVisible(on);
    showOn(on);
    if (!hadKeys || (keys->isVisibleTo(this) && keys->isEnabled()))
        return;
    if (on)
        m_field->setFocus();
    else
        Q_EMIT keysGivenUp();
}

void WhatIfCard::refreshBody()
{
    const bool any = !m_what.changes().empty();
    m_banner->setText(notationHtml(banner()));
    setRole(m_banner, any || m_what.hasEnded() || m_what.tookSlipOut() ? QStringLiteral("warning")
                                                                       : QStringLiteral("muted"));
    refreshValue();
    const InspectedPass &shown = *m_walk.complete();
    m_loss->tell(lines({any ? WhatIfText::lossLine(m_walk.own()->pass().loss, shown.pass().loss)
                            : WhatIfText::lossLine(shown.pass().loss),
                        WhatIfText::answerLine(*m_walk.own(), shown), WhatIfText::heldLine(shown)}));
    m_list->refresh();
    m_allBack->setEnabled(any);
    m_keep->setEnabled(m_what.canKeep());
    m_keep->setToolTip(
        m_what.canKeep() || m_walk.state() == StepWalk::State::Current
            ? tr("Gives the changed weights and biases to the network; this can be undone. Inputs "
                 "and held activations are no part of a network.")
            : tr("The network has changed since this pass was opened. Use its new parameters first."));
}

QString WhatIfCard::banner() const
{
    if (!m_what.changes().empty())
        return tr(
            "A what-if: all that is shown follows from %n changed number(s). The network stays as it is.",
            nullptr, static_cast<int>(m_what.changes().size()));
    if (m_what.hasEnded())
        return tr("The what-if has ended: it was about another pass. All numbers are the network's own.");
    if (m_what.tookSlipOut())
        return tr("The slip is out: a what-if is about the right pass. Drag a number up or down, or type a "
                  "new value here.");
    return m_walk.own()->sizes().has_picture()
               ? tr("Drag a number up or down, paint pixels of x^{0}, or type a new value here.")
               : tr("Drag a number up or down, or type a new value here.");
}

// Text that means the number as it is stays as it was typed.
void WhatIfCard::refreshValue()
{
    const Selection number = m_what.number();
    const double value = m_what.value(number);
    for (qsizetype i = 0; i < m_terms.size(); ++i)
        m_terms[i]->setChecked(changeable_terms[static_cast<std::size_t>(i)] == number.term);
    m_handle->setText(notationHtml(nameOf(number) + QStringLiteral(" =")));
    m_field->setAccessibleName(tr("New value of %1").arg(notationPlain(nameOf(number))));
    const auto read = read_expression(m_field->text().toStdString());
    const auto *typed = std::get_if<Expression>(&read);
    const bool isTyping = m_field->hasFocus() && m_field->isModified() && number == m_shown;
    if (isTyping && (!typed || storedNumber(typed->value) == storedNumber(value)))
        return;
    const bool isOther = number != std::exchange(m_shown, number);
    m_field->setText(storedNumber(value));
    m_fault->hide();
    if (isOther && m_field->hasFocus())
        m_field->selectAll();
}

} // namespace deltascope
