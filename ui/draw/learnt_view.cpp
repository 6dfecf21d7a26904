// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/learnt_view.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace deltascope {

namespace {
constexpr int fewestDigits = 3;
constexpr int mostDigits = 7; // of what is learnt in single precision

// Enough digits to see which way it went.
int digitsThatTell(double before, double after)
{
    int digits = fewestDigits;
    while (digits < mostDigits && number(before, digits) == number(after, digits))
        ++digits;
    return digits;
}
} // namespace

LearntView::LearntView(QWidget *parent)
    : QWidget(parent)
    , m_update(new QLabel)
    , m_undo(new QPushButton(tr("Undo")))
{
    setAccessibleName(tr("The answer before and after learning"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(Theme::instance().space(2));
    layout->setVerticalSpacing(Theme::instance().space(1));
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_update, 0, 0, 1, 2);
    layout->addWidget(m_undo, 0, 2, Qt::AlignRight);
    m_undo->setProperty("role", QStringLiteral("link"));
    m_undo->setToolTip(tr("The network as it was before it learnt this drawing"));
    m_undo->setAccessibleName(tr("Undo this update"));
    connect(m_undo, &QPushButton::clicked, this, &LearntView::undoRequested);
    m_names = addColumn(0);
    m_before = addColumn(1);
    m_after = addColumn(2);
    for (QLabel *caption :
         {m_update, m_names.answer, m_names.output, m_names.loss, m_before.head, m_after.head})
        caption->setProperty("role", QStringLiteral("caption"));
    m_names.answer->setText(tr("answer"));
    m_names.loss->setText(tr("loss"));
    m_before.head->setText(tr("before"));
    m_after.head->setText(tr("after"));
    hide();
}

LearntView::Column LearntView::addColumn(int place)
{
    const Column column{new QLabel, new QLabel, new QLabel, new QLabel};
    auto *layout = static_cast<QGridLayout *>(this->layout());
    int line = 1;
    for (QLabel *label : {column.head, column.answer, column.output, column.loss}) {
        label->setAlignment(place == 0 ? Qt::AlignLeft : Qt::AlignRight);
        layout->addWidget(label, line++, place);
    }
    return column;
}

void LearntView::showAnswers(const LearntDrawing &learnt)
{
    const int outputDigits = digitsThatTell(learnt.before.output, learnt.after.output);
    const int lossDigits = digitsThatTell(learnt.before.loss, learnt.after.loss);
    for (const auto &[column, answer] :
         {std::pair(m_before, learnt.before), std::pair(m_after, learnt.after)}) {
        column.answer->setText(QString::number(answer.digit));
        column.output->setText(number(answer.output, outputDigits));
        column.loss->setText(number(answer.loss, lossDigits));
    }
}

void LearntView::show(const std::optional<LearntDrawing> &learnt)
{
    setVisible(learnt.has_value());
    if (!learnt)
        return;
    m_update->setText(tr("One update with η = %1").arg(exactNumber(learnt->learning_rate)));
    m_names.output->setText(tr("output %1").arg(learnt->label));
    showAnswers(*learnt);
    setAccessibleDescription(tr("Read as %1 before and as %2 after; the loss went from %3 to %4.")
                                 .arg(learnt->before.digit)
                                 .arg(learnt->after.digit)
                                 .arg(m_before.loss->text(), m_after.loss->text()));
}

} // namespace deltascope
