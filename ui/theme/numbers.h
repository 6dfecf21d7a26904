// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace deltascope {

/// Numbers as the screen shows them: so many significant digits, powers of ten where they are needed
/// (3.20·10⁻¹⁵, never 0.0000), a true minus sign, always a decimal point. The same digits give the same
/// width.
QString number(double value, int significant = 4);

/// The same with a sign on both sides of zero: +0.0181, −3.63. Zero has none.
QString signedNumber(double value, int significant = 4);

/// The same with as many digits more as it takes to see how far it is from 1: 0.99993, not 1.00. Nearer than
/// six digits can tell it is 1.00.
QString activationNumber(double value, int significant = 3);

/// All digits that a value has, and no more: reading the text gives the value back. −0 is shown as 0.
QString exactNumber(double value);
QString exactNumber(float value);
/// The same of a number that may come from single precision, as a network keeps its parameters: the digits
/// that give that back, −0.53 and not −0.5299999713897705.
QString storedNumber(double value);

/// number(), or all digits where these are fewer: 3, not 3.000.
QString shownNumber(double value, int significant);

/// 0.9523 as "95.23 %".
QString percent(double share, int decimals = 2);

/// A number of things with all its digits, in thin groups: "10 000".
QString exactCount(std::int64_t count);

/// The text without these groups, so that it can be read as a number.
QString ungrouped(QString text);

/// Rounded up to whole seconds, from an hour on to minutes, from two days on to days: "3 min 20 s".
QString durationText(double seconds);

/// 412 345 as "412 000", three significant digits, thin groups.
QString roundedCount(double count);

} // namespace deltascope
