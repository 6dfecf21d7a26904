// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/seed_bands.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
constexpr double reach = 12; // pixels, of a pointer
}

SeedBands::SeedBands(QCustomPlot &plot, const CurveAxes &axes)
    : m_plot(plot)
    , m_axes(axes)
{
}

SeedBands::Runs SeedBands::show(const Runs &runs, CurveX x)
{
    m_groups = seedGroups(runs);
    std::erase_if(m_groups, [](const SeedGroup &group) { return !group.isBand(); });
    const bool another = m_bands.size() != m_groups.size();
    if (another)
        m_bands.clear();
    while (m_bands.size() < m_groups.size())
        m_bands.push_back(std::make_unique<BandCurves>(m_plot, m_axes));
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        m_bands[i]->update(m_groups[i], groupName(m_groups[i], m_groups), x);
    if (another)
        for (const CurveKind kind : all_curve_kinds)
            setShown(kind, m_shown[static_cast<std::size_t>(kind)]);
    raise();
    Runs left;
    std::ranges::copy_if(runs, std::back_inserter(left), [&](const auto &run) {
        return run == runs.back() || std::ranges::none_of(m_groups, [&run](const SeedGroup &group) {
                   return std::ranges::find(group.ended, run) != group.ended.end() ||
                          std::ranges::find(group.others, run) != group.others.end();
               });
    });
    return left;
}

void SeedBands::restyle()
{
    for (const auto &band : m_bands)
        band->restyle();
}

void SeedBands::setShown(CurveKind kind, bool shown)
{
    m_shown[static_cast<std::size_t>(kind)] = shown;
    for (const auto &band : m_bands)
        band->setShown(kind, shown);
}

void SeedBands::addTo(CurveAxes::Extent &extent, bool withStart) const
{
    for (const auto &band : m_bands)
        band->addTo(extent, withStart);
}

int SeedBands::addToLegend()
{
    int most = 0;
    for (const auto &band : m_bands)
        most = std::max(most, band->addToLegend());
    return most;
}

bool SeedBands::isSettled() const
{
    return std::ranges::any_of(m_bands, [](const auto &band) { return band->isSettled(); });
}

std::vector<BandReadout> SeedBands::at(std::optional<double> x) const
{
    std::vector<BandReadout> readouts;
    for (const auto &band : m_bands)
        if (const auto readout = band->at(x))
            readouts.push_back(*readout);
    return readouts;
}

std::optional<Readout> SeedBands::raisedAt(std::optional<double> x) const
{
    const std::uint64_t raised = m_pointed ? m_pointed : m_chosen;
    for (const auto &band : m_bands)
        if (const auto readout = band->readoutOf(raised, x))
            return readout;
    return std::nullopt;
}

std::optional<double> SeedBands::step(std::optional<double> x, int points) const
{
    if (m_bands.empty() || m_bands.front()->xOfPoints().empty())
        return std::nullopt;
    const std::vector<double> &all = m_bands.front()->xOfPoints();
    if (!x)
        return all.back();
    const auto nearest = std::ranges::min_element(all, {}, [x](double each) { return std::abs(each - *x); });
    const auto next = (nearest - all.begin()) + points;
    return all[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, std::ssize(all) - 1))];
}

bool SeedBands::point(const QPointF &point, const QCPAxisRect *field)
{
    double distance = reach;
    std::uint64_t nearest = 0;
    for (const auto &band : m_bands)
        if (const auto run = band->runAt(point, field, distance))
            nearest = run->run();
    return setPointed(nearest);
}

bool SeedBands::pointAway()
{
    return setPointed(0);
}

bool SeedBands::setPointed(std::uint64_t run)
{
    if (std::exchange(m_pointed, run) == run)
        return false;
    raise();
    return true;
}

void SeedBands::choose(std::uint64_t run)
{
    m_chosen = run;
    raise();
}

void SeedBands::raise()
{
    for (const auto &band : m_bands)
        band->raise(m_pointed ? m_pointed : m_chosen);
}

std::uint64_t SeedBands::neighbour(int steps) const
{
    for (const auto &band : m_bands) {
        const Runs runs = band->runsInOrder();
        const auto place = std::ranges::find(runs, m_chosen, [](const auto &run) { return run->run(); });
        if (place == runs.end())
            continue;
        const auto next = std::clamp<std::ptrdiff_t>((place - runs.begin()) + steps, 0, std::ssize(runs) - 1);
        return runs[static_cast<std::size_t>(next)]->run();
    }
    if (m_bands.empty() || m_bands.front()->runsInOrder().empty())
        return 0;
    const Runs first = m_bands.front()->runsInOrder();
    return (steps > 0 ? first.front() : first.back())->run();
}

} // namespace deltascope
