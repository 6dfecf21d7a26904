// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/worksheet/sheet.h"

#include <QCoreApplication>
#include <QStringList>

namespace deltascope {

/// The words and the numbers of a worksheet.
class SheetText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::SheetText)

public:
    explicit SheetText(const Sheet &sheet)
        : m_sheet(sheet)
    {
    }

    /// A number of a term in the notation, counted as the sheet does: "w^{1}_{0,1}".
    QString name(Term term, int row = 0, int column = 0) const;
    /// "δ^{1}_{0}", "new w^{1}_{0,1}".
    QString name(const Entry &entry) const;
    /// "δ^{1}_{0} = 0.0088".
    QString equals(const SheetNumber &number) const;
    /// The rounded number of the key, or the sign that a blank asks for.
    QString key(const SheetNumber &number) const;
    /// The number that is given.
    static QString given(double number);
    /// The sum that goes back to a hidden unit, with all its digits: "Σ_{k} w^{2}_{0k} δ^{2}_{k} = 0.03635".
    QString sentBack(int unit) const;

    /// Why a sheet that lacks blanks is none.
    static QString noBlanks(int number, int level);

    /// How the answers are to be rounded and given, one sentence each.
    QStringList rules() const;

    /// What was done instead of the rule, of a sheet with a slip.
    QString slip() const;
    /// Of a step, on a sheet with a slip.
    QString letter(Asked term) const;

    QString phase(Phase phase) const;

private:
    QStringList slipRules() const;
    bool asks(bool (*which)(const SheetNumber &)) const;

    const Sheet &m_sheet;
};

} // namespace deltascope
