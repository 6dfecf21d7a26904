// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_on_stage.h"

#include "ui/stage/stage_scene.h"
#include "ui/train/units/units_page.h"

namespace deltascope {

namespace {
std::optional<Selection> numberOf(std::optional<int> unit)
{
    return unit ? std::optional(Selection{Term::x1, *unit, 0}) : std::nullopt;
}
} // namespace

UnitsOnStage::UnitsOnStage(const Workbench &workbench, UnitsPage &page, QObject *parent)
    : PresentOnStage(workbench, parent)
    , m_page(page)
{
    connect(&page, &UnitsPage::lookedBackAtChanged, this, &StageSource::contentChanged);
    connect(&page, &UnitsPage::selectedChanged, this, &StageSource::focusChanged);
    connect(&page, &UnitsPage::hoverChanged, this, [this](std::optional<int> unit) {
        m_hovered = unit;
        Q_EMIT focusChanged();
    });
}

std::shared_ptr<const StageContent> UnitsOnStage::content() const
{
    return m_page.lookedBackAt() ? m_page.lookedBackAt() : PresentOnStage::content();
}

StageFocus UnitsOnStage::focus() const
{
    return {.step = {},
            .selection = numberOf(m_page.selected()),
            .lit = {},
            .pointed = numberOf(m_hovered),
            .hidden = {},
            .changed = {},
            .epoch = m_page.lookedBackEpoch()};
}

void UnitsOnStage::point(const std::optional<Selection> &number)
{
    m_hovered = std::nullopt; // the cursor is not on the page
    m_page.point(StageScene::unitOf(number));
}

void UnitsOnStage::pick(const Selection &number)
{
    m_page.select(StageScene::unitOf(number));
}

} // namespace deltascope
