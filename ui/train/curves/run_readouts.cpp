// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/run_readouts.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltascope {

namespace {
constexpr int testDecimals = 2;
constexpr int trainDecimals = 3;
constexpr int bandDigits = 3;
constexpr int lineLength = 16;
constexpr double lineWidth = 3;
constexpr int narrowest = 240;

int lineHeight()
{
    return QFontMetrics(Theme::instance().font(TypeSize::Caption)).height() + 2;
}

// Name, then the epoch, then test and training below each other: three lines a run.
constexpr int linesOfRun = 3;
// Name, then the epoch, then median, half of the runs, worst and best.
constexpr int linesOfBand = 4;

QString spokenText(const Readout &readout)
{
    const EpochRecord &record = readout.record;
    const QString test = RunReadouts::tr("%1 at epoch %2: test %3 and %4")
                             .arg(readout.name, epochText(readout), lossText(record.test_loss),
                                  accuracyText(record.test_accuracy, testDecimals));
    return readout.fractionalEpoch ? test
                                   : RunReadouts::tr("%1, training %2 and %3")
                                         .arg(test, lossText(record.train_loss),
                                              accuracyText(record.train_accuracy, trainDecimals));
}

QString lossesText(double from, double to)
{
    return RunReadouts::tr("%1 to %2").arg(number(from, bandDigits), number(to, bandDigits));
}

QString accuraciesText(double from, double to)
{
    return RunReadouts::tr("%1 to %2").arg(percent(from, testDecimals), percent(to, testDecimals));
}

QString spokenText(const BandReadout &readout)
{
    const BandPoint &point = readout.point;
    return RunReadouts::tr(
               "%1 at epoch %2: median %3 and %4, half of the runs %5 and %6, worst and best %7 and %8")
        .arg(readout.name)
        .arg(point.epoch)
        .arg(lossText(point.test_loss.median), accuracyText(point.test_accuracy.median, testDecimals),
             lossesText(point.test_loss.lower, point.test_loss.upper),
             accuraciesText(point.test_accuracy.lower, point.test_accuracy.upper),
             lossesText(point.test_loss.best, point.test_loss.worst),
             accuraciesText(point.test_accuracy.worst, point.test_accuracy.best));
}
} // namespace

RunReadouts::RunReadouts(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Values of the other runs"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RunReadouts::showReadouts(const std::vector<Readout> &readouts, const std::vector<BandReadout> &bands,
                               const std::optional<Readout> &raised)
{
    const QSize before = sizeHint();
    m_readouts = readouts;
    m_bands = bands;
    if (!m_readouts.empty())
        m_readouts.pop_back(); // the present run has the legend to itself
    if (raised)
        m_readouts.insert(m_readouts.begin(), *raised);
    setVisible(!m_readouts.empty() || !m_bands.empty());
    if (sizeHint() != before)
        updateGeometry();
    QStringList spoken;
    for (const BandReadout &readout : m_bands)
        spoken << spokenText(readout);
    for (const Readout &readout : m_readouts)
        spoken << spokenText(readout);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

QSize RunReadouts::sizeHint() const
{
    const int gap = Theme::instance().space(1);
    const auto runs = static_cast<int>(m_readouts.size());
    const auto bands = static_cast<int>(m_bands.size());
    return {narrowest, runs * (linesOfRun * lineHeight() + gap) + bands * (linesOfBand * lineHeight() + gap)};
}

QSize RunReadouts::minimumSizeHint() const
{
    return sizeHint();
}

void RunReadouts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (const BandReadout &readout : m_bands)
        top = paintBand(painter, top, readout);
    for (const Readout &readout : m_readouts)
        top = paintRun(painter, top, readout);
}

void RunReadouts::paintColour(QPainter &painter, int top, const QColor &colour) const
{
    painter.setPen(QPen(colour, lineWidth, Qt::SolidLine, Qt::RoundCap));
    const double middle = top + lineHeight() / 2.0;
    painter.drawLine(QPointF(lineWidth, middle), QPointF(lineLength - lineWidth, middle));
}

int RunReadouts::paintRun(QPainter &painter, int top, const Readout &readout) const
{
    const Theme &theme = Theme::instance();
    const EpochRecord &record = readout.record;
    paintColour(painter, top, readout.isRaised ? colours().text : theme.runColour(readout.number - 1));
    painter.setFont(theme.font(TypeSize::Caption, true));
    top = drawRow(painter, top, {readout.name, QString(), tr("epoch %1").arg(epochText(readout))},
                  colours().text);
    painter.setFont(theme.font(TypeSize::Caption));
    top = drawRow(painter, top,
                  {tr("test"), lossText(record.test_loss), accuracyText(record.test_accuracy, testDecimals)},
                  colours().text);
    top = drawRow(painter, top,
                  {tr("training"), lossText(readout.fractionalEpoch ? readout.trainLoss : record.train_loss),
                   accuracyText(readout.fractionalEpoch ? readout.trainAccuracy : record.train_accuracy,
                                trainDecimals)},
                  colours().muted);
    return top + theme.space(1);
}

// Of the test set.
int RunReadouts::paintBand(QPainter &painter, int top, const BandReadout &readout) const
{
    const Theme &theme = Theme::instance();
    const Spread &loss = readout.point.test_loss;
    const Spread &accuracy = readout.point.test_accuracy;
    paintColour(painter, top, theme.runColour(readout.colour - 1));
    painter.setFont(theme.font(TypeSize::Caption, true));
    top = drawRow(painter, top, {readout.name, QString(), tr("epoch %1").arg(readout.point.epoch)},
                  colours().text);
    painter.setFont(theme.font(TypeSize::Caption));
    top = drawRow(painter, top,
                  {tr("median, test"), lossText(loss.median), accuracyText(accuracy.median, testDecimals)},
                  colours().text);
    top = drawRow(painter, top, {tr("half of them"), {}, accuraciesText(accuracy.lower, accuracy.upper)},
                  colours().muted);
    top = drawRow(painter, top, {tr("worst and best"), {}, accuraciesText(accuracy.worst, accuracy.best)},
                  colours().muted);
    return top + theme.space(1);
}

// Returns the top of the next row.
int RunReadouts::drawRow(QPainter &painter, int top, const std::array<QString, 3> &texts,
                         const QColor &colour) const
{
    const int gap = Theme::instance().space(3);
    const int indent = lineLength + Theme::instance().space(2);
    const QFontMetrics metrics = painter.fontMetrics();
    const int accuracyWidth = metrics.horizontalAdvance(percent(1, trainDecimals)) + gap;
    const QRect row(0, top, width(), lineHeight());
    painter.setPen(colour);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, texts[2]);
    painter.drawText(row.adjusted(0, 0, -accuracyWidth, 0), Qt::AlignRight | Qt::AlignVCenter, texts[1]);
    const int taken = texts[1].isEmpty() ? metrics.horizontalAdvance(texts[2])
                                         : accuracyWidth + metrics.horizontalAdvance(texts[1]);
    painter.drawText(row.adjusted(indent, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(texts[0], Qt::ElideRight, row.width() - indent - taken - gap));
    return top + row.height();
}

} // namespace deltascope
