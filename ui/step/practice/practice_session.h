// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/marking.h"
#include "core/practice/progress.h"
#include "ui/step/practice/asked_numbers.h"
#include "ui/step/practice/practice_question.h"
#include "ui/step/practice/practice_reply.h"

#include <QObject>

#include <map>
#include <set>

namespace deltascope {

class StepWalk;

/// The student's turn in a walk: hides numbers of the step at hand, as far as the level says, marks what is
/// answered, gives hints, asks which rule it was, and moves the level. Holds no widgets; must be connected to
/// the walk before anything that shows it, so that nothing hidden is ever seen.
class PracticeSession : public QObject
{
    Q_OBJECT

public:
    static constexpr int highestLevel = last_level - 1; ///< finding a slip is another mode
    static constexpr int firstLevel = 2;
    static constexpr int lastHint = 3;
    static constexpr int rightBetweenQuestions = 3;

    explicit PracticeSession(StepWalk &walk, QObject *parent = nullptr);

    bool isOn() const { return m_on; }
    void setOn(bool on);
    int level() const { return m_fading.level(); }
    /// By hand; what is hidden at this step follows at once.
    void setLevel(int level);
    AskedAmount amount() const { return m_amount; }
    void setAmount(AskedAmount amount);
    /// The terms that an exercise names instead of those of the level; empty: those of the level.
    void setNamedTerms(const std::vector<Asked> &terms);
    const std::vector<Asked> &namedTerms() const { return m_named; }

    /// The number that is asked for, or was just answered; none where the step hides nothing.
    const std::optional<Entry> &asked() const { return m_asked; }
    bool isAnswered() const { return m_answered; }
    /// Hidden numbers of this step, the one asked for among them.
    int left() const { return static_cast<int>(m_hidden.size()); }
    /// Whether the direction of the number is asked for, not the number.
    bool predicts() const;
    const PracticeReply &reply() const { return m_reply; }
    int hintLevel() const { return m_hint; }
    /// The hints given so far, one line each.
    QStringList hints() const;
    const std::optional<PracticeQuestion> &question() const { return m_question; }
    /// The question waits for its answer.
    bool asksQuestion() const { return m_question && !m_question->isAnswered(); }

    /// Marks what was typed.
    void answer(const QString &text);
    void predict(Direction direction);
    void giveHint();
    /// Shows the number without an answer; as a first try it counts as wrong.
    void giveUp();
    void choose(int option);
    /// Nothing is left to be asked at the last step of the pass.
    bool isAtEnd() const;
    /// Right tries have led to the last level, which begins after this pass.
    bool isLastLevelDue() const { return m_lastLevelIsDue; }
    /// After an answer: the question, the next hidden number of the step, or the next step.
    void goOn();
    /// From the first step of the pass, with all that the level hides.
    void beginAgain();

    const Progress &progress() const { return m_progress; }
    void setProgress(const Progress &progress);
    /// Counts a try at finding a slip, as record_slip() says.
    void countSlip(bool found, bool firstTry, std::string_view code);
    /// Slips in a row that were not found at the first try.
    int slipsMissed() const { return m_slipsMissed; }
    /// Off the search for slips: the student's turn at highestLevel, on.
    void beginLevelAgain();

Q_SIGNALS:
    void changed();
    /// Another number is asked for than before.
    void askedForAnother();
    void progressChanged();
    /// The user has gone on from the end of the pass.
    void passFinished();
    /// The same, and right tries have led beyond highestLevel.
    void lastLevelReached();

private:
    Task task() const;
    void follow();
    void startAgain();
    void fillStep();
    bool asksForLossLater() const;
    void hideNow();
    void ask(const Entry &entry);
    void takePicked();
    void countTry(bool right, const std::vector<std::string_view> &codes);
    void tellNewLevel();
    void reveal();
    bool isNewPass() const;

    StepWalk &m_walk;
    bool m_on = false;
    bool m_hides = false;     ///< what the walk hides is its own
    bool m_following = false; ///< the walk's signals are its own doing
    Fading m_fading{firstLevel};
    AskedAmount m_amount = AskedAmount::One;
    std::vector<Asked> m_named;

    std::shared_ptr<const Pass<double>> m_pass; ///< that the answers belong to
    std::optional<StepId> m_step;               ///< that m_hidden belongs to
    Answers m_own;
    std::set<Entry> m_tried;
    std::set<Entry> m_done;
    std::vector<Entry> m_hidden;
    bool m_stepPredicts = false;
    bool m_sums = false;
    std::optional<Entry> m_asked;
    bool m_answered = false;
    int m_hint = 0;
    PracticeReply m_reply;
    std::optional<PracticeQuestion> m_question;
    bool m_questionIsDue = false;
    bool m_lastLevelIsDue = false;
    int m_rightSinceQuestion = 0;
    int m_questions = 0; ///< asked so far, for their variety
    int m_slipsMissed = 0;
    Progress m_progress;
};

} // namespace deltascope
