// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units_page.h"

#include "ui/theme/theme.h"
#include "ui/train/units_gallery.h"
#include "ui/train/units_legend.h"
#include "ui/train/units_tools.h"
#include "ui/workbench/workbench.h"

#include <QLabel>
#include <QVBoxLayout>

namespace deltascope {

namespace {
using namespace std::chrono_literals;

constexpr auto orderPause = 700ms; // what moves more often cannot be looked at

QString meaningOf(UnitQuantity quantity)
{
    switch (quantity) {
    case UnitQuantity::Weights:
        return UnitsPage::tr("w^{1}_{ij}, one picture a unit");
    case UnitQuantity::Gradient:
        return UnitsPage::tr("∂L/∂w^{1}_{ij}, mean of the last mini-batch");
    case UnitQuantity::Change:
        return UnitsPage::tr("w^{1}_{ij} less its value at the start");
    }
    return {};
}
} // namespace

UnitsPage::UnitsPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_order(orderPause)
    , m_tools(new UnitsTools)
    , m_gallery(new UnitsGallery)
    , m_legend(new UnitsLegend)
    , m_what(new QLabel)
{
    const Theme &theme = Theme::instance();
    m_what->setProperty("role", QStringLiteral("caption"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    column->setSpacing(theme.space(2));
    column->addWidget(m_tools);
    column->addWidget(m_what);
    column->addWidget(m_gallery, 1);
    column->addWidget(m_legend);
    connect(&workbench, &Workbench::contentChanged, this, &UnitsPage::refresh);
    connect(&workbench, &Workbench::exampleChanged, this, [this] {
        if (isVisible() && m_state.network)
            m_order.setActivations(m_workbench.content()->pass->x1);
    });
    connect(m_tools, &UnitsTools::quantityChanged, this, &UnitsPage::showValues);
    connect(m_tools, &UnitsTools::orderChanged, this, [this] { m_order.setOrder(m_tools->order()); });
    connect(m_tools, &UnitsTools::rangeChanged, this, [this] {
        m_gallery->setRange(m_tools->range());
        showLegend();
    });
    connect(&m_order, &UnitsOrder::changed, this, &UnitsPage::showValues);
    connectGallery();
}

void UnitsPage::connectGallery()
{
    connect(m_gallery, &UnitsGallery::picked, this, &UnitsPage::select);
    connect(m_gallery, &UnitsGallery::hoverChanged, this, &UnitsPage::showLegend);
    connect(m_gallery, &UnitsGallery::hoverChanged, this, &UnitsPage::hoverChanged);
}

std::optional<int> UnitsPage::selected() const
{
    return m_gallery->selected();
}

void UnitsPage::select(std::optional<int> unit)
{
    if (unit == m_gallery->selected())
        return;
    m_gallery->setSelected(unit);
    showLegend();
    Q_EMIT selectedChanged();
}

void UnitsPage::point(std::optional<int> unit)
{
    m_gallery->setPointed(unit);
}

void UnitsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void UnitsPage::refresh()
{
    const int K = m_workbench.snapshot()->network.hidden_units();
    if (m_gallery->selected() && *m_gallery->selected() >= K)
        select(std::nullopt);
    if (!isVisible())
        return;
    m_state = liveUnits(m_workbench.snapshot());
    // What is not a number has no order.
    m_order.setOrder(m_state.finite ? m_tools->order() : UnitOrder::Index);
    m_order.setNetwork(m_state.network, m_workbench.content()->pass->x1, static_cast<qint64>(m_state.run));
    m_what->setText(tr("K = %1, live: epoch %2").arg(K).arg(m_state.epochs, 0, 'f', 2));
    showValues();
}

UnitValues UnitsPage::valuesShown() const
{
    const std::shared_ptr<const Matrix<float>> now(m_state.network, &m_state.network->parameters.W1);
    switch (m_tools->quantity()) {
    case UnitQuantity::Weights:
        return UnitValues(now);
    case UnitQuantity::Change:
        return UnitValues(now, {m_state.start, &m_state.start->W1});
    case UnitQuantity::Gradient:
        break;
    }
    return {};
}

void UnitsPage::showValues()
{
    if (!m_state.network)
        return;
    m_gallery->show(valuesShown(), m_order.units());
    showLegend();
}

void UnitsPage::showLegend()
{
    m_legend->show(meaningOf(m_tools->quantity()), m_gallery->ends());
}

} // namespace deltascope
