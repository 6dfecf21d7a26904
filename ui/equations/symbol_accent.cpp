// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/symbol_accent.h"

#include "core/network/terms.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

namespace deltascope {

QColor accentOf(const QString &term)
{
    const auto known = term_from(term.toStdString());
    const bool forward =
        known ? facts(facts(*known).from).phase == Phase::Forward : term != QLatin1String("grad_norm");
    return forward ? colours().forward : colours().backward;
}

QString symbolOf(const QString &term)
{
    if (const auto known = term_from(term.toStdString())) {
        const std::string_view text = symbol(*known);
        return worded(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    return term == QLatin1String("grad_norm") ? QStringLiteral("‖∇L‖") : worded(QStringLiteral("φ"));
}

} // namespace deltascope
