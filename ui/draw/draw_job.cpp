// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/draw_job.h"

#include "core/data/data_error.h"
#include "core/data/seen_area.h"
#include "core/files/likeness_file.h"
#include "core/files/resources.h"
#include "core/files/written_file.h"
#include "core/network/pass.h"
#include "ui/draw/canvas.h"
#include "ui/draw/deed_log.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/network_input_view.h"
#include "ui/draw/page_job.h"
#include "ui/ink/sheet.h"
#include "ui/platform/file_dialogs.h"
#include "ui/workbench/workbench.h"

#include <QBuffer>

#include <stdexcept>
#include <utility>

namespace deltascope {

namespace {
// Without the file answers come as before, only without a word about how like a digit the drawing is.
std::optional<Likeness> shippedLikeness()
{
    try {
        return load_likeness(resource_folder() / likeness_file);
    } catch (const DataError &) {
        return std::nullopt;
    }
}

/// As large as a drawn one, so that strokes on it are as fine.
Ink sheetOf(const DigitImage &image)
{
    constexpr int side = static_cast<int>(drawing_side);
    constexpr int scale = side / image_side;
    Ink sheet = blank_ink(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            sheet.set(x, y, image[static_cast<std::size_t>(y / scale * image_side + x / scale)]);
    return sheet;
}
} // namespace

DrawJob::DrawJob(DrawPanel *panel, NetworkInputView *seen, Workbench *workbench, QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_seen(seen)
    , m_workbench(workbench)
    , m_page(new PageJob(panel->canvas(), this))
    , m_likeness(shippedLikeness())
{
    connect(panel, &DrawPanel::inkChanged, this, &DrawJob::inkChanged);
    connect(panel, &DrawPanel::labelPicked, this, [this] {
        rememberLabel();
        showOnStage();
    });
    connect(panel, &DrawPanel::learnRequested, this, &DrawJob::learn);
    connect(panel, &DrawPanel::unlearnRequested, this, &DrawJob::unlearn);
    connect(panel, &DrawPanel::openRequested, this, &DrawJob::chooseFileToOpen);
    connect(panel, &DrawPanel::saveRequested, this, &DrawJob::chooseFileToSave);
    connect(seen, &NetworkInputView::normalisingChosen, this, [this](bool normalising) {
        m_normalising = normalising;
        inkChanged();
    });
    connectPage();
    connect(workbench, &Workbench::snapshotChanged, this, [this] {
        lookAtNetwork();
        if (m_active)
            readAgain();
    });
    connect(workbench, &Workbench::exampleChanged, this, &DrawJob::keepTheStage);
    readAgain();
}

void DrawJob::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (active) {
        m_otherExample = m_workbench->example();
        readAgain();
        showOnStage();
    } else if (blank() && m_otherExample.label) {
        m_workbench->showExample(m_otherExample.source, m_otherExample.index);
    }
}

const DigitImage &DrawJob::image() const
{
    return m_normalising && !blank() ? m_readings.digit->image : m_readings.whole;
}

InkArea DrawJob::seen() const
{
    return m_normalising && !blank() ? seen_area(*m_readings.digit) : seen_area(m_panel->canvas()->ink());
}

void DrawJob::inkChanged()
{
    if (!m_fault.isEmpty())
        Q_EMIT faultIsPast(std::exchange(m_fault, {}));
    readAgain();
    followKept();
    followLabel();
    forgetLessons();
    showOnStage();
}

// Empty paper has no label; undone or redone, a drawing comes back with its own.
void DrawJob::followLabel()
{
    if (blank())
        m_panel->setLabel(std::nullopt);
    else if (!m_panel->label() && m_labelled && m_labelled->ink == m_panel->canvas()->ink())
        m_panel->setLabel(m_labelled->label);
    rememberLabel();
}

void DrawJob::rememberLabel()
{
    if (const auto label = m_panel->label(); label && !blank())
        m_labelled = {m_panel->canvas()->ink(), *label};
}

void DrawJob::readAgain()
{
    m_readings = readingsOf(m_workbench->snapshot()->network, m_panel->canvas()->ink(),
                            m_likeness ? &*m_likeness : nullptr);
    m_panel->showReading(blank()         ? std::nullopt
                         : m_normalising ? std::optional(m_readings.normalised)
                                         : std::optional(m_readings.notNormalised));
    m_seen->show(m_readings);
    m_seen->setNormalising(m_normalising);
}

void DrawJob::showOnStage()
{
    if (m_active)
        m_workbench->showDrawing(image(), m_panel->label());
}

// The data may arrive when the paper is already on screen, and the first of their images with them.
void DrawJob::keepTheStage()
{
    if (!m_active || m_workbench->example().source == ExampleSource::Drawing)
        return;
    m_otherExample = m_workbench->example();
    showOnStage();
}

void DrawJob::connectPage()
{
    connect(m_panel->canvas(), &Canvas::fileDropped, m_page, &PageJob::openImage);
    connect(m_panel->canvas(), &Canvas::imageDropped, m_page, &PageJob::openPastedImage);
    connect(m_seen, &NetworkInputView::digitChosen, m_page, &PageJob::choose);
    connect(m_seen, &NetworkInputView::stepsChosen, m_page, &PageJob::setSteps);
    connect(m_page, &PageJob::faultOccurred, this, [this](const QString &message) {
        m_fault = message;
        Q_EMIT faultOccurred(message);
    });
    connect(m_page, &PageJob::pageChanged, this, [this] { m_seen->showPage(m_page->page()); });
}

void DrawJob::openImage(const QString &file)
{
    m_page->openImage(file);
}

void DrawJob::openKept(const DigitImage &image, int label)
{
    m_kept = {std::make_shared<const Ink>(sheetOf(image)), label};
    m_panel->canvas()->setPicture(m_kept.sheet);
}

// Its label comes and goes with it, also when that is undone.
void DrawJob::followKept()
{
    const bool open = m_kept.sheet && m_panel->canvas()->picture() == m_kept.sheet;
    if (open != m_kept.open)
        m_panel->setLabel(open ? std::optional(m_kept.label) : std::nullopt);
    m_kept.open = open;
}

void DrawJob::saveImage(const QString &file)
{
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    blackOnWhite(m_panel->canvas()->ink()).save(&png, "PNG");
    if (const QString fault = write_file(file, png.data()); !fault.isEmpty())
        Q_EMIT faultOccurred(fault);
}

// One update of the network by this one example, told by what it answers before and after.
void DrawJob::learn()
{
    const auto label = m_panel->label();
    if (!label || blank())
        return;
    m_workbench->pause();
    const auto rate = m_workbench->snapshot()->settings.learning_rate;
    const Network<float> network = this->network();
    const Vector<float> y = one_hot<float>(*label);
    const Pass<float> before = backpropagate(network, x0_of<float>(image()), y);
    Network<float> learnt = network;
    learnt.parameters = updated(learnt.parameters, before, static_cast<float>(rate));
    const Pass<float> after = forward(learnt, before.x0, y);
    const auto answer = [label](const Pass<float> &pass) {
        return LearntDrawing::Answer{readingOf(pass.x2).digit, static_cast<double>(pass.x2[*label]),
                                     static_cast<double>(pass.loss)};
    };
    changeNetwork(network, learnt, LearntDrawing{*label, rate, answer(before), answer(after)});
}

const Network<float> &DrawJob::network() const
{
    return isOnItsWay() ? *m_replaced : m_workbench->snapshot()->network;
}

bool DrawJob::changeNetwork(const Network<float> &before, const Network<float> &after,
                            const std::optional<LearntDrawing> &learnt)
{
    const auto earlier = std::make_shared<const Network<float>>(before);
    const auto later = std::make_shared<const Network<float>>(after);
    const auto redo = [this, later, learnt] {
        if (!replaceBy(later))
            return false;
        if (learnt)
            m_lessons.push_back(*learnt);
        else
            m_lessons.clear();
        showLesson();
        return true;
    };
    const auto undo = [this, earlier, learnt] {
        if (!replaceBy(earlier))
            return false;
        if (learnt && !m_lessons.empty())
            m_lessons.pop_back();
        showLesson();
        return true;
    };
    if (!redo())
        return false;
    m_panel->deeds()->add({DeedLog::Kind::Network, undo, redo});
    return true;
}

void DrawJob::unlearn()
{
    m_panel->deeds()->undoLast(DeedLog::Kind::Network);
}

void DrawJob::showLesson()
{
    m_panel->showLearnt(m_lessons.empty() ? std::nullopt : std::optional(m_lessons.back()));
}

void DrawJob::forgetLessons()
{
    m_lessons.clear();
    showLesson();
}

// What was learnt, and the way back, disappear when the network changes otherwise.
void DrawJob::lookAtNetwork()
{
    const TrainingSnapshot &now = *m_workbench->snapshot();
    const bool isOfIt = now.run == m_replacedIn; // another run may be of another size
    if (!m_replaced || now.run < m_replacedIn || (isOfIt && now.replacements < m_replacements))
        return;
    m_replacedArrived = true;
    if (isOfIt && now.network.parameters == m_replaced->parameters)
        return;
    m_replaced.reset();
    forgetLessons();
    m_panel->deeds()->forget(DeedLog::Kind::Network);
}

bool DrawJob::replaceBy(const std::shared_ptr<const Network<float>> &network)
{
    try {
        const TrainingSnapshot &now = *m_workbench->snapshot();
        const int before = isOnItsWay() ? m_replacements : now.replacements;
        const std::uint64_t runBefore = isOnItsWay() ? m_replacedIn : now.run;
        m_replacedIn = m_workbench->replaceParameters(*network);
        m_replacements = 1 + (m_replacedIn == runBefore ? before : 0);
    } catch (const std::invalid_argument &) { // a reset to another K is on its way
        Q_EMIT faultOccurred(tr(
            "A network with another number of hidden units is being started. Try again when it is ready."));
        return false;
    }
    m_replaced = network;
    m_replacedArrived = false;
    Q_EMIT networkReplaced();
    return true;
}

void DrawJob::chooseFileToOpen()
{
    askForFile(m_panel,
               {tr("Open an image"),
                {},
                tr("Images (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.svg);;All files (*)")},
               [this](const QString &file) { openImage(file); });
}

void DrawJob::chooseFileToSave()
{
    askWhereToSave(m_panel, {tr("Save the drawing"), {}, tr("PNG images (*.png)")},
                   [this](const QString &file) { saveImage(file); });
}

} // namespace deltascope
