// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/network_choice.h"

#include "ui/step/card/narrow_list.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace deltascope {

namespace {
QString textOf(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

// "Mazur’s 2→2→2", "3→2→2"
QString titleOf(HandNetwork name)
{
    const Sizes sizes = hand_example(name).network.sizes();
    const QString shown = QStringLiteral("%1→%2→%3").arg(sizes.inputs).arg(sizes.hidden).arg(sizes.outputs);
    return is_seeded(name) ? shown : NetworkChoice::tr("Mazur’s %1").arg(shown);
}
} // namespace

NetworkChoice::NetworkChoice(Workbench &workbench, QWidget *beside, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_networks(new NarrowList(tr("The network that is stepped through"),
                                tr("The trained network, or a small one to work through by hand")))
    , m_seed(new QSpinBox)
    , m_fixedBiases(new QCheckBox(tr("Biases stay")))
{
    m_networks->addItem({});
    for (const HandNetwork name : all_hand_networks)
        m_networks->addItem(titleOf(name));
    m_seed->setRange(0, mostSeed);
    m_seed->setValue(1);
    m_seed->setPrefix(tr("seed "));
    m_seed->setAccessibleName(tr("Seed of the network's numbers"));
    m_seed->setToolTip(tr("Another seed gives other numbers of the same kind"));
    m_fixedBiases->setAccessibleName(m_fixedBiases->text());
    m_fixedBiases->setToolTip(tr("The update leaves the biases as they are, as some worked examples do"));
    layOut(beside);
    connect(m_networks, &QComboBox::activated, this, &NetworkChoice::take);
    connect(m_seed, &QSpinBox::valueChanged, this, &NetworkChoice::take);
    connect(m_fixedBiases, &QCheckBox::clicked, this, &NetworkChoice::take);
    connect(&workbench, &Workbench::exampleChanged, this, &NetworkChoice::refresh);
    connect(&workbench, &Workbench::snapshotChanged, this, &NetworkChoice::refresh);
    refresh();
}

void NetworkChoice::layOut(QWidget *beside)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(beside);
    row->addWidget(m_networks, 1);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(Theme::instance().space(2));
    numbers->addWidget(m_seed);
    numbers->addWidget(m_fixedBiases);
    numbers->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(1));
    column->addLayout(row);
    column->addLayout(numbers);
}

int NetworkChoice::seed() const
{
    return m_seed->value();
}

void NetworkChoice::showNetwork(HandNetwork name, int seed, const Functions &functions, double rate,
                                bool fixedBiases)
{
    const QSignalBlocker blocker(m_seed);
    m_seed->setValue(seed);
    m_workbench.showHand(hand_example(name, static_cast<std::uint64_t>(m_seed->value()), functions),
                         textOf(to_string(name)), rate, fixedBiases);
}

bool NetworkChoice::isSeeded() const
{
    return !m_seed->isHidden();
}

void NetworkChoice::showNextSeed()
{
    m_seed->setValue(m_seed->value() < mostSeed ? m_seed->value() + 1 : 0);
}

void NetworkChoice::take()
{
    const int chosen = m_networks->currentIndex() - 1;
    if (chosen < 0)
        return m_workbench.leaveHand();
    showNetwork(all_hand_networks[static_cast<std::size_t>(chosen)], m_seed->value(), {}, hand_rate,
                m_fixedBiases->isChecked());
}

// A network of a file may be none of them.
void NetworkChoice::refresh()
{
    const Example &example = m_workbench.example();
    const Sizes trained = m_workbench.snapshot()->network.sizes();
    const QString title =
        QStringLiteral("%1→%2→%3").arg(trained.inputs).arg(trained.hidden).arg(trained.outputs);
    if (m_networks->itemText(0) != title) // snapshots come often
        m_networks->setItemText(0, title);
    const auto name = example.hand ? hand_network_from(example.handName.toStdString()) : std::nullopt;
    m_networks->setPlaceholderText(example.hand ? example.handName : QString());
    m_networks->setCurrentIndex(!example.hand ? 0 : name ? static_cast<int>(*name) + 1 : -1);
    const bool seeded = name && is_seeded(*name);
    if ((!seeded && m_seed->hasFocus()) || (!name && m_fixedBiases->hasFocus()))
        Q_EMIT keysGivenUp();
    m_seed->setVisible(seeded);
    m_fixedBiases->setVisible(name.has_value());
    m_fixedBiases->setChecked(name && m_workbench.handFixesBiases());
}

} // namespace deltascope
