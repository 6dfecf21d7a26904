// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/progress_table.h"

#include "core/practice/levels.h"
#include "core/practice/mistakes.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/theme/notation.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltascope {

namespace {
/// The context of the table.
class ProgressTable
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::ProgressTable)
};

// The terms of a step: "∂Lₙ/∂W²"; of the update all of its parameters.
QString nameOfStep(StepId step)
{
    if (step == StepId::update)
        return ProgressTable::tr("update");
    if (step == StepId::after)
        return ProgressTable::tr("loss after");
    for (const Asked term : all_asked)
        if (step_of(term) == step)
            return worded(QString::fromStdString(symbol(term)));
    return {};
}

QString mistakesIn(const StepProgress &progress)
{
    std::vector<std::pair<std::string, int>> seen(progress.mistakes.begin(), progress.mistakes.end());
    std::ranges::stable_sort(seen, [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList texts;
    for (const auto &[code, count] : seen) {
        const QString words = practiceSentence(words_for(code));
        const QString name = words.isEmpty() ? QString::fromStdString(code) : words;
        texts.append(count == 1 ? name : QStringLiteral("%1 × %2").arg(count).arg(name));
    }
    return texts.join(QStringLiteral(", "));
}

QStringList rowOf(const QString &name, const StepProgress &counts)
{
    return {name, QString::number(counts.right), QString::number(counts.wrong), mistakesIn(counts)};
}
} // namespace

QStringList progressHeadings()
{
    return {ProgressTable::tr("Step"), ProgressTable::tr("Right at first"),
            ProgressTable::tr("Not right at first"), ProgressTable::tr("Mistakes seen")};
}

QList<QStringList> progressRows(const Progress &progress)
{
    QList<QStringList> rows;
    for (const auto &[step, counts] : progress)
        rows.append(rowOf(nameOfStep(step), counts));
    if (progress.slips != StepProgress{})
        rows.append(rowOf(levelTitle(last_level), progress.slips));
    return rows;
}

} // namespace deltascope
