// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_readouts.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltascope {

namespace {
constexpr int lossDigits = 5;
constexpr int lineLength = 16;
constexpr double lineWidth = 3;
constexpr int narrowest = 240;

int lineHeight()
{
    return QFontMetrics(Theme::instance().font(TypeSize::Caption)).height() + 2;
}

// Name, then the epoch, then test and training below each other: three lines a run.
constexpr int linesOfRun = 3;

QString values(double loss, double accuracy, int decimals)
{
    return lossText(loss) + QStringLiteral("   ") + percent(accuracy, decimals);
}
} // namespace

QString lossText(double loss)
{
    return number(loss, lossDigits);
}

RunReadouts::RunReadouts(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("What the curves of the other runs say"));
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
        spoken << tr("%1 at epoch %2: test %3, training %4")
                      .arg(readout.name)
                      .arg(readout.record.epoch)
                      .arg(values(readout.record.test_loss, readout.record.test_accuracy, 2),
                           values(readout.record.train_loss, readout.record.train_accuracy, 3));
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
    QRect line(0, 0, width(), lineHeight());
    const auto write = [&](const QString &left, const QString &right, const QColor &colour) {
        const int indent = lineLength + theme.space(2);
        painter.setPen(colour);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
        const int room =
            line.width() - indent - painter.fontMetrics().horizontalAdvance(right) - theme.space(2);
        painter.drawText(line.adjusted(indent, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(left, Qt::ElideRight, room));
        line.translate(0, line.height());
    };
    for (const Readout &readout : m_readouts) {
        const EpochRecord &record = readout.record;
        painter.setPen(QPen(theme.runColour(readout.number - 1), lineWidth, Qt::SolidLine, Qt::RoundCap));
        const double middle = line.top() + line.height() / 2.0;
        painter.drawLine(QPointF(lineWidth, middle), QPointF(lineLength - lineWidth, middle));
        painter.setFont(theme.font(TypeSize::Caption, true));
        write(readout.name, tr("epoch %1").arg(record.epoch), colours().text);
        painter.setFont(theme.font(TypeSize::Caption));
        write(tr("test"), values(record.test_loss, record.test_accuracy, 2), colours().text);
        write(tr("training"), values(record.train_loss, record.train_accuracy, 3), colours().muted);
        line.translate(0, theme.space(1));
    }
}

} // namespace deltascope
