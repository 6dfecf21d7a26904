// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/mistakes_page.h"

#include "ui/theme/numbers.h"
#include "ui/theme/steady_place.h"
#include "ui/theme/theme.h"
#include "ui/train/mistakes/confusion_cell_digits.h"
#include "ui/train/mistakes/confusion_view.h"
#include "ui/train/mistakes/digit_accuracy_view.h"
#include "ui/workbench/class_names.h"
#include "ui/workbench/workbench.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace deltascope {

namespace {
QLabel *label(const QString &role = {})
{
    auto *made = new QLabel;
    made->setProperty("role", role);
    made->setWordWrap(true);
    return made;
}

std::shared_ptr<const Evaluation> newestTest(const TrainingSnapshot &snapshot)
{
    return snapshot.mid_epoch_evaluation && snapshot.mid_epoch_evaluation->test
               ? snapshot.mid_epoch_evaluation->test
               : snapshot.test;
}

Measurement measurementOf(const TrainingSnapshot &snapshot)
{
    if (const auto &now = snapshot.mid_epoch_evaluation; now && now->test)
        return {.run = snapshot.run,
                .epochs = now->epochs,
                .test = now->test,
                .parameters = now->parameters,
                .functions = snapshot.settings.functions,
                .finite = std::isfinite(now->loss) && now->parameters->all_finite()};
    Measurement measurement{.run = snapshot.run,
                            .epochs = 0,
                            .test = snapshot.test,
                            .parameters = snapshot.evaluated_parameters,
                            .functions = snapshot.settings.functions,
                            .finite = true};
    if (!snapshot.test || snapshot.history->empty() || !snapshot.evaluated_parameters)
        return {.run = snapshot.run, .test = nullptr, .parameters = nullptr, .functions = {}};
    measurement.epochs = snapshot.history->back().epoch;
    measurement.finite =
        std::isfinite(snapshot.history->back().test_loss) && snapshot.evaluated_parameters->all_finite();
    return measurement;
}
} // namespace

MistakesPage::MistakesPage(const Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_why(label())
    , m_summary(label(QStringLiteral("caption")))
    , m_marked(label(QStringLiteral("caption")))
    , m_confusion(new ConfusionView)
    , m_accuracy(new DigitAccuracyView)
    , m_matrixPart(makeMatrix())
    , m_cellPart(new ConfusionCellDigits)
{
    const Theme &theme = Theme::instance();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    column->addWidget(m_why, 0, Qt::AlignTop);
    column->addWidget(m_matrixPart, 1);
    column->addWidget(m_cellPart, 1);
    connect(&workbench, &Workbench::snapshotChanged, this, &MistakesPage::refresh);
    connect(&workbench, &Workbench::dataLoaded, this, &MistakesPage::refresh);
    connect(&workbench, &Workbench::dataMissing, this, &MistakesPage::refresh);
    connect(m_confusion, &ConfusionView::markedChanged, this, &MistakesPage::showMarked);
    connect(m_confusion, &ConfusionView::opened, this, &MistakesPage::openCell);
    connect(m_cellPart, &ConfusionCellDigits::closed, this, &MistakesPage::closeCell);
    connect(m_cellPart, &ConfusionCellDigits::exampleRequested, this,
            [this](int index) { Q_EMIT exampleRequested(ExampleSource::Test, index); });
    connect(m_cellPart, &ConfusionCellDigits::stepRequested, this,
            [this](int index) { Q_EMIT stepRequested(ExampleSource::Test, index); });
    showMeasurement();
}

QWidget *MistakesPage::makeMatrix()
{
    auto *percent = new QToolButton;
    percent->setText(QStringLiteral("%"));
    percent->setCheckable(true);
    percent->setAccessibleName(tr("Shares of each row in per cent"));
    percent->setToolTip(percent->accessibleName());
    connect(percent, &QToolButton::toggled, m_confusion, &ConfusionView::setInPercent);
    auto *accuracy = label(QStringLiteral("caption"));
    const auto nameAccuracy = [this, accuracy] { accuracy->setText(m_accuracy->accessibleName()); };
    connect(&ClassNames::instance(), &ClassNames::changed, accuracy, nameAccuracy);
    nameAccuracy();
    m_marked->setAlignment(Qt::AlignTop);

    const Theme &theme = Theme::instance();
    auto *part = new QWidget;
    auto *head = new QHBoxLayout;
    head->addWidget(new SteadyPlace(m_summary), 1);
    head->addWidget(percent);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(2));
    column->addLayout(head);
    column->addWidget(m_confusion);
    column->addWidget(new SteadyPlace(m_marked));
    column->addSpacing(theme.space(1));
    column->addWidget(accuracy);
    column->addWidget(m_accuracy);
    column->addStretch();
    return part;
}

void MistakesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void MistakesPage::refresh()
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    if (!isVisible() || (newestTest(snapshot) == m_measurement.test && snapshot.run == m_measurement.run &&
                         m_measurement.test))
        return;
    if (snapshot.run != m_measurement.run) // the digits of another network
        m_cellPart->forget();
    m_measurement = measurementOf(snapshot);
    if (!m_workbench.hasData())
        m_measurement.test = nullptr;
    showMeasurement();
}

QString MistakesPage::whyNothing() const
{
    if (!m_workbench.hasData())
        return m_workbench.whyNoData();
    const bool diverged = m_workbench.snapshot()->state == TrainerState::Diverged;
    if (!m_measurement.finite || (!m_measurement.test && diverged))
        return tr("The network's numbers are no longer finite, so it cannot read any image. Go back to the "
                  "last good epoch, or start again with a smaller η.");
    if (!m_measurement.test)
        return tr("The network is reading the test images.");
    return {};
}

void MistakesPage::showMeasurement()
{
    const QString why = whyNothing();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_matrixPart->setVisible(why.isEmpty() && !m_cell);
    m_cellPart->setVisible(why.isEmpty() && m_cell);
    if (!why.isEmpty())
        return m_cellPart->forget();
    const Evaluation &test = *m_measurement.test;
    m_summary->setText(
        tr("%1: %2 of %3 test images read right.\nRows: the right answer; columns: what is read.")
            .arg(momentText(m_measurement.epochs))
            .arg(percent(test.accuracy), exactCount(std::ssize(test.answers))));
    m_confusion->setEvaluation(m_measurement.test);
    m_accuracy->setEvaluation(m_measurement.test);
    showMarked();
    if (m_cell)
        m_cellPart->read(m_measurement, m_workbench.data().test);
}

void MistakesPage::showMarked()
{
    if (m_measurement.test)
        m_marked->setText(m_confusion->marked().sentence(*m_measurement.test));
}

void MistakesPage::openCell(const ConfusionCell &cell)
{
    m_cell = cell;
    m_cellPart->open(cell);
    showMeasurement();
    m_cellPart->setFocus();
}

void MistakesPage::closeCell()
{
    m_cell = std::nullopt;
    m_cellPart->forget();
    showMeasurement();
    m_confusion->setFocus();
}

void MistakesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_cell)
        closeCell();
    else
        QWidget::keyPressEvent(event);
}

} // namespace deltascope
