// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/run_readouts.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltascope {

namespace {
constexpr int testDecimals = 2;
constexpr int trainDecimals = 3;
constexpr int lineLength = 16;
constexpr double lineWidth = 3;
constexpr int narrowest = 240;

int lineHeight()
{
    return QFontMetrics(Theme::instance().font(TypeSize::Caption)).height() + 2;
}

// Name, then the epoch, then test and training below each other: three lines a run.
constexpr int linesOfRun = 3;

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
} // namespace

RunReadouts::RunReadouts(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Values of the other runs"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RunReadouts::showReadouts(const std::vector<Readout> &readouts)
{
    const std::size_t before = m_readouts.size();
    m_readouts = readouts;
    if (!m_readouts.empty())
        m_readouts.pop_back(); // the present run has the legend to itself
    setVisible(!m_readouts.empty());
    if (m_readouts.size() != before)
        updateGeometry();
    QStringList spoken;
    for (const Readout &readout : m_readouts)
        spoken << spokenText(readout);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

QSize RunReadouts::sizeHint() const
{
    const auto runs = static_cast<int>(m_readouts.size());
    return {narrowest, runs * (linesOfRun * lineHeight() + Theme::instance().space(1))};
}

QSize RunReadouts::minimumSizeHint() const
{
    return sizeHint();
}

void RunReadouts::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (const Readout &readout : m_readouts) {
        const EpochRecord &record = readout.record;
        painter.setPen(QPen(theme.runColour(readout.number - 1), lineWidth, Qt::SolidLine, Qt::RoundCap));
        const double middle = top + lineHeight() / 2.0;
        painter.drawLine(QPointF(lineWidth, middle), QPointF(lineLength - lineWidth, middle));
        painter.setFont(theme.font(TypeSize::Caption, true));
        top = drawRow(painter, top, {readout.name, QString(), tr("epoch %1").arg(epochText(readout))},
                      colours().text);
        painter.setFont(theme.font(TypeSize::Caption));
        top = drawRow(
            painter, top,
            {tr("test"), lossText(record.test_loss), accuracyText(record.test_accuracy, testDecimals)},
            colours().text);
        top = drawRow(painter, top,
                      {tr("training"),
                       lossText(readout.fractionalEpoch ? readout.trainLoss : record.train_loss),
                       accuracyText(readout.fractionalEpoch ? readout.trainAccuracy : record.train_accuracy,
                                    trainDecimals)},
                      colours().muted);
        top += theme.space(1);
    }
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
