// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_library.h"

#include "core/files/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace deltascope {

namespace {
QString text(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

EquationForm formFrom(const QString &name)
{
    if (name == QLatin1String("vector"))
        return EquationForm::Vector;
    if (name == QLatin1String("function"))
        return EquationForm::Function;
    return name == QLatin1String("batch") ? EquationForm::Batch : EquationForm::Component;
}

bool agrees(const QJsonObject &when, QLatin1String choice, std::string_view chosen)
{
    const QJsonValue required = when.value(choice);
    return required.isUndefined() || required.toString() == text(chosen);
}

bool holds(const QJsonObject &when, const Functions &functions)
{
    return agrees(when, QLatin1String("hidden"), to_string(functions.hidden)) &&
           agrees(when, QLatin1String("output"), to_string(functions.output)) &&
           agrees(when, QLatin1String("cost"), to_string(functions.cost));
}
} // namespace

QString EquationLibrary::standardFolder()
{
    return QString::fromStdString((resource_folder() / "equations").string());
}

EquationLibrary::EquationLibrary(const QString &folder)
    : m_folder(folder)
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

QList<Equation> EquationLibrary::equations(StepId step, const Functions &functions) const
{
    return entries(QLatin1String("equations"), text(to_string(step)), functions, {});
}

QList<Equation> EquationLibrary::equations(StepId step, const Functions &functions, EquationForm form) const
{
    return entries(QLatin1String("equations"), text(to_string(step)), functions, form);
}

QList<Equation> EquationLibrary::derivation(StepId step, const Functions &functions) const
{
    return entries(QLatin1String("derivations"), text(to_string(step)), functions, {});
}

QList<Equation> EquationLibrary::descent() const
{
    return entries(QLatin1String("options"), QStringLiteral("descent"), {}, {});
}

QList<Equation> EquationLibrary::entries(QLatin1String list, const QString &topic, const Functions &functions,
                                         std::optional<EquationForm> only) const
{
    QList<Equation> found;
    for (const QJsonValue value : m_index.value(list).toObject().value(topic).toArray()) {
        const QJsonObject entry = value.toObject();
        const EquationForm form = formFrom(entry.value(QLatin1String("form")).toString());
        if ((only && form != *only) || !holds(entry.value(QLatin1String("when")).toObject(), functions))
            continue;
        const QByteArray rule = entry.value(QLatin1String("rule")).toString().toUtf8();
        found.append({form, picture(entry.value(QLatin1String("file")).toString()),
                      QCoreApplication::translate("EquationRules", rule.constData())});
    }
    return found;
}

std::shared_ptr<const EquationPicture> EquationLibrary::picture(const QString &name) const
{
    auto &known = m_pictures[name];
    if (!known)
        known = std::make_shared<EquationPicture>(m_folder + QLatin1Char('/') + name + QLatin1String(".svg"));
    return known;
}

} // namespace deltascope
