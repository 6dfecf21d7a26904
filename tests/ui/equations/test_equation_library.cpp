// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/equations/equation_library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace deltascope;

namespace {
QList<Functions> allFunctions()
{
    QList<Functions> all;
    for (const Activation hidden : all_activations)
        for (const Activation output : output_activations)
            for (const Cost cost : all_costs)
                if (const Functions functions{hidden, output, cost}; functions.valid())
                    all.append(functions);
    return all;
}

QString text(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString nameOf(const Functions &functions)
{
    return text(to_string(functions.hidden)) + QLatin1Char(' ') + text(to_string(functions.output)) +
           QLatin1Char(' ') + text(to_string(functions.cost));
}

bool shows(const QList<Equation> &equations, Term term)
{
    for (const Equation &equation : equations)
        for (const EquationSymbol &symbol : equation.picture->symbols())
            if (symbol.term == text(to_string(term)))
                return true;
    return false;
}

QStringList readings(const QList<Equation> &equations)
{
    QStringList all;
    for (const Equation &equation : equations)
        all.append(equation.picture->reading());
    return all;
}
} // namespace

class TestEquationLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_step_has_its_equations_data() { eachChoice(); }
    void every_step_has_its_equations()
    {
        QFETCH(Functions, functions);
        for (const Step &step : steps(functions)) {
            const QList<Equation> equations = m_library.equations(step.id, functions);
            checkLines(equations);
            QVERIFY(!m_library.equations(step.id, functions, EquationForm::Vector).isEmpty());
            QVERIFY(!m_library.equations(step.id, functions, EquationForm::Component).isEmpty());
            QVERIFY2(shows(equations, step.makes), to_string(step.id).data());
            if (step.id == StepId::after)
                continue; // reads what the whole forward pass reads, but shows what the step promised
            for (const Term term : step.reads)
                QVERIFY2(shows(equations, term),
                         qPrintable(text(to_string(step.id)) + text(to_string(term))));
        }
    }

    void every_step_says_why_data() { eachChoice(); }
    void every_step_says_why()
    {
        QFETCH(Functions, functions);
        for (const Step &step : steps(functions)) {
            const QList<Equation> lines = m_library.derivation(step.id, functions);
            QVERIFY2(lines.size() >= 3, to_string(step.id).data());
            checkLines(lines);
        }
    }

    void functions_are_written_out_data() { eachChoice(); }
    void functions_are_written_out()
    {
        QFETCH(Functions, functions);
        const auto written = [&](StepId step) {
            return m_library.equations(step, functions, EquationForm::Function).size();
        };
        QCOMPARE(written(StepId::x1), 1);
        QCOMPARE(written(StepId::x2), 1);
        QCOMPARE(written(StepId::delta1), 1);
        QCOMPARE(written(StepId::delta2), functions.cost == Cost::CrossEntropy ? 0 : 1);
    }

    void a_choice_changes_the_equation()
    {
        const Functions sigmoid;
        const Functions tanh{Activation::Tanh, Activation::Sigmoid, Cost::Quadratic};
        QVERIFY(readings(m_library.equations(StepId::x1, sigmoid)) !=
                readings(m_library.equations(StepId::x1, tanh)));
        QCOMPARE(readings(m_library.equations(StepId::x2, sigmoid)),
                 readings(m_library.equations(StepId::x2, tanh)));
        const Functions crossEntropy{Activation::Sigmoid, Activation::Sigmoid, Cost::CrossEntropy};
        QVERIFY(shows(m_library.equations(StepId::delta2, sigmoid), Term::phi_prime_z2));
        QVERIFY(!shows(m_library.equations(StepId::delta2, crossEntropy), Term::phi_prime_z2));
        QVERIFY(shows(m_library.derivation(StepId::delta2, crossEntropy), Term::phi_prime_z2));
    }

    void pictures_are_read_once()
    {
        const auto first = m_library.equations(StepId::z1, {});
        const auto second = m_library.equations(StepId::z1, {});
        QCOMPARE(first.constFirst().picture.get(), second.constFirst().picture.get());
    }

    void a_missing_index_is_named()
    {
        const QTemporaryDir folder;
        const EquationLibrary library(folder.path());
        QVERIFY(library.error().startsWith(folder.path()));
        QVERIFY(library.equations(StepId::z1, {}).isEmpty());
    }

    void a_damaged_index_is_named_with_its_place()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("index.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"equations\": oops}");
        file.close();
        const EquationLibrary library(folder.path());
        QVERIFY2(library.error().contains(QLatin1String("byte 14")), qPrintable(library.error()));
        QVERIFY(library.derivation(StepId::delta1, {}).isEmpty());
    }

private:
    static void eachChoice()
    {
        QTest::addColumn<Functions>("functions");
        for (const Functions &functions : allFunctions())
            QTest::newRow(qPrintable(nameOf(functions))) << functions;
    }

    static void checkLines(const QList<Equation> &lines)
    {
        for (const Equation &line : lines) {
            QVERIFY2(line.picture->error().isEmpty(), qPrintable(line.picture->error()));
            QVERIFY(!line.rule.isEmpty());
        }
    }

    const EquationLibrary m_library;
};

DELTASCOPE_TEST(TestEquationLibrary)
#include "test_equation_library.moc"
