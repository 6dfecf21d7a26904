// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/run_list.h"

#include "core/files/setting_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <set>

namespace deltascope {

namespace {
constexpr std::uint64_t firstOther = std::uint64_t{1} << 63; // ids that no trainer comes to
constexpr int fewestSeeds = 5; // of runs that a session brings, to be taken for those of a sweep

std::shared_ptr<const TrainingSnapshot> withId(const TrainingSnapshot &snapshot, std::uint64_t run)
{
    auto copy = std::make_shared<TrainingSnapshot>(snapshot);
    copy->run = run;
    return copy;
}

// Of its settings and its length; equal for runs that differ in their seed alone.
std::string textWithoutSeed(const RunRecord &record)
{
    std::string text = std::to_string(record.last->epochs);
    for (const Setting setting : run_settings)
        if (setting != Setting::Seed)
            text += ' ' + setting_text(setting, record.last->settings);
    return text;
}

QString testedText(const TrainingSnapshot &snapshot)
{
    const QString accuracy = percent(*snapshot.test_accuracy());
    const QString epoch = epochOfTest(snapshot);
    return epoch.isEmpty() ? accuracy : RunList::tr("%1 at epoch %2").arg(accuracy, epoch);
}
} // namespace

RunList::RunList(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RunList::take(const std::shared_ptr<const TrainingSnapshot> &snapshot)
{
    if (m_records.empty() || m_records.back()->run() != snapshot->run)
        beginRun(snapshot);
    RunRecord &record = *m_records.back();
    const bool sameSettings = record.last->settings == snapshot->settings;
    if (!sameSettings)
        m_differing.reset();
    record.last = snapshot;
    const int row = rowCount() - 1;
    rowsChanged(sameSettings ? row : 0, row);
    Q_EMIT changed();
}

void RunList::beginRun(const std::shared_ptr<const TrainingSnapshot> &snapshot)
{
    if (!m_records.empty() && !m_records.back()->leavesTrace()) {
        beginRemoveRows({}, rowCount() - 1, rowCount() - 1);
        m_records.pop_back();
        endRemoveRows();
    }
    if (!m_records.empty())
        m_records.back()->last = endedSnapshot(*m_records.back()->last);
    const NextRun next = m_next[snapshot->run];
    m_next.erase(m_next.begin(), m_next.upper_bound(snapshot->run)); // those before it have come and gone
    auto record = newRecord(next);
    record->last = snapshot;
    beginInsertRows({}, rowCount(), rowCount());
    m_records.push_back(std::move(record));
    endInsertRows();
    rowsChanged(0, rowCount() - 1);
}

// Takes the run that goes on as this one out of the list.
std::shared_ptr<RunRecord> RunList::newRecord(const NextRun &next)
{
    if (const int row = rowOf(next.continues); row >= 0) {
        beginRemoveRows({}, row, row);
        auto record = m_records[static_cast<std::size_t>(row)];
        m_records.erase(m_records.begin() + row);
        endRemoveRows();
        return std::make_shared<RunRecord>(*record);
    }
    auto record = std::make_shared<RunRecord>();
    record->number = numberLike(next.number);
    record->title = next.title;
    record->shown = next.shown;
    record->copy = next.copy;
    return record;
}

// The wanted one, or the next where there is none or another run has it.
int RunList::numberLike(int wanted) const
{
    const bool isFree = std::ranges::none_of(
        m_records, [wanted](const auto &each) { return each->number == wanted && each->leavesTrace(); });
    return wanted > 0 && isFree ? wanted : nextNumber();
}

int RunList::nextNumber() const
{
    int next = 1;
    for (const auto &each : m_records)
        next = std::max(next, each->number + 1);
    return next;
}

std::function<void(SessionExtras &)> RunList::writer() const
{
    std::vector<RunRecord> records;
    for (const auto &record : m_records)
        if (record->hasNetwork())
            records.push_back(*record);
    return [records = std::move(records)](SessionExtras &extras) {
        if (records.empty())
            return;
        extras.title = records.back().title.toStdString();
        extras.number = records.back().number;
        for (auto record = records.begin(); record != records.end() - 1; ++record) {
            EndedRun ended = ended_run(*record->last);
            ended.title = record->title.toStdString();
            ended.number = record->number;
            ended.shown = record->shown;
            extras.ended.push_back(std::move(ended));
        }
    };
}

void RunList::restore(const std::vector<EndedRun> &ended)
{
    if (!m_records.empty() && !m_records.back()->isTouched())
        m_records.back()->copy = true; // it was only opened, and may be among the others
    const std::size_t first = m_records.empty() ? 0 : m_records.size() - 1;
    for (const EndedRun &run : ended) {
        auto record = std::make_shared<RunRecord>();
        record->number = numberLike(run.number);
        record->title = QString::fromStdString(run.title);
        record->shown = run.shown;
        record->kept = true;
        record->last = ended_snapshot(run, firstOther + m_others++);
        insertBeforePresent(std::move(record));
    }
    if (ended.empty())
        return;
    joinSeeds(first, ended.size());
    rowsChanged(0, rowCount() - 1);
    Q_EMIT changed();
}

void RunList::insertBeforePresent(std::shared_ptr<RunRecord> record)
{
    const int row = std::max(0, rowCount() - 1);
    beginInsertRows({}, row, row);
    m_records.insert(m_records.begin() + row, std::move(record));
    m_differing.reset();
    endInsertRows();
}

// A session does not say which runs were those of a sweep.
void RunList::joinSeeds(std::size_t first, std::size_t count)
{
    std::map<std::string, std::vector<RunRecord *>> alike;
    for (std::size_t i = first; i < first + count; ++i)
        if (RunRecord &record = *m_records[i]; record.last->changes->empty())
            alike[textWithoutSeed(record)].push_back(&record);
    for (const auto &[text, records] : alike) {
        std::set<std::uint64_t> seeds;
        for (const RunRecord *record : records)
            seeds.insert(record->last->settings.seed);
        if (seeds.size() < records.size() || std::ssize(records) < fewestSeeds)
            continue;
        for (RunRecord *record : records) {
            record->firstOfSeeds = records.front()->number;
            record->seeds = static_cast<int>(records.size());
        }
    }
}

std::vector<std::uint64_t> RunList::add(const std::vector<OtherRun> &runs)
{
    std::vector<std::uint64_t> ids;
    for (const OtherRun &run : runs) {
        auto record = std::make_shared<RunRecord>();
        record->number = nextNumber();
        record->title = run.title;
        record->shown = run.shown;
        record->kept = true;
        record->firstOfSeeds = run.firstOfSeeds;
        record->seeds = run.seeds;
        record->last = withId(*run.last, firstOther + m_others++);
        ids.push_back(record->run());
        insertBeforePresent(std::move(record));
    }
    rowsChanged(0, rowCount() - 1);
    Q_EMIT changed();
    return ids;
}

void RunList::update(
    const std::vector<std::pair<std::uint64_t, std::shared_ptr<const TrainingSnapshot>>> &runs)
{
    if (runs.empty())
        return;
    for (const auto &[run, snapshot] : runs) {
        const int row = rowOf(run);
        if (row < 0)
            continue;
        m_records[static_cast<std::size_t>(row)]->last = withId(*snapshot, run);
        rowsChanged(row, row);
    }
    Q_EMIT changed();
}

void RunList::setSeeds(std::uint64_t run, int firstOfSeeds, int seeds)
{
    const int row = rowOf(run);
    if (row < 0)
        return;
    m_records[static_cast<std::size_t>(row)]->firstOfSeeds = firstOfSeeds;
    m_records[static_cast<std::size_t>(row)]->seeds = seeds;
    rowsChanged(row, row);
}

void RunList::rowsChanged(int first, int last)
{
    if (first == 0)
        m_differing.reset();
    Q_EMIT dataChanged(index(first), index(last));
}

int RunList::rowOf(std::uint64_t run) const
{
    const auto found = std::ranges::find(m_records, run, [](const auto &record) { return record->run(); });
    return found == m_records.end() ? -1 : static_cast<int>(found - m_records.begin());
}

std::shared_ptr<const RunRecord> RunList::find(std::uint64_t run) const
{
    const int row = rowOf(run);
    return row < 0 ? nullptr : m_records[static_cast<std::size_t>(row)];
}

void RunList::keepPresent()
{
    if (!m_records.empty())
        m_records.back()->kept = true;
}

void RunList::discard(std::uint64_t run)
{
    const int row = rowOf(run);
    if (row < 0 || row == rowCount() - 1)
        return;
    beginRemoveRows({}, row, row);
    m_records.erase(m_records.begin() + row);
    endRemoveRows();
    rowsChanged(0, rowCount() - 1);
    Q_EMIT changed();
}

void RunList::setShown(std::uint64_t run, bool shown)
{
    setData(index(rowOf(run)), shown ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

void RunList::showPresentOnly()
{
    for (int row = 0; row < rowCount(); ++row)
        setData(index(row), Qt::Unchecked, Qt::CheckStateRole);
}

std::vector<std::shared_ptr<const RunRecord>> RunList::shownRecords() const
{
    std::vector<std::shared_ptr<const RunRecord>> shown;
    for (const auto &record : m_records)
        if (record->shown || record == m_records.back())
            shown.push_back(record);
    return shown;
}

int RunList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

const std::vector<Setting> &RunList::differingSettings() const
{
    if (m_differing)
        return *m_differing;
    m_differing.emplace();
    const auto first = m_records.front()->last->spans();
    std::ranges::copy_if(run_settings, std::back_inserter(*m_differing), [&](Setting setting) {
        const QString text = trainedSetting(setting, first);
        return std::ranges::any_of(m_records, [&](const auto &record) {
            return trainedSetting(setting, record->last->spans()) != text;
        });
    });
    return *m_differing;
}

QList<RunList::ShownSetting> RunList::settingsOf(const RunRecord &record) const
{
    const auto spans = record.last->spans();
    const auto present = m_records.back()->last->spans();
    const std::vector<Setting> &differing = differingSettings();
    const auto isOption = [&](Setting setting) {
        return std::ranges::any_of(spans, [setting](const TrainedSpan &span) {
            return !same_value(setting, span.settings, {}) &&
                   std::ranges::find(option_settings, setting) != option_settings.end();
        });
    };
    const auto isChanged = [&](Setting setting) {
        return std::ranges::any_of(spans, [&](const TrainedSpan &span) {
            return !same_value(setting, span.settings, spans.front().settings);
        });
    };
    QList<ShownSetting> shown;
    for (const Setting setting : run_settings) {
        const QString text = trainedSetting(setting, spans);
        if (isOption(setting) || isChanged(setting) ||
            std::ranges::find(differing, setting) != differing.end())
            shown.append({text, text != trainedSetting(setting, present)});
    }
    return shown;
}

QString RunList::helpFor(const RunRecord &record) const
{
    QStringList lines{record.name()};
    if (const EpochRecord *best = record.best())
        lines << tr("Test accuracy %1, at its best %2 after epoch %3")
                     .arg(percent(record.last->test_accuracy().value_or(best->test_accuracy)),
                          percent(best->test_accuracy))
                     .arg(best->epoch);
    for (const ShownSetting &setting : settingsOf(record))
        lines << setting.text;
    return lines.join(QLatin1Char('\n'));
}

QVariant RunList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunRecord &record = *m_records[static_cast<std::size_t>(index.row())];
    const bool present = index.row() == rowCount() - 1;
    const auto now = record.last->test_accuracy();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return record.name();
    case Qt::CheckStateRole:
        return record.shown || present ? Qt::Checked : Qt::Unchecked;
    case ColourRole:
        return Theme::instance().runColour(record.colour() - 1);
    case LengthRole:
        return tr("%1, %2 s").arg(trainedLength(*record.last)).arg(record.seconds(), 0, 'f', 1);
    case LastRole:
        return now ? testedText(*record.last) : QString();
    case BestRole:
        return record.best() && record.best()->test_accuracy >= now.value_or(0)
                   ? percent(record.best()->test_accuracy)
                   : QString(); // between two epochs it reads more than after any
    case Qt::ToolTipRole:
        return helpFor(record);
    case SettingsRole:
        return QVariant::fromValue(settingsOf(record));
    case PresentRole:
        return present;
    default:
        return {};
    }
}

bool RunList::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    RunRecord &record = *m_records[static_cast<std::size_t>(index.row())];
    if (role == Qt::EditRole)
        record.title = value.toString().trimmed();
    else if (role == Qt::CheckStateRole)
        record.shown = value.toInt() == Qt::Checked;
    else
        return false;
    rowsChanged(index.row(), index.row());
    Q_EMIT changed();
    return true;
}

Qt::ItemFlags RunList::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsUserCheckable, index.row() < rowCount() - 1);
    return flags;
}

} // namespace deltascope
