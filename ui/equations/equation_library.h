// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"
#include "ui/equations/equation_picture.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace deltascope {

enum class EquationForm {
    Vector,    ///< all components at once
    Component, ///< one component
    Function,  ///< the activation, or its derivative, of one component
    Batch      ///< over a mini-batch
};

struct Equation
{
    EquationForm form = EquationForm::Component;
    std::shared_ptr<const EquationPicture> picture; ///< never null
    QString rule;                                   ///< translated: what the equation is, or what leads to it
};

/// The typeset equations of every step, and the lines of its derivation, for any choice of functions.
/// A picture is made when it is first asked for, and then shared. Used on the interface thread only.
class EquationLibrary
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::EquationLibrary)

public:
    /// folder holds index.json. If that is missing or damaged, every answer is empty and error() says why.
    explicit EquationLibrary(const QString &folder = standardFolder());

    /// resources/equations as found beside the running program.
    static QString standardFolder();

    const QString &error() const { return m_error; }

    /// What the step computes: all forms, in the order in which they are read; picture: whether the inputs
    /// are the pixels of one.
    QList<Equation> equations(StepId step, const Functions &functions, bool picture = true) const;
    QList<Equation> equations(StepId step, const Functions &functions, EquationForm form) const;
    /// Why, line by line.
    QList<Equation> derivation(StepId step, const Functions &functions, bool picture = true) const;

    /// The width of the widest of all those, in em.
    double widest(const Functions &functions, bool isPicture) const;

    /// The update with momentum and weight decay.
    QList<Equation> descent() const;

private:
    QList<QJsonObject> listed(QLatin1String list, const QString &topic, const Functions &functions,
                              std::optional<EquationForm> only, bool isPicture) const;
    QList<Equation> entries(QLatin1String list, const QString &topic, const Functions &functions,
                            std::optional<EquationForm> only, bool isPicture = true) const;
    std::shared_ptr<const EquationPicture> picture(const QString &equation) const;
    static QString nameOf(const QString &equation);

    QString m_error;
    QJsonObject m_index;
    mutable QHash<QString, std::shared_ptr<const EquationPicture>> m_pictures;
};

} // namespace deltascope
