// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/answer_view.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/workbench/class_names.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int linesOfDetails = 2; // room for them is kept, so that nothing below moves while a digit is drawn

QString withArticle(int digit)
{
    if (!ClassNames::instance().areDigits())
        return className(digit);
    return digit == 8 ? AnswerView::tr("an 8") : AnswerView::tr("a %1").arg(digit);
}

QString verdictOn(int digit)
{
    if (!ClassNames::instance().areDigits())
        return AnswerView::tr("This is: %1").arg(className(digit));
    return digit == 8 ? AnswerView::tr("This is an 8") : AnswerView::tr("This is a %1").arg(digit);
}
} // namespace

AnswerView::AnswerView(QWidget *parent)
    : QWidget(parent)
    , m_digit(new QLabel)
    , m_verdict(new QLabel)
    , m_details(new QLabel)
{
    setAccessibleName(tr("The network's answer"));
    m_digit->setAlignment(Qt::AlignCenter);
    m_verdict->setProperty("role", QStringLiteral("title"));
    m_verdict->setWordWrap(true);
    m_details->setProperty("role", QStringLiteral("caption"));
    m_details->setWordWrap(true);

    auto *lines = new QVBoxLayout;
    lines->setSpacing(Theme::instance().space(1));
    lines->addStretch();
    lines->addWidget(m_verdict);
    lines->addWidget(m_details);
    lines->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(3));
    layout->addWidget(m_digit);
    layout->addLayout(lines, 1);

    const auto applyTheme = [this] {
        m_digit->setFont(Theme::instance().font(TypeSize::Display, true));
        m_digit->setFixedSize(QFontMetrics(m_digit->font()).horizontalAdvance(u'0') * 3 / 2,
                              QFontMetrics(m_digit->font()).capHeight() * 3 / 2);
        const Theme &theme = Theme::instance();
        const int texts = QFontMetrics(theme.font(TypeSize::Title, true)).height() + theme.space(1) +
                          linesOfDetails * (QFontMetrics(theme.font(TypeSize::Caption)).lineSpacing() + 1);
        setMinimumHeight(std::max(m_digit->height(), texts));
    };
    connect(&Theme::instance(), &Theme::changed, this, applyTheme);
    applyTheme();
    show(std::nullopt);
}

void AnswerView::show(const std::optional<Reading> &reading)
{
    m_digit->setVisible(reading.has_value());
    if (!reading) {
        m_verdict->setText(tr("Draw a digit"));
        m_details->setText(tr("with the mouse, a finger or a pen, or drop an image on the paper."));
    } else if (reading->unlike && ClassNames::instance().areDigits()) {
        m_digit->setText(QStringLiteral("?"));
        m_verdict->setText(tr("Unlike any digit learnt"));
        m_details->setText(tr("Looks like %1 (%2), or %3 (%4).")
                               .arg(withArticle(reading->digit), activationNumber(reading->value),
                                    withArticle(reading->runnerUp),
                                    activationNumber(reading->runnerUpValue)));
    } else if (reading->unsure()) {
        m_digit->setText(QStringLiteral("?"));
        m_verdict->setText(
            tr("Not sure: %1 or %2").arg(className(reading->digit), className(reading->runnerUp)));
        m_details->setText(
            tr("Outputs %1 and %2: neither stands out.")
                .arg(activationNumber(reading->value), activationNumber(reading->runnerUpValue)));
    } else {
        m_digit->setText(ClassNames::instance().shortOf(reading->digit));
        m_verdict->setText(verdictOn(reading->digit));
        m_details->setText(tr("Output %1; next is %2 with %3.")
                               .arg(activationNumber(reading->value), className(reading->runnerUp),
                                    activationNumber(reading->runnerUpValue)));
    }
    setAccessibleDescription(m_verdict->text() + u' ' + m_details->text());
}

} // namespace deltascope
