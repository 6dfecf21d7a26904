// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slip_sentences.h"

#include "core/practice/translated.h"

namespace deltascope {

namespace {
struct SlipText
{
    std::string_view words;
    std::string_view effect;
};

// In the order of Mistake.
constexpr std::array<SlipText, mistake_count> texts = {{
    {QT_TRANSLATE_NOOP("Practice", "φ′ of the output forgotten"),
     QT_TRANSLATE_NOOP(
         "Practice", "Without φ′(z²) this is the δ² of cross-entropy. It has the right sign at every output "
                     "and does not vanish where an output is saturated, so the network still learns, often "
                     "faster.")},
    {QT_TRANSLATE_NOOP("Practice", "φ′ of the hidden unit forgotten"),
     QT_TRANSLATE_NOOP(
         "Practice", "φ′ is never negative, so every δ¹ keeps its sign and only its size is wrong. The first "
                     "layer takes steps of the wrong length downhill, and the network still learns.")},
    {QT_TRANSLATE_NOOP("Practice", "x² − y sent back in place of δ²"),
     QT_TRANSLATE_NOOP(
         "Practice", "Every share that is sent back keeps its sign and only misses the factor φ′ of its "
                     "output. The sum is weighted differently but mostly points the same way, so the network "
                     "still learns.")},
    {QT_TRANSLATE_NOOP("Practice", "error of the output with the same number"),
     QT_TRANSLATE_NOOP("Practice",
                       "The hidden units no longer hear through their own weights what they did. The second "
                       "layer still learns by itself, from hidden units that move without a reason.")},
    {QT_TRANSLATE_NOOP("Practice", "only the target’s share sent back"),
     QT_TRANSLATE_NOOP("Practice",
                       "The hidden units hear only that the right output should rise, never that a wrong one "
                       "should fall. The second layer sets much of it right, so the network learns, but less "
                       "well.")},
    {QT_TRANSLATE_NOOP("Practice", "weights W² left out"),
     QT_TRANSLATE_NOOP("Practice",
                       "Every hidden unit is pushed the same way, whatever its weights do. The first layer "
                       "learns nothing useful; what is learnt is learnt by the second layer.")},
    {QT_TRANSLATE_NOOP("Practice", "rows and columns exchanged"),
     QT_TRANSLATE_NOOP("Practice", "The numbers are right but reach the wrong edges. Some steps happen to "
                                   "lead downhill, others uphill; nothing makes sure that the loss falls.")},
    {QT_TRANSLATE_NOOP("Practice", "φ′ taken at the activation in place of z"),
     QT_TRANSLATE_NOOP(
         "Practice",
         "φ′ at another number is still not negative, so every δ keeps its sign and only its size "
         "is wrong. With sigmoids it does not vanish where a unit is saturated; the network "
         "still learns.")},
    {QT_TRANSLATE_NOOP("Practice", "z put into the slope that is written with the activation"),
     QT_TRANSLATE_NOOP("Practice",
                       "z(1 − z) is negative wherever z is below 0 or above 1, and then the step leads "
                       "uphill. Far out it is large as well: training can become erratic or diverge.")},
    {QT_TRANSLATE_NOOP("Practice", "sign reversed"),
     QT_TRANSLATE_NOOP("Practice",
                       "What is reversed is moved uphill, where the loss grows. In δ² that holds for all "
                       "parameters; later in the pass the others still go downhill, and against it.")},
    {QT_TRANSLATE_NOOP("Practice", "W² updated before it was used"),
     QT_TRANSLATE_NOOP("Practice",
                       "The new W² differs from the old one by one small step, so δ¹ is nearly right. The "
                       "network learns almost as well; with a large η the difference grows.")},
    {QT_TRANSLATE_NOOP("Practice", "sum of the layer’s δ for each bias"),
     QT_TRANSLATE_NOOP(
         "Practice",
         "All biases of the layer move together, each by what all units want at once. The weights "
         "learn as before and make up for it, unless the sum drives the units into saturation.")},
    {QT_TRANSLATE_NOOP("Practice", "δ multiplied by the bias"),
     QT_TRANSLATE_NOOP("Practice",
                       "A bias of 0 can never move, and a negative one moves uphill. The weights learn as "
                       "before and mostly make up for it.")},
    {QT_TRANSLATE_NOOP("Practice", "slope multiplied in again"),
     QT_TRANSLATE_NOOP(
         "Practice",
         "The sign is right but the slope makes δ² vanish where an output is saturated. The "
         "network still learns, but slowly from its worst mistakes, as with the quadratic cost.")},
    {QT_TRANSLATE_NOOP("Practice", "twice as much"),
     QT_TRANSLATE_NOOP("Practice",
                       "Twice the gradient is the same as twice the learning rate η. The direction is right, "
                       "and the network learns as long as the doubled step is not too long.")},
    {QT_TRANSLATE_NOOP("Practice", "entry by entry in place of the sum"),
     QT_TRANSLATE_NOOP("Practice",
                       "All but one edge of each unit is ignored. Little of what the network could do, or of "
                       "what it should learn, comes through.")},
    {QT_TRANSLATE_NOOP("Practice", "a summand missing"),
     QT_TRANSLATE_NOOP("Practice", "What the missing summand knows is not learnt; all else is.")},
    {QT_TRANSLATE_NOOP("Practice", "bias forgotten"),
     QT_TRANSLATE_NOOP("Practice",
                       "A network without these biases can be trained as well: the gradients of its weights "
                       "are right for it. It is only less flexible, since no unit can shift its threshold.")},
    {QT_TRANSLATE_NOOP("Practice", "φ forgotten"),
     QT_TRANSLATE_NOOP("Practice", "Without φ the layer is linear, while φ′ is still multiplied in going "
                                   "back: steps get a wrong length and vanish where |z| is large, and z "
                                   "itself has no bounds. The network can learn worse, or diverge.")},
    {QT_TRANSLATE_NOOP("Practice", "φ of the other layer"),
     QT_TRANSLATE_NOOP("Practice",
                       "The forward pass has one function and the backward pass the slope of another. Where "
                       "both grow, the signs agree and something is learnt; the sizes are wrong.")},
    {QT_TRANSLATE_NOOP("Practice", "W read with rows and columns exchanged"),
     QT_TRANSLATE_NOOP("Practice", "The forward pass uses each weight on another edge than the one that the "
                                   "gradient changes. Nothing makes sure that a step leads downhill.")},
    {QT_TRANSLATE_NOOP("Practice", "½ forgotten"),
     QT_TRANSLATE_NOOP("Practice",
                       "The loss that is told is twice as large, and no parameter notices: δ² is made of x² "
                       "and y, not of the loss. The network learns exactly as before.")},
    {QT_TRANSLATE_NOOP("Practice", "one output’s error for the sum"),
     QT_TRANSLATE_NOOP("Practice",
                       "The loss that is told is too small, and no parameter notices. The network learns "
                       "exactly as before.")},
    {QT_TRANSLATE_NOOP("Practice", "step uphill"),
     QT_TRANSLATE_NOOP(
         "Practice", "The gradient is right, but every step goes up it. The loss grows until the outputs are "
                     "as wrong as they can be.")},
    {QT_TRANSLATE_NOOP("Practice", "η forgotten"),
     QT_TRANSLATE_NOOP("Practice",
                       "A step by the whole gradient is one with η = 1. The direction is right; whether it "
                       "learns faster, slower or not at all depends on the η that was meant.")},
    {QT_TRANSLATE_NOOP("Practice", "η multiplied in twice"),
     QT_TRANSLATE_NOOP(
         "Practice", "The step has the length of η². The direction is right: below 1 it learns more slowly, "
                     "above 1 the steps may be too long.")},
    {QT_TRANSLATE_NOOP("Practice", "rounded too early"),
     QT_TRANSLATE_NOOP("Practice",
                       "Small numbers become 0 and are not learnt from; large ones are nearly right.")},
}};
} // namespace

std::string_view words_of(Mistake mistake)
{
    return texts[static_cast<std::size_t>(mistake)].words;
}

std::string_view effect_of(Mistake mistake)
{
    return texts[static_cast<std::size_t>(mistake)].effect;
}

} // namespace deltascope
