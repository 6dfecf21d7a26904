// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/expectation_bar.h"

#include "ui/theme/labels.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_switch.h"
#include "ui/train/curves/expected_graph.h"

#include <QAccessible>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

ExpectationBar::ExpectationBar(QWidget *parent)
    : QWidget(parent)
    , m_invitation(wrappedLabel())
    , m_entry(new CurveSwitch(tr("expected")))
    , m_difference(wrappedLabel())
{
    m_invitation->setText(
        tr("How will the loss go? Draw it into the upper field, or choose a curve, and press "
           "Train."));
    m_entry->setToolTip(tr("What you expected before the run; click to show or hide it"));
    m_difference->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(1));
    column->addWidget(makeTools());
    column->addWidget(m_entry, 0, Qt::AlignLeft);
    column->addWidget(m_difference);
    connect(m_entry, &QAbstractButton::toggled, this, &ExpectationBar::switched);
    connect(&Theme::instance(), &Theme::changed, this, &ExpectationBar::restyle);
    restyle();
    tell(false, false, {});
}

QWidget *ExpectationBar::makeTools()
{
    const QStringList names = {tr("Falls fast"), tr("Falls slowly"), tr("Levels off"), tr("Goes up again")};
    m_tools = new QWidget;
    auto *grid = new QGridLayout(m_tools); // in one row they are wider than a narrow panel
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::instance().space(1));
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        auto *button = new QPushButton(names[i]);
        button->setAccessibleName(names[i]);
        button->setMinimumWidth(1);
        grid->addWidget(button, i / 2, i % 2);
        m_shapes.append(button);
        connect(button, &QPushButton::clicked, this,
                [this, i] { Q_EMIT shapeChosen(static_cast<ExpectedCurve::Shape>(i)); });
    }
    m_clear = new QPushButton(tr("Clear"));
    m_clear->setAccessibleName(m_clear->text());
    m_clear->setToolTip(tr("Wipes the expected curve out"));
    m_clear->setProperty("role", QStringLiteral("link"));
    grid->addWidget(m_clear, 2, 0, Qt::AlignLeft);
    connect(m_clear, &QPushButton::clicked, this, &ExpectationBar::clearWanted);
    return m_tools;
}

void ExpectationBar::restyle()
{
    m_entry->setPen(ExpectedGraph::pen());
}

QString ExpectationBar::told() const
{
    return m_difference->text();
}

void ExpectationBar::tell(bool drawing, bool drawn, const QString &difference)
{
    m_invitation->setVisible(drawing);
    m_tools->setVisible(drawing);
    m_clear->setEnabled(drawn);
    m_entry->setVisible(drawn);
    m_difference->setVisible(!difference.isEmpty());
    setVisible(drawing || drawn);
    if (m_difference->text() == difference)
        return;
    m_difference->setText(difference);
    QAccessibleEvent alert(m_difference, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace deltascope
