// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "core/network/initialisation.h"

#include <array>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace deltascope {

inline constexpr int max_batch_size = 60000; ///< the whole training set of MNIST
inline constexpr int max_threads = 64;       ///< of the trainer

/// η of the quadratic cost with sigmoid outputs, divided by that of the cross-entropy with which the steps
/// are about as long: the mean of φ′ = x(1 − x) over outputs x from 0 to 1 is 1/6, and only the quadratic δ²
/// has it as a factor. See M. Nielsen, Neural Networks and Deep Learning (2015), chapter 3.
inline constexpr double rate_of_quadratic_to_cross_entropy = 6;

/// What a training run is asked to do. The defaults are the ones of the window and the command line.
struct TrainingSettings
{
    int hidden_units = 30;      ///< K
    Functions functions;        ///< valid
    Init init = Init::Scaled;   ///< how the parameters start
    std::uint64_t seed = 1;     ///< of the initial parameters and of the order of the images
    int batch_size = 10;        ///< |B|, 1 … max_batch_size
    double learning_rate = 3.0; ///< η > 0
    int threads = 0;            ///< 1 … max_threads; 0: choose for the network's size

    // What follows can be changed while a network is being trained.
    double momentum = 0;     ///< μ, 0 ≤ μ < 1:  v ← μ v − (η/|B|) Σ ∂Lₙ/∂θ,  θ ← θ + v
    double weight_decay = 0; ///< λ ≥ 0, of the weights, not of the biases:  W ← (1 − ηλ) W + v
    int training_images = 0; ///< only the first n images of the training set; 0, or more than it has: all
    /// Each epoch sees a new variation of every image: the epoch that ends as number e trains with
    /// augmented(image, seed, e, number of the image); see core/data/augment.h.
    bool augment = false;

    bool operator==(const TrainingSettings &) const = default;
};

/// The settings one by one. A new one has a row in settings.cpp, a case in with_value() and its words in
/// ui/settings/setting.cpp; files, command line and window go through them.
enum class Setting {
    Rate,
    BatchSize,
    Momentum,
    WeightDecay,
    TrainingImages,
    Augment,
    HiddenUnits,
    HiddenActivation,
    OutputActivation,
    Cost,
    Init,
    Seed,
    Threads
};

/// Those by which runs are told apart, begun again and swept over: all that change what is learnt.
inline constexpr std::array run_settings = {Setting::Rate,
                                            Setting::BatchSize,
                                            Setting::Momentum,
                                            Setting::WeightDecay,
                                            Setting::TrainingImages,
                                            Setting::Augment,
                                            Setting::HiddenUnits,
                                            Setting::HiddenActivation,
                                            Setting::OutputActivation,
                                            Setting::Cost,
                                            Setting::Init,
                                            Setting::Seed};

/// The numbers that a setting may be. A choice or a switch has none.
struct SettingRange
{
    double least = 0;                                      ///< may be −∞
    double most = std::numeric_limits<double>::infinity(); ///< may be ∞
    bool without_least = false;                            ///< least itself is too small
    bool without_most = false;                             ///< most itself is too large

    /// Whether the value lies in the range; NaN does not.
    bool contains(double value) const
    {
        return (without_least ? value > least : value >= least) &&
               (without_most ? value < most : value <= most);
    }
};

/// What is known of a setting beside its value.
struct SettingFacts
{
    Setting setting;                ///< the row is about
    std::string_view name;          ///< in session files
    SettingRange range = {};        ///< of a number
    bool needs_new_network = false; ///< a change begins a new run
    /// The initial parameters depend on it: a run with another value cannot begin with the same ones.
    bool changes_start = false;
    /// A change holds from the next epoch on, not from the next batch on.
    bool from_next_epoch = false;
};
/// Lives as long as the program.
const SettingFacts &facts_of(Setting setting);

/// visit(value) with the value of a setting, by reference: an int, double, bool, std::uint64_t, Activation,
/// Cost or Init. settings may be const. visit returns the same type for all of them.
template <class Settings, class Visit>
decltype(auto) with_value(Setting setting, Settings &settings, Visit &&visit)
{
    switch (setting) {
    case Setting::Rate:
        return visit(settings.learning_rate);
    case Setting::BatchSize:
        return visit(settings.batch_size);
    case Setting::Momentum:
        return visit(settings.momentum);
    case Setting::WeightDecay:
        return visit(settings.weight_decay);
    case Setting::TrainingImages:
        return visit(settings.training_images);
    case Setting::Augment:
        return visit(settings.augment);
    case Setting::HiddenUnits:
        return visit(settings.hidden_units);
    case Setting::HiddenActivation:
        return visit(settings.functions.hidden);
    case Setting::OutputActivation:
        return visit(settings.functions.output);
    case Setting::Cost:
        return visit(settings.functions.cost);
    case Setting::Init:
        return visit(settings.init);
    case Setting::Seed:
        return visit(settings.seed);
    case Setting::Threads:
        return visit(settings.threads);
    }
    throw std::invalid_argument("there is no such setting");
}

/// Whether a and b agree in this setting.
bool same_value(Setting setting, const TrainingSettings &a, const TrainingSettings &b);
/// Copies this one setting.
void copy_value(Setting setting, const TrainingSettings &from, TrainingSettings &to);
/// Those of run_settings in which a and b differ, in their order.
std::vector<Setting> differences(const TrainingSettings &a, const TrainingSettings &b);

/// True when going from one to the other needs a new network: K, φ, cost, init or seed differ.
bool needs_new_network(const TrainingSettings &from, const TrainingSettings &to);
/// The options of a run. A plain one has none: no momentum, no decay, all images, none of them changed.
inline constexpr std::array option_settings = {Setting::Momentum, Setting::WeightDecay,
                                               Setting::TrainingImages, Setting::Augment};
/// Those of option_settings that are not at their defaults: empty for a plain run.
std::vector<Setting> options_in(const TrainingSettings &settings);

/// What a setting has to be, in words: "a whole number from 1 to 1024".
Message expected_of(Setting setting);
/// The first setting that nothing can be trained with; the cost where it does not go with the outputs.
std::optional<Setting> faulty_setting(const TrainingSettings &settings);
/// Empty when the settings can be trained with, otherwise one sentence that says which one cannot, and why.
Message validation_error(const TrainingSettings &settings);

} // namespace deltascope
