// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/page_strip.h"

#include "ui/pictures/ink_picture.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>

namespace deltascope {

namespace {
constexpr int iconSide = 28;
constexpr int digitsInSight = 6; // more of them need a scroll bar where the window is small
} // namespace

PageStrip::PageStrip(QWidget *parent)
    : QWidget(parent)
    , m_area(new QScrollArea)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::instance().space(1));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_layout->addWidget(m_area, 1);
    m_layout->addSpacing(Theme::instance().space(1)); // a digit cut by the edge of the area stays apart
    m_light = addStep(tr("Paper"), tr("Look for the paper everywhere, so that shadows do not count as ink. "
                                      "Otherwise the paper is taken to be one grey."));
    m_lines = addStep(tr("Lines"), tr("Remove printed lines: rules, squares, margins, frames."));
    m_specks =
        addStep(tr("Specks"),
                tr("Remove specks, and separate the digits. Otherwise all ink is taken to be one digit."));
}

QToolButton *PageStrip::addStep(const QString &name, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setText(name);
    button->setCheckable(true);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    m_layout->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this] { Q_EMIT stepsChosen(steps()); });
    return button;
}

PageSteps PageStrip::steps() const
{
    return {m_light->isChecked(), m_lines->isChecked(), m_specks->isChecked()};
}

void PageStrip::show(const Page &page, std::size_t chosen, const PageSteps &steps)
{
    m_light->setChecked(steps.even_light);
    m_lines->setChecked(steps.take_lines);
    m_specks->setChecked(steps.take_specks);
    if (m_digits && static_cast<std::size_t>(m_digits->buttons().size()) == page.digits.size() &&
        m_digits->checkedId() != static_cast<int>(chosen) && m_digits->button(static_cast<int>(chosen)))
        m_digits->button(static_cast<int>(chosen))->setChecked(true);
    else
        showDigits(page, chosen);
}

void PageStrip::showDigits(const Page &page, std::size_t chosen)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1) / 2);
    m_digits = new QButtonGroup(row);
    for (std::size_t i = 0; i < page.digits.size(); ++i) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(i == chosen);
        button->setIconSize({iconSide, iconSide});
        if (const auto digit = normalise(page.digits[i].ink))
            button->setIcon(QPixmap::fromImage(pictureOf(digit->image)));
        button->setAccessibleName(tr("Digit %1 of %2 on the page").arg(i + 1).arg(page.digits.size()));
        button->setToolTip(button->accessibleName());
        m_digits->addButton(button, static_cast<int>(i));
        layout->addWidget(button);
    }
    layout->addStretch();
    connect(m_digits, &QButtonGroup::idClicked, this, &PageStrip::digitChosen);
    const int bar = page.digits.size() > digitsInSight ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0;
    m_area->setFixedHeight(row->sizeHint().height() + bar);
    m_area->setWidget(row); // the old row goes, with its buttons
}

} // namespace deltascope
