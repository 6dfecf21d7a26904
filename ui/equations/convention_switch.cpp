// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/convention_switch.h"

#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSettings>

namespace deltascope {

namespace {
const QString orderKey = QStringLiteral("window/units-first");
const QString namesKey = QStringLiteral("window/a-and-sigma");

QCheckBox *box(const QString &text, const QString &name, const QString &tip)
{
    auto *made = new QCheckBox(text);
    made->setAccessibleName(name);
    made->setToolTip(tip);
    // A click does not take the keyboard: the arrow keys go on stepping through the pass.
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}
} // namespace

void chooseWeightOrder(Convention order)
{
    if (order == weightOrder())
        return;
    setWeightOrder(order);
    QSettings().setValue(orderKey, order == Convention::UnitsFirst);
    Theme::instance().restyle();
}

void chooseActivationNames(Names names)
{
    if (names == notationNames())
        return;
    setNotationNames(names);
    QSettings().setValue(namesKey, names == Names::ASigma);
    Theme::instance().restyle();
}

void restoreConvention()
{
    const QSettings kept;
    setWeightOrder(kept.value(orderKey, false).toBool() ? Convention::UnitsFirst : Convention::InputsFirst);
    setNotationNames(kept.value(namesKey, false).toBool() ? Names::ASigma : Names::XPhi);
}

ConventionSwitch::ConventionSwitch(QWidget *parent)
    : QWidget(parent)
    , m_order(
          box(tr("W: units × inputs"), tr("Write W as units × inputs"),
              tr("A row of W for each unit, as in Nielsen’s book and in PyTorch, and the index of where a "
                 "weight leads to in front; otherwise a row for each input (U)")))
    , m_names(box(tr("a, σ"), tr("Write a and σ for x and φ"),
                  tr("Activations are called a and their function σ, as in Nielsen’s book")))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(3));
    layout->addWidget(m_order);
    layout->addWidget(m_names);
    layout->addStretch(1);
    connect(m_order, &QCheckBox::clicked, this, [](bool unitsFirst) {
        chooseWeightOrder(unitsFirst ? Convention::UnitsFirst : Convention::InputsFirst);
    });
    connect(m_names, &QCheckBox::clicked, this,
            [](bool books) { chooseActivationNames(books ? Names::ASigma : Names::XPhi); });
    connect(&Theme::instance(), &Theme::changed, this, &ConventionSwitch::refresh);
    refresh();
}

void ConventionSwitch::refresh()
{
    m_order->setChecked(weightOrder() == Convention::UnitsFirst);
    m_names->setChecked(notationNames() == Names::ASigma);
}

} // namespace deltascope
