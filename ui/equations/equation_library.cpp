// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_library.h"

#include "core/files/resources.h"
#include "core/platform/qt_path.h"
#include "ui/recorded/shipped_pictures.h"
#include "ui/theme/notation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace deltascope {

namespace {
QString text(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

constexpr QLatin1String equationsList("equations");
constexpr QLatin1String derivationsList("derivations");

EquationForm formIn(const QJsonObject &entry)
{
    const QString name = entry.value(QLatin1String("form")).toString();
    if (name == QLatin1String("vector"))
        return EquationForm::Vector;
    if (name == QLatin1String("function"))
        return EquationForm::Function;
    return name == QLatin1String("batch") ? EquationForm::Batch : EquationForm::Component;
}

// "delta1/vector".
QString nameIn(const QJsonObject &entry)
{
    return entry.value(QLatin1String("file")).toString();
}

bool agrees(const QJsonObject &when, QLatin1String choice, std::string_view chosen)
{
    const QJsonValue required = when.value(choice);
    return required.isUndefined() || required.toString() == text(chosen);
}

bool agrees(const QJsonObject &when, const Functions &functions, bool isPicture)
{
    return agrees(when, QLatin1String("inputs"), isPicture ? "picture" : "named") &&
           agrees(when, QLatin1String("order"), to_string(weightOrder())) &&
           agrees(when, QLatin1String("hidden"), to_string(functions.hidden)) &&
           agrees(when, QLatin1String("output"), to_string(functions.output)) &&
           agrees(when, QLatin1String("cost"), to_string(functions.cost));
}

bool holds(const QJsonObject &entry, const Functions &functions, bool isPicture)
{
    const QJsonObject unless = entry.value(QLatin1String("unless")).toObject();
    return agrees(entry.value(QLatin1String("when")).toObject(), functions, isPicture) &&
           (unless.isEmpty() || !agrees(unless, functions, isPicture));
}
} // namespace

QString EquationLibrary::standardFolder()
{
    return qstring_from(resource_folder() / "equations");
}

EquationLibrary::EquationLibrary(const QString &folder)
{
    QFile file(folder + QLatin1String("/index.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        m_error = tr("%1: the list of equations cannot be read").arg(file.fileName());
        return;
    }
    QJsonParseError problem;
    m_index = QJsonDocument::fromJson(file.readAll(), &problem).object();
    if (m_index.isEmpty())
        m_error = tr("%1, byte %2: not a list of equations").arg(file.fileName()).arg(problem.offset);
}

QList<Equation> EquationLibrary::equations(StepId step, const Functions &functions, bool picture) const
{
    return entries(equationsList, text(to_string(step)), functions, {}, picture);
}

QList<Equation> EquationLibrary::equations(StepId step, const Functions &functions, EquationForm form) const
{
    return entries(equationsList, text(to_string(step)), functions, form);
}

QList<Equation> EquationLibrary::derivation(StepId step, const Functions &functions, bool picture) const
{
    return entries(derivationsList, text(to_string(step)), functions, {}, picture);
}

QList<Equation> EquationLibrary::descent() const
{
    return entries(QLatin1String("options"), QStringLiteral("descent"), {}, {});
}

double EquationLibrary::widest(const Functions &functions, bool isPicture) const
{
    double width = 0;
    for (const QLatin1String list : {equationsList, derivationsList})
        for (const Step &step : steps(functions))
            for (const QJsonObject &entry : listed(list, text(to_string(step.id)), functions, {}, isPicture))
                width = std::max(width, picture(nameIn(entry))->size().width());
    return width;
}

QList<QJsonObject> EquationLibrary::listed(QLatin1String list, const QString &topic,
                                           const Functions &functions, std::optional<EquationForm> only,
                                           bool isPicture) const
{
    QList<QJsonObject> found;
    for (const QJsonValue value : m_index.value(list).toObject().value(topic).toArray()) {
        const QJsonObject entry = value.toObject();
        if ((!only || formIn(entry) == *only) && holds(entry, functions, isPicture))
            found.append(entry);
    }
    return found;
}

QList<Equation> EquationLibrary::entries(QLatin1String list, const QString &topic, const Functions &functions,
                                         std::optional<EquationForm> only, bool isPicture) const
{
    QList<Equation> found;
    for (const QJsonObject &entry : listed(list, topic, functions, only, isPicture)) {
        const QByteArray rule = entry.value(QLatin1String("rule")).toString().toUtf8();
        found.append({formIn(entry), picture(nameIn(entry)),
                      QCoreApplication::translate("deltascope::EquationLibrary", rule.constData())});
    }
    return found;
}

std::shared_ptr<const EquationPicture> EquationLibrary::picture(const QString &equation) const
{
    const QString name = nameOf(equation);
    auto &known = m_pictures[name];
    if (!known)
        known = std::make_shared<EquationPicture>(name);
    return known;
}

// A way of writing that makes no difference to an equation has no picture of it. Those that do are in the
// folder that is named for all of them.
QString EquationLibrary::nameOf(const QString &equation)
{
    const std::pair<bool, QLatin1String> ways[] = {
        {weightOrder() == Convention::UnitsFirst, QLatin1String("_units_first")},
        {notationNames() == Names::ASigma, QLatin1String("_a_sigma")},
        {layersInBrackets(), QLatin1String("_in_brackets")}};
    const QString usual = QStringLiteral("equations");
    QString folder = usual;
    for (const auto &[chosen, way] : ways)
        if (chosen && shippedPictures().find(usual + way + QLatin1Char('/') + equation))
            folder += way;
    return folder + QLatin1Char('/') + equation;
}

} // namespace deltascope
