// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/levels.h"
#include "core/practice/worksheet/sheet_marking.h"
#include "tests/core/practice/worksheet/hand_sheet.h"
#include "tests/core/practice/worksheet/paper_student.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
constexpr SheetSetting all_blank = {7, Convention::InputsFirst, 0};

std::vector<SheetNumber> blanks_of(const Sheet &sheet)
{
    std::vector<SheetNumber> all;
    for (const SheetStep &step : sheet.steps)
        std::copy_if(step.numbers.begin(), step.numbers.end(), std::back_inserter(all),
                     [](const SheetNumber &number) { return number.blank > 0; });
    return all;
}

Expression answer_of(const Sheet &sheet, const SheetNumber &number, const std::string &text)
{
    const auto read = read_answer(sheet, number, text);
    return std::holds_alternative<Expression>(read) ? std::get<Expression>(read) : Expression{NAN};
}

const MarkedBlank *found(const std::vector<MarkedBlank> &marked, const Entry &entry)
{
    for (const MarkedBlank &each : marked)
        if (each.number->entry == entry)
            return &each;
    return nullptr;
}

/// A student who writes this number, as wrong as it is, and works all other blanks out from what they wrote
/// and what is printed.
std::vector<MarkedBlank> marked_with(const Sheet &sheet, const Entry &wrong, paper::Real written)
{
    paper::Student student(sheet);
    SheetAnswers answers;
    for (const SheetStep &step : sheet.steps)
        for (const SheetNumber &number : step.numbers) {
            std::string text = student.work(number.entry);
            if (number.entry == wrong) {
                text = paper::rounded(written, is_after(wrong.term));
                student.own[wrong] = std::strtold(text.c_str(), nullptr);
            }
            if (number.blank > 0)
                answers[number.blank] = answer_of(sheet, number, text);
            else // is read from the sheet
                student.own[number.entry] =
                    paper::read(paper_text(rounding_of(number.entry.term), number.value));
        }
    return mark_sheet(sheet, answers);
}
} // namespace

/// Answers on paper, marked.
class TestSheetMarking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_key_is_right_on_every_sheet()
    {
        for (std::uint64_t seed = 1; seed <= 150; ++seed)
            for (const HandNetwork name : all_hand_networks)
                for (const int number : {1, 2, 7}) {
                    const Sheet sheet = hand_sheet(name, seed, {number, Convention::InputsFirst, 0});
                    SheetAnswers answers;
                    for (const SheetNumber &blank : blanks_of(sheet))
                        answers[blank.blank] = answer_of(sheet, blank, key_of(sheet, blank));
                    for (const MarkedBlank &marked : mark_sheet(sheet, answers))
                        QVERIFY2(marked.mark == Mark::Right, to_string(marked.number->entry).c_str());
                }
    }

    // One slip early on, and all that follows worked out rightly from it.
    void a_slip_is_named_and_what_follows_from_it_is_not_wrong()
    {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const Sheet sheet = hand_sheet(HandNetwork::TwoTwoTwo, seed, all_blank);
            const paper::Student paper(sheet);
            const paper::Real error = sheet.pass.x2[0] - paper.y[0];
            const Entry slipped = {Asked::delta2, 0};
            const auto marked = marked_with(sheet, slipped, error); // without φ′
            int follow = 0;
            for (const MarkedBlank &each : marked) {
                if (each.number->entry == slipped) {
                    QCOMPARE(each.mark, Mark::Wrong);
                    QVERIFY(each.verdict.codes().front() == "M1");
                    continue;
                }
                QVERIFY2(each.mark != Mark::Wrong, to_string(each.number->entry).c_str());
                follow += each.mark == Mark::FollowThrough;
                if (each.number->entry.term < Asked::delta2)
                    QCOMPARE(each.mark, Mark::Right);
            }
            QVERIFY(follow >= 5); // δ¹, the gradients of its output
            const MarkedBlank *bias = found(marked, {Asked::db2, 0});
            QVERIFY(bias && bias->mark == Mark::FollowThrough);
            QCOMPARE(bias->verdict.follows_from, std::vector<Entry>{slipped});
        }
    }

    void mistakes_are_told_apart_data()
    {
        QTest::addColumn<QString>("term");
        QTest::addColumn<double>("written");
        QTest::addColumn<QString>("code");
        const Sheet sheet = hand_sheet(HandNetwork::Mazur, 1, all_blank);
        const Pass<double> &pass = sheet.pass;
        const Parameters<double> &given = sheet.network.parameters;
        const double error = pass.x2[0] - pass.y[0], sent = given.W2.row(0).dot(pass.delta2);
        const double slope1 = pass.x1[0] * (1 - pass.x1[0]);
        const auto row = [](const char *term, double written, const char *code) {
            QTest::addRow("%s %s", term, code)
                << QString::fromLatin1(term) << written << QString::fromLatin1(code);
        };
        row("z1", pass.z1[0] - given.b1[0], "M20");
        row("x1", pass.z1[0], "M21");
        row("loss", 2 * pass.loss, "M23");
        row("delta2", error, "M1");
        row("delta2", -pass.delta2[0], "M9");
        row("delta1", sent, "M2");
        row("delta1", slope1 * pass.delta2.sum(), "M6");
        row("after.W1", given.W1(0, 0) + hand_rate * pass.dW1(0, 0), "M24");
        row("after.W2", given.W2(0, 0) - pass.dW2(0, 0), "M25");
    }
    void mistakes_are_told_apart()
    {
        QFETCH(const QString, term);
        QFETCH(const double, written);
        QFETCH(const QString, code);
        const Sheet sheet = hand_sheet(HandNetwork::Mazur, 1, all_blank);
        const Entry entry = {*asked_from(term.toStdString()), 0, 0};
        const auto marked = marked_with(sheet, entry, written);
        const MarkedBlank *blank = found(marked, entry);
        QVERIFY(blank);
        QCOMPARE(blank->mark, Mark::Wrong);
        QStringList codes;
        for (const std::string_view each : blank->verdict.codes())
            codes << QString::fromUtf8(each.data(), static_cast<qsizetype>(each.size()));
        QVERIFY2(codes.contains(code), qPrintable(codes.join(QLatin1Char(' '))));
    }

    // The one rule: to the digits that the sheet asks for, of which the last may be one off.
    void an_answer_needs_the_digits_of_the_sheet_data()
    {
        QTest::addColumn<QString>("term");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("right");
        const auto row = [](const char *term, const char *answer, bool right) {
            QTest::addRow("%s %s", term, answer)
                << QString::fromLatin1(term) << QString::fromUtf8(answer) << right;
        };
        for (const char *answer : {"0.1385", "0,1385", "0.1384", "0.1386", "0.13849856", "1.385·10^-1",
                                   "0.7514*(1-0.7514)*0.7414"})
            row("delta2", answer, true);
        for (const char *answer : {"0.1", "0.14", "0.138", "0.139", "0.1383", "0.1387", "0.1389"})
            row("delta2", answer, false);
        for (const char *answer : {"0.149781", "0.149780", "0.149782"})
            row("after.W1", answer, true);
        for (const char *answer : {"0.15", "0.1498", "0.1497", "0.149779", "0.149783"})
            row("after.W1", answer, false);
    }
    void an_answer_needs_the_digits_of_the_sheet()
    {
        QFETCH(const QString, term);
        QFETCH(const QString, answer);
        QFETCH(const bool, right);
        const Sheet sheet = hand_sheet(HandNetwork::Mazur, 1, all_blank);
        const Entry entry = {*asked_from(term.toStdString()), 0, 0};
        for (const SheetNumber &number : blanks_of(sheet))
            if (number.entry == entry) {
                const auto marked =
                    mark_sheet(sheet, {{number.blank, answer_of(sheet, number, answer.toStdString())}});
                QCOMPARE(marked.front().mark, right ? Mark::Right : Mark::Wrong);
                return;
            }
        QFAIL("no such blank");
    }

    void what_follows_from_too_few_digits_follows_through()
    {
        const Sheet sheet = hand_sheet(HandNetwork::Mazur, 1, all_blank);
        SheetAnswers answers;
        for (const SheetNumber &number : blanks_of(sheet))
            if (number.entry == Entry{Asked::delta2, 0, 0} || number.entry == Entry{Asked::db2, 0, 0})
                answers[number.blank] = answer_of(sheet, number, "0.1389");
        const auto marked = mark_sheet(sheet, answers);
        QCOMPARE(marked.at(0).mark, Mark::Wrong);
        QVERIFY(marked.at(0).verdict.more_digits);
        QCOMPARE(marked.at(1).mark, Mark::FollowThrough);
    }

    // Σ w¹x⁰ is 0, of which double arithmetic leaves a little.
    void a_forgotten_bias_is_known_where_it_leaves_nothing()
    {
        HandExample example = hand_example(HandNetwork::TwoTwoTwo, 1);
        example.x0 << 0.7, 1;
        example.network.parameters.W1.col(0) << 0.1, -0.07;
        const Sheet sheet =
            make_sheet({example.network, example.x0, example.y, hand_rate, false}, all_blank, 1);
        const SheetNumber &number = *sheet.blank(1);
        QCOMPARE(number.entry, (Entry{Asked::z1, 0}));
        const auto marked = mark_sheet(sheet, {{1, answer_of(sheet, number, "0")}});
        QCOMPARE(marked.front().mark, Mark::Wrong);
        const auto codes = marked.front().verdict.codes();
        QVERIFY(std::find(codes.begin(), codes.end(), "M20") != codes.end());
    }

    void a_sign_is_read_and_marked()
    {
        const Sheet sheet = hand_sheet(HandNetwork::TwoTwoTwo, 3, {1, Convention::InputsFirst, 0});
        for (const SheetNumber &number : blanks_of(sheet)) {
            const bool positive = key_of(sheet, number) == "+";
            for (const char *wrong : {positive ? "-" : "+", positive ? "−" : " + ", "0"}) {
                const SheetAnswers answers = {{number.blank, answer_of(sheet, number, wrong)}};
                QCOMPARE(mark_sheet(sheet, answers).front().mark, Mark::Wrong);
            }
            QVERIFY(std::holds_alternative<ExpressionFault>(read_answer(sheet, number, "0.3")));
            QVERIFY(std::holds_alternative<ExpressionFault>(read_answer(sheet, number, "")));
        }
    }

    // The sign of a bias's gradient is that of δ, right or wrong.
    void a_sign_follows_from_a_wrong_one()
    {
        const Sheet sheet = hand_sheet(HandNetwork::TwoTwoTwo, 3, {1, Convention::InputsFirst, 0});
        SheetAnswers answers;
        for (const SheetNumber &number : blanks_of(sheet))
            if (number.entry == Entry{Asked::delta2, 0} || number.entry == Entry{Asked::db2, 0})
                answers[number.blank] = answer_of(sheet, number, key_of(sheet, number) == "+" ? "-" : "+");
        const auto marked = mark_sheet(sheet, answers);
        QCOMPARE(marked.at(0).mark, Mark::Wrong);
        QCOMPARE(marked.at(1).mark, Mark::FollowThrough);
    }

    void numbers_are_named_as_on_the_sheet()
    {
        const auto name = [](const SheetSetting &setting, const Entry &entry) {
            return QString::fromStdString(name_on(hand_sheet(HandNetwork::ThreeTwoTwo, 1, setting), entry));
        };
        const Entry weight = {Asked::after_W1, 2, 1};
        QCOMPARE(name({2, Convention::InputsFirst, 0}, weight), QStringLiteral("new w¹[2,1]"));
        QCOMPARE(name({2, Convention::UnitsFirst, 1}, weight), QStringLiteral("new w¹[2,3]"));
        QCOMPARE(name({2, Convention::UnitsFirst, 1}, {Asked::x1, 0}), QStringLiteral("a¹[1]"));
        QCOMPARE(name({2, Convention::InputsFirst, 1}, {Asked::delta1, 1}), QStringLiteral("δ¹[2]"));
        QCOMPARE(name({2, Convention::InputsFirst, 1}, {Asked::after_loss}), QStringLiteral("new Lₙ"));
    }
};

DELTASCOPE_TEST(TestSheetMarking)
#include "test_sheet_marking.moc"
