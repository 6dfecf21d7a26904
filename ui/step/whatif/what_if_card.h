// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"
#include "ui/step/card/turn_card.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace deltascope {

class ChangeList;
class DragHandle;
class SpokenLabel;
class WrappedLabel;
class StepWalk;
class ValueField;
class WhatIf;

/// "What if": which number is changed, its value to type or to drag, what becomes of the loss, and what has
/// been changed. While it is off, its switch alone.
class WhatIfCard : public TurnCard
{
    Q_OBJECT

public:
    WhatIfCard(WhatIf &what, StepWalk &walk, QWidget *parent = nullptr);

    void toggle();
    ValueField *field() const { return m_field; }
    DragHandle *handle() const { return m_handle; }
    ChangeList *list() const { return m_list; }
    QPushButton *keepButton() const { return m_keep; }
    QPushButton *allBackButton() const { return m_allBack; }
    /// One for each of changeable_terms: chooses the number of that term.
    const QList<QToolButton *> &terms() const { return m_terms; }
    /// As the user reads it: that this is a what-if, and what it does to the loss.
    QString told() const;
    QString lossTold() const;

private:
    QWidget *makeBody();
    QWidget *makeTerms();
    QWidget *makeValue();
    QWidget *makeButtons();
    void connectParts();
    void refresh();
    void refreshBody();
    void refreshValue();
    void takeKeys();
    QString banner() const;
    void take(const QString &text);

    WhatIf &m_what;
    StepWalk &m_walk;
    QPushButton *m_switch = nullptr;
    QWidget *m_body = nullptr;
    WrappedLabel *m_banner = nullptr;
    QList<QToolButton *> m_terms;
    DragHandle *m_handle = nullptr;
    ValueField *m_field = nullptr;
    QLabel *m_fault = nullptr;
    TermEntry m_shown; ///< the number in the field
    SpokenLabel *m_loss = nullptr;
    ChangeList *m_list = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_allBack = nullptr;
};

} // namespace deltascope
