// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/deed_log.h"

#include <algorithm>
#include <iterator>

namespace deltascope {

namespace {
constexpr std::ptrdiff_t mostOfNetwork = 50; // each keeps a network
}

void DeedLog::add(Deed deed)
{
    m_deeds.resize(m_done);
    m_deeds.push_back(std::move(deed));
    const auto ofNetwork = [](const Deed &each) { return each.kind == Kind::Network; };
    if (std::ranges::count_if(m_deeds, ofNetwork) > mostOfNetwork)
        m_deeds.erase(std::ranges::find_if(m_deeds, ofNetwork));
    m_done = m_deeds.size();
    Q_EMIT changed();
}

void DeedLog::undo()
{
    if (!canUndo() || !m_deeds[m_done - 1].undo())
        return;
    --m_done;
    Q_EMIT changed();
}

void DeedLog::redo()
{
    if (!canRedo() || !m_deeds[m_done].redo())
        return;
    ++m_done;
    Q_EMIT changed();
}

void DeedLog::undoLast(Kind kind)
{
    const auto end = m_deeds.begin() + static_cast<std::ptrdiff_t>(m_done);
    const auto last = std::find_if(std::make_reverse_iterator(end), m_deeds.rend(),
                                   [kind](const Deed &deed) { return deed.kind == kind; });
    if (last == m_deeds.rend() || !last->undo())
        return;
    std::rotate(last.base() - 1, last.base(), end); // it is the first to be done again
    --m_done;
    Q_EMIT changed();
}

void DeedLog::forget(Kind kind)
{
    const auto isOne = [kind](const Deed &deed) { return deed.kind == kind; };
    const auto end = m_deeds.begin() + static_cast<std::ptrdiff_t>(m_done);
    m_done -= static_cast<std::size_t>(std::count_if(m_deeds.begin(), end, isOne));
    std::erase_if(m_deeds, isOne);
    Q_EMIT changed();
}

} // namespace deltascope
