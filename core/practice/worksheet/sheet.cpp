// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/sheet.h"

#include "core/practice/levels.h"
#include "core/practice/working.h"
#include "core/practice/worksheet/parts.h"
#include "core/practice/worksheet/sheet_slip.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
template <class Derived>
void round_all(Eigen::MatrixBase<Derived> &numbers)
{
    numbers = numbers.unaryExpr([](double number) { return rounded_to(paper_rounding, number); }).eval();
}

Network<double> as_printed(Network<double> network)
{
    Parameters<double> &parameters = network.parameters;
    round_all(parameters.W1);
    round_all(parameters.b1);
    round_all(parameters.W2);
    round_all(parameters.b2);
    return network;
}

Pass<double> pass_with_printed_numbers(const Network<double> &network, Vector<double> x0, Vector<double> y)
{
    round_all(x0);
    round_all(y);
    return backpropagate(network, x0, y);
}

void put(Pass<double> &pass, const Entry &entry, double value)
{
    const auto &[term, row, column] = entry;
    switch (term) {
    case Asked::z1:
        pass.z1[row] = value;
        break;
    case Asked::x1:
        pass.x1[row] = value;
        break;
    case Asked::z2:
        pass.z2[row] = value;
        break;
    case Asked::x2:
        pass.x2[row] = value;
        break;
    case Asked::loss:
        pass.loss = value;
        break;
    case Asked::delta2:
        pass.delta2[row] = value;
        break;
    case Asked::delta1:
        pass.delta1[row] = value;
        break;
    case Asked::dW2:
        pass.dW2(row, column) = value;
        break;
    case Asked::db2:
        pass.db2[row] = value;
        break;
    case Asked::dW1:
        pass.dW1(row, column) = value;
        break;
    case Asked::db1:
        pass.db1[row] = value;
        break;
    default: // what comes after the update is no part of a pass
        break;
    }
}

/// How large the summands of a sum are that may come to 0; 0 for any other number.
double size_of_summands(const Working &working, const Entry &entry)
{
    const Parameters<double> &given = working.parameters();
    const int row = entry.row;
    switch (entry.term) {
    case Asked::z1:
        return given.W1.col(row).cwiseAbs().dot(working.x0().cwiseAbs()) + std::abs(given.b1[row]);
    case Asked::z2:
        return given.W2.col(row).cwiseAbs().dot(working.x1.cwiseAbs()) + std::abs(given.b2[row]);
    case Asked::delta1:
        return given.W2.row(row).cwiseAbs().dot(working.delta2.cwiseAbs()) * std::abs(working.slope1[row]);
    default:
        return 0;
    }
}

/// Works the pass out as on paper, term after term. own holds all rounded numbers so far: first those that
/// later steps need, which are not all on a sheet of a part.
class PaperWork
{
public:
    explicit PaperWork(Sheet &sheet)
        : sheet_(sheet)
        , exact_(sheet.pass)
    {
    }

    std::vector<SheetNumber> numbers(Asked term, const std::vector<Entry> &shown)
    {
        const Task task = {sheet_.network, exact_, sheet_.rate, sheet_.fixed_biases};
        const Working working = working_of(task, own_, Reach::AllSteps, SlopeFrom::x);
        if (term <= Asked::delta1)
            for (int row = 0; row < shape_of(sheet_.network.parameters, term).rows; ++row)
                keep({term, row}, working);
        std::vector<SheetNumber> made;
        for (const Entry &entry : shown)
            if (const double value = keep(entry, working); std::isfinite(value))
                made.push_back({entry, value});
        return made;
    }

private:
    double keep(const Entry &entry, const Working &working)
    {
        const auto [place, is_new] = own_.try_emplace(entry, 0);
        if (is_new) {
            const bool slips = sheet_.slip && term_of(sheet_.slip->step) == entry.term;
            const double value =
                slips ? value_with(*sheet_.slip, working, entry) : value_from(working, entry);
            place->second =
                rounded_to(rounding_of(entry.term), without_residue(value, size_of_summands(working, entry)));
            put(sheet_.pass, entry, place->second);
        }
        return place->second;
    }

    Sheet &sheet_;
    Pass<double> exact_;
    Answers own_;
};

/// Of a large network: sums over a whole layer are not for paper, and of the outputs a few are asked for.
bool is_given(const Sheet &sheet, const Entry &entry)
{
    const bool is_sum = entry.term == Asked::z1 || entry.term == Asked::z2;
    const bool is_output = entry.term == Asked::x2 || entry.term == Asked::delta2;
    return sheet.is_part() &&
           (is_sum || (is_output && !std::ranges::binary_search(sheet.outputs, entry.row)));
}

/// Whether a level leaves it out, and it is worth asking for.
void decide(SheetNumber &number, const Sheet &sheet, int &blanks)
{
    const Level &help = level(sheet.setting.level);
    const bool predicted = help.predicts && number.entry.term >= Asked::delta2;
    if ((predicted || help.hides(number.entry.term)) && !is_given(sheet, number.entry) &&
        can_be_asked(sheet.task(), number.entry)) {
        number.blank = ++blanks;
        number.sign = predicted;
    }
}

bool stays_as_it_is(const Sheet &sheet, Asked term)
{
    return sheet.fixed_biases && (term == Asked::after_b1 || term == Asked::after_b2);
}
} // namespace

bool SheetStep::has_blanks() const
{
    return std::ranges::any_of(numbers, [](const SheetNumber &number) { return number.blank > 0; });
}

const SheetNumber *Sheet::blank(int number) const
{
    for (const SheetStep &step : steps)
        for (const SheetNumber &each : step.numbers)
            if (number > 0 && each.blank == number)
                return &each;
    return nullptr;
}

int Sheet::blanks() const
{
    int count = slip ? 1 : 0;
    for (const SheetStep &step : steps)
        for (const SheetNumber &number : step.numbers)
            count = std::max(count, number.blank);
    return count;
}

Sheet make_sheet(const SheetSource &source, const SheetSetting &setting, std::uint64_t seed)
{
    Sheet sheet;
    sheet.network = as_printed(source.network);
    sheet.pass = pass_with_printed_numbers(sheet.network, source.x0, source.y);
    sheet.rate = source.rate;
    sheet.fixed_biases = source.fixed_biases;
    sheet.setting = setting;
    sheet.seed = seed;
    choose_parts(sheet);
    if (level(setting.level).finds_slips)
        sheet.slip = choose_slip(sheet);
    PaperWork work(sheet);
    for (const Asked term : all_asked)
        if (!stays_as_it_is(sheet, term))
            if (std::vector<SheetNumber> numbers = work.numbers(term, entries_on(sheet, term));
                !numbers.empty())
                sheet.steps.push_back({term, std::move(numbers)});
    int blanks = 0;
    for (SheetStep &step : sheet.steps)
        for (SheetNumber &number : step.numbers)
            decide(number, sheet, blanks);
    return sheet;
}

} // namespace deltascope
