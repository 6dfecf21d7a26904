// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/sheet_marking.h"

#include <cmath>

namespace deltascope {

namespace {
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

/// As told: rounded once more, which also takes an answer with more digits than asked for.
bool is_key(const SheetNumber &number, const Expression &answer)
{
    return rounded_to(rounding_of(number.entry.term), answer.value) == number.value;
}

MarkedBlank marked(const Sheet &sheet, const SheetNumber &number, const Expression &answer,
                   const Answers &own)
{
    MarkedBlank made = {&number, Mark::Wrong, {}};
    if (is_key(number, answer)) {
        made.verdict.right = true;
        made.verdict.expected = number.value;
    } else {
        made.verdict = mark(sheet.task(), number.entry, answer, own);
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
    Answers own;
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

std::string name_on(const Sheet &sheet, const Entry &entry)
{
    const int first = is_scalar(entry.term) ? 0 : sheet.setting.first_index;
    const int column = is_matrix(entry.term) ? entry.column + first : 0;
    const std::string name =
        plain_name({term_of(entry.term), entry.row + first, column}, sheet.setting.convention);
    return is_after(entry.term) ? name + " after" : name;
}

} // namespace deltascope
