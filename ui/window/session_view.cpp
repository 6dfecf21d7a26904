// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/session_view.h"

#include "core/data/data_error.h"
#include "core/files/exercise_file.h"
#include "ui/draw/canvas.h"
#include "ui/draw/collection_job.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/kept/own_collection.h"
#include "ui/ink/sheet.h"
#include "ui/step/panel/step_job.h"
#include "ui/train/panel/train_panel.h"
#include "ui/window/exercise_files.h"
#include "ui/window/job_rail.h"
#include "ui/window/notice_bar.h"
#include "ui/window/panel_split.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace deltascope {

namespace {
const QString jobKey = QStringLiteral("job");
const QString pageKey = QStringLiteral("page");
const QString shareKey = QStringLiteral("panel_share");
const QString largeKey = QStringLiteral("panel_large");
const QString exampleKey = QStringLiteral("example");
const QString setKey = QStringLiteral("set");
const QString indexKey = QStringLiteral("index");
const QString drawingKey = QStringLiteral("drawing");
const QString pngKey = QStringLiteral("png");
const QString labelKey = QStringLiteral("label");
const QString exerciseKey = QStringLiteral("exercise");
const QString walkKey = QStringLiteral("walk");
const QString stepKey = QStringLiteral("step");
const QString componentKey = QStringLiteral("component");
const QString substepKey = QStringLiteral("substep");
const QString termKey = QStringLiteral("term"); // of the number that is selected
const QString rowKey = QStringLiteral("row");
const QString columnKey = QStringLiteral("column");
const QString insideKey = QStringLiteral("inside");
const QString turnKey = QStringLiteral("turn");
const QString levelKey = QStringLiteral("level");
const QString termsKey = QStringLiteral("terms");
constexpr int mostMoves = 10'000; // of a walk, to find its place again
constexpr int largestSheet = 4096;

const QStringList &jobNames()
{
    static const QStringList names = {QStringLiteral("train"), QStringLiteral("draw"),
                                      QStringLiteral("step")};
    return names;
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::optional<StepId> stepNamed(const QString &name)
{
    for (int step = 0; step < step_count; ++step)
        if (text(to_string(static_cast<StepId>(step))) == name)
            return static_cast<StepId>(step);
    return std::nullopt;
}
} // namespace

SessionView::SessionView(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_parts.files.saveWith([this] { return beside(); });
    connect(&m_parts.files, &SessionFiles::opened, this, &SessionView::restore);
}

SessionFiles::Beside SessionView::beside() const
{
    const QJsonObject whole = write();
    const QByteArray view = QJsonDocument(whole).toJson(QJsonDocument::Compact);
    const auto make = [view, runs = m_parts.train.runs().writer(), drawings = m_parts.collection.drawings(),
                       data = m_parts.workbench.dataOrigin()] {
        SessionExtras extras;
        extras.data = data;
        runs(extras);
        if (drawings)
            extras.drawings = *drawings;
        extras.window = view.toStdString();
        return extras;
    };
    std::vector<SessionFiles::LosableRun> ended;
    const auto present = m_parts.train.runs().present();
    for (const auto &record : m_parts.train.runs().records())
        if (record != present && record->hasNetwork())
            ended.push_back({record->run(), record->last->images_seen});
    return {make, {whole[drawingKey][pngKey].toString().toLatin1(), ended}};
}

QJsonObject SessionView::write() const
{
    QJsonObject view{{jobKey, jobNames()[static_cast<int>(m_parts.rail.job())]},
                     {pageKey, m_parts.train.page()},
                     {shareKey, m_parts.split.chosenShare()},
                     {largeKey, m_parts.split.isLarge()}};
    const auto add = [&view](const QString &key, const QJsonObject &part) {
        if (!part.isEmpty())
            view[key] = part;
    };
    add(exampleKey, writeExample());
    add(drawingKey, writeDrawing());
    add(walkKey, writeWalk());
    add(turnKey, writeTurn());
    const std::optional<Exercise> exercise = m_parts.exercises.present();
    if (exercise && hand_network_from(exercise->network))
        view[exerciseKey] = QJsonDocument::fromJson(json_of(*exercise)).object();
    return view;
}

QJsonObject SessionView::writeExample() const
{
    const Example &example = m_parts.workbench.example();
    if (example.source != ExampleSource::Test && example.source != ExampleSource::Train)
        return {};
    const bool train = example.source == ExampleSource::Train;
    return {{setKey, train ? QStringLiteral("train") : QStringLiteral("test")}, {indexKey, example.index}};
}

QJsonObject SessionView::writeDrawing() const
{
    const Ink &ink = m_parts.draw.canvas()->ink();
    if (ink.blank())
        return {};
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    blackOnWhite(ink).save(&buffer, "png");
    QJsonObject drawing{{pngKey, QString::fromLatin1(png.toBase64())}};
    if (const std::optional<int> label = m_parts.draw.label())
        drawing[labelKey] = *label;
    return drawing;
}

QJsonObject SessionView::writeWalk() const
{
    const WalkPosition &position = m_parts.step.walk().position();
    QJsonObject walk{{stepKey, text(to_string(position.step))},
                     {insideKey, m_parts.step.walk().goesInside()}};
    if (position.component) {
        walk[componentKey] = *position.component;
        walk[substepKey] = position.substep;
    }
    if (m_parts.step.walk().open()) {
        const Selection selection = m_parts.step.walk().selection();
        walk[termKey] = text(to_string(selection.term));
        walk[rowKey] = static_cast<int>(selection.row);
        walk[columnKey] = static_cast<int>(selection.column);
    }
    return walk;
}

QJsonObject SessionView::writeTurn() const
{
    const PracticeSession &practice = m_parts.step.practice();
    if (!practice.isOn())
        return {};
    QJsonArray terms;
    for (const Asked term : practice.namedTerms())
        terms.append(text(to_string(term)));
    return {{levelKey, practice.level()}, {termsKey, terms}};
}

// The network arrives from the training thread; what is shown of it waits for it, and at the start of the
// program for the images, which would take the place of the example otherwise.
void SessionView::restore(std::uint64_t run, const SessionExtras &extras)
{
    m_parts.train.runs().announce(run,
                                  {.title = QString::fromStdString(extras.title), .number = extras.number});
    if (!extras.window.empty())
        m_parts.train.runs().restore(extras.ended);
    const QJsonObject view = QJsonDocument::fromJson(QByteArray::fromStdString(extras.window)).object();
    auto *wait = new QObject(this);
    connect(&m_parts.workbench, &Workbench::snapshotChanged, wait,
            [this, run, view, wait, drawings = extras.drawings] {
                if (m_parts.workbench.snapshot()->run < run || !m_parts.workbench.hasData())
                    return;
                wait->deleteLater();
                disconnect(&m_parts.workbench, nullptr, wait, nullptr);
                if (m_parts.workbench.snapshot()->run != run)
                    return; // something else has been opened meanwhile
                if (!view.isEmpty())
                    show(view);
                offerDrawings(drawings);
            });
}

void SessionView::show(const QJsonObject &view)
{
    showDrawing(view[drawingKey].toObject());
    showExample(view[exampleKey].toObject());
    m_parts.train.setPage(view[pageKey].toInt());
    m_parts.split.setChosenShare(std::clamp(view[shareKey].toDouble(), 0.0, 1.0));
    m_parts.rail.setJob(
        static_cast<Job>(std::max<qsizetype>(0, jobNames().indexOf(view[jobKey].toString()))));
    m_parts.split.setLarge(view[largeKey].toBool());
    if (m_parts.rail.job() != Job::Step)
        return;
    try {
        const QByteArray json = QJsonDocument(view[exerciseKey].toObject()).toJson();
        const Exercise exercise = view.contains(exerciseKey) ? exercise_from(json, {}) : Exercise();
        const auto network = hand_network_from(exercise.network);
        if (view.contains(exerciseKey) && network)
            m_parts.exercises.showHand(exercise, *network);
    } catch (const DataError &) {
        // Of a later version: the trained network is shown.
    }
    showTurn(view[turnKey].toObject());
    showWalk(view[walkKey].toObject());
}

void SessionView::showExample(const QJsonObject &example)
{
    if (example.isEmpty())
        return;
    m_parts.rail.setJob(Job::Train); // in Draw the example is the drawing
    const bool train = example[setKey] == QLatin1String("train");
    m_parts.exercises.showExample(train ? ExampleSource::Train : ExampleSource::Test,
                                  example[indexKey].toInt());
}

void SessionView::showDrawing(const QJsonObject &drawing)
{
    const QImage sheet =
        QImage::fromData(QByteArray::fromBase64(drawing[pngKey].toString().toLatin1()), "png");
    if (sheet.isNull() || sheet.width() != sheet.height() || sheet.width() > largestSheet)
        return;
    m_parts.rail.setJob(Job::Draw);
    const int label = drawing[labelKey].toInt(-1);
    m_parts.draw.setLabel(label >= 0 && label < digit_count ? std::optional(label) : std::nullopt);
    m_parts.draw.canvas()->setPicture(inkOfSheet(sheet)); // which is shown with the label that is chosen then
}

void SessionView::showWalk(const QJsonObject &walk)
{
    showPosition(walk);
    if (const auto term = term_from(walk[termKey].toString().toStdString()))
        m_parts.step.walk().pick({*term, walk[rowKey].toInt(), walk[columnKey].toInt()});
}

void SessionView::showPosition(const QJsonObject &walk)
{
    const std::optional<StepId> step = stepNamed(walk[stepKey].toString());
    if (!step)
        return;
    StepWalk &shown = m_parts.step.walk();
    shown.setGoesInside(walk[insideKey].toBool());
    shown.goTo(*step);
    if (!walk.contains(componentKey))
        return;
    const WalkPosition wanted{*step, walk[componentKey].toInt(), walk[substepKey].toInt()};
    for (int move = 0; move < mostMoves && shown.step() == *step; ++move) {
        if (shown.position() == wanted)
            return;
        shown.forward();
    }
    shown.goTo(*step); // there is no such place in this network
}

void SessionView::showTurn(const QJsonObject &turn)
{
    PracticeSession &practice = m_parts.step.practice();
    if (turn.isEmpty())
        return practice.setOn(false);
    practice.setLevel(std::clamp(turn[levelKey].toInt(), 0, PracticeSession::highestLevel));
    std::vector<Asked> terms;
    const QJsonArray names = turn[termsKey].toArray();
    for (const QJsonValue &name : names)
        if (const auto term = asked_from(name.toString().toStdString()))
            terms.push_back(*term);
    practice.setNamedTerms(terms);
    practice.setOn(true);
}

void SessionView::offerDrawings(const Dataset &drawings)
{
    const auto own = m_parts.collection.drawings();
    if (!own || drawings.size() == 0)
        return;
    const int others = merged(*own, drawings).size() - own->size();
    if (others > 0)
        m_parts.notices.tell(
            tr("This session brings %n drawing(s) that are not among yours.", nullptr, others),
            {{tr("Add them"), [this, drawings] { m_parts.collection.add(drawings); }}});
}

} // namespace deltascope
