// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/why_tab.h"

#include "ui/equations/equation_view.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
bool sameLines(const QList<Equation> &a, const QList<Equation> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Equation &x, const Equation &y) { return x.picture == y.picture; });
}

// How it is written.
std::tuple<Convention, Names, bool> notationNow()
{
    return {weightOrder(), notationNames(), layersInBrackets()};
}
} // namespace

WhyTab::WhyTab(StepWalk &walk, const EquationLibrary &library, QWidget *parent)
    : TabPage(parent)
    , m_walk(walk)
    , m_library(library)
    , m_column(new QVBoxLayout)
    , m_place(new QLabel)
    , m_other(wrappedLabel("muted"))
    , m_back(new QPushButton(tr("Previous line")))
    , m_next(new QPushButton(tr("Next line")))
{
    const Theme &theme = Theme::instance();
    m_place->setProperty("role", QStringLiteral("caption"));
    m_column->setSpacing(theme.space(1));
    auto *buttons = new FlowLayout(theme.space(2));
    for (QWidget *part : std::initializer_list<QWidget *>{m_back, m_next, m_place})
        buttons->addWidget(part);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme.space(2), 0, 0);
    layout->addLayout(m_column);
    layout->addLayout(buttons);
    layout->addWidget(m_other);
    layout->addStretch(1);
    connect(m_back, &QPushButton::clicked, this, [this] { showLines(m_shown - 1); });
    connect(m_next, &QPushButton::clicked, this, &WhyTab::nextLine);
    m_next->setToolTip(tr("Shows the next line of the derivation (N)"));
    connect(&walk, &StepWalk::pointedChanged, this, &WhyTab::light);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (int line = 0; line < m_shown; ++line)
            fillRow(line);
    });
}

void WhyTab::refresh()
{
    if (!m_walk.open())
        return;
    QList<Equation> lines =
        m_library.derivation(m_walk.step(), m_walk.open()->functions(), m_walk.open()->sizes().has_picture());
    m_other->setText(otherConvention(m_walk.step(), m_walk.open()->functions()));
    m_other->setVisible(!m_other->text().isEmpty());
    if (sameLines(lines, m_equations))
        return;
    const bool rewritten = m_step == m_walk.step() && m_notation != notationNow();
    m_step = m_walk.step();
    m_notation = notationNow();
    m_equations = std::move(lines);
    showLines(rewritten ? m_shown : 1);
}

// What the step is where W is stored the other way round.
QString WhyTab::otherConvention(StepId step, const Functions &functions) const
{
    const bool unitsFirst = weightOrder() == Convention::UnitsFirst;
    const std::string_view text = steps(functions)[static_cast<std::size_t>(step)].equation;
    const QString equation = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const QString here = writtenAs(equation, weightOrder());
    const QString there = writtenAs(equation, unitsFirst ? Convention::InputsFirst : Convention::UnitsFirst);
    if (here == there)
        return {};
    const QString sentence =
        unitsFirst
            ? tr("W has a row for each unit here, as in Nielsen’s book and in PyTorch. With a row for "
                 "each input it is %1: the same numbers, with each W and its gradient transposed.")
            : tr("W has a row for each input here. Nielsen’s book and PyTorch have a row for each unit; "
                 "there it is %1: the same numbers, with each W and its gradient transposed.");
    return notationHtml(notationOf(sentence.arg(there)));
}

void WhyTab::showLines(int count)
{
    m_shown = qBound(0, count, allLines());
    while (m_rows.size() < m_shown) {
        QLabel *rule = wrappedLabel();
        auto *equation = new EquationView;
        equation->setTypeSize(TypeSize::Title);
        connect(equation, &EquationView::symbolHovered, &m_walk, [this](const QString &symbol) {
            m_walk.point({symbol, {}});
        });
        connect(equation, &EquationView::symbolClicked, &m_walk, &StepWalk::pickSymbol);
        m_column->addWidget(rule);
        m_column->addWidget(equation);
        m_rows.append({rule, equation});
    }
    for (int line = 0; line < static_cast<int>(m_rows.size()); ++line) {
        if (line < m_shown)
            fillRow(line);
        m_rows[line].rule->setVisible(line < m_shown);
        m_rows[line].equation->setVisible(line < m_shown);
    }
    m_back->setEnabled(m_shown > 1);
    m_next->setEnabled(m_shown < allLines());
    m_place->setMinimumHeight(m_next->sizeHint().height()); // in the middle of their line
    m_place->setText(tr("line %1 of %2").arg(m_shown).arg(allLines()));
    light();
    Q_EMIT linesChanged();
}

// The newest line is the one to read.
void WhyTab::fillRow(int line)
{
    const Equation &equation = m_equations[line];
    const QString text = QStringLiteral("%1. %2").arg(line + 1).arg(worded(equation.rule));
    m_rows[line].rule->setText(text);
    m_rows[line].rule->setFont(Theme::instance().font(TypeSize::Body, line + 1 == m_shown));
    m_rows[line].equation->setEquations({equation.picture});
    m_rows[line].equation->setAccessibleName(worded(equation.rule));
}

void WhyTab::light()
{
    const QString &symbol = m_walk.pointed().symbol;
    const QSet<QString> lit = symbol.isEmpty() ? QSet<QString>() : QSet<QString>{symbol};
    for (int line = 0; line < m_shown; ++line)
        m_rows[line].equation->setLitTerms(lit);
}

const QWidget *WhyTab::newest() const
{
    return m_shown > 0 ? m_rows[m_shown - 1].rule : nullptr;
}

QList<EquationView *> WhyTab::equationViews() const
{
    QList<EquationView *> views;
    for (int line = 0; line < m_shown; ++line)
        views.append(m_rows[line].equation);
    return views;
}

} // namespace deltascope
