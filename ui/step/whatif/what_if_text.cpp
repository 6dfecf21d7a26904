// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/whatif/what_if_text.h"

#include "ui/step/pass/term_values.h"
#include "ui/theme/numbers.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int usualDigits = 4;
constexpr int mostDigits = 12;
constexpr int digitsOfChange = 2;

// How many digits more the value has before the first one of the change.
int digitsApart(double value, double change)
{
    if (value == 0 || change == 0 || !std::isfinite(value / change))
        return 0;
    return static_cast<int>(std::floor(std::log10(std::abs(value))) -
                            std::floor(std::log10(std::abs(change))));
}
} // namespace

QString WhatIfText::lossLine(double before, double after)
{
    const double change = after - before;
    const int apart = digitsApart(std::max(std::abs(before), std::abs(after)), change);
    const int digits = std::clamp(digitsOfChange + apart, usualDigits, mostDigits);
    return QStringLiteral("L_{n} %1 → %2, %3")
        .arg(number(before, digits), number(after, digits),
             signedNumber(change, std::clamp(digits - apart, digitsOfChange, usualDigits)));
}

QString WhatIfText::lossLine(double loss)
{
    return QStringLiteral("L_{n} = %1").arg(number(loss, usualDigits));
}

QString WhatIfText::answerLine(const InspectedPass &own, const InspectedPass &shown)
{
    const int before = own.content->answer();
    const int after = shown.content->answer();
    if (!own.sizes().has_picture())
        return {};
    return before == after ? tr("The answer: %1.").arg(after)
                           : tr("The answer: %1 → %2.").arg(before).arg(after);
}

QString WhatIfText::changeLine(const Change &change, double before)
{
    return QStringLiteral("%1: %2 → %3")
        .arg(nameOf(change.entry), shownNumber(before, usualDigits), shownNumber(change.value, usualDigits));
}

QString WhatIfText::heldLine(const InspectedPass &shown)
{
    const auto &held = shown.pass().held;
    if (held.empty())
        return {};
    if (held.size() > 1)
        return tr(
            "%n hidden activation(s) held: their z^{1} no longer influence L_{n}, so their δ^{1} are 0.",
            nullptr, static_cast<int>(held.size()));
    return tr("x^{1}_{%1} is held: z^{1}_{%1} no longer influences L_{n}, so δ^{1}_{%1} = 0.")
        .arg(held.front().unit);
}

} // namespace deltascope
