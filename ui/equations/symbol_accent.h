// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace deltascope {

/// The theme's colour for a symbol of an equation: forward for what the forward pass reads and makes,
/// backward for what comes after the loss.
QColor accentOf(const QString &term);

/// The symbol in plain characters, "φ′(z²)", for screen readers and messages.
QString symbolOf(const QString &term);

} // namespace deltascope
