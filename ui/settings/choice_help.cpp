// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/choice_help.h"

#include "ui/theme/notation.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace deltascope {

namespace {
struct Help
{
    std::string_view name;
    const char *text;
};

constexpr Help helps[] = {
    {"sigmoid",
     QT_TRANSLATE_NOOP(
         "ChoiceHelp",
         "From 0 to 1, shaped like an S: φ(z) = 1 / (1 + e⁻ᶻ). Far from z = 0 it is flat: the unit "
         "is saturated there and hardly learns.")},
    {"tanh",
     QT_TRANSLATE_NOOP("ChoiceHelp",
                       "From −1 to 1, shaped like an S, and steeper than the sigmoid. Far from z = 0 it is "
                       "flat, too.")},
    {"relu",
     QT_TRANSLATE_NOOP("ChoiceHelp", "0 below z = 0, and z above. It never saturates above, but a unit that "
                                     "is below 0 for every image no longer learns. It needs a smaller η.")},
    {"leaky_relu",
     QT_TRANSLATE_NOOP("ChoiceHelp",
                       "z above 0, and a hundredth of z below, so that no unit stops learning for good.")},
    {"linear", QT_TRANSLATE_NOOP(
                   "ChoiceHelp",
                   "φ(z) = z: the sum as it is. With hidden units like this, two layers can do no more than "
                   "one.")},
    {"softmax",
     QT_TRANSLATE_NOOP("ChoiceHelp",
                       "All outputs together: each becomes its share of the whole, so that they add up to 1 "
                       "and can be read as probabilities.")},
    {"quadratic",
     QT_TRANSLATE_NOOP("ChoiceHelp",
                       "Half the sum of the squared distances from the target. An output that is saturated "
                       "and wrong learns slowly, because φ′ is a factor of its δ.")},
    {"cross_entropy",
     QT_TRANSLATE_NOOP(
         "ChoiceHelp",
         "How surprised each output is by its target; for sigmoid outputs. φ′ cancels: "
         "the more wrong an output is, the faster it learns. It needs a smaller η than the quadratic cost.")},
    {"log_likelihood",
     QT_TRANSLATE_NOOP("ChoiceHelp",
                       "Minus the logarithm of the probability given to the right answer; for softmax "
                       "outputs. Here too φ′ cancels.")},
    {"scaled", QT_TRANSLATE_NOOP(
                   "ChoiceHelp",
                   "Small random weights, smaller for units with more inputs; biases 0. The sums start near "
                   "0, where the sigmoid is steepest.")},
    {"nielsen", QT_TRANSLATE_NOOP("ChoiceHelp", "Random weights and biases with standard deviation 1, as in "
                                                "the program of Nielsen's book. With so many inputs "
                                                "the sums are large, and units start saturated.")},
    {"he",
     QT_TRANSLATE_NOOP(
         "ChoiceHelp",
         "Random weights, a little larger than scaled, made for ReLU, half of whose units are 0; biases "
         "0.")},
    {"equal",
     QT_TRANSLATE_NOOP(
         "ChoiceHelp",
         "All weights of a layer the same. Then all hidden units learn the same and stay equal: it shows "
         "why weights start at random.")},
};
} // namespace

QString choiceHelp(std::string_view name)
{
    const auto *found = std::ranges::find(helps, name, &Help::name);
    return found == std::end(helps) ? QString()
                                    : worded(QCoreApplication::translate("ChoiceHelp", found->text));
}

void explainChoices(QComboBox *box, std::string_view (*nameOf)(int))
{
    const auto helpOf = [box, nameOf](int item) { return choiceHelp(nameOf(box->itemData(item).toInt())); };
    const auto explain = [box, helpOf, general = box->toolTip()] {
        for (int item = 0; item < box->count(); ++item)
            box->setItemData(item, QStringLiteral("<qt>%1</qt>").arg(helpOf(item)), Qt::ToolTipRole);
        if (box->currentIndex() < 0)
            return;
        const QString chosen = helpOf(box->currentIndex());
        box->setToolTip(QStringLiteral("%1\n%2: %3").arg(general, box->currentText(), chosen));
        box->setAccessibleDescription(chosen);
    };
    QObject::connect(box, &QComboBox::currentIndexChanged, box, explain);
    sayInNotation(box, explain);
}

} // namespace deltascope
