// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

class QComboBox;

namespace deltascope {

/// What an activation, a cost or an initialisation is, and when one would choose it, in a few sentences for
/// those who meet it first. By its name in files and on the command line: "sigmoid", "cross_entropy", "he".
/// Empty for a name that is not known.
QString choiceHelp(std::string_view name);

/// Says of each item of the box, and in the tool tip of the box of the chosen one, what it is. nameOf gives
/// the name of an item as above, from its data. The tool tip that the box has goes before it.
void explainChoices(QComboBox *box, std::string_view (*nameOf)(int));

} // namespace deltascope
