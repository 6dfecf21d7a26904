// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_page.h"

#include "ui/theme/theme.h"
#include "ui/train/units/epoch_scrubber.h"
#include "ui/train/units/unit_detail.h"
#include "ui/train/units/units_gallery.h"
#include "ui/train/units/units_legend.h"
#include "ui/train/units/units_tools.h"
#include "ui/workbench/workbench.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
using namespace std::chrono_literals;

constexpr auto orderPause = 700ms; // anything that changes more often is hard to look at

QString meaningOf(UnitQuantity quantity)
{
    switch (quantity) {
    case UnitQuantity::Weights:
        return UnitsPage::tr("w^{1}_{ij}, one picture a unit");
    case UnitQuantity::Gradient:
        return UnitsPage::tr("∂L/∂w^{1}_{ij}, mean over a mini-batch");
    case UnitQuantity::Change:
        return UnitsPage::tr("w^{1}_{ij} minus its value at the start");
    }
    return {};
}

QString pixelName(UnitQuantity quantity, int unit)
{
    const QString indices = QStringLiteral("w^{1}_{%1,") + QString::number(unit) + QLatin1Char('}');
    return quantity == UnitQuantity::Gradient ? QStringLiteral("∂L/∂") + indices
           : quantity == UnitQuantity::Change ? QStringLiteral("Δ") + indices
                                              : indices;
}
} // namespace

UnitsPage::UnitsPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_order(orderPause)
    , m_tools(new UnitsTools)
    , m_scrubber(new EpochScrubber)
    , m_why(new QLabel)
    , m_gallery(new UnitsGallery)
    , m_legend(new UnitsLegend)
    , m_detail(new UnitDetail(workbench))
    , m_all(makeAll())
{
    const Theme &theme = Theme::instance();
    m_why->setWordWrap(true);
    m_why->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    column->setSpacing(theme.space(2));
    column->addWidget(m_tools);
    column->addWidget(m_scrubber);
    column->addWidget(m_why);
    column->addWidget(m_all, 1);
    column->addWidget(m_detail, 1);
    m_detail->hide();
    connectTools();
    connectUnits();
}

QWidget *UnitsPage::makeAll()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(2));
    column->addWidget(m_gallery, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Theme::instance().space(2));
    foot->addWidget(m_legend, 1);
    foot->addWidget(m_tools->rangeButton());
    column->addLayout(foot);
    return all;
}

void UnitsPage::connectTools()
{
    connect(&m_workbench, &Workbench::contentChanged, this, &UnitsPage::refresh);
    connect(&m_workbench, &Workbench::exampleChanged, this, [this] {
        if (!isVisible() || !m_state.network)
            return;
        m_back.reset(); // was of another example
        lookBack(true);
        m_order.setActivations(activations());
    });
    connect(m_tools, &UnitsTools::quantityChanged, this, &UnitsPage::watchGradient);
    connect(m_tools, &UnitsTools::quantityChanged, this, &UnitsPage::showValues);
    connect(m_tools, &UnitsTools::orderChanged, this, &UnitsPage::refresh);
    connect(m_tools, &UnitsTools::wideWanted, this, &UnitsPage::wideWanted);
    connect(m_tools, &UnitsTools::rangeChanged, this, [this] {
        m_gallery->setRange(m_tools->range());
        showLegend();
    });
    connect(m_scrubber, &EpochScrubber::epochChanged, this, &UnitsPage::refresh);
    connect(&m_order, &UnitsOrder::changed, this, &UnitsPage::showValues);
}

void UnitsPage::connectUnits()
{
    connect(m_gallery, &UnitsGallery::picked, this, &UnitsPage::select);
    connect(m_gallery, &UnitsGallery::opened, this, &UnitsPage::open);
    connect(m_gallery, &UnitsGallery::hoverChanged, this, &UnitsPage::showLegend);
    connect(m_gallery, &UnitsGallery::hoverChanged, this, &UnitsPage::hoverChanged);
    connect(m_detail, &UnitDetail::closed, this, &UnitsPage::close);
    connect(m_detail, &UnitDetail::moved, this, [this](int places) {
        if (selected())
            select(m_gallery->unitAfter(*selected(), places));
    });
    connect(m_detail, &UnitDetail::exampleRequested, this,
            [this](int index) { Q_EMIT exampleRequested(ExampleSource::Test, index); });
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
    if (!unit)
        close();
    showValues();
    Q_EMIT selectedChanged();
}

void UnitsPage::point(std::optional<int> unit)
{
    m_gallery->setPointed(unit);
}

void UnitsPage::setWide(bool wide)
{
    m_tools->setWide(wide);
}

void UnitsPage::open()
{
    if (!selected())
        return;
    m_all->hide();
    m_detail->show();
    m_detail->setFocus();
    showValues();
}

void UnitsPage::close()
{
    const bool focused = m_detail->isAncestorOf(focusWidget()) || m_detail->hasFocus();
    m_detail->hide();
    m_all->show();
    if (focused)
        m_gallery->setFocus();
}

void UnitsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    watchGradient();
    refresh();
}

void UnitsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_workbench.watchGradient(false);
    lookBack(false);
}

// The trainer tells it only while it is looked at.
void UnitsPage::watchGradient()
{
    m_workbench.watchGradient(isVisible() && m_tools->quantity() == UnitQuantity::Gradient);
}

ViewedNetwork UnitsPage::stateShown() const
{
    const auto &snapshot = m_workbench.snapshot();
    const std::optional<int> epoch = m_scrubber->epoch();
    if (!epoch)
        return liveUnits(snapshot);
    if (m_state.network && m_state.run == snapshot->run && m_state.storedEpoch == epoch)
        return m_state;
    return storedUnits(*snapshot, *std::ranges::find(*snapshot->stored, *epoch, &EpochCheckpoint::epoch));
}

void UnitsPage::lookBack(bool shown)
{
    const bool back = shown && m_state.storedEpoch;
    if (back ? m_back && m_back->network == m_state.network : !m_back)
        return;
    m_back = back ? contentOf(m_state.network, m_workbench.example()) : nullptr;
    Q_EMIT lookedBackAtChanged();
}

Vector<double> UnitsPage::activations() const
{
    return (m_back ? m_back : m_workbench.content())->pass->x1;
}

void UnitsPage::refresh()
{
    const int K = m_workbench.snapshot()->network.hidden_units();
    if (m_gallery->selected() && *m_gallery->selected() >= K)
        select(std::nullopt);
    if (!isVisible())
        return;
    showEpochs();
    m_state = stateShown();
    lookBack(true);
    // What is not a number has no order.
    m_order.setOrder(m_state.finite ? m_tools->order() : UnitOrder::Index);
    const int stored = m_state.storedEpoch.value_or(-1);
    m_order.setNetwork(m_state.network, activations(),
                       static_cast<qint64>(m_state.run) * 1'000'000'000 + stored);
    showValues();
}

void UnitsPage::showEpochs()
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    std::vector<int> kept;
    for (const EpochCheckpoint &each : *snapshot.stored)
        kept.push_back(each.epoch);
    const QSignalBlocker blocker(m_scrubber); // the caller shows the result
    if (snapshot.run != m_state.run)
        m_scrubber->goLive();
    m_scrubber->setEpochs(kept, snapshot.history->empty() ? 0 : snapshot.history->back().epoch,
                          snapshot.epochs);
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
    const auto &gradient = m_workbench.snapshot()->gradient;
    if (m_state.storedEpoch || !gradient || gradient->dW1.cols() != now->cols())
        return {};
    return UnitValues({gradient, &gradient->dW1});
}

QString UnitsPage::whyNothing() const
{
    return m_state.storedEpoch ? tr("The gradient is known only for the last mini-batch, not for earlier "
                                    "epochs. Live shows it.")
                               : tr("The gradient appears with the next mini-batch that is trained on.");
}

void UnitsPage::showValues()
{
    if (!m_state.network)
        return;
    const UnitValues values = valuesShown();
    m_why->setText(values.units() == 0 ? whyNothing() : QString());
    m_why->setVisible(!m_why->text().isEmpty());
    m_gallery->show(values, m_order.units());
    showLegend();
    const std::optional<int> unit = selected();
    if (!m_detail->isHidden() && unit)
        m_detail->show(m_state, *unit, pixelName(m_tools->quantity(), *unit),
                       values.units() > 0 ? values.pictures({&*unit, 1}) : Matrix<float>());
}

void UnitsPage::showLegend()
{
    m_legend->show(meaningOf(m_tools->quantity()), m_gallery->ends());
}

} // namespace deltascope
