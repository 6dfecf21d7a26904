// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/data_opener.h"

#include "core/data/data_error.h"
#include "core/data/dataset.h"
#include "core/files/translated.h"
#include "ui/opening/data_dialog.h"
#include "ui/opening/reading_progress.h"
#include "ui/platform/file_dialogs.h"
#include "ui/platform/folders.h"
#include "ui/theme/numbers.h"
#include "ui/window/files/session_files.h"
#include "ui/window/notice_bar.h"
#include "ui/workbench/background.h"

#include <QFileInfo>

#include <utility>

namespace deltascope {

namespace {
// A file is called by its name, several by the first.
QString nameOf(const QStringList &files)
{
    return QFileInfo(files.front()).fileName();
}
} // namespace

DataOpener::DataOpener(Workbench &workbench, SessionFiles &files, NoticeBar &notices, QWidget &window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_files(files)
    , m_notices(notices)
    , m_window(window)
{
    connect(&workbench, &Workbench::dataLoaded, this, &DataOpener::tellOfUsable);
}

DataOpener::~DataOpener()
{
    if (m_reading)
        m_reading->cancel();
}

void DataOpener::chooseFiles()
{
    askForFiles(&m_window,
                {tr("Open images with labels"),
                 {},
                 tr("Images with labels (*ubyte* *idx* *.gz *.csv *.tsv *.arff);;All files (*)")},
                [this](const QStringList &files) { open(files); });
}

void DataOpener::chooseFolder()
{
    askForFolder(&m_window, {tr("Open a folder of images with labels"), {}, {}},
                 [this](const QString &folder) { open({folder}); });
}

void DataOpener::open(const QStringList &files)
{
    if (m_reading)
        m_reading->cancel();
    m_reading = std::make_shared<OngoingReading>();
    new ReadingProgress(m_reading, tr("Reading data"), tr("Reading %1").arg(nameOf(files)), &m_window);
    inBackground([files, reading = m_reading] {
        return std::make_shared<OpenedData>(
            openedData(files, [&reading](double share) { return reading->goesOn(share); }));
    })
        .then(this,
              [this, reading = m_reading](const std::shared_ptr<OpenedData> &data) {
                  reading->end();
                  if (m_reading == reading && !reading->isCancelled())
                      ask(data);
              })
        .onFailed(this, [](const ReadingCancelled &) {})
        .onFailed(this, [this, reading = m_reading](const std::exception &error) {
            reading->end();
            Q_EMIT faultOccurred(translated(error));
        });
}

void DataOpener::ask(const std::shared_ptr<OpenedData> &data)
{
    if (!data->asks())
        return make(data, ImageChange::None, {});
    auto *dialog = new DataDialog(data, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, data] { make(data, dialog->change(), dialog->chosen()); });
    dialog->open();
}

// The images are moved out of data: a dialog that shows them has closed.
void DataOpener::make(const std::shared_ptr<OpenedData> &data, ImageChange change,
                      const std::vector<std::string> &classes)
{
    const QString name = nameOf(data->files);
    inBackground([data, change, classes] {
        return readySets(std::move(*data), change, classes);
    }).then(this, [this, name](const ReadySets &ready) {
          offer(ready, name);
      }).onFailed(this, [this](const std::exception &error) { Q_EMIT faultOccurred(translated(error)); });
}

// A network of another program may have been trained on just these: nobody knows but the user.
void DataOpener::offer(const ReadySets &ready, const QString &name)
{
    const bool foreign = m_files.showsForeignNetwork();
    if (ready.origin.classes == m_workbench.dataOrigin().classes)
        return use(ready, name, Network::Present);
    if (!foreign && !m_files.hasUnsavedTraining())
        return use(ready, name, Network::New);
    const auto answer = [this, ready, name](Network network) {
        return [this, ready, name, network] { use(ready, name, network); };
    };
    if (!foreign)
        return m_notices.tell(
            tr("%1 has other classes than the network's outputs, so a new, untrained network starts. The "
               "current one is not saved; it stays in the list of runs.")
                .arg(name),
            {{tr("Start a new network"), answer(Network::New)}, {tr("Keep this one"), {}}});
    m_notices.tell(
        tr("%1 has other classes than the present images. If %2 was trained on such images, it can "
           "read them; otherwise a new, untrained network starts.")
            .arg(name, QFileInfo(m_files.foreignFile()).fileName()),
        {{tr("Read them with this network"), answer(Network::Present)},
         {tr("Start a new network"), answer(Network::New)},
         {tr("Keep the present images"), {}}});
}

void DataOpener::use(const ReadySets &ready, const QString &name, Network network)
{
    QStringList told{
        tr("%1: %2 images to train on, %3 to test with.")
            .arg(name, exactCount(ready.sets.train->size()), exactCount(ready.sets.test->size()))};
    for (const Message &note : ready.notes)
        told << translated(note);
    m_given = {ready.origin, told.join(QLatin1Char(' ')), !ready.notes.empty()};
    std::uint64_t run = m_workbench.useData(ready.sets, ready.origin);
    if (network == Network::New)
        run = m_workbench.reset(m_workbench.settingsForReset());
    Q_EMIT opened(run, name);
}

// Others may have been opened meanwhile.
void DataOpener::tellOfUsable()
{
    const auto given = std::exchange(m_given, std::nullopt);
    if (!given || given->origin != m_workbench.dataOrigin())
        return;
    if (given->hasNotes)
        m_notices.tell(given->told);
    else
        m_notices.tellInPassing(given->told);
}

void DataOpener::openDrawings(const Dataset *kept)
{
    if (kept && kept->size() == 0)
        m_notices.tellInPassing(
            tr("You have kept no drawings yet. In Draw, “Keep this one” adds one to them."));
    else
        open({drawingsFolder()});
}

void DataOpener::openShipped()
{
    if (m_reading)
        m_reading->cancel();
    if (!m_workbench.dataOrigin().is_shipped() && m_workbench.shippedData().train)
        offer({m_workbench.shippedData(), {}}, tr("MNIST"));
}

} // namespace deltascope
