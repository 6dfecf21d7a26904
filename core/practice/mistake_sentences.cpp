// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistakes.h"
#include "core/practice/translated.h"

#include <algorithm>

namespace deltascope {

namespace {
struct MistakeText
{
    std::string_view code;
    std::string_view sentence;
};

// In the order of Mistake.
constexpr std::array<MistakeText, mistake_count> texts = {{
    {"M1", QT_TRANSLATE_NOOP(
               "Practice",
               "This looks like x² − y alone. That is δ² with cross-entropy; which factor joins it when the "
               "cost is quadratic?")},
    {"M2",
     QT_TRANSLATE_NOOP("Practice", "This looks like what comes back to the unit, without the unit’s own "
                                   "slope. How steep is φ at the weighted input of this hidden unit?")},
    {"M3", QT_TRANSLATE_NOOP("Practice",
                             "This looks as if x² − y had been sent back. What goes back has already been "
                             "multiplied by the slope of the output: what is that product called?")},
    {"M4", QT_TRANSLATE_NOOP(
               "Practice",
               "This looks like the error of the output with the same number. Which outputs does this hidden "
               "unit feed, and through which weights?")},
    {"M5",
     QT_TRANSLATE_NOOP(
         "Practice",
         "This looks like what the target’s output alone sends back. Which other outputs does this hidden "
         "unit feed, and what do they send back?")},
    {"M6", QT_TRANSLATE_NOOP(
               "Practice",
               "This looks like a sum of the deltas without the weights. What does each edge on the way back "
               "multiply a delta by?")},
    {"M7", QT_TRANSLATE_NOOP(
               "Practice",
               "This looks as if rows and columns had been exchanged. Which index belongs to the layer the "
               "edge starts from, and which to the layer it leads to?")},
    {"M8", QT_TRANSLATE_NOOP(
               "Practice",
               "This looks like the slope φ′ taken at x. x(1 − x) is φ′(z) written with x; at which number "
               "is φ′ itself taken?")},
    {"M8",
     QT_TRANSLATE_NOOP("Practice", "This looks like the formula for the slope with z put in where x belongs. "
                                   "In x(1 − x), is x the unit’s weighted input or its activation?")},
    {"M9", QT_TRANSLATE_NOOP(
               "Practice",
               "The size is right, but the sign is reversed. Is the output too high or too low, and which "
               "is subtracted from which?")},
    {"M10", QT_TRANSLATE_NOOP("Practice",
                              "This looks as if W² had been updated before it was used on the way back. "
                              "A gradient belongs to one loss: with which weights was that loss computed?")},
    {"M11",
     QT_TRANSLATE_NOOP(
         "Practice", "This looks like the sum of all deltas of the layer. Which units does this bias feed?")},
    {"M11", QT_TRANSLATE_NOOP(
                "Practice",
                "This looks like the delta multiplied by the bias. A bias is a weight on an input that never "
                "changes: what is that input?")},
    {"M13", QT_TRANSLATE_NOOP(
                "Practice",
                "This looks as if the slope of the output had been multiplied in. What has happened to the "
                "slope in δ² with this cost?")},
    {"M14", QT_TRANSLATE_NOOP(
                "Practice",
                "This is twice what it should be. Which factor stands before the sum in the cost, and what "
                "becomes of it when the square is differentiated?")},
    {"M15", QT_TRANSLATE_NOOP(
                "Practice",
                "This looks as if two lists had been multiplied entry by entry. How many edges meet in this "
                "unit, and what happens to their products?")},
    {"M17", QT_TRANSLATE_NOOP(
                "Practice",
                "This is the sum without one of its summands. How many summands are there, and which one "
                "is missing?")},
    {"M20", QT_TRANSLATE_NOOP("Practice", "This looks like the sum without the bias. Where does b come in?")},
    {"M21", QT_TRANSLATE_NOOP("Practice",
                              "This is the unit’s weighted input z. Does the unit send on z, or φ of it?")},
    {"M21",
     QT_TRANSLATE_NOOP("Practice",
                       "This looks like the activation of the other layer. Which φ does this layer have?")},
    {"M22", QT_TRANSLATE_NOOP("Practice", "This looks as if W had been read with rows and columns exchanged. "
                                          "Which end of an edge gives the row?")},
    {"M23", QT_TRANSLATE_NOOP("Practice",
                              "This is twice the loss. Which factor stands before the sum of the squares?")},
    {"M23",
     QT_TRANSLATE_NOOP(
         "Practice",
         "This looks like one output’s part of the loss. How many outputs are there, and what happens to "
         "their parts?")},
    {"M24",
     QT_TRANSLATE_NOOP(
         "Practice", "This looks like a step uphill. The gradient points to where the loss grows: which sign "
                     "leads down?")},
    {"M25", QT_TRANSLATE_NOOP(
                "Practice",
                "This looks like a step by the whole gradient. How long is the step that the learning rate "
                "η allows?")},
    {"M25", QT_TRANSLATE_NOOP(
                "Practice",
                "This looks as if η had been multiplied in twice. How often does it appear in the rule?")},
    {"rounding",
     QT_TRANSLATE_NOOP("Practice",
                       "The calculation seems right, but numbers were rounded to two decimals on the way. "
                       "What comes out when all digits are kept until the end?")},
}};

// In the order of Asked.
constexpr std::array<std::string_view, all_asked.size()> questions = {
    QT_TRANSLATE_NOOP(
        "Practice",
        "Which weights lead to this unit, what does each multiply, and what is added at the end?"),
    QT_TRANSLATE_NOOP("Practice", "Which function does this layer have, and what is put into it?"),
    QT_TRANSLATE_NOOP(
        "Practice",
        "Which weights lead to this output, what does each multiply, and what is added at the end?"),
    QT_TRANSLATE_NOOP("Practice", "Which function does the output layer have, and what is put into it?"),
    QT_TRANSLATE_NOOP("Practice",
                      "Over which outputs is the loss summed, and which factor stands before the sum?"),
    QT_TRANSLATE_NOOP("Practice",
                      "Which factors make up δ² of this output with this cost, and with which signs?"),
    QT_TRANSLATE_NOOP(
        "Practice",
        "Which outputs send something back to this hidden unit, through which weights, and what is the sum "
        "multiplied by?"),
    QT_TRANSLATE_NOOP("Practice",
                      "Which number goes into this weight, and which delta waits at its other end?"),
    QT_TRANSLATE_NOOP("Practice", "Which unit does this bias feed, and what is its input?"),
    QT_TRANSLATE_NOOP("Practice",
                      "Which number goes into this weight, and which delta waits at its other end?"),
    QT_TRANSLATE_NOOP("Practice", "Which unit does this bias feed, and what is its input?"),
    QT_TRANSLATE_NOOP("Practice",
                      "From which value, in which direction and how far does the update move this weight?"),
    QT_TRANSLATE_NOOP("Practice",
                      "From which value, in which direction and how far does the update move this bias?"),
    QT_TRANSLATE_NOOP("Practice",
                      "From which value, in which direction and how far does the update move this weight?"),
    QT_TRANSLATE_NOOP("Practice",
                      "From which value, in which direction and how far does the update move this bias?"),
    QT_TRANSLATE_NOOP("Practice", "With which parameters is the forward pass done again, and how is the loss "
                                  "computed from its outputs?"),
};

struct MistakeWords
{
    std::string_view code;
    std::string_view words;
};

constexpr std::array<MistakeWords, 22> words = {{
    {"M1", QT_TRANSLATE_NOOP("Practice", "output’s slope forgotten")},
    {"M2", QT_TRANSLATE_NOOP("Practice", "hidden unit’s slope forgotten")},
    {"M3", QT_TRANSLATE_NOOP("Practice", "error sent back in place of δ²")},
    {"M4", QT_TRANSLATE_NOOP("Practice", "error of the output with the same number")},
    {"M5", QT_TRANSLATE_NOOP("Practice", "only the target’s share")},
    {"M6", QT_TRANSLATE_NOOP("Practice", "weights left out")},
    {"M7", QT_TRANSLATE_NOOP("Practice", "rows and columns exchanged")},
    {"M8", QT_TRANSLATE_NOOP("Practice", "slope at the wrong number")},
    {"M9", QT_TRANSLATE_NOOP("Practice", "sign reversed")},
    {"M10", QT_TRANSLATE_NOOP("Practice", "W² updated too early")},
    {"M11", QT_TRANSLATE_NOOP("Practice", "bias: sum of the deltas, or times b")},
    {"M13", QT_TRANSLATE_NOOP("Practice", "slope multiplied in again")},
    {"M14", QT_TRANSLATE_NOOP("Practice", "twice as much")},
    {"M15", QT_TRANSLATE_NOOP("Practice", "entry by entry")},
    {"M17", QT_TRANSLATE_NOOP("Practice", "a summand missing")},
    {"M20", QT_TRANSLATE_NOOP("Practice", "bias forgotten")},
    {"M21", QT_TRANSLATE_NOOP("Practice", "φ forgotten, or the other layer’s")},
    {"M22", QT_TRANSLATE_NOOP("Practice", "W read with rows and columns exchanged")},
    {"M23", QT_TRANSLATE_NOOP("Practice", "½ or an output forgotten in the loss")},
    {"M24", QT_TRANSLATE_NOOP("Practice", "uphill")},
    {"M25", QT_TRANSLATE_NOOP("Practice", "η forgotten, or used twice")},
    {"rounding", QT_TRANSLATE_NOOP("Practice", "rounded too early")},
}};
} // namespace

std::string_view code_of(Mistake mistake)
{
    return texts[static_cast<std::size_t>(mistake)].code;
}

std::string_view words_for(std::string_view code)
{
    const auto found = std::ranges::find(words, code, &MistakeWords::code);
    return found == words.end() ? std::string_view() : found->words;
}

std::string_view sentence(Mistake mistake)
{
    return texts[static_cast<std::size_t>(mistake)].sentence;
}

std::string_view common_question(Asked term)
{
    return questions[static_cast<std::size_t>(term)];
}

} // namespace deltascope
