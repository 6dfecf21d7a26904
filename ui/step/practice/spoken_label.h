// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/labels.h"

namespace deltascope {

/// A text in the notation that wraps however narrow its place is, and can be copied. A screen reader, which
/// is in another field, says at once what it is told.
class SpokenLabel : public WrappedLabel
{
    Q_OBJECT

public:
    explicit SpokenLabel(QWidget *parent = nullptr);

    /// Shows the text, and has it read out unless it is what is shown already.
    void tell(const QString &notation);
    /// What it was told, without the marks of the notation.
    QString told() const { return accessibleName(); }
};

} // namespace deltascope
