// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/panel/options_page.h"

#include "ui/equations/equation_library.h"
#include "ui/equations/equation_view.h"
#include "ui/settings/number_boxes.h"
#include "ui/settings/setting.h"
#include "ui/settings/setting_editor.h"
#include "ui/theme/theme.h"
#include "ui/train/panel/augmented_examples.h"
#include "ui/train/runs/run_actions.h"
#include "ui/train/runs/run_diagnosis.h"
#include "ui/workbench/workbench.h"

#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace deltascope {

namespace {
constexpr int mostEpochs = 100'000;
constexpr double inPercent = 100;
constexpr int fieldPadding = 24;

// All fields have the width of the longest text in one of them.
int fieldWidth()
{
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Body));
    return metrics.horizontalAdvance(OptionsPage::tr("automatic")) + fieldPadding;
}

void keepFieldWidth(QAbstractSpinBox *box)
{
    const auto fit = [box] { box->setFixedWidth(fieldWidth()); };
    QObject::connect(&Theme::instance(), &Theme::changed, box, fit);
    fit();
}

template <class Box>
Box *named(Box *box, const QString &name)
{
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setToolTip(name);
    keepFieldWidth(box);
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
    , m_epochs(spin(mostEpochs, tr("never"), tr("Stop after this many epochs")))
    , m_accuracy(named(new RateBox, tr("Stop at this test accuracy, in per cent")))
    , m_patience(spin(mostEpochs, tr("never"), tr("Stop after this many epochs without a lower test loss")))
    , m_stopped(words(QString()))
    , m_best(new QPushButton)
    , m_examples(new AugmentedExamples(workbench))
{
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(5));
    // Why it stopped stands last: it comes and goes with training, and nothing below it moves.
    for (QWidget *section : {makeDescent(), makeTrainingSet(), makeThreads(), makeStopRules()})
        layout->addWidget(section);
    layout->addStretch();
    connectStopRules();
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
        tr("Continue from the network after its best epoch; the current one stays in the list of runs"));
    auto *section = new Section(tr("Stop"));
    section->add(tr("after epochs"), m_epochs);
    section->add(tr("at a test accuracy of"), m_accuracy);
    section->add(tr("after epochs without a lower test loss"), m_patience);
    section->addWide(m_stopped);
    section->addWide(m_best);
    return section;
}

QWidget *OptionsPage::makeDescent()
{
    auto *equations = new EquationView;
    EquationPictures pictures;
    for (const Equation &equation : EquationLibrary().descent())
        pictures.append(equation.picture);
    equations->setTypeSize(TypeSize::Title);
    equations->setEquations(pictures);
    equations->setAccessibleName(tr("The update with momentum and weight decay"));
    auto *section = new Section(tr("Step"));
    section->add(settingName(Setting::Momentum), editor(Setting::Momentum));
    section->add(tr("L2 weight decay λ, for the weights only"), editor(Setting::WeightDecay));
    section->addWide(equations);
    return section;
}

QWidget *OptionsPage::makeTrainingSet()
{
    auto *section = new Section(tr("Training set"));
    section->add(tr("only the first images; few lead to overfitting"), editor(Setting::TrainingImages));
    section->addWide(editor(Setting::Augment));
    section->addWide(m_examples);
    return section;
}

QWidget *OptionsPage::makeThreads()
{
    auto *section = new Section(tr("Speed"));
    section->add(settingName(Setting::Threads), editor(Setting::Threads));
    return section;
}

void OptionsPage::connectStopRules()
{
    connect(m_epochs, &QSpinBox::valueChanged, this, &OptionsPage::sendStopRules);
    connect(m_accuracy, &QDoubleSpinBox::valueChanged, this, &OptionsPage::sendStopRules);
    connect(m_patience, &QSpinBox::valueChanged, this, &OptionsPage::sendStopRules);
    connect(m_best, &QPushButton::clicked, this, &OptionsPage::bestWanted);
}

QWidget *OptionsPage::editor(Setting setting)
{
    SettingEditor *made = makeSettingEditor(setting);
    m_editors.push_back(made);
    connect(made, &SettingEditor::edited, this, [this, made] { apply(*made); });
    if (auto *box = qobject_cast<QAbstractSpinBox *>(made->field()))
        keepFieldWidth(box);
    return made->field();
}

void OptionsPage::apply(const SettingEditor &editor)
{
    TrainingSettings settings = m_workbench.settings();
    editor.write(settings);
    m_examples->setVisible(settings.augment);
    m_workbench.apply(settings);
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
    for (SettingEditor *each : m_editors)
        each->show(settings);
    m_examples->setVisible(settings.augment);
}

} // namespace deltascope
