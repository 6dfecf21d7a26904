// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/term_tools.h"

#include "core/files/written_file.h"
#include "ui/platform/file_dialogs.h"
#include "ui/platform/keys.h"
#include "ui/step/numbers/reveal.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
// With a plain minus and e, which other programs read.
void copy(double value)
{
    QGuiApplication::clipboard()->setText(QString::number(value, 'g', QLocale::FloatingPointShortest));
}

// The update names a parameter on both of its sides.
bool isBeforeUpdate(const StepWalk &walk, const Selection &number)
{
    return walk.step() == StepId::update && gradient_of(number.term);
}

QToolButton *toolButton(const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setProperty("role", QStringLiteral("link"));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setMinimumWidth(1); // its style's padding would make the narrowest panel too narrow
    return button;
}
} // namespace

TermTools::TermTools(StepWalk &walk, QWidget *parent)
    : QWidget(parent)
    , m_walk(walk)
    , m_readout(new WorkedEquationView(walk))
{
    m_readout->setAccessibleName(tr("The number in full"));
    auto *value = toolButton(tr("Copy value"),
                             tr("Copy the number in full precision (%1)").arg(shownKey(QKeySequence::Copy)));
    auto *whole = toolButton(tr("Copy term"), tr("Copy the whole term as CSV"));
    auto *save = toolButton(tr("CSV…"), tr("Save the whole term as a CSV file"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    m_exports = {{whole, whole->toolTip()}, {save, save->toolTip()}};
    for (QToolButton *button : {value, whole, save})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_readout);
    layout->addLayout(buttons);
    connect(value, &QToolButton::clicked, this, &TermTools::copyValue);
    connect(whole, &QToolButton::clicked, this, &TermTools::copyTerm);
    connect(save, &QToolButton::clicked, this, &TermTools::chooseFile);
    connect(&walk, &StepWalk::pointedChanged, this, &TermTools::refresh);
}

void TermTools::refresh()
{
    const auto &open = m_walk.open();
    if (!open)
        return;
    for (const auto &[button, tip] : m_exports) {
        button->setEnabled(!open->slip);
        button->setToolTip(open->slip ? tr("Not while a slip is in: its numbers get into no file") : tip);
    }
    const Selection shown = this->shown();
    WorkedEquationBuilder line;
    if (isRevealed(m_walk, shown)) {
        const double value = valueAt(*open, shown);
        line.op(isBeforeUpdate(m_walk, shown) ? tr("before, in full:") : tr("in full:"))
            .name(shown)
            .op(QStringLiteral("="))
            .number(shown, value, storedNumber(value));
    } else if (const auto sum = sumSoFar(m_walk, shown)) {
        line.op(tr("so far:")).op(QStringLiteral("Σ =")).number(*sum, exactNumber(*sum));
    } else {
        const bool asked = m_walk.hidden().contains(shown) && !m_walk.hidden().whole;
        line.op(asked ? tr("yours to work out:") : tr("not computed yet:")).name(shown);
    }
    m_readout->setEquations({line.line()});
}

// The number that the line tells of: what is pointed at, or else selected.
Selection TermTools::shown() const
{
    return m_walk.pointed().number.value_or(m_walk.selection());
}

QString TermTools::readout() const
{
    return plainText(m_readout->lines().value(0));
}

Term TermTools::term() const
{
    return shown().term;
}

void TermTools::copyValue()
{
    if (!m_walk.open())
        return;
    const Selection number = shown();
    if (isRevealed(m_walk, number))
        copy(valueAt(*m_walk.open(), number));
    else if (const auto sum = sumSoFar(m_walk, number))
        copy(*sum);
}

void TermTools::copyTerm()
{
    if (!m_walk.open() || m_walk.open()->slip)
        return;
    inBackground([open = m_walk.open(), term = term(), order = weightOrder()] {
        return termAsCsv(*open, term, order);
    }).then(this, [this](const QString &csv) {
        QGuiApplication::clipboard()->setText(csv);
        Q_EMIT termCopied();
    });
}

void TermTools::chooseFile()
{
    // So that nobody takes it for the other one.
    const bool transposed = is_transposed(term(), weightOrder());
    const QString suggested =
        symbolOfTerm(term()) + (transposed ? QStringLiteral("_units_first.csv") : QStringLiteral(".csv"));
    askWhereToSave(this, {tr("Save the term"), suggested, tr("Tables (*.csv)")},
                   [this](const QString &file) { saveTerm(file); });
}

void TermTools::saveTerm(const QString &file)
{
    if (!m_walk.open() || m_walk.open()->slip)
        return;
    inBackground([open = m_walk.open(), term = term(), order = weightOrder(), file] {
        return write_file(file, termAsCsv(*open, term, order).toUtf8());
    }).then(this, [this, file](const QString &fault) {
        if (fault.isEmpty())
            Q_EMIT termSaved(file);
        else
            Q_EMIT m_walk.workbench().faultOccurred(fault);
    });
}

} // namespace deltascope
