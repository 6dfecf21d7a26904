// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/batch/example_batch.h"

#include "ui/step/pass/term_values.h"
#include "ui/step/walk/step_walk.h"
#include "ui/workbench/workbench.h"

#include <utility>

namespace deltascope {

namespace {
// A pass of the same moment shares its network; one of a later moment, and one for work by hand, may have the
// same one anew.
bool hasSameNetwork(const InspectedPass &a, const InspectedPass &b)
{
    if (a.fixed_biases != b.fixed_biases || a.functions() != b.functions())
        return false;
    return a.content->network == b.content->network || a.parameters() == b.parameters();
}

ExampleBatch::Found compute(const Network<double> &network, const std::vector<Example> &examples,
                            bool fixedBiases)
{
    std::vector<BatchExample> batch;
    for (const Example &example : examples)
        batch.push_back({example.x0InDouble(), example.target()});
    ExampleBatch::Found found{batch_factors(network, batch), {}};
    found.directions = batch_directions(found.factors, fixedBiases);
    return found;
}
} // namespace

ExampleBatch::ExampleBatch(StepWalk &walk, QObject *parent)
    : QObject(parent)
    , m_walk(walk)
    , m_work(this, [this](const std::shared_ptr<const Found> &found) {
        m_found = found;
        Q_EMIT changed();
    })
{
    connect(&walk, &StepWalk::passChanged, this, &ExampleBatch::follow);
    connect(&walk, &StepWalk::stepChanged, this, &ExampleBatch::changed);
    connect(&walk, &StepWalk::stateChanged, this, &ExampleBatch::changed);
    connect(&walk.workbench(), &Workbench::snapshotChanged, this, &ExampleBatch::followTraining);
    connect(&walk.workbench(), &Workbench::dataLoaded, this, [this] {
        m_choiceIsNew = true;
        m_lastBatch = m_walk.workbench().snapshot()->last_batch; // of these images
        follow();
    });
}

void ExampleBatch::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    if (on && !std::exchange(m_wasOn, true) && m_walk.workbench().snapshot()->last_batch)
        m_choice.source = BatchSource::LastBatch;
    follow();
}

void ExampleBatch::choose(const BatchChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_choiceIsNew = true;
    follow();
}

bool ExampleBatch::isByHand() const
{
    return m_walk.workbench().example().hand != nullptr;
}

void ExampleBatch::follow()
{
    if (!m_on || !m_walk.own()) {
        clear();
    } else if (const bool otherNetwork = takeNetwork(); mustChoose(otherNetwork)) {
        const Workbench &workbench = m_walk.workbench();
        m_chosen =
            BatchExamples::choose(m_choice, {workbench.data(), workbench.example(), m_lastBatch, m_seed});
        m_choiceIsNew = false;
        compute();
    } else if (otherNetwork) {
        compute();
    }
    Q_EMIT changed();
}

// While training goes on, each batch is the last for a moment only.
void ExampleBatch::followTraining()
{
    const Workbench &workbench = m_walk.workbench();
    if (!m_of || workbench.isTraining() || workbench.snapshot()->last_batch == m_lastBatch)
        return;
    takeLastBatch();
    m_choiceIsNew = m_choiceIsNew || m_choice.source == BatchSource::LastBatch;
    follow();
}

void ExampleBatch::takeLastBatch()
{
    const TrainingSnapshot &snapshot = *m_walk.workbench().snapshot();
    m_lastBatch = snapshot.last_batch;
    m_seed = snapshot.settings.seed;
}

// A pass that is opened is of the newest snapshot.
bool ExampleBatch::takeNetwork()
{
    const auto &own = m_walk.own();
    const bool isOther = !m_of || !hasSameNetwork(*m_of, *own);
    m_of = own;
    if (isOther)
        takeLastBatch();
    return isOther;
}

bool ExampleBatch::mustChoose(bool otherNetwork) const
{
    if (m_choiceIsNew || m_chosen.examples.empty())
        return true;
    const bool wasByHand = m_chosen.examples.front().hand != nullptr;
    if (isByHand() || wasByHand)
        return isByHand() != wasByHand || otherNetwork || presentPlace() < 0;
    switch (m_choice.source) {
    case BatchSource::LastBatch:
        return otherNetwork;
    case BatchSource::FromHere:
    case BatchSource::SameLabel:
        return presentPlace() < 0;
    case BatchSource::Typed:
        break;
    }
    // The numbers are of the set that the present example is from.
    const auto isTrain = [](const Example &example) { return example.source == ExampleSource::Train; };
    return isTrain(m_chosen.examples.front()) != isTrain(m_walk.workbench().example());
}

void ExampleBatch::compute()
{
    m_found.reset();
    m_work.cancel();
    if (m_chosen.examples.empty())
        return;
    m_work.request([network = m_of->network, examples = m_chosen.examples, fixedBiases = m_of->fixed_biases] {
        return std::make_shared<const Found>(deltascope::compute(*network, examples, fixedBiases));
    });
}

void ExampleBatch::clear()
{
    m_of.reset();
    m_chosen = {};
    m_found.reset();
    m_work.cancel();
}

int ExampleBatch::presentPlace() const
{
    return m_chosen.placeOf(m_walk.workbench().example());
}

Selection ExampleBatch::parameter() const
{
    const Selection picked = parameterOf(m_walk.selection());
    return gradient_of(picked.term) ? picked : m_walk.parameter();
}

ExampleGradients ExampleBatch::gradients() const
{
    return example_gradients(m_found->factors, parameter());
}

void ExampleBatch::stepThrough(int place)
{
    if (place < 0 || place >= static_cast<int>(m_chosen.examples.size()))
        return;
    const Example example = m_chosen.examples[static_cast<std::size_t>(place)]; // which showing it replaces
    m_walk.pick(m_walk.selection());                                            // which stays selected then
    Workbench &workbench = m_walk.workbench();
    if (example.hand)
        workbench.showHand(*example.hand, example.handName, workbench.handRate(),
                           workbench.handFixesBiases());
    else if (example.source == ExampleSource::Drawing)
        workbench.showDrawing(example.image, example.label);
    else
        workbench.showExample(example.source, example.index);
}

} // namespace deltascope
