// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/questions.h"

#include "core/practice/translated.h"

#include <algorithm>
#include <random>
#include <vector>

namespace deltascope {

namespace {
constexpr std::array<WordQuestion, 5> questions = {{
    {"M10",
     QT_TRANSLATE_NOOP("Practice", "The gradient of W² is known. When is W² changed?"),
     {QT_TRANSLATE_NOOP("Practice", "After all gradients have been worked out, that of W¹ too."),
      QT_TRANSLATE_NOOP("Practice", "Right away, before δ¹ is worked out."),
      QT_TRANSLATE_NOOP("Practice", "After δ¹ has been worked out, but before the gradient of W¹."),
      QT_TRANSLATE_NOOP("Practice", "Before each example’s forward pass.")}},
    {"M12",
     QT_TRANSLATE_NOOP(
         "Practice",
         "The gradients of the ten examples of a batch are summed instead of averaged, with the same η. What "
         "happens to the step?"),
     {QT_TRANSLATE_NOOP("Practice", "It is ten times as long as with their mean."),
      QT_TRANSLATE_NOOP("Practice", "It is the same as with their mean."),
      QT_TRANSLATE_NOOP("Practice", "It is a tenth of that with their mean."),
      QT_TRANSLATE_NOOP("Practice", "It leads uphill.")}},
    {"M16",
     QT_TRANSLATE_NOOP("Practice", "Some write the bias as a weight from a unit that is always 1. What does "
                                   "that unit send back to the layer before it?"),
     {QT_TRANSLATE_NOOP("Practice", "Nothing: it has no inputs, so its row is left out of δ¹."),
      QT_TRANSLATE_NOOP("Practice", "Its δ, as the other units do."),
      QT_TRANSLATE_NOOP("Practice", "The sum of all δ of its layer."),
      QT_TRANSLATE_NOOP("Practice", "The bias multiplied by δ.")}},
    {"M18",
     QT_TRANSLATE_NOOP("Practice", "A central difference computed with ε = 10⁻⁸ and numbers of seven digits "
                                   "is far from the gradient. What does that show?"),
     {QT_TRANSLATE_NOOP("Practice", "Nothing yet: the two losses agree in all but their last digits."),
      QT_TRANSLATE_NOOP("Practice", "That the gradient is wrong."),
      QT_TRANSLATE_NOOP("Practice", "That ε should be smaller still."),
      QT_TRANSLATE_NOOP("Practice", "That the network has not been trained.")}},
    {"M19",
     QT_TRANSLATE_NOOP("Practice",
                       "All sigmoid outputs are close to 0 or 1, some of them wrongly, and the cost is "
                       "quadratic. How fast does the first layer learn?"),
     {QT_TRANSLATE_NOOP("Practice", "Hardly at all: the slopes of the outputs are near 0, and δ² with them."),
      QT_TRANSLATE_NOOP("Practice", "Fast, because the errors are large."),
      QT_TRANSLATE_NOOP("Practice", "As fast as the second layer did at the start."),
      QT_TRANSLATE_NOOP("Practice", "The outputs do not matter to it.")}},
}};
} // namespace

std::string_view rule_of(const Functions &functions, Asked term)
{
    switch (term) {
    case Asked::after_W1:
        return "w¹ᵢⱼ ← w¹ᵢⱼ − η ∂Lₙ/∂w¹ᵢⱼ";
    case Asked::after_b1:
        return "b¹ⱼ ← b¹ⱼ − η ∂Lₙ/∂b¹ⱼ";
    case Asked::after_W2:
        return "w²ⱼₖ ← w²ⱼₖ − η ∂Lₙ/∂w²ⱼₖ";
    case Asked::after_b2:
        return "b²ₖ ← b²ₖ − η ∂Lₙ/∂b²ₖ";
    case Asked::after_loss: // the rule of the loss, with the new outputs
        term = Asked::loss;
        break;
    default:
        break;
    }
    for (const Step &step : steps(functions))
        if (step.id == step_of(term))
            return step.component;
    return {};
}

std::array<Asked, 4> rule_choices(const Functions &functions, Asked term, std::uint64_t seed)
{
    std::vector<Asked> others;
    for (const Asked other : all_asked)
        if (rule_of(functions, other) != rule_of(functions, term) && other != Asked::after_loss)
            others.push_back(other);
    std::mt19937_64 generator(seed);
    const auto below = [&](std::size_t end) { return static_cast<std::size_t>(generator() % end); };
    std::array<Asked, 4> choices = {term, term, term, term};
    for (std::size_t i = 1; i < choices.size(); ++i) {
        const std::size_t drawn = below(others.size());
        choices[i] = others[drawn];
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(drawn));
    }
    std::swap(choices[0], choices[below(choices.size())]);
    return choices;
}

std::span<const WordQuestion> word_questions()
{
    return questions;
}

} // namespace deltascope
