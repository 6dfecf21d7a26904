// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/digit_accuracy_view.h"

#include "ui/theme/name_column.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/train/mistakes/confusion_cell.h"
#include "ui/workbench/class_names.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr int rows = digit_count / 2;
constexpr double barHeight = 7;
constexpr double columnGap = 16;
constexpr double widestName = 0.4; // of a column

double rowHeight()
{
    return std::ceil(1.45 * QFontMetricsF(Theme::instance().font(TypeSize::Caption)).height());
}
} // namespace

DigitAccuracyView::DigitAccuracyView(QWidget *parent)
    : QWidget(parent)
    , m_evaluation(std::make_shared<const Evaluation>())
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ClassNames::instance(), &ClassNames::changed, this, &DigitAccuracyView::nameClasses);
    nameClasses();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void DigitAccuracyView::nameClasses()
{
    setAccessibleName(ClassNames::instance().areDigits() ? tr("Accuracy of each digit")
                                                         : tr("Accuracy of each class"));
}

void DigitAccuracyView::setEvaluation(std::shared_ptr<const Evaluation> evaluation)
{
    m_evaluation = std::move(evaluation);
    QStringList all;
    for (int digit = 0; digit < digit_count; ++digit)
        all.append(QStringLiteral("%1: %2").arg(className(digit), text(digit)));
    setAccessibleDescription(all.join(QStringLiteral(", ")));
    update();
}

double DigitAccuracyView::accuracy(int digit) const
{
    const int images = countOfDigit(*m_evaluation, digit);
    if (images == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(ConfusionCell{digit, digit}.count(*m_evaluation)) / images;
}

QString DigitAccuracyView::text(int digit) const
{
    const double share = accuracy(digit);
    return std::isnan(share) ? QStringLiteral("–") : percent(share);
}

QSize DigitAccuracyView::sizeHint() const
{
    return {340, static_cast<int>(rows * rowHeight())};
}

QSize DigitAccuracyView::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

void DigitAccuracyView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    const QFontMetricsF metrics(painter.font());
    const double value = metrics.horizontalAdvance(percent(1)) + 6;
    const double width = (this->width() - columnGap) / 2;
    const double label = widthOfNames(metrics, widestName * width);
    for (int digit = 0; digit < digit_count; ++digit) {
        const QRectF row(digit / rows * (width + columnGap), digit % rows * rowHeight(), width, rowHeight());
        painter.setPen(colours().text);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, fittingName(metrics, digit, label));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, text(digit));
        QRectF bar(row.left() + label, row.center().y() - barHeight / 2, width - label - value, barHeight);
        painter.fillRect(bar, colours().sunken);
        if (const double share = accuracy(digit); !std::isnan(share)) {
            bar.setWidth(share * bar.width());
            painter.fillRect(bar, colours().forward);
        }
    }
}

} // namespace deltascope
