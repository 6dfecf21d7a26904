// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/misread_finder.h"

#include "core/training/evaluation/evaluation.h"

namespace deltascope {

namespace {
std::vector<int> misread(const Network<float> &network, const Dataset &data)
{
    const std::vector<std::uint8_t> answers = evaluate(network, data).answers;
    std::vector<int> indices;
    for (int index = 0; index < data.size(); ++index)
        if (answers[static_cast<std::size_t>(index)] != data.label(index))
            indices.push_back(index);
    return indices;
}
} // namespace

MisreadFinder::MisreadFinder(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_work(this, [this](const Found &found) { show(found); })
{
    connect(&workbench, &Workbench::exampleChanged, this, [this] { m_work.cancel(); });
}

void MisreadFinder::showOne(ExampleSource source)
{
    if (!m_workbench.hasData())
        return;
    const auto data = source == ExampleSource::Train ? m_workbench.data().train : m_workbench.data().test;
    m_work.request([snapshot = m_workbench.snapshot(), data, source] {
        return Found{source, misread(snapshot->network, *data)};
    });
}

void MisreadFinder::show(const Found &found)
{
    if (found.indices.empty()) {
        Q_EMIT m_workbench.faultOccurred(tr("The network misreads none of these images."));
        return;
    }
    std::uniform_int_distribution<std::size_t> any(0, found.indices.size() - 1);
    m_workbench.showExample(found.source, found.indices[any(m_random)]);
}

} // namespace deltascope
