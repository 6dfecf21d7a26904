// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/practice_session.h"

#include "core/practice/hints.h"
#include "ui/step/walk/step_walk.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace deltascope {

PracticeSession::PracticeSession(StepWalk &walk, QObject *parent)
    : QObject(parent)
    , m_walk(walk)
{
    connect(&walk, &StepWalk::passChanged, this, &PracticeSession::follow);
    connect(&walk, &StepWalk::stepChanged, this, &PracticeSession::follow);
}

Task PracticeSession::task() const
{
    const InspectedPass &open = *m_walk.complete();
    return {*open.network, open.pass(), open.learning_rate, open.fixed_biases};
}

void PracticeSession::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    m_lastLevelIsDue = false;
    startAgain();
    follow();
}

void PracticeSession::setLevel(int level)
{
    if (level == m_fading.level() && m_named.empty())
        return;
    m_fading.choose(std::min(level, highestLevel));
    m_lastLevelIsDue = false;
    m_named.clear();
    m_step.reset();
    follow();
}

void PracticeSession::setAmount(AskedAmount amount)
{
    if (amount == m_amount)
        return;
    m_amount = amount;
    m_step.reset();
    follow();
}

void PracticeSession::setNamedTerms(const std::vector<Asked> &terms)
{
    m_named = terms;
    m_step.reset();
    follow();
}

void PracticeSession::setProgress(const Progress &progress)
{
    m_progress = progress;
    Q_EMIT progressChanged();
}

void PracticeSession::countSlip(bool found, bool firstTry, std::string_view code)
{
    record_slip(m_progress, found, firstTry, code);
    if (firstTry)
        m_slipsMissed = found ? 0 : m_slipsMissed + 1;
    Q_EMIT progressChanged();
}

void PracticeSession::beginLevelAgain()
{
    m_slipsMissed = 0;
    setLevel(highestLevel);
    setOn(true);
    m_walk.first();
}

bool PracticeSession::predicts() const
{
    return m_asked && m_stepPredicts;
}

// Another step size keeps the pass, and the answers up to the update.
bool PracticeSession::isNewPass() const
{
    return !m_walk.complete() || m_walk.complete()->content->pass != m_pass;
}

void PracticeSession::startAgain()
{
    m_pass = m_walk.complete() ? m_walk.complete()->content->pass : nullptr;
    m_own.clear();
    m_tried.clear();
    m_done.clear();
    m_step.reset();
}

void PracticeSession::follow()
{
    if (m_following)
        return;
    const std::optional<Entry> before = m_asked;
    {
        const QScopedValueRollback guard(m_following, true);
        if (isNewPass())
            startAgain();
        if (!m_walk.complete() || !m_on) {
            m_hidden.clear();
            m_asked.reset();
            m_question.reset();
            m_step.reset();
            if (std::exchange(m_hides, false))
                hideNow();
        } else if (m_step != m_walk.step()) {
            fillStep();
        } else {
            takePicked();
        }
    }
    Q_EMIT changed();
    if (m_asked && m_asked != before)
        Q_EMIT askedForAnother();
}

// What the step hides. First it is hidden, then it may be chosen.
void PracticeSession::fillStep()
{
    m_step = m_walk.step();
    m_hidden.clear();
    m_asked.reset();
    m_question.reset();
    m_reply = {};
    const Level &now = deltascope::level(level());
    m_stepPredicts = now.predicts && m_named.empty();
    for (const Asked term : askedTerms(*m_step, now, m_named))
        for (const Entry &entry :
             entriesOf(task(), term, m_walk.chosen(), m_stepPredicts ? AskedAmount::One : m_amount))
            if (!m_done.contains(entry))
                m_hidden.push_back(entry);
    m_sums = !m_hidden.empty() && hidesSum(task(), m_hidden.front(), now);
    hideNow();
    if (!m_hidden.empty())
        ask(m_hidden.front());
}

bool PracticeSession::asksForLossLater() const
{
    return m_on && m_walk.step() < StepId::loss && !m_done.contains(Entry{Asked::loss}) &&
           !askedTerms(StepId::loss, deltascope::level(level()), m_named).empty();
}

void PracticeSession::hideNow()
{
    m_hides = m_on;
    HiddenNumbers hidden;
    hidden.loss = asksForLossLater();
    if (m_hidden.empty())
        return m_walk.hide(hidden);
    hidden.step = m_walk.step();
    for (const Entry &entry : m_hidden)
        hidden.numbers.push_back(selectionOf(entry));
    hidden.sums = m_sums;
    if (m_asked && m_hint >= 2)
        for (const HintNumber &hint : hint_numbers(task(), *m_asked))
            hidden.hints.push_back({hint.term, hint.row, hint.column});
    m_walk.hide(hidden);
}

void PracticeSession::ask(const Entry &entry)
{
    m_asked = entry;
    m_answered = false;
    m_hint = 0;
    m_reply = {};
    hideNow();
    m_walk.pick(selectionOf(entry));
}

// Who picks another hidden number is asked for that one.
void PracticeSession::takePicked()
{
    const auto picked = std::ranges::find_if(
        m_hidden, [this](const Entry &entry) { return selectionOf(entry) == m_walk.selection(); });
    if (picked != m_hidden.end() && *picked != m_asked && !m_question)
        ask(Entry(*picked));
}

void PracticeSession::answer(const QString &text)
{
    if (!m_asked || m_answered || m_stepPredicts)
        return;
    const auto read = read_expression(text.toStdString());
    if (const auto *fault = std::get_if<ExpressionFault>(&read)) {
        m_reply = replyTo(*fault);
        Q_EMIT changed();
        return;
    }
    const auto &expression = std::get<Expression>(read);
    const Verdict verdict = mark(task(), *m_asked, expression, m_own);
    m_own[*m_asked] = expression.value;
    m_reply = replyTo(verdict, *m_asked, expression);
    if (!verdict.more_digits)
        countTry(verdict.right, verdict.codes());
    if (verdict.right)
        reveal();
    Q_EMIT changed();
}

void PracticeSession::predict(Direction direction)
{
    if (!m_asked || m_answered || !m_stepPredicts)
        return;
    const bool right = direction == direction_of(task(), *m_asked);
    m_reply = replyToPrediction(right, *m_asked, right_value(task(), *m_asked));
    countTry(right, {});
    reveal();
    Q_EMIT changed();
}

void PracticeSession::giveUp()
{
    if (!m_asked || m_answered)
        return;
    m_reply = shownReply(*m_asked, right_value(task(), *m_asked));
    if (!m_tried.contains(*m_asked))
        countTry(false, {});
    reveal();
    Q_EMIT changed();
}

// The level moves by first tries alone.
void PracticeSession::countTry(bool right, const std::vector<std::string_view> &codes)
{
    const bool first = m_tried.insert(*m_asked).second;
    record(m_progress, step_of(m_asked->term), right, first, codes);
    m_rightSinceQuestion += right ? 1 : 0;
    if (first && m_named.empty() && m_fading.record_first_try(step_of(m_asked->term), right))
        tellNewLevel();
    Q_EMIT progressChanged();
}

// The last one is another mode, from which one comes back to the highest of this one.
void PracticeSession::tellNewLevel()
{
    const bool isLast = level() > highestLevel;
    if (!isLast)
        m_reply.text += QLatin1Char(' ') + levelSentence(level());
    else if (!m_lastLevelIsDue)
        m_reply.text += QLatin1Char(' ') + lastLevelSentence();
    m_fading.choose(std::min(level(), highestLevel));
    m_lastLevelIsDue = isLast;
}

// The number asked for is in sight from now on.
void PracticeSession::reveal()
{
    m_answered = true;
    m_done.insert(*m_asked);
    std::erase(m_hidden, *m_asked);
    m_hint = 0;
    m_questionIsDue = !m_stepPredicts && m_rightSinceQuestion >= rightBetweenQuestions;
    const QScopedValueRollback guard(m_following, true);
    hideNow();
}

QStringList PracticeSession::hints() const
{
    QStringList given;
    for (int level = 1; m_asked && level <= m_hint; ++level)
        given.append(hintText(task(), *m_asked, level));
    return given;
}

void PracticeSession::giveHint()
{
    if (!m_asked || m_answered || m_stepPredicts || m_hint == lastHint)
        return;
    ++m_hint;
    {
        const QScopedValueRollback guard(m_following, true);
        hideNow();
    }
    Q_EMIT changed();
}

void PracticeSession::choose(int option)
{
    if (!asksQuestion())
        return;
    m_question->chosen = option;
    Q_EMIT changed();
}

bool PracticeSession::isAtEnd() const
{
    return m_on && m_walk.step() == StepId::after && m_hidden.empty() && !m_questionIsDue && !m_question;
}

void PracticeSession::beginAgain()
{
    startAgain();
    m_walk.goTo(StepId::x0);
    follow();
}

// The rule of the step; every second time a question in words, that about W² first.
void PracticeSession::goOn()
{
    if (m_asked && !m_answered)
        return;
    if (asksQuestion())
        return;
    if (m_questionIsDue && m_asked) {
        const auto seed = static_cast<std::uint64_t>(m_questions);
        const bool inWords = m_questions % 2 == 1 && m_asked->term >= Asked::delta1;
        m_question = inWords ? wordQuestion(seed / 2 % wordQuestionCount(), seed)
                             : ruleQuestion(task().network.functions, m_asked->term, seed);
        ++m_questions;
        m_questionIsDue = false;
        m_rightSinceQuestion = 0;
        Q_EMIT changed();
        return;
    }
    m_question.reset();
    if (isAtEnd() && std::exchange(m_lastLevelIsDue, false))
        return Q_EMIT lastLevelReached();
    if (isAtEnd())
        return Q_EMIT passFinished();
    if (m_hidden.empty())
        return m_walk.over();
    {
        const QScopedValueRollback guard(m_following, true);
        ask(m_hidden.front());
    }
    Q_EMIT changed();
    Q_EMIT askedForAnother();
}

} // namespace deltascope
