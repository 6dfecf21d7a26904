// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/mistakes.h"

namespace deltascope {

/// A mistake in a few English words that tell it from the others of its step, to be chosen from a list.
/// Context "Practice" for translation.
std::string_view words_of(Mistake mistake);

/// What becomes of a network that is trained with this mistake, and why: English sentences. Context
/// "Practice" for translation.
std::string_view effect_of(Mistake mistake);

} // namespace deltascope
