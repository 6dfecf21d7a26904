// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/marking.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace deltascope;

namespace {
/// As a student types a number: so many significant digits, in one of the ways of writing it.
std::string written(double value, int digits, unsigned way)
{
    std::array<char, 64> text;
    std::snprintf(text.data(), text.size(), "%.*e", digits - 1, value);
    std::string number = text.data();
    const std::size_t e = number.find('e');
    std::string exponent = number.substr(e + 1);
    switch (way % 3) {
    case 1: // 1,2·10^-04
        std::ranges::replace(number, '.', ',');
        return number.substr(0, e) + "·10^" + exponent;
    case 2: // (1.2)*10^-04/1: arithmetic
        return std::string("(").append(number, 0, e).append(")*10^").append(exponent).append("/1");
    default:
        return number;
    }
}

Expression typed(const std::string &text)
{
    const auto read = read_expression(text);
    return std::holds_alternative<Expression>(read) ? std::get<Expression>(read) : Expression{NAN};
}

/// The digits that an answer needs to be taken: two; of a change those down to a tenth of it.
int digits_needed(const Task &task, const Entry &entry, double value)
{
    const std::optional<double> before = value_before(task, entry);
    if (!before)
        return 2;
    const int first = static_cast<int>(std::floor(std::log10(std::abs(value))));
    const int last = static_cast<int>(std::floor(std::log10(std::abs(value - *before) / 10)));
    return std::max(2, first - last + 2); // one more in case rounding adds a digit in front
}

/// The networks, the seeds and the functions of the tests below.
template <class Do>
void with_every_task(std::uint64_t hand_seeds, const Do &act)
{
    for (const Functions &functions : all_functions()) {
        for (const HandNetwork name : all_hand_networks)
            for (std::uint64_t seed = 1; seed <= (is_seeded(name) ? hand_seeds : 1); ++seed) {
                const WorkedPass worked(hand_example(name, seed, functions));
                act(worked.task(hand_rate, seed % 4 == 0), 40);
            }
        for (const std::uint64_t seed : {11, 12}) {
            const WorkedPass worked = worked_digit(functions, seed);
            act(worked.task(0.3), 12);
        }
    }
}
} // namespace

/// What the table says and what the marking makes of it, over many networks, functions, steps and places.
class TestMarkingOfMany : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_right_value_is_never_called_wrong()
    {
        int marked = 0;
        with_every_task(24, [&](const Task &task, Eigen::Index most) {
            for (const Asked term : all_asked)
                for (const Entry &entry : entries_of(task.network.parameters, term, most))
                    marked += mark_right(task, entry);
        });
        qInfo("%d right answers", marked);
        QVERIFY(marked >= 100'000);
    }

    void the_value_of_a_mistake_is_diagnosed_as_it()
    {
        int marked = 0;
        with_every_task(12, [&](const Task &task, Eigen::Index most) {
            for (const Asked term : all_asked)
                for (const Entry &entry : entries_of(task.network.parameters, term, most))
                    marked += mark_mistakes(task, entry);
        });
        qInfo("%d wrong answers", marked);
        QVERIFY(marked >= 100'000);
    }

private:
    // In a few ways of typing it; returns how many.
    static int mark_right(const Task &task, const Entry &entry)
    {
        if (!can_be_asked(task, entry))
            return 0;
        const double right = right_value(task, entry);
        const int least = digits_needed(task, entry, right);
        int marked = 0;
        for (const int digits : {least, least + 1, 17})
            for (unsigned way = 0; way < 3; ++way, ++marked) {
                // Arithmetic is not taken as rounded: there an answer of two digits may be too far away.
                const std::string answer = written(right, way % 3 == 2 ? 17 : digits, way);
                const Verdict verdict = mark(task, entry, typed(answer));
                if (!verdict.right || !verdict.mistakes.empty())
                    QTest::qFail(qPrintable(QString::fromStdString(to_string(entry) + " = " + answer)),
                                 __FILE__, __LINE__);
            }
        return marked;
    }

    static int mark_mistakes(const Task &task, const Entry &entry)
    {
        if (!can_be_asked(task, entry))
            return 0;
        const double right = right_value(task, entry);
        const double tolerated = relative_tolerance * std::abs(right - value_before(task, entry).value_or(0));
        int marked = 0;
        for (const auto &[mistake, value] : mistake_values(working_of(task), entry)) {
            if (std::abs(value - right) <= tolerated * (1 + 1e-6))
                continue;
            ++marked;
            const std::string answer = written(value, 17, static_cast<unsigned>(marked));
            const Verdict verdict = mark(task, entry, typed(answer));
            if (verdict.right || std::ranges::find(verdict.mistakes, mistake) == verdict.mistakes.end())
                QTest::qFail(qPrintable(QString::fromStdString(to_string(entry) + " = " + answer + ", " +
                                                               std::string(code_of(mistake)))),
                             __FILE__, __LINE__);
        }
        return marked;
    }
};

DELTASCOPE_TEST(TestMarkingOfMany)
#include "test_marking_of_many.moc"
