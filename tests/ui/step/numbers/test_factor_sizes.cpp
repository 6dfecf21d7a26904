// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/equations/equation_library.h"
#include "ui/step/numbers/factor_sizes.h"
#include "ui/theme/notation.h"

#include <QRegularExpression>
#include <QTest>

#include <utility>

using namespace deltascope;

namespace {
constexpr Sizes sizes{7, 4, 3}; // each different from the others

// An equation as it is read aloud, with a shape for each vector and matrix in it: finds the shape of either
// side, or what does not fit.
class Algebra
{
public:
    Algebra(const QString &reading, QList<Shape> shapes)
        : m_words(reading.split(QLatin1Char(' ')))
        , m_shapes(std::move(shapes))
    {
        const Shape left = product();
        if (!take("equals") && !take("becomes"))
            fail();
        const Shape right = sum();
        if (!(left == right) || !m_words.isEmpty() || !m_shapes.isEmpty())
            fail();
    }

    const QString &fault() const { return m_fault; }

private:
    bool take(const char *word)
    {
        if (m_words.value(0) != QLatin1String(word))
            return false;
        m_words.removeFirst();
        return true;
    }
    void fail()
    {
        if (m_fault.isEmpty())
            m_fault = QStringLiteral("before: ") + m_words.join(QLatin1Char(' '));
    }
    Shape sum()
    {
        const Shape shape = product();
        while (true) {
            const bool entrywise = take("elementwise");
            if (entrywise && !take("times"))
                fail();
            if (!entrywise && !take("plus") && !take("minus"))
                return shape;
            if (!(product() == shape))
                fail();
        }
    }
    // Its inner sizes agree.
    Shape product()
    {
        if (take("eta"))
            return product();
        Shape shape = factor();
        while (startsFactor()) {
            const Shape next = factor();
            if (shape.columns != next.rows)
                fail();
            shape.columns = next.columns;
        }
        return shape;
    }
    bool startsFactor() const
    {
        static const QStringList starts = {
            QStringLiteral("open"), QStringLiteral("partial"), QStringLiteral("phi"), QStringLiteral("sigma"),
            QStringLiteral("x"),    QStringLiteral("a"),       QStringLiteral("z"),   QStringLiteral("W"),
            QStringLiteral("b"),    QStringLiteral("delta"),   QStringLiteral("y")};
        return starts.contains(m_words.value(0));
    }
    // What stands under a transposed factor is its size transposed.
    Shape factor()
    {
        if (take("phi") || take("sigma")) {
            take("prime");
            return factor();
        }
        if (take("open")) {
            take("bracket");
            const Shape inside = sum();
            if (!take("close") || !take("bracket"))
                fail();
            take("transposed");
            return inside;
        }
        if (take("partial")) // L n over partial W two
            while (!m_words.isEmpty() && !take("partial"))
                m_words.removeFirst();
        if (!take("y") && !m_words.isEmpty()) {
            m_words.removeFirst(); // the letter
            if (!take("zero") && !take("one") && !take("two"))
                fail();
        }
        if (m_shapes.isEmpty()) {
            fail();
            return {};
        }
        return m_shapes.takeFirst();
    }

    QStringList m_words;
    QList<Shape> m_shapes;
    QString m_fault;
};

Shape shapeFrom(const QString &text)
{
    return {text.section(QChar(0xD7), 0, 0).toInt(), text.section(QChar(0xD7), 1).toInt()};
}

QList<Shape> shapesUnder(const EquationPicture &equation, const SizesUnder &under)
{
    QList<Shape> shapes;
    for (const EquationSymbol &symbol : equation.symbols())
        if (under.contains(symbol.id))
            shapes.append(shapeFrom(under[symbol.id]));
    return shapes;
}

// The symbol's words, "W two", stand in brackets that are transposed.
bool isReadTransposed(const QString &reading, const QString &term)
{
    static const QHash<QString, QString> words = {{QStringLiteral("W1"), QStringLiteral("W one")},
                                                  {QStringLiteral("W2"), QStringLiteral("W two")},
                                                  {QStringLiteral("x0"), QStringLiteral("[xa] zero")},
                                                  {QStringLiteral("x1"), QStringLiteral("[xa] one")},
                                                  {QStringLiteral("delta1"), QStringLiteral("delta one")},
                                                  {QStringLiteral("delta2"), QStringLiteral("delta two")}};
    const QString transposed = QStringLiteral("open bracket %1 close bracket transposed")
                                   .arg(words.value(term, QStringLiteral("!")));
    return QRegularExpression(transposed).match(reading).hasMatch();
}
} // namespace

/// The sizes under the factors of an equation.
class TestFactorSizes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { write(Convention::InputsFirst, Names::XPhi); }

    void inner_sizes_of_each_product_agree_data() { eachEquation(); }
    void inner_sizes_of_each_product_agree()
    {
        QFETCH(Convention, order);
        QFETCH(Names, names);
        QFETCH(StepId, step);
        write(order, names);
        const Functions functions;
        const QList<Equation> equations = m_library.equations(step, functions, EquationForm::Vector);
        QVERIFY(!equations.isEmpty());
        for (const Equation &equation : equations) {
            const QString &reading = equation.picture->reading();
            const SizesUnder under = factorSizes(*equation.picture, step, functions, sizes);
            const Algebra checked(reading, shapesUnder(*equation.picture, under));
            QVERIFY2(checked.fault().isEmpty(), qPrintable(reading + QLatin1Char('\n') + checked.fault()));
        }
    }

    void a_matrix_of_the_other_order_does_not_fit()
    {
        for (const Convention order : all_conventions)
            for (const StepId step : {StepId::z1, StepId::z2, StepId::delta1, StepId::dW1, StepId::dW2}) {
                write(order, Names::XPhi);
                const Equation equation = m_library.equations(step, {}, EquationForm::Vector).constFirst();
                SizesUnder under = factorSizes(*equation.picture, step, {}, sizes);
                for (QString &size : under)
                    if (const auto [rows, columns] = shapeFrom(size); rows > 1 && columns > 1)
                        size = QStringLiteral("%1×%2").arg(columns).arg(rows);
                const Algebra checked(equation.picture->reading(), shapesUnder(*equation.picture, under));
                QVERIFY2(!checked.fault().isEmpty(), to_string(step).data());
            }
    }

    void a_factor_that_is_read_transposed_has_its_size_transposed_data() { eachEquation(); }
    void a_factor_that_is_read_transposed_has_its_size_transposed()
    {
        QFETCH(Convention, order);
        QFETCH(Names, names);
        QFETCH(StepId, step);
        write(order, names);
        for (const Equation &equation : m_library.equations(step, {}, EquationForm::Vector)) {
            const SizesUnder under = factorSizes(*equation.picture, step, {}, sizes);
            for (const EquationSymbol &symbol : equation.picture->symbols()) {
                if (!under.contains(symbol.id))
                    continue;
                Shape expected = shape_of(*term_from(symbol.term.toStdString()), sizes, order);
                if (isReadTransposed(equation.picture->reading(), symbol.term))
                    std::swap(expected.rows, expected.columns);
                QVERIFY2(shapeFrom(under[symbol.id]) == expected, qPrintable(symbol.id));
            }
        }
    }

private:
    static void write(Convention order, Names names)
    {
        setWeightOrder(order);
        setNotationNames(names);
    }
    static void eachEquation()
    {
        QTest::addColumn<Convention>("order");
        QTest::addColumn<Names>("names");
        QTest::addColumn<StepId>("step");
        for (const Convention order : all_conventions)
            for (const Names names : {Names::XPhi, Names::ASigma})
                for (const StepId step : {StepId::z1, StepId::x1, StepId::z2, StepId::x2, StepId::delta2,
                                          StepId::delta1, StepId::dW2, StepId::db2, StepId::dW1, StepId::db1})
                    QTest::addRow("%s, %s, %s", to_string(order).data(), names == Names::XPhi ? "x" : "a",
                                  to_string(step).data())
                        << order << names << step;
    }

    EquationLibrary m_library;
};

DELTASCOPE_TEST(TestFactorSizes)
#include "test_factor_sizes.moc"
