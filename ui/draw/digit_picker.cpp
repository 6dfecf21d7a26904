// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/digit_picker.h"

#include "core/network/types.h"
#include "ui/theme/theme.h"
#include "ui/workbench/class_names.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace deltascope {

DigitPicker::DigitPicker(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1) / 2);
    m_group->setExclusive(false);
    for (int digit = 0; digit < digit_count; ++digit) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_group->addButton(button, digit);
        layout->addWidget(button, 1);
    }
    connect(&ClassNames::instance(), &ClassNames::changed, this, &DigitPicker::showNames);
    showNames();
    connect(m_group, &QButtonGroup::idClicked, this, [this](int digit) {
        setDigit(m_group->button(digit)->isChecked() ? std::optional(digit) : std::nullopt);
        Q_EMIT digitPicked(this->digit());
    });
}

void DigitPicker::showNames()
{
    const ClassNames &names = ClassNames::instance();
    for (int digit = 0; digit < digit_count; ++digit) {
        QAbstractButton *button = m_group->button(digit);
        button->setAccessibleName(!names.areDigits() ? tr("It was meant to be: %1").arg(names.of(digit))
                                  : digit == 8       ? tr("It was meant to be an 8")
                                                     : tr("It was meant to be a %1").arg(digit));
        button->setToolTip(names.areDigits() ? QString() : names.of(digit));
        button->setText(names.shortOf(digit));
        button->setShortcut(QKeySequence(Qt::Key_0 + digit)); // which a new text takes away
    }
}

std::optional<int> DigitPicker::digit() const
{
    for (int digit = 0; digit < digit_count; ++digit)
        if (m_group->button(digit)->isChecked())
            return digit;
    return std::nullopt;
}

void DigitPicker::setDigit(std::optional<int> digit)
{
    for (int each = 0; each < digit_count; ++each)
        m_group->button(each)->setChecked(digit == each);
}

} // namespace deltascope
