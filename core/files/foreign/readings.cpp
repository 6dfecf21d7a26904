// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/network_file.h"
#include "core/training/evaluation/evaluation.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace deltascope {

namespace {
constexpr int first_look = 1000;       // images
constexpr std::size_t most_shown = 8;  // that are measured on the whole test set
constexpr double same_accuracy = 1e-3; // readings that differ by less are equally good
constexpr double recorded_within = 5e-4;
constexpr double reads_half = 0.5;
constexpr double far_more = 0.3;     // images of a set
constexpr double hardly_reads = 0.2; // twice chance: no reading is any better than another

std::vector<NetworkReading> all_readings(const NetworkFile &file)
{
    std::vector<NetworkReading> readings;
    for (std::size_t layout = 0; layout < file.layouts.size(); ++layout)
        for (const Inputs inputs : all_inputs)
            for (const Activation hidden : all_activations)
                if (inputs == file.known.inputs.value_or(inputs) &&
                    hidden == file.known.hidden.value_or(hidden))
                    readings.push_back({.layout = layout, .hidden = hidden, .inputs = inputs});
    return readings;
}

Dataset beginning_of(const Dataset &data, int images)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(images, data.size()));
    return {{data.pixels.begin(), data.pixels.begin() + count * pixel_count},
            {data.labels.begin(), data.labels.begin() + count}};
}

// Outputs that grow with z² do not change which is the largest; linear ones do not round it away either, as a
// sigmoid does of a z² beyond 17.
double accuracy_of(const NetworkFile &file, const NetworkReading &reading, const Dataset &data)
{
    const Network<float> network = {{reading.hidden, Activation::Linear, Cost::Quadratic},
                                    folded(file.layouts[reading.layout], reading.inputs).cast<float>()};
    return network.parameters.all_finite() ? evaluate(network, data).accuracy : 0;
}

double best_of(const std::vector<NetworkReading> &readings)
{
    double best = 0;
    for (const NetworkReading &reading : readings)
        best = std::max(best, *reading.accuracy);
    return best;
}

void sort_by_accuracy(std::vector<NetworkReading> &readings)
{
    std::stable_sort(readings.begin(), readings.end(), [](const NetworkReading &a, const NetworkReading &b) {
        return *a.accuracy > *b.accuracy;
    });
}

// readings are in the order of the tables.
void put_best_first(const NetworkFile &file, std::vector<NetworkReading> &readings)
{
    const double best = best_of(readings);
    const double least = best < hardly_reads ? 0 : best - same_accuracy;
    const auto as_recorded = [&](const NetworkReading &reading) {
        return file.recorded_accuracy &&
               std::abs(*reading.accuracy - *file.recorded_accuracy) <= recorded_within;
    };
    auto first = std::ranges::find_if(readings, as_recorded);
    if (first == readings.end())
        first = std::ranges::find_if(
            readings, [least](const NetworkReading &reading) { return *reading.accuracy >= least; });
    const NetworkReading front = *first;
    readings.erase(first);
    sort_by_accuracy(readings);
    readings.insert(readings.begin(), front);
}
} // namespace

std::vector<NetworkReading> measured_readings(const NetworkFile &file, const Dataset &test,
                                              const ReadProgress &progress)
{
    std::vector<NetworkReading> readings = all_readings(file);
    const bool all_are_looked_at = readings.size() > most_shown;
    const Dataset beginning = beginning_of(test, all_are_looked_at ? first_look : 0);
    const double looked_at = static_cast<double>(readings.size()) * beginning.size();
    const double all = looked_at + static_cast<double>(std::min(readings.size(), most_shown)) * test.size();
    double done = 0; // images that have been read
    const auto measure = [&](const Dataset &data) {
        for (NetworkReading &reading : readings) {
            tell(progress, done / all);
            reading.accuracy = accuracy_of(file, reading, data);
            done += data.size();
        }
    };
    if (all_are_looked_at) {
        measure(beginning);
        if (best_of(readings) >= hardly_reads)
            sort_by_accuracy(readings);
        readings.resize(most_shown);
        const auto place_of = [](const NetworkReading &reading) {
            return std::tuple(reading.layout, reading.inputs, reading.hidden);
        };
        std::ranges::sort(readings, {}, place_of);
    }
    measure(test);
    put_best_first(file, readings);
    return readings;
}

bool reads_badly(const std::vector<NetworkReading> &readings)
{
    return best_of(readings) < reads_half;
}

bool reads_far_more(const std::vector<NetworkReading> &readings, const std::vector<NetworkReading> &others)
{
    return best_of(readings) > best_of(others) + far_more;
}

std::vector<OutputReading> measured_outputs(const NetworkFile &file, const NetworkReading &reading,
                                            const Dataset &test, const ReadProgress &progress)
{
    const Parameters<float> parameters = folded(file.layouts[reading.layout], reading.inputs).cast<float>();
    std::vector<OutputReading> outputs;
    constexpr double most = output_activations.size() * all_costs.size();
    double tried = 0;
    for (const Activation output : output_activations)
        for (const Cost cost : all_costs) {
            tell(progress, tried++ / most);
            const Functions functions = {reading.hidden, output, cost};
            if (!functions.valid() || output != file.known.output.value_or(output) ||
                cost != file.known.cost.value_or(cost))
                continue;
            const Evaluation measured = evaluate({functions, parameters}, test);
            outputs.push_back({functions, measured.loss, measured.accuracy});
        }
    return outputs;
}

} // namespace deltascope
