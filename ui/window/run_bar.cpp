// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_bar.h"

#include "ui/settings/setting.h"
#include "ui/settings/setting_editor.h"
#include "ui/theme/figure_label.h"
#include "ui/theme/icons.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/steady_place.h"
#include "ui/theme/theme.h"
#include "ui/train/runs/run_record.h"
#include "ui/window/speed_menu.h"

#include <QAbstractSpinBox>
#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

namespace deltascope {

namespace {
constexpr double usualType = 13; // pixels, for which the widths of the fields are given

QPushButton *button(const QString &text, const QString &help)
{
    auto *made = new QPushButton(text);
    made->setToolTip(help);
    made->setAccessibleName(text.isEmpty() ? help : text);
    return made;
}

QString speedText(const TrainingSnapshot &snapshot)
{
    if (snapshot.speed_limit > 0)
        return RunBar::tr("slow motion, %1 images/s").arg(roundedCount(snapshot.speed_limit));
    if (snapshot.images_per_second > 0)
        return RunBar::tr("%1 images/s").arg(roundedCount(snapshot.images_per_second));
    return RunBar::tr("full speed");
}
} // namespace

RunBar::RunBar(QWidget *parent)
    : QFrame(parent)
{
    setProperty("role", QStringLiteral("bar"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // nothing moves from job to job
    m_layout = new QGridLayout(this);
    const Theme &theme = Theme::instance();
    m_layout->setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2));
    m_layout->setHorizontalSpacing(theme.space(4));
    m_layout->setVerticalSpacing(theme.space(2));
    m_buttons = makeButtons();
    m_fields = makeFields();
    m_status = makeStatus();
    arrange();
    showSettings(m_shown);
}

QWidget *RunBar::makeButtons()
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    auto *reset = button(QString(), tr("Reset: start a new, untrained network"));
    setThemedIcon(reset, QStringLiteral("reset"));
    m_train = button(tr("Train"), tr("Train or pause (Space)"));
    m_train->setProperty("role", QStringLiteral("primary"));
    setThemedIcon(m_train, QStringLiteral("play"));
    m_train->setMinimumWidth(96);
    m_batchButton = button(tr("+1 batch"), tr("Train on one mini-batch"));
    m_epochButton = button(tr("+1 epoch"), tr("Train until each image has been seen once more"));
    m_settings =
        button(tr("Settings"), tr("Show the settings of the network and its training, or hide them"));
    m_settings->setCheckable(true);
    for (QPushButton *each : {reset, m_train, m_batchButton, m_epochButton, m_settings})
        layout->addWidget(each);
    connect(m_settings, &QPushButton::toggled, this, &RunBar::showFields);
    connect(reset, &QPushButton::clicked, this, &RunBar::resetRequested);
    connect(m_train, &QPushButton::clicked, this, &RunBar::trainToggled);
    connect(m_batchButton, &QPushButton::clicked, this, &RunBar::batchRequested);
    connect(m_epochButton, &QPushButton::clicked, this, &RunBar::epochRequested);
    return box;
}

QWidget *RunBar::makeFields()
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    layout->addWidget(field(Setting::HiddenUnits, tr("hidden K"), 56));
    layout->addWidget(field(Setting::HiddenActivation, settingName(Setting::HiddenActivation), 84));
    layout->addWidget(field(Setting::OutputActivation, settingName(Setting::OutputActivation), 84));
    layout->addWidget(field(Setting::Cost, settingName(Setting::Cost), 96));
    layout->addWidget(field(Setting::Rate, settingName(Setting::Rate), 64));
    layout->addWidget(field(Setting::BatchSize, settingName(Setting::BatchSize), 64));
    layout->addWidget(field(Setting::Init, settingName(Setting::Init), 74));
    layout->addWidget(field(Setting::Seed, settingName(Setting::Seed), 64));
    m_options = new QLabel;
    m_options->setProperty("role", QStringLiteral("caption"));
    m_options->setAccessibleName(tr("Options of this run"));
    m_options->hide();
    layout->addWidget(m_options, 0, Qt::AlignBottom);
    return box;
}

// Under the title, what else a student may ask.
QWidget *RunBar::field(Setting setting, const QString &caption, int width)
{
    SettingEditor *editor = makeSettingEditor(setting);
    m_editors.push_back(editor);
    connect(editor, &SettingEditor::edited, this, [this, editor] { editedBy(*editor); });
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto *label = new QLabel;
    sayInNotation(label, [label, setting, caption] {
        label->setText(setting == Setting::HiddenUnits ? caption : settingName(setting));
    });
    label->setProperty("role", QStringLiteral("caption"));
    label->setBuddy(editor->field());
    const QString when = facts_of(setting).needs_new_network
                             ? tr("A change starts a new network.")
                             : tr("It can be changed while the network trains.");
    const SettingWords words = wordsFor(setting);
    const QString help = words.help.isEmpty() ? when : words.help + QLatin1Char(' ') + when;
    editor->field()->setToolTip(words.title + QLatin1Char('\n') + help);
    label->setToolTip(editor->field()->toolTip());
    const auto fit = [box = editor->field(), width] {
        const double larger = Theme::instance().pixelSize(TypeSize::Body) / usualType;
        const int fitting = qRound(width * std::max(1.0, larger));
        box->setMinimumWidth(fitting);
        if (qobject_cast<QAbstractSpinBox *>(box))
            box->setMaximumWidth(fitting);
    };
    connect(&Theme::instance(), &Theme::changed, editor->field(), fit);
    fit();
    editor->explain();
    layout->addWidget(label);
    layout->addWidget(editor->field());
    return box;
}

QWidget *RunBar::makeStatus()
{
    auto *box = new QWidget;
    auto *layout = new QGridLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(Theme::instance().space(3));
    layout->setVerticalSpacing(1);
    m_epoch = new FigureLabel;
    m_accuracy = new FigureLabel;
    m_speeds = new SpeedMenu(this);
    m_speed = new QToolButton;
    m_speed->setProperty("role", QStringLiteral("figure"));
    m_speed->setAccessibleName(tr("Full speed or slow motion"));
    m_speed->setToolTip(tr("How fast it trains: at full speed, or in slow motion to watch each batch"));
    m_speed->setMenu(m_speeds);
    m_speed->setPopupMode(QToolButton::InstantPopup);
    connect(m_speeds, &SpeedMenu::limitChosen, this, &RunBar::speedLimitChosen);
    for (QLabel *label : {m_epoch, m_accuracy})
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_epoch->setToolTip(tr("How often the network has seen each training image"));
    layout->addWidget(new SteadyPlace(m_epoch), 0, 0);
    layout->addWidget(new SteadyPlace(m_accuracy), 0, 1);
    for (const int column : {0, 1})
        layout->setColumnMinimumWidth(column, 92); // so that they stay in place while they grow
    layout->addWidget(new SteadyPlace(m_speed, Qt::AlignRight | Qt::AlignVCenter), 1, 0, 1, 2,
                      Qt::AlignRight);
    return box;
}

void RunBar::arrange()
{
    for (QWidget *part : {m_buttons, m_fields, m_status})
        m_layout->removeWidget(part);
    m_layout->addWidget(m_buttons, 0, 0, Qt::AlignLeft | (m_twoRows ? Qt::AlignVCenter : Qt::AlignBottom));
    if (m_twoRows)
        m_layout->addWidget(m_fields, 1, 0, 1, 3, Qt::AlignLeft);
    else
        m_layout->addWidget(m_fields, 0, 1, Qt::AlignLeft | Qt::AlignBottom);
    m_layout->addWidget(m_status, 0, 2, Qt::AlignRight | (m_twoRows ? Qt::AlignVCenter : Qt::AlignBottom));
    m_layout->setColumnStretch(2, 1);
    showFields();
}

void RunBar::showFields()
{
    const bool wait = m_compact && m_twoRows;
    m_settings->setVisible(wait);
    m_fields->setVisible(!wait || m_settings->isChecked());
}

void RunBar::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    showFields();
}

void RunBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    chooseRows();
}

// What it holds may be of another size: in another theme it is.
bool RunBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        chooseRows();
    return QFrame::event(event);
}

int RunBar::widthInOneRow() const
{
    const QMargins margins = m_layout->contentsMargins();
    return margins.left() + m_buttons->sizeHint().width() + m_fields->sizeHint().width() +
           m_status->sizeHint().width() + 2 * m_layout->horizontalSpacing() + margins.right();
}

// Where all do not fit beside each other, the settings go into a row of their own.
void RunBar::chooseRows()
{
    const bool twoRows = width() < widthInOneRow();
    if (twoRows == m_twoRows)
        return;
    m_twoRows = twoRows;
    arrange();
}

SettingEditor *RunBar::editorOf(Setting setting) const
{
    const auto found = std::ranges::find(m_editors, setting, &SettingEditor::setting);
    return found == m_editors.end() ? nullptr : *found;
}

void RunBar::write(Setting setting, TrainingSettings &settings) const
{
    if (const SettingEditor *editor = editorOf(setting))
        editor->write(settings);
}

// An η that suited the functions gives way to one that suits the new ones; an η of the user's own stays.
void RunBar::writeNetworkSettings(TrainingSettings &settings) const
{
    const Functions before = settings.functions;
    for (const SettingEditor *editor : m_editors)
        if (facts_of(editor->setting()).needs_new_network)
            editor->write(settings);
    if (settings.learning_rate == suggested_rate(before))
        settings.learning_rate = suggested_rate(settings.functions);
}

// One below the other, as many as there is room for; all of them in the help.
void RunBar::showOptions(const TrainingSettings &settings)
{
    constexpr qsizetype lines = 2;
    QStringList options;
    for (const Setting setting : options_in(settings))
        options << (setting == Setting::Augment ? settingName(setting) : namedSetting(setting, settings));
    m_options->setToolTip(tr("This run is trained with options: %1. The Options page shows them.")
                              .arg(options.join(QStringLiteral(", "))));
    if (options.size() > lines)
        options = {options.front(), tr("and %n more", nullptr, static_cast<int>(options.size()) - 1)};
    m_options->setText(options.join(QLatin1Char('\n')));
    m_options->setVisible(!options.isEmpty());
}

void RunBar::showSettings(const TrainingSettings &settings)
{
    for (SettingEditor *editor : m_editors)
        editor->show(settings);
    m_functions = settings.functions;
}

void RunBar::editedBy(const SettingEditor &editor)
{
    matchFunctions(editor.setting());
    m_edited = m_edited || facts_of(editor.setting()).needs_new_network;
    Q_EMIT edited(editor.setting());
}

// A cost may need outputs of another function, and outputs another cost: then both change together.
void RunBar::matchFunctions(Setting edited)
{
    TrainingSettings chosen;
    for (const Setting setting : {Setting::HiddenActivation, Setting::OutputActivation, Setting::Cost})
        write(setting, chosen);
    if (edited == Setting::OutputActivation)
        chosen.functions = with_output(m_functions, chosen.functions.output);
    else if (edited == Setting::Cost)
        chosen.functions = with_cost(m_functions, chosen.functions.cost);
    if (chosen.functions == m_functions)
        return;
    for (const Setting setting : {Setting::OutputActivation, Setting::Cost})
        editorOf(setting)->show(chosen);
    proposeRate(m_functions, chosen.functions);
    m_functions = chosen.functions;
}

// An η of the user's own stays.
void RunBar::proposeRate(const Functions &from, const Functions &to)
{
    constexpr int shownFor = 8000; // ms
    SettingEditor *editor = editorOf(Setting::Rate);
    TrainingSettings shown;
    editor->write(shown);
    const double before = shown.learning_rate;
    const double proposed = suggested_rate(to);
    if (proposed == before)
        return;
    const bool isOwn = before != suggested_rate(from);
    shown.learning_rate = proposed;
    if (!isOwn)
        editor->show(shown);
    const QString text =
        isOwn ? tr("η = %1 would suit these functions").arg(proposed)
              : tr("η is now %1, which suits these functions; it was %2").arg(proposed).arg(before);
    QWidget *field = editor->field();
    QToolTip::showText(field->mapToGlobal(QPoint(0, field->height())), text, field, {}, shownFor);
}

void RunBar::showSnapshot(const TrainingSnapshot &snapshot)
{
    showTraining(snapshot.state == TrainerState::Training);
    m_epoch->setText(tr("epoch <b>%1</b>").arg(epochsText(snapshot.epochs)));
    showAccuracy(snapshot);
    m_speed->setText(speedText(snapshot));
    m_speeds->showLimit(snapshot.speed_limit);
    if (snapshot.settings == m_shown)
        return;
    m_shown = snapshot.settings;
    showOptions(m_shown);
    if (!m_edited)
        showSettings(m_shown);
}

void RunBar::showAccuracy(const TrainingSnapshot &snapshot)
{
    const auto accuracy = snapshot.test_accuracy();
    const QString epoch = epochOfTest(snapshot);
    const QString share = accuracy ? percent(*accuracy) : QString();
    m_accuracy->setText(!accuracy         ? QString()
                        : epoch.isEmpty() ? tr("<b>%1</b> test").arg(share)
                                          : tr("<b>%1</b> test, epoch %2").arg(share, epoch));
    if (snapshot.history->empty())
        return m_accuracy->setToolTip(QString());
    const QString when =
        snapshot.mid_epoch_evaluation
            ? tr("measured after each epoch, and in between when training is slow or stops; last at epoch %1")
                  .arg(snapshot.mid_epoch_evaluation->epochs, 0, 'f', 2)
            : tr("measured after each epoch, last after epoch %1").arg(snapshot.history->back().epoch);
    m_accuracy->setToolTip(
        tr("Share of the test images, which the network never trains on, that it reads right; %1").arg(when));
}

void RunBar::showTraining(bool training)
{
    if (training == m_training)
        return;
    m_training = training;
    m_train->setText(training ? tr("Pause") : tr("Train"));
    m_train->setAccessibleName(m_train->text());
    setThemedIcon(m_train, training ? QStringLiteral("pause") : QStringLiteral("play"));
}

void RunBar::revertSettings()
{
    m_edited = false;
    showSettings(m_shown);
}

void RunBar::setDataAvailable(bool available)
{
    for (QPushButton *each : {m_train, m_batchButton, m_epochButton})
        each->setEnabled(available);
}

} // namespace deltascope
