// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/evaluation.h"

#include <QCoreApplication>
#include <QString>

namespace deltascope {

/// A cell of the confusion matrix: the digits of one kind that are read as one digit. Without truth, or
/// answer, or both: all that are misread as one digit, all of one kind that are misread, all mistakes.
struct ConfusionCell
{
    int truth = -1;  ///< 0 … 9, or −1
    int answer = -1; ///< 0 … 9, or −1

    bool operator==(const ConfusionCell &) const = default;
    bool isRight() const { return truth >= 0 && truth == answer; }
    bool contains(int label, int read) const;
    /// How many digits are in it.
    int count(const Evaluation &evaluation) const;

    /// "6 read as 0", "6, misread", …
    QString title() const;
    /// "13 of 958 sixes …": what the matrix says about it, with its share.
    QString sentence(const Evaluation &evaluation) const;

    Q_DECLARE_TR_FUNCTIONS(deltascope::ConfusionCell)
};

/// How many digits of this kind there are.
int countOfDigit(const Evaluation &evaluation, int truth);

} // namespace deltascope
