// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/panel/status_card.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/steady_place.h"
#include "ui/theme/theme.h"
#include "ui/train/runs/run_diagnosis.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double milliseconds = 1000;
constexpr int wordsStay = 1000; // milliseconds

// Of the last live test; the others are in the history.
std::optional<std::int64_t> testedAt(const TrainingSnapshot &snapshot)
{
    return snapshot.mid_epoch_evaluation ? std::optional(snapshot.mid_epoch_evaluation->images_seen)
                                         : std::nullopt;
}

QLabel *line()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    return label;
}

void name(QPushButton &button, const QString &text, const QString &help)
{
    button.setText(text);
    button.setAccessibleName(text);
    button.setToolTip(help);
}

constexpr char said[] = "said"; // the text of a label before it was written in the chosen notation

void showText(QLabel *label, const QString &text)
{
    label->setProperty(said, text);
    if (label->text() != worded(text))
        label->setText(unbroken(worded(text)));
    label->setVisible(!text.isEmpty());
}

QString lessonText(const Workbench::Lesson &lesson)
{
    const QString sentence =
        lesson.label == 8
            ? StatusCard::tr("Learnt last: training image %1, an 8. Its loss: %2 before, %3 after.")
            : StatusCard::tr("Learnt last: training image %1, a %4. Its loss: %2 before, %3 after.");
    const QString told =
        sentence.arg(exactCount(lesson.image), number(lesson.lossBefore), number(lesson.lossAfter));
    return lesson.label == 8 ? told : told.arg(lesson.label);
}
} // namespace

StatusCard::StatusCard(QWidget *parent)
    : QFrame(parent)
    , m_paceLabel(line())
    , m_lesson(line())
    , m_stopped(line())
    , m_saturation(line())
    , m_diagnosis(line())
    , m_slopes(new QPushButton)
    , m_crossEntropy(new QPushButton)
{
    setProperty("role", QStringLiteral("card"));
    m_paceLabel->setAccessibleName(tr("Speed of the training"));
    m_stopped->setAccessibleName(tr("Why training stopped"));
    m_lesson->setAccessibleName(tr("The image that was learnt last"));
    m_paceLabel->setToolTip(tr("Images trained on per second; how long an epoch takes, without the "
                               "evaluation after it; how long until this training ends"));
    sayInNotation(this, [this] {
        nameButtons();
        for (QLabel *label : {m_saturation, m_diagnosis})
            label->setText(unbroken(worded(label->property(said).toString())));
    });
    m_saturation->setAccessibleName(tr("Saturation of the layers"));
    m_diagnosis->setAccessibleName(tr("What is wrong"));
    m_saturation->setProperty("role", QStringLiteral("caption"));
    m_diagnosis->setProperty("role", QStringLiteral("warning"));
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2));
    layout->setSpacing(theme.space(1));
    for (QLabel *label : {m_paceLabel, m_lesson, m_stopped, m_diagnosis, m_saturation})
        layout->addWidget(new SteadyPlace(label));
    for (QPushButton *each : {m_slopes, m_crossEntropy})
        layout->addWidget(each);
    connect(m_slopes, &QPushButton::clicked, this, &StatusCard::slopesWanted);
    connect(m_crossEntropy, &QPushButton::clicked, this, &StatusCard::crossEntropyWanted);
    m_clock.start();
    hide();
}

void StatusCard::nameButtons()
{
    name(*m_slopes, worded(tr("Show the φ′ curves")),
         worded(tr("Draw the mean |φ′| of each layer under the accuracy")));
    name(*m_crossEntropy, tr("Same run with cross-entropy"),
         worded(tr(
             "Trains again from the same initial weights, with δ² = x² − y, which has no φ′; both runs are "
             "drawn together. η is divided by six: over outputs from 0 to 1 the mean of φ′ is 1/6, so that "
             "with the "
             "same η the steps would be about six times as long, and the comparison unfair.")));
    m_saturation->setToolTip(worded(
        tr("δ has φ′ as a factor: where it is small, little comes back, and the layer learns slowly")));
}

void StatusCard::showSnapshot(const TrainingSnapshot &snapshot,
                              const std::optional<Workbench::Lesson> &lesson)
{
    setVisible(snapshot.images_seen > 0 || snapshot.history->size() > 1);
    m_pace.take(static_cast<double>(m_clock.elapsed()) / milliseconds, snapshot.run, snapshot.epochs,
                snapshot.state == TrainerState::Training);
    showText(m_paceLabel, paceText(snapshot));
    showText(m_lesson, lesson ? lessonText(*lesson) : QString());
    showText(m_stopped, whyStopped(snapshot));
    if (snapshot.history != m_history || snapshot.state != m_state || areWordsOld(snapshot))
        showEpoch(snapshot);
}

void StatusCard::setSlopesShown(bool shown)
{
    m_slopesShown = shown;
    m_slopes->setVisible(!shown && !m_saturation->text().isEmpty());
}

QString StatusCard::paceText(const TrainingSnapshot &snapshot) const
{
    QStringList parts;
    if (snapshot.images_per_second > 0)
        parts << tr("%1 images/s").arg(roundedCount(snapshot.images_per_second));
    const bool slow = snapshot.speed_limit > 0;
    if (!slow && snapshot.history->size() > 1 && snapshot.history->back().seconds > 0)
        parts << tr("%1 s per epoch").arg(number(snapshot.history->back().seconds, 3));
    const auto speed = m_pace.epochsPerSecond();
    if (const auto end = snapshot.end_epoch; end && speed && *end > snapshot.epochs)
        parts << tr("%1 left").arg(durationText((*end - snapshot.epochs) / *speed));
    return parts.join(QStringLiteral(" · "));
}

// The test set has been read since, but while it is read all the time the words stay long enough to be read
// too.
bool StatusCard::areWordsOld(const TrainingSnapshot &snapshot) const
{
    return testedAt(snapshot) != m_tested &&
           (snapshot.state != TrainerState::Training || m_sinceWords.hasExpired(wordsStay));
}

// The words change with each epoch, not with each frame.
void StatusCard::showEpoch(const TrainingSnapshot &snapshot)
{
    m_history = snapshot.history;
    m_state = snapshot.state;
    m_tested = testedAt(snapshot);
    m_sinceWords.start();
    const Functions &functions = snapshot.settings.functions;
    const QString saturation = saturationText(snapshot);
    showText(m_saturation, saturation);
    showText(m_diagnosis, diagnosisText(snapshot));
    m_slopes->setVisible(!saturation.isEmpty() && !m_slopesShown);
    m_crossEntropy->setVisible(functions.cost == Cost::Quadratic && functions.output == Activation::Sigmoid &&
                               snapshot.start);
}

} // namespace deltascope
