// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/inputs_words.h"

#include <QCoreApplication>

namespace deltascope {

namespace {
struct InputsWords
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::InputsWords)
};
} // namespace

QString inputsText(Inputs inputs)
{
    switch (inputs) {
    case Inputs::Plain:
        return InputsWords::tr("plain, 0 to 1");
    case Inputs::Pytorch:
        return InputsWords::tr("as PyTorch's examples: (x − 0.1307)/0.3081");
    case Inputs::To255:
        return InputsWords::tr("bytes, 0 to 255");
    case Inputs::Signed:
        return InputsWords::tr("−1 to 1: 2x − 1");
    case Inputs::Inverted:
        return InputsWords::tr("inverted: 1 − x");
    case Inputs::Transposed:
        return InputsWords::tr("column by column");
    }
    return {};
}

QString foldedText(Inputs inputs)
{
    if (inputs == Inputs::Plain)
        return {};
    return InputsWords::tr(
               "This network was made for other inputs (%1). That is folded into W¹ and b¹: it reads "
               "plain pixels here, with the same z¹.")
        .arg(inputsText(inputs));
}

} // namespace deltascope
