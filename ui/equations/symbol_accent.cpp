// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/symbol_accent.h"

#include "core/network/steps.h"
#include "ui/theme/theme.h"

namespace deltascope {

namespace {
bool isForward(Term term)
{
    switch (term) {
    case Term::delta2:
    case Term::delta1:
    case Term::dW2:
    case Term::db2:
    case Term::dW1:
    case Term::db1:
    case Term::phi_prime_z1:
    case Term::phi_prime_z2:
    case Term::eta:
    case Term::theta:
    case Term::loss_after:
        return false;
    default:
        return true;
    }
}
} // namespace

QColor accentOf(const QString &term)
{
    const auto known = term_from(term.toStdString());
    const bool forward = known ? isForward(*known) : term != QLatin1String("grad_norm");
    return forward ? colours().forward : colours().backward;
}

QString symbolOf(const QString &term)
{
    if (const auto known = term_from(term.toStdString())) {
        const std::string_view text = symbol(*known);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    return term == QLatin1String("grad_norm") ? QStringLiteral("‖∇L‖") : QStringLiteral("φ");
}

} // namespace deltascope
