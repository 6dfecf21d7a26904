// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_legend.h"

#include "ui/theme/figure_label.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/steady_place.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_switch.h"
#include "ui/train/curves/readout.h"
#include "ui/train/curves/run_readouts.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace deltascope {

namespace {
constexpr int slopeDigits = 3;
constexpr int presentedDigits = 3;
constexpr int testDecimals = 2;  // of 10 000 images in per cent
constexpr int trainDecimals = 3; // of 60 000

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QStringLiteral("caption"));
    return label;
}

void showValue(QLabel *label, const QString &text, const QString &exact)
{
    if (label->text() == text)
        return;
    label->setText(text);
    label->setToolTip(exact);
}

// In front of a class there is room for what can be read from the last row.
void showLoss(QLabel *label, double loss)
{
    const QString text = Theme::instance().isPresented() ? lossText(loss, presentedDigits) : lossText(loss);
    showValue(label, text, std::isnan(loss) ? QString() : exactNumber(loss));
}

void showAccuracy(QLabel *label, double accuracy, int decimals)
{
    const int shown = Theme::instance().isPresented() ? testDecimals : decimals;
    showValue(label, accuracyText(accuracy, shown), std::isnan(accuracy) ? QString() : exactNumber(accuracy));
}
} // namespace

CurveLegend::CurveLegend(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_epoch(caption(QString()))
    , m_others(new RunReadouts)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    layout->addLayout(m_grid);
    layout->addWidget(m_others);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_epoch->setWordWrap(true);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    m_grid->addWidget(new SteadyPlace(m_epoch), 0, 0);
    addCaption(0, 1, tr("loss"), tr("Mean loss over the images: 0 when every output is exactly right"));
    addCaption(0, 2, tr("accuracy"),
               tr("Share of the images that are read right: the largest output is the answer"));
    m_test = addRow(CurveKind::Test, tr("test"));
    m_test.name->setToolTip(tr("Over the test images, which the network never trains on, after each epoch; "
                               "click to show or hide it"));
    m_train = addRow(CurveKind::Train, tr("training"));
    m_train.name->setToolTip(
        tr("Over the images that the network trains on, after each epoch. If it does far better on these "
           "than on the test images, it overfits. Click to show or hide it"));
    m_batch = addRow(CurveKind::Batch, tr("last 20 batches"));
    m_batch.name->setShortText(tr("batches"));
    m_batch.name->setToolTip(
        tr("Mean loss of the last mini-batches, each before its update, smoothed over about twenty of them; "
           "in a long run each point is the mean of several. Click to show or hide it"));
    addSlopes();
    updateTheme();
    connect(&Theme::instance(), &Theme::changed, this, &CurveLegend::updateTheme);
}

// They are neither losses nor accuracies, and have heads of their own.
void CurveLegend::addSlopes()
{
    const int heads = m_grid->rowCount();
    QLabel *hidden = addCaption(heads, 1, tr("hidden"), {});
    QLabel *outputs = addCaption(heads, 2, tr("outputs"), {});
    m_slope = addRow(CurveKind::Slope, tr("mean |φ′|"));
    m_slope.loss->setAccessibleName(tr("Mean |φ′| of the hidden units"));
    m_slope.accuracy->setAccessibleName(tr("Mean |φ′| of the outputs"));
    sayInNotation(this, [this, hidden, outputs] {
        nameSlopes();
        hidden->setToolTip(worded(tr("Mean |φ′| of the hidden units, the solid line")));
        outputs->setToolTip(worded(tr("Mean |φ′| of the outputs, the dashed line")));
        m_slope.name->setToolTip(
            worded(tr("Mean |φ′| of each layer over the test images: where it is small, the layer is "
                      "saturated and learns slowly. Click to show or hide it")));
    });
    m_slope.name->setChecked(false);
}

QLabel *CurveLegend::addCaption(int row, int column, const QString &text, const QString &help)
{
    QLabel *label = caption(text);
    label->setToolTip(help);
    m_grid->addWidget(label, row, column, Qt::AlignRight);
    return label;
}

CurveLegend::Row CurveLegend::addRow(CurveKind kind, const QString &name)
{
    const int row = m_grid->rowCount();
    Row made{new CurveSwitch(name), addValue(row, 1, tr("Loss: %1").arg(name)),
             addValue(row, 2, tr("Accuracy: %1").arg(name))};
    m_grid->addWidget(made.name, row, 0, Qt::AlignLeft);
    connect(made.name, &QAbstractButton::toggled, this,
            [this, kind](bool shown) { Q_EMIT switched(kind, shown); });
    return made;
}

QLabel *CurveLegend::addValue(int row, int column, const QString &name)
{
    auto *label = new FigureLabel;
    label->setAccessibleName(name);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(new SteadyPlace(label), row, column);
    return label;
}

void CurveLegend::setSwitch(CurveKind kind, bool shown)
{
    const Row *const rows[] = {&m_train, &m_test, &m_batch, &m_slope}; // in the order of CurveKind
    rows[static_cast<std::size_t>(kind)]->name->setChecked(shown);
}

void CurveLegend::showReadouts(const std::vector<Readout> &readouts, const std::vector<BandReadout> &bands,
                               const std::optional<Readout> &raised)
{
    m_others->showReadouts(readouts, bands, raised);
    if (readouts.empty()) {
        m_epoch->setText(bands.empty() ? tr("first epoch") : QString());
        for (QLabel *label : findChildren<QLabel *>())
            if (!label->accessibleName().isEmpty())
                label->clear();
        return;
    }
    const Readout &present = readouts.back();
    const bool several = readouts.size() > 1 || !bands.empty();
    const QString when =
        (present.fractionalEpoch ? tr("at epoch %1") : tr("after epoch %1")).arg(epochText(present));
    const QString text = several ? tr("%1, %2").arg(present.name, when) : when;
    if (present.number != m_run || several != m_several) {
        m_run = present.number;
        m_several = several;
        updateTheme();
    }
    if (m_epoch->text() != text)
        m_epoch->setText(text);
    showLoss(m_test.loss, present.record.test_loss);
    showAccuracy(m_test.accuracy, present.record.test_accuracy, testDecimals);
    // The training set is read at the ends of epochs alone.
    const bool within = present.fractionalEpoch.has_value();
    m_train.name->setText(within ? tr("training, epoch %1").arg(present.record.epoch) : tr("training"));
    showLoss(m_train.loss, within ? present.trainLoss : present.record.train_loss);
    showAccuracy(m_train.accuracy, within ? present.trainAccuracy : present.record.train_accuracy,
                 trainDecimals);
    m_slopesOf = present.hasOwnSlopes ? std::nullopt : std::optional(present.record.epoch);
    nameSlopes();
    showSlopes(present.record);
    if (present.batchLoss)
        showLoss(m_batch.loss, *present.batchLoss);
    else
        m_batch.loss->clear();
}

// Where only its epoch's are known, they are named as that epoch's.
void CurveLegend::nameSlopes()
{
    const QString slopes = worded(tr("mean |φ′|"));
    m_slope.name->setText(m_slopesOf ? tr("%1, epoch %2").arg(slopes).arg(*m_slopesOf) : slopes);
}

void CurveLegend::showSlopes(const EpochRecord &record)
{
    const auto show = [](QLabel *label, double slope) {
        const bool known = std::isfinite(slope);
        showValue(label, known ? number(slope, slopeDigits) : QString(),
                  known ? exactNumber(slope) : QString());
    };
    show(m_slope.loss, record.mean_abs_phi_prime1);
    show(m_slope.accuracy, record.mean_abs_phi_prime2);
}

// With the pens of the present run's curves.
void CurveLegend::updateTheme()
{
    m_grid->setHorizontalSpacing(Theme::instance().space(Theme::instance().isPresented() ? 1 : 2));
    const RunPens pens = runPens(Theme::instance().runColour(m_run - 1), !m_several);
    const auto set = [](const Row &row, const QPen &pen) { row.name->setPen(pen); };
    set(m_train, pens.train);
    set(m_test, pens.test);
    set(m_batch, pens.batch);
    set(m_slope, pens.hiddenSlope);
}

} // namespace deltascope
