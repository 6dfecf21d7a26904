// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace deltascope {

/// A text that wraps however narrow its place is. role: of the style sheet; null: none.
QLabel *wrappedLabel(const char *role = nullptr);

} // namespace deltascope
