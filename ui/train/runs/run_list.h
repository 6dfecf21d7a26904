// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/session_extras.h"
#include "ui/settings/setting.h"
#include "ui/train/runs/run_record.h"

#include <QAbstractListModel>
#include <QColor>

#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace deltascope {

/// The runs of this session, in the order in which they began. The last is the present one. A run that has
/// seen no image leaves no trace when the next begins. As a model: a row for each, whose name can be edited
/// and whose tick says whether its curves are drawn; those of the present run always are.
class RunList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ColourRole = Qt::UserRole, ///< QColor
        LengthRole,                ///< "12 epochs, 3.2 s"
        LastRole,                  ///< test accuracy now: "96.21 %"; of another moment: "96.21 % at epoch 3"
        BestRole,                  ///< after its best epoch: "96.40 %"; empty where it is less than now
        /// QList<ShownSetting>: those in which the runs of the list differ, what of the run is not plain, and
        /// what was changed while it was trained; as it was trained with them.
        SettingsRole,
        PresentRole ///< bool
    };
    struct ShownSetting
    {
        QString text;         ///< "η 0.3", "η 3, from epoch 21: 5"
        bool differs = false; ///< from the present run
    };

    explicit RunList(QObject *parent = nullptr);

    /// Takes in the trainer's newest snapshot; those that were skipped are not missed.
    void take(const std::shared_ptr<const TrainingSnapshot> &snapshot);
    struct NextRun
    {
        QString title;
        bool shown = false; ///< its curves go on being drawn when it has ended
        bool copy = false;  ///< of another run of the list, as long as it sees no image
        /// A run of the list that goes on as this one, by its name and colour; 0: none.
        std::uint64_t continues = 0;
        int number = 0; ///< as it was in a session, where no other run has it; 0: the next
    };
    /// What is known about a run that has been asked for, before it is there.
    void announce(std::uint64_t run, const NextRun &next) { m_next[run] = next; }
    /// A run that goes on beside the present one.
    struct OtherRun
    {
        std::shared_ptr<const TrainingSnapshot> last; ///< without parameters: its curves alone are known
        QString title;
        int firstOfSeeds = 0; ///< as in RunRecord
        int seeds = 0;        ///< as in RunRecord
        bool shown = true;    ///< its curves are drawn
    };
    /// Puts them before the present run, each under an id of its own, which are returned.
    std::vector<std::uint64_t> add(const std::vector<OtherRun> &runs);
    /// How such runs stand now; of those that are no longer in the list nothing is kept.
    void update(const std::vector<std::pair<std::uint64_t, std::shared_ptr<const TrainingSnapshot>>> &runs);
    /// As RunRecord has them.
    void setSeeds(std::uint64_t run, int firstOfSeeds, int seeds);
    /// That the next run of the list will have.
    int nextNumber() const;
    /// The present run stays when the next begins, whether it has seen images or not.
    void keepPresent();
    /// Nothing of a run is kept after this. The present one stays.
    void discard(std::uint64_t run);
    /// The list as a session keeps it. What this returns may be called on any thread.
    std::function<void(SessionExtras &)> writer() const;
    /// Puts the other runs of a session before the present one, each under an id of its own. A present one
    /// that was only opened leaves no trace then.
    void restore(const std::vector<EndedRun> &ended);
    void setShown(std::uint64_t run, bool shown);
    /// Only the present run is drawn.
    void showPresentOnly();

    /// They go on living and changing on the interface thread.
    std::vector<std::shared_ptr<const RunRecord>> records() const
    {
        return {m_records.begin(), m_records.end()};
    }
    /// Those whose curves are drawn, the present run last.
    std::vector<std::shared_ptr<const RunRecord>> shownRecords() const;
    /// Null before the first snapshot.
    std::shared_ptr<const RunRecord> present() const
    {
        return m_records.empty() ? nullptr : m_records.back();
    }
    /// Null when it is not there.
    std::shared_ptr<const RunRecord> find(std::uint64_t run) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The present run has gone on, a new one is there, or others are shown.
    void changed();

private:
    void beginRun(const std::shared_ptr<const TrainingSnapshot> &snapshot);
    std::shared_ptr<RunRecord> newRecord(const NextRun &next);
    int numberLike(int wanted) const;
    void rowsChanged(int first, int last);
    int rowOf(std::uint64_t run) const;
    void insertBeforePresent(std::shared_ptr<RunRecord> record);
    void joinSeeds(std::size_t first, std::size_t count);
    const std::vector<Setting> &differingSettings() const;
    QString helpFor(const RunRecord &record) const;
    QList<ShownSetting> settingsOf(const RunRecord &record) const;

    std::vector<std::shared_ptr<RunRecord>> m_records;
    std::map<std::uint64_t, NextRun> m_next;                 ///< by the run
    std::uint64_t m_others = 0;                              ///< runs that got an id here, so far
    mutable std::optional<std::vector<Setting>> m_differing; ///< once it has been asked for
};

} // namespace deltascope
