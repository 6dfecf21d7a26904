// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_tools.h"

#include "ui/theme/icons.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace deltascope {

namespace {
template <class Value>
void addChoice(QComboBox *box, Value value, const QString &name, const QString &help)
{
    box->addItem(name, static_cast<int>(value));
    box->setItemData(box->count() - 1, help, Qt::ToolTipRole);
}

// Wide enough for what is chosen; the list opens as wide as it needs to be.
QComboBox *choice(const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(1);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}
} // namespace

UnitsTools::UnitsTools(QWidget *parent)
    : QWidget(parent)
    , m_quantity(choice(tr("What is shown of each unit")))
    , m_order(choice(tr("Order of the units")))
    , m_common(new QToolButton)
    , m_wide(new QToolButton)
{
    addChoice(m_quantity, UnitQuantity::Weights, tr("weights"), {});
    addChoice(m_quantity, UnitQuantity::Gradient, tr("gradient"), {});
    addChoice(m_quantity, UnitQuantity::Change, tr("change"), {});
    addChoice(m_order, UnitOrder::Index, tr("by index"), tr("As they are numbered"));
    addChoice(m_order, UnitOrder::Outgoing, tr("by strength"), {});
    addChoice(m_order, UnitOrder::Activation, tr("by activation"),
              tr("The unit that the example on the stage excites most first"));
    addChoice(m_order, UnitOrder::Similarity, tr("by similarity"),
              tr("Each followed by the one whose weights are most like its own"));
    m_common->setText(tr("common"));
    m_common->setCheckable(true);
    m_common->setAccessibleName(tr("One colour range for all units"));
    m_common->setToolTip(tr("One colour range for all units, so that strong ones stand out; otherwise "
                            "each has its own"));

    setThemedIcon(m_wide, QStringLiteral("wide"));
    m_wide->setCheckable(true);
    m_wide->setAccessibleName(tr("Wide panel"));
    m_wide->setToolTip(tr("More room for this panel, less for the stage (F9)"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(m_quantity, 1);
    row->addWidget(m_order, 1);
    row->addWidget(m_wide);
    connect(m_wide, &QToolButton::toggled, this, &UnitsTools::wideWanted);
    sayInNotation(this, [this] { nameParts(); });
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &UnitsTools::quantityChanged);
    connect(m_order, &QComboBox::currentIndexChanged, this, &UnitsTools::orderChanged);
    connect(m_common, &QToolButton::toggled, this, &UnitsTools::rangeChanged);
}

// Which part of W¹ or W² belongs to a unit.
void UnitsTools::nameParts()
{
    const bool rows = weightOrder() == Convention::UnitsFirst;
    const auto name = [](QComboBox *box, auto choice, const QString &tip) {
        box->setItemData(box->findData(static_cast<int>(choice)), tip, Qt::ToolTipRole);
    };
    name(m_quantity, UnitQuantity::Weights, rows ? tr("Its row of W¹") : tr("Its column of W¹"));
    name(m_quantity, UnitQuantity::Gradient,
         rows ? tr("Its row of ∂L/∂W¹, the mean over the last mini-batch")
              : tr("Its column of ∂L/∂W¹, the mean over the last mini-batch"));
    name(m_quantity, UnitQuantity::Change,
         rows ? tr("Its row of W¹, minus what it was when the run began")
              : tr("Its column of W¹, minus what it was when the run began"));
    name(m_order, UnitOrder::Outgoing,
         rows ? tr("The unit with the largest outgoing weights first: the length of its column of W²")
              : tr("The unit with the largest outgoing weights first: the length of its row of W²"));
}

void UnitsTools::setWide(bool wide)
{
    m_wide->setChecked(wide);
}

UnitQuantity UnitsTools::quantity() const
{
    return static_cast<UnitQuantity>(m_quantity->currentData().toInt());
}

UnitOrder UnitsTools::order() const
{
    return static_cast<UnitOrder>(m_order->currentData().toInt());
}

UnitPictures::Range UnitsTools::range() const
{
    return m_common->isChecked() ? UnitPictures::Range::Common : UnitPictures::Range::PerUnit;
}

} // namespace deltascope
