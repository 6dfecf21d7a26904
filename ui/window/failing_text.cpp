// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/failing_text.h"

namespace deltascope {

QString FailingText::nameOf(FailingNetwork which)
{
    switch (which) {
    case FailingNetwork::DeadRelu:
        return tr("ReLUs that have died");
    case FailingNetwork::FarOutSigmoids:
        return tr("Sigmoids far out");
    case FailingNetwork::EqualWeights:
        return tr("All weights equal");
    }
    return {};
}

QString FailingText::sentence(FailingNetwork which)
{
    switch (which) {
    case FailingNetwork::DeadRelu:
        return tr(
            "The hidden ReLUs of this network are dead: z¹ is below 0, so φ′(z¹) = 0 and δ¹ = 0. However "
            "long "
            "it is trained, W¹ and b¹ do not change. Step to δ¹ to see it. What would bring them back?");
    case FailingNetwork::FarOutSigmoids:
        return tr("The weights W¹ are far too large: z¹ lies far out, where the sigmoid is flat. φ′(z¹) is "
                  "almost 0, "
                  "and so is δ¹. Step to δ¹ to see it. What would make it learn faster?");
    case FailingNetwork::EqualWeights:
        return tr("All hidden units have the same weights: they compute the same x¹, get the same δ¹ and "
                  "stay alike. "
                  "Step to δ¹ to see it. What would tell them apart?");
    }
    return {};
}

} // namespace deltascope
