// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hand_networks.h"
#include "app/cli/json_text.h"
#include "app/cli/text.h"
#include "core/network/gradient_check.h"

#include <iostream>
#include <random>

namespace deltascope::cli {

namespace {
struct Report
{
    int samples = 0;
    int kinks = 0; ///< of them, without a derivative to compare with
    double max_relative_error = 0;
    TermEntry worst;
    GradientCheck worst_check;
};

/// Parameters at random, the four kinds in turn, the same in every run.
class Sampler
{
public:
    explicit Sampler(const Pass<double> &pass)
        : hidden_units_(pass.hidden_units())
        , outputs_(static_cast<int>(pass.y.size()))
    {
        for (int input = 0; input < pass.x0.size(); ++input)
            if (pass.x0[input] != 0)
                inputs_.push_back(input);
        if (inputs_.empty())
            inputs_.push_back(0);
    }

    TermEntry next()
    {
        switch (drawn_++ % 4) {
        case 0: // only where the input is not 0: elsewhere both gradients are 0, which checks nothing
            return {Term::W1, inputs_[static_cast<std::size_t>(below(static_cast<int>(inputs_.size())))],
                    below(hidden_units_)};
        case 1:
            return {Term::W2, below(hidden_units_), below(outputs_)};
        case 2:
            return {Term::b1, below(hidden_units_)};
        default:
            return {Term::b2, below(outputs_)};
        }
    }

private:
    int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(generator_); }

    std::mt19937_64 generator_;
    std::vector<int> inputs_;
    int hidden_units_;
    int outputs_;
    int drawn_ = 0;
};

Report check(const Network<double> &network, const Pass<double> &pass, int samples, double epsilon)
{
    Report report = {.samples = samples, .kinks = 0, .max_relative_error = 0, .worst = {}, .worst_check = {}};
    Sampler sampler(pass);
    for (int sample = 0; sample < samples; ++sample) {
        const TermEntry index = sampler.next();
        const GradientCheck found = check_gradient(network, pass, index, epsilon);
        if (found.kink) {
            ++report.kinks;
        } else if (found.relative_error >= report.max_relative_error) {
            report.max_relative_error = found.relative_error;
            report.worst = index;
            report.worst_check = found;
        }
    }
    return report;
}

std::string as_json(const Report &report)
{
    return json_object({{"samples", json(report.samples)},
                        {"kinks", json(report.kinks)},
                        {"max_relative_error", json(report.max_relative_error)}});
}

std::string as_text(const Report &report)
{
    std::string text =
        std::to_string(report.samples) + " parameters, backpropagated against (L(θ+ε) − L(θ−ε)) / 2ε\n";
    if (report.kinks > 0)
        text += std::to_string(report.kinks) + " of them left out: a ReLU switches between θ−ε and θ+ε\n";
    if (report.kinks < report.samples)
        text += "largest relative error  " + short_number(report.max_relative_error) + "\n" + "found at  " +
                plain_name(report.worst) + ", backpropagated " +
                number_text(report.worst_check.backpropagated) + ", central difference " +
                number_text(report.worst_check.numerical) + "\n";
    return text;
}

void run(const Arguments &arguments)
{
    const int samples = arguments.whole_number("--samples", 200, 1, 1'000'000);
    const double epsilon = arguments.positive_number("--epsilon", 1e-5);
    const Subject subject = subject_in(arguments);
    const Pass<double> pass = backpropagate(subject.network, subject.x0, subject.y);
    const Report report = check(subject.network, pass, samples, epsilon);
    std::cout << (arguments.has("--json") ? as_json(report) + "\n" : as_text(report));
}
} // namespace

Command check_gradients_command()
{
    return {.name = "check-gradients",
            .usage = "(--model FILE --index N | --network NAME) [OPTION…]",
            .summary = "Compare backpropagated gradients with central differences, in double.",
            .options = options_with_model(
                {index_option,
                 split_option,
                 data_option,
                 network_option,
                 seed_option,
                 {"--samples", "N", "how many parameters, W1, W2, b1 and b2 in turn (default 200)"},
                 {"--epsilon", "EPS", "how far each is moved (default 1e-5)"}}),
            .notes = functions_note,
            .run = run};
}

} // namespace deltascope::cli
