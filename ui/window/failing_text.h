// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/failing_network.h"

#include <QCoreApplication>

namespace deltascope {

/// What the networks that do not learn are called, and what there is to be seen in them.
class FailingText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::FailingText)

public:
    static QString nameOf(FailingNetwork which);
    /// What is seen on the way back, and a question.
    static QString sentence(FailingNetwork which);
};

} // namespace deltascope
