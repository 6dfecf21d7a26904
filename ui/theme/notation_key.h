// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace deltascope {

/// One symbol of the notation, explained.
struct NotationEntry
{
    QString id;      ///< as in the equations: "delta2", …; empty for what is no term
    QString symbol;  ///< in the notation of drawNotation()
    QString meaning; ///< a sentence
    QString size;    ///< "784 × 30", or empty
    QString place;   ///< where it is on the stage, or empty
};

/// How large the network is that the key is about.
struct NetworkSizes
{
    int inputs = 784;
    int hidden = 30;
    int outputs = 10;
};

/// Every symbol that the window shows, in the order in which a reader meets them.
QList<NotationEntry> notationKey(const NetworkSizes &sizes);

/// What the symbol of an equation ("delta2", "phi_hidden", …) means, as a tool tip: its symbol, what it is,
/// and where it is on the stage. Empty for a symbol that is not known.
QString notationTip(const QString &id);

} // namespace deltascope
