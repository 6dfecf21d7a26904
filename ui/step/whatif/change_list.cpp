// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/whatif/change_list.h"

#include "ui/step/pass/term_values.h"
#include "ui/step/walk/step_walk.h"
#include "ui/step/whatif/what_if.h"
#include "ui/step/whatif/what_if_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr std::ptrdiff_t mostPixels = 2; // a line each
constexpr int mostRows = 5;
constexpr Selection allPixels{Term::x0, -1, 0};

bool isPixel(const Change &change)
{
    return change.entry.term == Term::x0;
}
} // namespace

ChangeList::ChangeList(WhatIf &what, const StepWalk &walk, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_walk(walk)
    , m_more(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (int row = 0; row < mostRows; ++row)
        addRow();
    m_more->setProperty("role", QStringLiteral("caption"));
    column->addWidget(m_more);
    column->addStretch(1);
}

void ChangeList::addRow()
{
    Row row{new QWidget, new QLabel, new QToolButton, {}};
    row.text->setTextFormat(Qt::RichText);
    row.text->setWordWrap(true);
    row.back->setProperty("role", QStringLiteral("flat"));
    row.back->setToolTip(tr("Take this change back"));
    setThemedIcon(row.back, QStringLiteral("cross"));
    auto *line = new QHBoxLayout(row.whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::instance().space(1));
    line->addWidget(row.text, 1);
    line->addWidget(row.back);
    layout()->addWidget(row.whole);
    const qsizetype place = m_rows.size();
    connect(row.back, &QToolButton::clicked, this, [this, place] {
        const Selection number = m_rows[place].number;
        number == allPixels ? m_what.takeInputsBack() : m_what.takeBack(number);
    });
    m_rows.append(row);
}

void ChangeList::fill(int row, const Selection &number, const QString &text)
{
    Row &filled = m_rows[row];
    filled.number = number;
    filled.text->setText(notationHtml(text));
    filled.back->setAccessibleName(number == allPixels
                                       ? tr("Take the painted pixels back")
                                       : tr("Take %1 back").arg(notationPlain(nameOf(number))));
    filled.whole->show();
}

// The newest first, where it is looked for.
void ChangeList::refresh()
{
    const auto &changes = m_what.changes();
    const auto pixels = std::ranges::count_if(changes, isPixel);
    const bool together = pixels > mostPixels;
    int row = 0;
    int left = 0;
    if (together)
        fill(row++, allPixels,
             m_walk.open()->sizes().has_picture()
                 ? tr("%n pixel(s) painted", nullptr, static_cast<int>(pixels))
                 : tr("%n input(s) changed", nullptr, static_cast<int>(pixels)));
    for (auto each = changes.rbegin(); each != changes.rend(); ++each) {
        if (together && isPixel(*each))
            continue;
        if (row < mostRows)
            fill(row++, each->entry, WhatIfText::changeLine(*each, m_what.ownValue(each->entry)));
        else
            ++left;
    }
    for (int empty = row; empty < mostRows; ++empty)
        m_rows[empty].whole->hide();
    m_more->setText(tr("and %n more", nullptr, left));
    m_more->setVisible(left > 0);
    setMinimumHeight(
        m_rows.first().back->sizeHint().height()); // the first row has its place before it is there
}

QStringList ChangeList::lines() const
{
    QStringList lines;
    for (const Row &row : m_rows)
        if (!row.whole->isHidden())
            lines.append(row.text->text());
    return lines;
}

QList<QToolButton *> ChangeList::buttons() const
{
    QList<QToolButton *> buttons;
    for (const Row &row : m_rows)
        if (!row.whole->isHidden())
            buttons.append(row.back);
    return buttons;
}

} // namespace deltascope
