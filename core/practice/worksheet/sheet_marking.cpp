// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/sheet_marking.h"

#include <cmath>
#include <stdexcept>

namespace deltascope {

namespace {
constexpr double binary_error = 1e-9; ///< of one in the last digit, worked out in double

std::string_view without_blanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == text.npos ? std::string_view()
                              : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// 1, −1 or 0; nothing for a text that is no sign.
std::optional<int> sign_from(std::string_view text)
{
    if (text == "+")
        return 1;
    if (text == "-" || text == "−")
        return -1;
    return text == "0" ? std::optional(0) : std::nullopt;
}

/// One way or the other, or none: of what the update changes the way from what it was.
int direction(const Sheet &sheet, const Entry &entry, double value)
{
    const double before = value_before(sheet.task(), entry).value_or(0);
    const double change = without_residue(value - before, before);
    return (change > 0) - (change < 0);
}

/// The one rule of how exact an answer on paper has to be, see SheetText::rules(): to the digits that are
/// asked for, of which the last may be one off. Of a sign there is nothing to be exact about.
bool is_exact_enough(const Sheet &sheet, const SheetNumber &number, double answer, double value)
{
    if (number.sign)
        return direction(sheet, number.entry, answer) == direction(sheet, number.entry, value);
    const Rounding rounding = rounding_of(number.entry.term);
    const double rounded = rounded_to(rounding, without_residue(value, number.value));
    return std::abs(answer - rounded) <= last_digit(rounding, rounded) * (1 + binary_error);
}

const SheetNumber &number_at(const Sheet &sheet, const Entry &entry)
{
    for (const SheetStep &step : sheet.steps)
        for (const SheetNumber &number : step.numbers)
            if (number.entry == entry)
                return number;
    throw std::logic_error("an answer to what is not on the sheet");
}

double &parameter_of(Parameters<double> &parameters, const Entry &after)
{
    switch (after.term) {
    case Asked::after_W1:
        return parameters.W1(after.row, after.column);
    case Asked::after_b1:
        return parameters.b1[after.row];
    case Asked::after_W2:
        return parameters.W2(after.row, after.column);
    default:
        return parameters.b2[after.row];
    }
}

/// Whether the new loss is that of the student's own new parameters, worked out as the sheet says: the pass
/// of the sheet, whose numbers are rounded, has no part in it. If so the verdict says from which wrong ones.
bool is_loss_of_own(const Sheet &sheet, const SheetNumber &loss, const Expression &answer, const Answers &own,
                    Verdict &verdict)
{
    Network<double> network = sheet.network;
    std::vector<Entry> wrong;
    for (const SheetStep &step : sheet.steps)
        for (const SheetNumber &number : step.numbers) {
            if (!is_after(number.entry.term) || number.entry.term == Asked::after_loss)
                continue;
            const auto written = own.find(number.entry);
            const double value = written == own.end() ? number.value : written->second;
            parameter_of(network.parameters, number.entry) = value;
            if (!is_exact_enough(sheet, number, value, number.value))
                wrong.push_back(number.entry);
        }
    const double value = forward<double>(network, sheet.pass.x0, sheet.pass.y).loss;
    if (!is_exact_enough(sheet, loss, answer.value, value))
        return false;
    verdict.right = true;
    verdict.expected = loss.value;
    verdict.followed = value;
    verdict.follows_from = wrong;
    return true;
}

MarkedBlank marked(const Sheet &sheet, const SheetNumber &number, const Expression &answer,
                   const Answers &own)
{
    MarkedBlank made = {&number, Mark::Wrong, {}};
    const double key = number.sign ? right_value(sheet.task(), number.entry) : number.value;
    if (is_exact_enough(sheet, number, answer.value, key)) {
        made.verdict.right = true;
        made.verdict.expected = number.value;
    } else if (number.sign || number.entry.term != Asked::after_loss ||
               !is_loss_of_own(sheet, number, answer, own, made.verdict)) {
        made.verdict = mark(sheet.task(), number.entry, answer, own,
                            [&sheet](const Entry &at, const Expression &given, double value) {
                                return is_exact_enough(sheet, number_at(sheet, at), given.value, value);
                            });
    }
    if (made.verdict.right)
        made.mark = made.verdict.follows_from.empty() ? Mark::Right : Mark::FollowThrough;
    return made;
}

Term term_of(Asked term)
{
    constexpr std::string_view after = "after.";
    std::string_view name = to_string(term);
    if (name.starts_with(after))
        name.remove_prefix(after.size());
    return *term_from(name);
}
} // namespace

std::string_view to_string(Mark mark)
{
    return mark == Mark::Right ? "right" : mark == Mark::Wrong ? "wrong" : "follow-through";
}

std::variant<Expression, ExpressionFault> read_answer(const Sheet &sheet, const SheetNumber &number,
                                                      std::string_view text)
{
    if (!number.sign)
        return read_expression(text);
    const std::optional<int> sign = sign_from(without_blanks(text));
    if (!sign)
        return ExpressionFault{ExpressionError::UnknownCharacter, 0, 0};
    const double before = value_before(sheet.task(), number.entry).value_or(0);
    Expression answer;
    answer.value = before + *sign * std::abs(right_value(sheet.task(), number.entry) - before);
    return answer;
}

std::vector<MarkedBlank> mark_sheet(const Sheet &sheet, const SheetAnswers &answers)
{
    Answers own; // and the numbers that are printed
    for (const SheetStep &step : sheet.steps)
        for (const SheetNumber &number : step.numbers)
            if (number.blank == 0)
                own[number.entry] = number.value;
    for (const auto &[blank, answer] : answers)
        own[sheet.blank(blank)->entry] = answer.value;
    std::vector<MarkedBlank> all;
    for (const auto &[blank, answer] : answers)
        all.push_back(marked(sheet, *sheet.blank(blank), answer, own));
    return all;
}

std::string key_of(const Sheet &sheet, const SheetNumber &number)
{
    if (!number.sign)
        return paper_text(rounding_of(number.entry.term), number.value);
    const Direction direction = direction_of(sheet.task(), number.entry);
    return direction == Direction::Positive ? "+" : direction == Direction::Zero ? "0" : "−";
}

std::string key_as_data(const Sheet &sheet, const SheetNumber &number)
{
    if (!number.sign)
        return data_text(rounding_of(number.entry.term), number.value);
    return direction_of(sheet.task(), number.entry) == Direction::Negative ? "-" : key_of(sheet, number);
}

std::string name_on(const Sheet &sheet, const Entry &entry)
{
    const int first = is_scalar(entry.term) ? 0 : sheet.setting.first_index;
    const int column = is_matrix(entry.term) ? entry.column + first : 0;
    const std::string name =
        plain_name({term_of(entry.term), entry.row + first, column}, sheet.setting.convention);
    return is_after(entry.term) ? "new " + name : name;
}

} // namespace deltascope
