// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opening/reading_dialog.h"

#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "ui/settings/inputs_words.h"
#include "ui/settings/setting.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int lossDigits = 4;
constexpr int leastWidth = 420; // logical pixels, as the next
constexpr int mostWidth = 800;  // of the list; longer lines wrap
constexpr int leastRows = 3;
constexpr int linesOfRemarks = 3;

QString nameOf(Activation activation)
{
    return activationNames().at(static_cast<int>(activation));
}

QString nameOf(Cost cost)
{
    return costNames().at(static_cast<int>(cost));
}
} // namespace

ReadingDialog::ReadingDialog(std::shared_ptr<const OpenedFile> opened, QWidget *parent)
    : QDialog(parent)
    , m_opened(std::move(opened))
    , m_remarks(wrappedLabel("caption"))
    , m_readings(new QListWidget)
    , m_outputs(new QComboBox)
    , m_measuring(this, [this](const std::vector<OutputReading> &outputs) { showOutputs(outputs); })
{
    setWindowTitle(tr("How is this network to be read?"));
    setMinimumWidth(leastWidth);
    auto *about = wrappedLabel();
    about->setText(
        (m_opened->onShipped
             ? tr("%1 comes from another program and does not say how it is to be read. It reads few of the "
                  "present images. Of MNIST's test images it reads so many correctly with these hidden units "
                  "and inputs:")
             : tr("%1 comes from another program and does not say how it is to be read. With these hidden "
                  "units and inputs it reads so many of the test images correctly:"))
            .arg(QFileInfo(m_opened->file).fileName()));
    auto *open = wrappedLabel();
    open->setText(
        tr("Which outputs and which cost it was trained with cannot be told: the largest output is the "
           "same. The test set gives these losses:"));
    m_readings->setAccessibleName(tr("Hidden units and inputs"));
    m_outputs->setAccessibleName(tr("Outputs and cost"));
    m_outputs->setPlaceholderText(tr("The losses are being measured."));
    for (const NetworkReading &each : m_opened->readings)
        m_readings->addItem(readingText(each));
    fitReadings();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_open = buttons->button(QDialogButtonBox::Open);
    m_open->setProperty("role", QStringLiteral("primary"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::instance().space(2));
    for (QWidget *each :
         std::initializer_list<QWidget *>{about, m_readings, open, m_outputs, m_remarks, buttons})
        column->addWidget(each);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_readings, &QListWidget::currentRowChanged, this, &ReadingDialog::showReading);
    connect(m_readings, &QListWidget::itemActivated, m_open, &QPushButton::click);
    m_remarks->setMinimumHeight(linesOfRemarks * m_remarks->fontMetrics().lineSpacing());
    m_readings->setCurrentRow(0);
}

ReadingDialog::~ReadingDialog()
{
    cancelTrial();
}

void ReadingDialog::cancelTrial()
{
    m_measuring.cancel();
    if (m_trial)
        m_trial->cancel();
}

// Every line in full where there is room for it, and a few of them in any window.
void ReadingDialog::fitReadings()
{
    m_readings->ensurePolished();
    m_readings->setWordWrap(true);
    m_readings->setResizeMode(QListView::Adjust);
    m_readings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int frame = 2 * m_readings->frameWidth() + m_readings->verticalScrollBar()->sizeHint().width();
    m_readings->setMinimumWidth(qMin(m_readings->sizeHintForColumn(0) + frame, mostWidth));
    m_readings->setMinimumHeight(leastRows * m_readings->sizeHintForRow(0) + frame);
}

QString ReadingDialog::readingText(const NetworkReading &reading) const
{
    const QString text =
        tr("%1: %2, inputs %3")
            .arg(percent(*reading.accuracy), nameOf(reading.hidden), inputsText(reading.inputs));
    if (m_opened->network.layouts.size() == 1)
        return text;
    return tr("%1, arrangement %2 of its tensors").arg(text).arg(reading.layout + 1);
}

const NetworkReading &ReadingDialog::reading() const
{
    return m_opened->readings[static_cast<std::size_t>(std::max(0, m_readings->currentRow()))];
}

QString ReadingDialog::remarks() const
{
    return m_remarks->text();
}

// The losses are those of the reading that is chosen; until they are known none are shown.
void ReadingDialog::showReading()
{
    QStringList remarks;
    for (const Message &note : m_opened->network.notes)
        remarks << worded(translated(note));
    if (reading().inputs != Inputs::Plain)
        remarks << worded(foldedText(reading().inputs));
    m_remarks->setText(remarks.join(QLatin1Char(' ')));
    m_measured.clear();
    m_outputs->clear();
    m_outputs->setEnabled(false);
    m_open->setEnabled(false);
    cancelTrial();
    m_trial = std::make_shared<OngoingReading>();
    m_measuring.request([opened = m_opened, chosen = reading(), trial = m_trial] {
        try {
            return measured_outputs(opened->network, chosen, *opened->test,
                                    [&trial](double share) { return trial->goesOn(share); });
        } catch (const ReadingCancelled &) { // nobody waits for it
            return std::vector<OutputReading>();
        }
    });
}

void ReadingDialog::showOutputs(const std::vector<OutputReading> &outputs)
{
    m_measured = outputs;
    for (const OutputReading &each : outputs) {
        const QString loss = tr("%1 outputs, %2 cost: loss %3")
                                 .arg(nameOf(each.functions.output), nameOf(each.functions.cost),
                                      number(each.loss, lossDigits));
        const bool isWhole = each.accuracy >= *reading().accuracy; // it rounds no large z² away
        m_outputs->addItem(isWhole ? loss : tr("%1, reads %2").arg(loss, percent(each.accuracy)));
    }
    m_outputs->setCurrentIndex(0);
    m_outputs->setEnabled(true);
    m_open->setEnabled(true);
}

Session ReadingDialog::session() const
{
    Session session = session_of(path_from(m_opened->file), m_opened->network, reading());
    session.settings.functions = m_measured[static_cast<std::size_t>(m_outputs->currentIndex())].functions;
    session.network.functions = session.settings.functions;
    session.settings.learning_rate = suggested_rate(session.settings.functions);
    return session;
}

} // namespace deltascope
