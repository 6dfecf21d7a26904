// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_on_stage.h"

#include "ui/stage/stage_view.h"
#include "ui/train/units/units_page.h"

namespace deltascope {

namespace {
std::optional<Selection> numberOf(std::optional<int> unit)
{
    return unit ? std::optional(Selection{Term::x1, *unit, 0}) : std::nullopt;
}
} // namespace

UnitsOnStage::UnitsOnStage(UnitsPage &page, StageView &stage, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_stage(stage)
{
    connect(&page, &UnitsPage::lookedBackAtChanged, this, &UnitsOnStage::showContent);
    connect(&page, &UnitsPage::selectedChanged, this, &UnitsOnStage::showFocus);
    connect(&page, &UnitsPage::hoverChanged, this, [this](std::optional<int> unit) {
        m_hovered = unit;
        showFocus();
    });
    connect(&stage, &StageView::picked, &page, [this](const Selection &number) {
        if (m_active)
            m_page.select(StageScene::unitOf(number));
    });
    connect(&stage, &StageView::hoverChanged, &page, [this](const std::optional<Selection> &number) {
        if (m_active)
            m_page.point(StageScene::unitOf(number));
    });
}

void UnitsOnStage::setActive(bool active)
{
    const bool earlier = showsEarlierEpoch();
    if (m_active && !active) {
        m_stage.setFocusShown({});
        m_page.point(std::nullopt);
    }
    m_active = active;
    m_hovered = std::nullopt;
    if (showsEarlierEpoch() != earlier)
        active ? showContent() : Q_EMIT presentWanted();
    showFocus();
}

bool UnitsOnStage::showsEarlierEpoch() const
{
    return m_active && m_page.lookedBackAt();
}

void UnitsOnStage::showContent()
{
    if (!m_active)
        return;
    if (showsEarlierEpoch())
        m_stage.setContent(m_page.lookedBackAt());
    else
        Q_EMIT presentWanted();
    showFocus();
}

void UnitsOnStage::showFocus()
{
    if (m_active)
        m_stage.setFocusShown({.step = {},
                               .selection = numberOf(m_page.selected()),
                               .lit = {},
                               .pointed = numberOf(m_hovered),
                               .hidden = {},
                               .epoch = m_page.lookedBackEpoch()});
}

} // namespace deltascope
