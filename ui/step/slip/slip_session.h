// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/offered_slips.h"
#include "core/practice/slip/slip_marking.h"
#include "ui/step/pass/inspected_pass.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace deltascope {

class PracticeSession;
class StepWalk;
class WhatIf;

/// The search for a slip: has the walk show a pass with one, marks what is named, gives hints, and counts the
/// first try as one of the last level of the student's turn. That and the what-if are off meanwhile. The slip
/// is in what the walk shows alone: the workbench, its network and its files know nothing of it.
///
/// It stays for other examples and networks as long as it would be seen in their pass, and while there is no
/// pass. Holds no widgets.
class SlipSession : public QObject
{
    Q_OBJECT

public:
    static constexpr int lastHint = 3;

    /// All outlive it.
    SlipSession(StepWalk &walk, PracticeSession &practice, WhatIf &whatIf, QObject *parent = nullptr);

    StepWalk &walk() const { return m_walk; }
    bool isOn() const { return m_slip.has_value(); }
    const std::optional<Slip> &slip() const { return m_slip; }
    /// It was named, or shown.
    bool isSolved() const { return m_solved; }
    /// As many slips in a row as lead a student down a level were not named at the first try, and the last
    /// one is solved.
    bool leadsBack() const;
    /// To the level before this one, where a pass is worked through.
    void goBack();
    /// All slips of the present pass; none while there is no pass.
    std::vector<Slip> offered() const;
    /// Those that can be named while a slip is in.
    const std::vector<Slip> &choices() const { return m_choices; }

    /// Puts in one of offered(), by chance another than the last.
    void begin();
    /// The one that this seed gives: everybody who takes it has the same.
    void beginBySeed(std::uint64_t seed);
    void begin(const Slip &slip);
    void end();

    /// Marks one of choices().
    void name(const Slip &named);
    void giveHint();
    int hintLevel() const { return m_hint; }
    QStringList hints() const;
    /// Shows the slip without an answer; as a first try it counts as wrong.
    void giveUp();
    /// What is said to the last try, or of the slip that is out; in the notation, as it is now.
    QString said() const { return m_say ? m_say() : QString(); }

Q_SIGNALS:
    void changed();
    /// Another slip is in than before.
    void begun();
    /// A slip is in that was not, or none any more.
    void switched();

private:
    std::shared_ptr<const InspectedPass> make(const std::shared_ptr<const InspectedPass> &own);
    void follow();
    void sayNothingIsSeen();
    void tellSlip();
    SlipEvidence evidence() const;
    std::optional<Entry> lookedAt(StepId step) const;
    void countTry(bool found, std::string_view code);

    StepWalk &m_walk;
    PracticeSession &m_practice;
    WhatIf &m_whatIf;
    std::optional<Slip> m_slip;
    std::shared_ptr<const InspectedPass> m_right; ///< that m_choices belong to
    std::shared_ptr<const InspectedPass> m_told;  ///< that m_say is about
    std::vector<Slip> m_offered;                  ///< of that pass
    std::vector<Slip> m_choices;
    std::optional<Slip> m_last;
    std::function<QString()> m_say;
    int m_hint = 0;
    bool m_tried = false;
    bool m_solved = false;
    bool m_found = false; ///< solved by naming it
};

} // namespace deltascope
