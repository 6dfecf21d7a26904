// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/page_job.h"

#include "core/data/data_error.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "ui/draw/canvas.h"
#include "ui/workbench/background.h"

#include <QImage>

namespace deltascope {

namespace {
std::shared_ptr<const OpenPage> opened(std::shared_ptr<const GreyPicture> picture, const PageSteps &steps)
{
    Page page = readPage(*picture, steps);
    return std::make_shared<const OpenPage>(OpenPage{std::move(picture), steps, std::move(page), 0});
}
} // namespace

PageJob::PageJob(Canvas *canvas, QObject *parent)
    : QObject(parent)
    , m_canvas(canvas)
{
    connect(canvas, &Canvas::inkChanged, this, &PageJob::lookAtCanvas);
}

void PageJob::openImage(const QString &file)
{
    read(file, [file] { return opened(std::make_shared<const GreyPicture>(readGreys(file)), {}); });
}

void PageJob::openPastedImage(const QImage &image)
{
    read(tr("The pasted image"), [image] {
        return opened(std::make_shared<const GreyPicture>(GreyPicture{greysOfImage(image)}), {});
    });
}

void PageJob::setSteps(const PageSteps &steps)
{
    if (!m_page)
        return;
    read(m_name, [picture = m_page->picture, steps] { return opened(picture, steps); });
}

void PageJob::choose(int digit)
{
    if (!m_page || static_cast<std::size_t>(digit) >= m_page->page.digits.size())
        return;
    OpenPage page = *m_page;
    page.chosen = static_cast<std::size_t>(digit);
    m_page = std::make_shared<const OpenPage>(std::move(page));
    layOnCanvas();
}

void PageJob::read(const QString &name, const std::function<Opened()> &reading)
{
    const int asked = ++m_asked;
    inBackground(reading)
        .then(this,
              [this, asked, name](const Opened &page) {
                  if (asked == m_asked)
                      take(name, page);
              })
        .onFailed(this, [this](const DataError &error) { Q_EMIT faultOccurred(translated(error)); });
}

// A picture without a digit would only take the drawing away. With a step switched off a page may have none
// for a while; it stays open, so that the step can be switched on again.
void PageJob::take(const QString &name, const Opened &opened)
{
    const bool again = m_page && m_page->picture == opened->picture;
    if (opened->page.digits.empty()) {
        const FaultText text = text_of(opened->page.fault);
        Q_EMIT faultOccurred(translated(DataError(path_from(name), {}, text.found, text.expected)));
        if (!again)
            return;
    }
    m_name = name;
    m_page = opened;
    if (opened->page.digits.empty())
        Q_EMIT pageChanged();
    else
        layOnCanvas();
}

void PageJob::layOnCanvas()
{
    m_sheet = std::make_shared<const Ink>(sheet_of(m_page->page, m_page->chosen));
    m_canvas->setPicture(m_sheet);
    Q_EMIT pageChanged();
}

void PageJob::lookAtCanvas()
{
    if (!m_page || m_canvas->picture() == m_sheet)
        return;
    m_page.reset();
    Q_EMIT pageChanged();
}

} // namespace deltascope
