// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/misread_finder.h"

#include "core/training/evaluation/evaluation.h"
#include "ui/workbench/first_example.h"

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

int withLargestLoss(const Network<float> &network, const Dataset &data)
{
    int worst = 0;
    float most = -1;
    for (int index = 0; index < data.size(); ++index) {
        const float loss = lossOf(network, data, index);
        if (loss > most) {
            most = loss;
            worst = index;
        }
    }
    return worst;
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
    look(source, false);
}

void MisreadFinder::showOneToLearnFrom(ExampleSource source)
{
    look(source, true);
}

void MisreadFinder::look(ExampleSource source, bool takesLargestLoss)
{
    if (!m_workbench.hasData())
        return;
    const auto data = source == ExampleSource::Train ? m_workbench.data().train : m_workbench.data().test;
    m_work.request([snapshot = m_workbench.snapshot(), data, source, takesLargestLoss] {
        std::vector<int> indices = misread(snapshot->network, *data);
        if (indices.empty() && takesLargestLoss)
            indices.push_back(withLargestLoss(snapshot->network, *data));
        return Found{source, std::move(indices)};
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
