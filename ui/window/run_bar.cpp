// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_bar.h"

#include "ui/settings/number_boxes.h"
#include "ui/settings/setting.h"
#include "ui/theme/icons.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/window/speed_menu.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>

#include <climits>

namespace deltascope {

namespace {
constexpr int give = 40; // by so much all choices together may be narrower than they would like

QPushButton *button(const QString &text, const QString &help)
{
    auto *made = new QPushButton(text);
    made->setToolTip(help);
    made->setAccessibleName(text.isEmpty() ? help : text);
    return made;
}

// Under the name, what else a student may ask.
QWidget *field(const QString &caption, QWidget *editor, const QString &name, const QString &help, int width)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto *label = new QLabel(caption);
    label->setProperty("role", QStringLiteral("caption"));
    label->setBuddy(editor);
    editor->setAccessibleName(name);
    editor->setToolTip(name + QLatin1Char('\n') + help);
    label->setToolTip(editor->toolTip());
    editor->setMinimumWidth(width);
    if (!qobject_cast<QComboBox *>(editor))
        editor->setMaximumWidth(width);
    layout->addWidget(label);
    layout->addWidget(editor);
    return box;
}

template <class Value, std::size_t n>
QComboBox *choice(const std::array<Value, n> &values, const QStringList &texts)
{
    auto *box = new QComboBox;
    for (std::size_t i = 0; i < n; ++i)
        box->addItem(texts[static_cast<qsizetype>(i)], static_cast<int>(values[i]));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

template <class Box>
Box *spin(int low, int high)
{
    auto *box = new Box;
    box->setRange(low, high);
    box->setKeyboardTracking(false);
    return box;
}

template <class Value>
Value chosen(const QComboBox *box)
{
    return static_cast<Value>(box->currentData().toInt());
}

void choose(QComboBox *box, int value)
{
    box->setCurrentIndex(box->findData(value));
}

QString speedText(const TrainingSnapshot &snapshot)
{
    if (snapshot.speed_limit > 0)
        return RunBar::tr("slow motion, %1 images/s").arg(roundedCount(snapshot.speed_limit));
    if (snapshot.images_per_second > 0)
        return RunBar::tr("%1 images/s").arg(roundedCount(snapshot.images_per_second));
    return RunBar::tr("full speed");
}

void enableItem(QComboBox *box, int value, bool enabled)
{
    auto *model = qobject_cast<QStandardItemModel *>(box->model());
    model->item(box->findData(value))->setEnabled(enabled);
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
    for (QPushButton *each : {reset, m_train, m_batchButton, m_epochButton})
        layout->addWidget(each);
    connect(reset, &QPushButton::clicked, this, &RunBar::resetRequested);
    connect(m_train, &QPushButton::clicked, this, &RunBar::trainToggled);
    connect(m_batchButton, &QPushButton::clicked, this, &RunBar::batchRequested);
    connect(m_epochButton, &QPushButton::clicked, this, &RunBar::epochRequested);
    return box;
}

QWidget *RunBar::makeFields()
{
    m_hidden = spin<CountBox>(1, max_hidden_units);
    m_hiddenActivation = choice(all_activations, activationNames());
    m_outputActivation = choice(all_activations, activationNames());
    m_cost = choice(all_costs, costNames());
    m_rate = new RateBox;
    m_rate->setKeyboardTracking(false);
    m_batch = spin<CountBox>(1, max_batch_size);
    m_init = choice(all_inits, initNames());
    m_seed = spin<QSpinBox>(0, INT_MAX);

    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    const QString anew = tr("A change starts a new network.");
    const QString atOnce = tr("It can be changed while the network trains.");
    const auto add = [layout](QWidget *made) { layout->addWidget(made); };
    add(field(tr("hidden K"), m_hidden, tr("Number of hidden units K"), anew, 56));
    add(field(tr("φ hidden"), m_hiddenActivation, tr("Activation of the hidden units"), anew, 84));
    add(field(tr("φ output"), m_outputActivation, tr("Activation of the outputs"), anew, 84));
    add(field(tr("cost"), m_cost, tr("Cost function"), anew, 96));
    add(field(tr("η"), m_rate, tr("Learning rate η"),
              tr("How far each step goes against the gradient. %1").arg(atOnce), 64));
    add(field(tr("batch"), m_batch, tr("Images in a mini-batch"),
              tr("Each step goes against the mean gradient of so many images. %1").arg(atOnce), 64));
    add(field(tr("init"), m_init, tr("How the weights start"), anew, 74));
    add(field(tr("seed"), m_seed, tr("Seed of the random numbers"),
              tr("The same seed gives the same initial weights. %1").arg(anew), 64));
    for (QSpinBox *each : {m_hidden, m_seed})
        connect(each, &QSpinBox::valueChanged, this, &RunBar::networkEdited);
    for (QComboBox *each : {m_hiddenActivation, m_outputActivation, m_cost, m_init})
        connect(each, &QComboBox::currentIndexChanged, this, &RunBar::networkEdited);
    connect(m_rate, &RateBox::valueChanged, this, &RunBar::rateEdited);
    connect(m_batch, &QSpinBox::valueChanged, this, &RunBar::batchSizeEdited);
    return box;
}

QWidget *RunBar::makeStatus()
{
    auto *box = new QWidget;
    auto *layout = new QGridLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(Theme::instance().space(3));
    layout->setVerticalSpacing(1);
    m_epoch = new QLabel;
    m_accuracy = new QLabel;
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
    m_epoch->setMinimumWidth(92);
    m_accuracy->setMinimumWidth(92);
    layout->addWidget(m_epoch, 0, 0);
    layout->addWidget(m_accuracy, 0, 1);
    layout->addWidget(m_speed, 1, 0, 1, 2, Qt::AlignRight);
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
           m_status->sizeHint().width() + 2 * m_layout->horizontalSpacing() + margins.right() - give;
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

TrainingSettings RunBar::settings() const
{
    TrainingSettings settings = m_shown;
    settings.hidden_units = m_hidden->value();
    settings.functions = {chosen<Activation>(m_hiddenActivation), chosen<Activation>(m_outputActivation),
                          chosen<Cost>(m_cost)};
    settings.learning_rate = m_rate->value();
    settings.batch_size = m_batch->value();
    settings.init = chosen<Init>(m_init);
    settings.seed = static_cast<std::uint64_t>(m_seed->value());
    return settings;
}

void RunBar::showSettings(const TrainingSettings &settings)
{
    const QSignalBlocker quiet[] = {QSignalBlocker(m_hidden),
                                    QSignalBlocker(m_hiddenActivation),
                                    QSignalBlocker(m_outputActivation),
                                    QSignalBlocker(m_cost),
                                    QSignalBlocker(m_rate),
                                    QSignalBlocker(m_batch),
                                    QSignalBlocker(m_init),
                                    QSignalBlocker(m_seed)};
    m_hidden->setValue(settings.hidden_units);
    choose(m_hiddenActivation, static_cast<int>(settings.functions.hidden));
    choose(m_outputActivation, static_cast<int>(settings.functions.output));
    choose(m_cost, static_cast<int>(settings.functions.cost));
    m_rate->setValue(settings.learning_rate);
    m_batch->setValue(settings.batch_size);
    choose(m_init, static_cast<int>(settings.init));
    m_seed->setValue(static_cast<int>(settings.seed));
    updateChoices();
}

// Cross-entropy needs sigmoid outputs: each of the two rules out what does not go with it.
void RunBar::updateChoices()
{
    const bool crossEntropy = chosen<Cost>(m_cost) == Cost::CrossEntropy;
    for (const Activation activation : all_activations)
        enableItem(m_outputActivation, static_cast<int>(activation),
                   !crossEntropy || activation == Activation::Sigmoid);
    enableItem(m_cost, static_cast<int>(Cost::CrossEntropy),
               chosen<Activation>(m_outputActivation) == Activation::Sigmoid);
}

void RunBar::networkEdited()
{
    updateChoices();
    m_edited = true;
    Q_EMIT networkSettingsEdited(settings());
}

void RunBar::showSnapshot(const TrainingSnapshot &snapshot)
{
    showTraining(snapshot.state == TrainerState::Training);
    m_epoch->setText(tr("epoch <b>%1</b>").arg(snapshot.epochs, 0, 'f', 2));
    showAccuracy(snapshot);
    m_speed->setText(speedText(snapshot));
    m_speeds->showLimit(snapshot.speed_limit);
    if (snapshot.settings == m_shown)
        return;
    m_shown = snapshot.settings;
    if (!m_edited)
        showSettings(m_shown);
}

void RunBar::showAccuracy(const TrainingSnapshot &snapshot)
{
    const auto accuracy = snapshot.test_accuracy();
    m_accuracy->setText(accuracy ? tr("<b>%1</b> test").arg(percent(*accuracy)) : QString());
    if (snapshot.history->empty())
        return m_accuracy->setToolTip(QString());
    const QString when =
        snapshot.mid_epoch_evaluation
            ? tr("measured after each epoch, and between them where training is slow or stops; last at epoch "
                 "%1")
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
