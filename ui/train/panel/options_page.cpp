// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/panel/options_page.h"

#include "ui/equations/equation_library.h"
#include "ui/equations/equation_view.h"
#include "ui/settings/number_boxes.h"
#include "ui/theme/theme.h"
#include "ui/train/panel/augmented_examples.h"
#include "ui/train/runs/run_actions.h"
#include "ui/train/runs/run_diagnosis.h"
#include "ui/workbench/workbench.h"

#include <QCheckBox>
#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace deltascope {

namespace {
constexpr int mostEpochs = 100'000;
constexpr int mostImages = 60'000;
constexpr int mostThreads = 64;
constexpr double inPercent = 100;
constexpr double largestMomentum = 0.999;
constexpr double largestDecay = 1;
constexpr int fieldPadding = 24;

// All fields have the width of the longest text in one of them.
int fieldWidth()
{
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Body));
    return metrics.horizontalAdvance(OptionsPage::tr("automatic")) + fieldPadding;
}

template <class Box>
Box *named(Box *box, const QString &name)
{
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setToolTip(name);
    const auto fit = [box] { box->setFixedWidth(fieldWidth()); };
    QObject::connect(&Theme::instance(), &Theme::changed, box, fit);
    fit();
    return box;
}

QSpinBox *spin(int most, const QString &none, const QString &name)
{
    auto *box = named(new CountBox, name);
    box->setRange(0, most);
    box->setSpecialValueText(none);
    return box;
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QStringLiteral("title"));
    return label;
}

QLabel *words(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

/// Rows of words with their field, under a heading.
class Section : public QWidget
{
public:
    explicit Section(const QString &title)
        : m_grid(new QGridLayout(this))
    {
        m_grid->setContentsMargins(0, 0, 0, 0);
        m_grid->setHorizontalSpacing(Theme::instance().space(3));
        m_grid->setVerticalSpacing(Theme::instance().space(2));
        m_grid->setColumnStretch(0, 1);
        addWide(heading(title));
    }
    void add(const QString &text, QWidget *field)
    {
        QLabel *label = words(text);
        label->setBuddy(field);
        m_grid->addWidget(label, m_row, 0);
        m_grid->addWidget(field, m_row++, 1);
    }
    void addWide(QWidget *widget) { m_grid->addWidget(widget, m_row++, 0, 1, 2); }

private:
    QGridLayout *m_grid;
    int m_row = 0;
};
} // namespace

OptionsPage::OptionsPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_epochs(spin(mostEpochs, tr("never"), tr("Stop after so many epochs")))
    , m_accuracy(named(new QDoubleSpinBox, tr("Stop at this test accuracy, in per cent")))
    , m_patience(spin(mostEpochs, tr("never"), tr("Stop after so many epochs without a lower test loss")))
    , m_stopped(words(QString()))
    , m_best(new QPushButton)
    , m_momentum(named(new RateBox, tr("Momentum μ")))
    , m_decay(named(new RateBox, tr("Weight decay λ")))
    , m_images(spin(mostImages, tr("all"), tr("Train on the first so many images")))
    , m_augment(new QCheckBox(tr("augment: new changes each epoch")))
    , m_examples(new AugmentedExamples(workbench))
    , m_threads(spin(mostThreads, tr("automatic"), tr("Threads")))
{
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(5));
    for (QWidget *section : {makeStopRules(), makeDescent(), makeTrainingSet(), makeThreads()})
        layout->addWidget(section);
    layout->addStretch();
    connectStopRules();
    connectSettings();
    connect(&workbench, &Workbench::snapshotChanged, this, &OptionsPage::showSnapshot);
    showSettings(m_shown);
    showSnapshot();
}

QWidget *OptionsPage::makeStopRules()
{
    m_accuracy->setRange(0, inPercent);
    m_accuracy->setDecimals(2);
    m_accuracy->setSpecialValueText(tr("never"));
    m_accuracy->setSuffix(QStringLiteral(" %"));
    m_stopped->setAccessibleName(tr("Why training stopped"));
    m_best->setToolTip(
        tr("Go on from the network after its best epoch; the present one stays in the list of runs"));
    auto *section = new Section(tr("Stop"));
    section->add(tr("after epochs"), m_epochs);
    section->add(tr("at a test accuracy of"), m_accuracy);
    section->add(tr("when the test loss has not fallen for epochs"), m_patience);
    section->addWide(m_stopped);
    section->addWide(m_best);
    return section;
}

QWidget *OptionsPage::makeDescent()
{
    m_momentum->setRange(0, largestMomentum);
    m_decay->setRange(0, largestDecay);
    auto *equations = new EquationView;
    EquationPictures pictures;
    for (const Equation &equation : EquationLibrary().descent())
        pictures.append(equation.picture);
    equations->setTypeSize(TypeSize::Title);
    equations->setEquations(pictures);
    equations->setAccessibleName(tr("The update with momentum and weight decay"));
    auto *section = new Section(tr("Step"));
    section->add(tr("momentum μ"), m_momentum);
    section->add(tr("L2 weight decay λ, of the weights alone"), m_decay);
    section->addWide(equations);
    return section;
}

QWidget *OptionsPage::makeTrainingSet()
{
    m_augment->setAccessibleName(m_augment->text());
    auto *section = new Section(tr("Training set"));
    section->add(tr("only the first images; few of them show overfitting"), m_images);
    section->addWide(m_augment);
    section->addWide(m_examples);
    return section;
}

QWidget *OptionsPage::makeThreads()
{
    auto *section = new Section(tr("Speed"));
    section->add(tr("threads"), m_threads);
    return section;
}

void OptionsPage::connectStopRules()
{
    connect(m_epochs, &QSpinBox::valueChanged, this, &OptionsPage::sendStopRules);
    connect(m_accuracy, &QDoubleSpinBox::valueChanged, this, &OptionsPage::sendStopRules);
    connect(m_patience, &QSpinBox::valueChanged, this, &OptionsPage::sendStopRules);
    connect(m_best, &QPushButton::clicked, this, &OptionsPage::bestWanted);
}

void OptionsPage::connectSettings()
{
    connect(m_momentum, &RateBox::valueChanged, &m_workbench, &Workbench::setMomentum);
    connect(m_decay, &RateBox::valueChanged, &m_workbench, &Workbench::setWeightDecay);
    connect(m_images, &QSpinBox::valueChanged, &m_workbench, &Workbench::setTrainingImages);
    connect(m_augment, &QCheckBox::toggled, &m_workbench, &Workbench::setAugment);
    connect(m_augment, &QCheckBox::toggled, m_examples, &QWidget::setVisible);
    connect(m_threads, &QSpinBox::valueChanged, &m_workbench, &Workbench::setThreads);
}

void OptionsPage::sendStopRules()
{
    m_workbench.setStopRules({.epochs = m_epochs->value(),
                              .test_accuracy = m_accuracy->value() / inPercent,
                              .patience = m_patience->value()});
}

void OptionsPage::showSnapshot()
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    if (!(snapshot.settings == m_shown)) {
        m_shown = snapshot.settings;
        showSettings(m_shown);
    }
    const QString why = whyStopped(snapshot);
    m_stopped->setVisible(!why.isEmpty());
    if (m_stopped->text() != why)
        m_stopped->setText(why);
    m_best->setVisible(RunActions::isPastBest(snapshot));
    if (!m_best->isVisibleTo(this))
        return;
    const QString text = tr("Back to the best epoch, %1").arg(snapshot.best_epoch);
    if (m_best->text() != text) {
        m_best->setText(text);
        m_best->setAccessibleName(tr("Back to the best epoch"));
    }
}

void OptionsPage::showSettings(const TrainingSettings &settings)
{
    const QSignalBlocker quiet[] = {QSignalBlocker(m_momentum), QSignalBlocker(m_decay),
                                    QSignalBlocker(m_images), QSignalBlocker(m_augment),
                                    QSignalBlocker(m_threads)};
    m_momentum->setValue(settings.momentum);
    m_decay->setValue(settings.weight_decay);
    m_images->setValue(settings.training_images);
    m_augment->setChecked(settings.augment);
    m_examples->setVisible(settings.augment);
    m_threads->setValue(settings.threads);
}

} // namespace deltascope
