// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hand_networks.h"
#include "app/cli/text.h"
#include "core/files/json_text.h"
#include "core/network/gradient_survey.h"
#include "core/network/random_numbers.h"

#include <iostream>
#include <sstream>

namespace deltascope::cli {

namespace {
constexpr std::array nudged_terms = {Term::W1, Term::b1, Term::W2, Term::b2, Term::z1, Term::z2};

/// Parameters at random, the four kinds in turn, the same in every run and on every machine.
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
    int below(int bound)
    {
        return static_cast<int>(random_below(static_cast<std::uint32_t>(bound), generator_));
    }

    std::mt19937_64 generator_;
    std::vector<int> inputs_;
    int hidden_units_;
    int outputs_;
    int drawn_ = 0;
};

GradientSurvey sampled(const Network<double> &network, const Pass<double> &pass, int samples, double epsilon)
{
    GradientSurvey survey;
    Sampler sampler(pass);
    for (int sample = 0; sample < samples; ++sample) {
        const TermEntry index = sampler.next();
        survey.add(index, check_gradient(network, pass, index, epsilon));
    }
    return survey;
}

std::string as_json(const std::optional<TermEntry> &worst, const GradientCheck &check)
{
    if (!worst)
        return "null";
    return json_object({{"entry", json(plain_name(*worst))},
                        {"backpropagated", json(check.backpropagated)},
                        {"central_difference", json(check.numerical)}});
}

std::string as_json(const GradientSurvey &survey)
{
    return json_object({{"samples", json(survey.checked)},
                        {"kinks", json(survey.kinks)},
                        {"max_relative_error", json(survey.max_relative_error)},
                        {"unresolved", json(survey.unresolved)},
                        {"resolution", json(survey.max_resolution)},
                        {"differing", json(survey.differing)},
                        {"worst", as_json(survey.worst, survey.worst_check)}});
}

std::string as_text(const GradientSurvey &survey)
{
    std::string text =
        std::to_string(survey.checked) + " parameters, backpropagated against (L(θ+ε) − L(θ−ε)) / 2ε\n";
    if (survey.kinks > 0)
        text += std::to_string(survey.kinks) +
                " of them left out: a ReLU switches between θ−ε and θ+ε, as of " +
                plain_name(survey.kink_at) + "\n";
    if (survey.unresolved > 0)
        text += std::to_string(survey.unresolved) +
                " of them left out: too small to tell from the rounding of L, which is up to " +
                short_number(survey.max_resolution) + "\n";
    if (survey.worst)
        text += "largest relative error  " + short_number(survey.max_relative_error) + "\n" + "found at  " +
                plain_name(*survey.worst) + ", backpropagated " +
                number_text(survey.worst_check.backpropagated) + ", central difference " +
                number_text(survey.worst_check.numerical) + "\n";
    return text;
}

// W1,b1,z1 as the terms that they name.
std::vector<Term> terms_of(const std::string &list)
{
    std::vector<Term> terms;
    std::istringstream words(list);
    for (std::string word; std::getline(words, word, ',');) {
        const auto term = term_from(word);
        if (!term || std::ranges::find(nudged_terms, *term) == nudged_terms.end())
            throw UsageError("--terms: found '" + word + "', expected W1, b1, W2, b2, z1 or z2, with commas");
        terms.push_back(*term);
    }
    if (terms.empty())
        throw UsageError("--terms: found '', expected W1, b1, W2, b2, z1 or z2, with commas");
    return terms;
}

// Every entry of them is checked; none: a sample.
std::vector<Term> whole_terms(const Arguments &arguments)
{
    for (const char *option : {"--all", "--terms"})
        if (arguments.has("--samples") && arguments.has(option))
            throw UsageError(std::string(option) + " and --samples cannot be used together");
    if (arguments.has("--terms"))
        return terms_of(arguments.text("--terms"));
    if (arguments.has("--all"))
        return {parameter_terms.begin(), parameter_terms.end()};
    return {};
}

void run(const Arguments &arguments)
{
    const std::vector<Term> terms = whole_terms(arguments);
    const int samples = arguments.whole_number("--samples", 200, 1, 1'000'000);
    const double epsilon = arguments.positive_number("--epsilon", 1e-5);
    const Subject subject = subject_in(arguments);
    const Pass<double> pass = backpropagate(subject.network, subject.x0, subject.y);
    const GradientSurvey survey = terms.empty()
                                      ? sampled(subject.network, pass, samples, epsilon)
                                      : check_gradients<long double>(subject.network, pass, terms, epsilon);
    std::cout << (arguments.has("--json") ? as_json(survey) + "\n" : as_text(survey));
}
} // namespace

Command check_gradients_command()
{
    return {.name = "check-gradients",
            .usage = "(--model FILE --index N | --network NAME) [OPTION…]",
            .summary = "Compare backpropagated gradients with central differences, in double.",
            .options = options_with_model(with_data_options(
                {index_option,
                 split_option,
                 network_option,
                 seed_option,
                 {"--samples", "N", "how many parameters, W1, W2, b1 and b2 in turn (default 200)"},
                 {"--all", "", "every parameter instead"},
                 {"--terms", "LIST", "every entry of these instead, of W1,b1,W2,b2,z1,z2"},
                 {"--epsilon", "EPS", "how far each is moved (default 1e-5)"}})),
            .notes = functions_note,
            .run = run};
}

} // namespace deltascope::cli
