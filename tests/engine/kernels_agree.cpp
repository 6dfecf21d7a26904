// SPDX-License-Identifier: GPL-3.0-or-later
// Trains small networks with the kernels of each instruction set, by one thread and by two, and compares the
// parameters with those of the baseline kernels. Needs no Qt, so that it runs wherever the kernels do: in
// node, say.
#include "core/training/descent/sgd.h"
#include "core/training/kernels/instruction_set.h"
#include "tests/core/training/sgd_fixture.h"
#include "tests/core/training/synthetic_data.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace deltascope;

namespace {
struct Case
{
    int hidden_units;
    int batch_size;
    int images;
    int speck_distance;
    Functions functions;
};

// One panel and several, vectors that are full and not, ink by lists, by pixel and by whole matrices; each
// function on the hidden units and on the outputs.
std::vector<Case> cases()
{
    std::vector<Case> all = {{1, 1, 20, 8, {}},     {30, 10, 200, 8, {}},  {100, 32, 300, 8, {}},
                             {129, 45, 100, 8, {}}, {200, 33, 100, 1, {}}, {20, 8, 28, 2, {}},
                             {5, 600, 1300, 8, {}}, {1024, 4, 8, 8, {}}};
    for (const Activation hidden : all_activations)
        for (const Activation output : output_activations)
            for (const Cost cost : all_costs)
                if (const Functions functions = {hidden, output, cost}; functions.valid())
                    all.push_back({17, 20, 63, 8, functions});
    return all;
}

struct Trained
{
    Parameters<double> parameters;
    double loss;
};

Trained trained(const Case &each, const std::shared_ptr<const Dataset> &data, int threads)
{
    TrainingSettings settings = settings_with(each.hidden_units, each.batch_size, each.functions);
    settings.learning_rate = each.batch_size == 1 || each.speck_distance < 8 ? 0.01 : 0.1;
    settings.threads = threads;
    Sgd sgd(data, settings, start_of(settings));
    sgd.train_epoch();
    return {sgd.parameters().cast<double>(), *sgd.batch_loss()};
}

double largest_difference(const Parameters<double> &a, const Parameters<double> &b)
{
    return std::max({(a.W1 - b.W1).cwiseAbs().maxCoeff(), (a.b1 - b.b1).cwiseAbs().maxCoeff(),
                     (a.W2 - b.W2).cwiseAbs().maxCoeff(), (a.b2 - b.b2).cwiseAbs().maxCoeff()});
}

void use(const InstructionSet &set)
{
    setenv("DELTASCOPE_ISA", std::string(set.name).c_str(), 1);
}

// How many of the comparisons fail, each of which is said.
int faults_of(const Case &each)
{
    const auto data = synthetic_data(each.images, 1, each.speck_distance);
    use(instruction_sets().front());
    const Trained expected = trained(each, data, 1);
    const double moved = largest_difference(
        expected.parameters, start_of(settings_with(each.hidden_units, each.batch_size)).cast<double>());
    int faults = 0;
    for (const InstructionSet &set : instruction_sets())
        for (const int threads : {1, 2}) {
            use(set);
            const Trained found = trained(each, data, threads);
            const double error = largest_difference(found.parameters, expected.parameters);
            if (error < 2e-4 * moved + 1e-6 &&
                std::abs(found.loss - expected.loss) < 1e-4 * (1 + expected.loss))
                continue;
            ++faults;
            std::printf("%s, %d threads, K=%d, B=%d: %g of %g, loss %g instead of %g\n", set.name.data(),
                        threads, each.hidden_units, each.batch_size, error, moved, found.loss, expected.loss);
        }
    return faults;
}
} // namespace

int main()
{
    for (const InstructionSet &set : instruction_sets())
        std::printf("%s ", set.name.data());
    int faults = 0;
    int count = 0;
    for (const Case &each : cases()) {
        faults += faults_of(each);
        ++count;
    }
    std::printf(": %d networks, %d faults\n", count, faults);
    return faults == 0 ? 0 : 1;
}
