// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worksheet/handout_page.h"

#include "ui/equations/equation_view.h"
#include "ui/stage/stage_view.h"
#include "ui/step/numbers/factor_sizes.h"
#include "ui/step/numbers/step_numbers.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/pass/step_text.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"
#include "ui/worksheet/vector_plots.h"

#include <QLabel>
#include <QLayout>

namespace deltascope {

namespace {
constexpr double margin = 100;
constexpr double smallestType = 8.2; // points
constexpr double unitsPerPoint = unitsPerInch / 72.0;
constexpr double stageShare = 0.54; // of the width
constexpr int gap = 16;             // pixels
constexpr int leastStage = 205;
constexpr int mostEquations = 210;
constexpr int rowsOfLongSums = 10;

// Of the update's equations those of the parameter that is shown.
bool isShown(const Equation &equation, StepId step, const SelectedIndices &chosen)
{
    if (step != StepId::update)
        return true;
    const QString parameter = symbolOfTerm(chosen.parameter);
    const auto &symbols = equation.picture->symbols();
    return std::any_of(symbols.begin(), symbols.end(),
                       [&](const EquationSymbol &symbol) { return symbol.term == parameter; });
}

// With the changes by hand, but never with a slip: that is for the screen alone.
std::shared_ptr<const InspectedPass> printedPass(const StepWalk &walk)
{
    return walk.complete() && walk.complete()->slip ? walk.own() : walk.complete();
}
} // namespace

HandoutPage::HandoutPage(const StepWalk &walk, Paper paper)
    : m_paper(paper)
    , m_walk(walk.workbench())
    , m_what(label("caption"))
    , m_caption(label("caption"))
    , m_title(label("title"))
    , m_explanation(label("muted"))
    , m_stage(new StageView(this))
    , m_equations(new EquationView(this))
    , m_contributions(new ContributionTable(m_walk, this))
    , m_numbers(new WorkedEquationView(m_walk, this))
    , m_pictures(new PictureCard(m_walk, this))
{
    setAttribute(Qt::WA_DontShowOnScreen);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    setFixedSize((printedOn(paper).size() / scaleOnPaper()).toSize());
    m_stage->setPrinted(true);
    m_pictures->setPrinted(true);
    m_what->setAlignment(Qt::AlignRight);
    m_what->setWordWrap(false);
    m_walk.show([printed = printedPass(walk)](const auto &) { return printed; });
    m_walk.activate();
    choose(walk.chosen());
    show(); // its parts are laid out as those of any window
}

QLabel *HandoutPage::label(const char *role)
{
    auto *made = new QLabel(this);
    made->setWordWrap(true);
    made->setProperty("role", QString::fromLatin1(role));
    return made;
}

// As in the other walk. The input comes last: it is what the first step shows by itself.
void HandoutPage::choose(const SelectedIndices &chosen)
{
    for (const Term term : {chosen.parameter, Term::x2, Term::x1, Term::x0})
        m_walk.pick(chosen.numberOf(term));
}

double HandoutPage::scaleOnPaper()
{
    return smallestType * unitsPerPoint / Theme::instance().pixelSize(TypeSize::Caption);
}

QRectF HandoutPage::printedOn(Paper paper)
{
    const QRectF page(QPointF(0, 0), pageRect(paper).size().transposed());
    return page.adjusted(margin, margin, -margin, -margin);
}

void HandoutPage::showStep(StepId step)
{
    m_walk.goTo(step);
    fill();
    place();
}

void HandoutPage::fill()
{
    const InspectedPass &open = *m_walk.open();
    const StepId step = m_walk.step();
    const SelectedIndices chosen = m_walk.chosen();
    m_stage->setContent(open.content);
    m_stage->setFocusShown(m_walk.focus());
    m_what->setText(open.content->example.description());
    m_caption->setText(stepCaption(step));
    m_caption->setFont(Theme::instance().font(TypeSize::Caption, true));
    m_caption->setStyleSheet(QStringLiteral("color: %1").arg(phaseColour(step).name()));
    m_title->setText(unbroken(worded(stepTitle(step, chosen))));
    m_explanation->setText(unbroken(worded(stepExplanation(open, m_walk.position(), chosen))));
    EquationPictures pictures;
    QList<SizesUnder> sizes;
    for (const Equation &equation : m_library.equations(step, open.functions(), open.sizes().has_picture())) {
        if (!isShown(equation, step, chosen))
            continue;
        pictures << equation.picture;
        sizes << (equation.form == EquationForm::Vector
                      ? factorSizes(*equation.picture, step, open.functions(), open.sizes())
                      : SizesUnder());
    }
    m_equations->setEquations(pictures, sizes);
    const StepNumbers numbers = stepNumbers(open, step, chosen, m_walk.substep(), rowsOfLongSums);
    m_contributions->setVisible(numbers.contributions.has_value());
    if (numbers.contributions)
        m_contributions->setContributions(*numbers.contributions);
    m_numbers->setEquations(numbers.lines);
    m_pictures->refresh();
    m_pictures->layout()->activate();
}

int HandoutPage::heightOf(QWidget *part, int width) const
{
    part->ensurePolished();
    return part->hasHeightForWidth() || (part->layout() && part->layout()->hasHeightForWidth())
               ? part->heightForWidth(width)
               : part->sizeHint().height();
}

// The top of what comes next.
int HandoutPage::placeBelow(QWidget *part, const QRect &column, int top) const
{
    if (part->isHidden())
        return top;
    part->resize(column.width(), part->height()); // a table's height depends on it too
    const int height = heightOf(part, column.width());
    part->setGeometry(column.left(), top, column.width(), height);
    return top + height + gap;
}

// The equations are as large as the numbers below them allow it.
int HandoutPage::placeNumbers(const QRect &column)
{
    int top = 0;
    for (const int most : {mostEquations, mostEquations * 3 / 4, mostEquations / 2}) {
        m_equations->setMostHeight(most);
        top = column.top();
        for (QWidget *part : std::initializer_list<QWidget *>{m_caption, m_title, m_explanation, m_equations,
                                                              m_contributions, m_numbers})
            top = placeBelow(part, column, top);
        if (top - gap <= column.bottom())
            break;
    }
    return top;
}

// The pictures are below the numbers where there is room for them, and otherwise below the stage.
void HandoutPage::place()
{
    const int head = heightOf(m_what, width());
    const int stageWidth = qRound(width() * stageShare);
    const QRect left(0, head, stageWidth, height() - head);
    const QRect right(stageWidth + gap, head, width() - stageWidth - gap, height() - head);
    m_what->setGeometry(0, 0, width(), head);
    const int top = placeNumbers(right);
    const bool besides = top + heightOf(m_pictures, right.width()) <= right.bottom();
    if (besides)
        placeBelow(m_pictures, right, top);
    const int below = besides ? 0 : heightOf(m_pictures, left.width()) + gap;
    const int stageHeight = qMax(leastStage, left.height() - below);
    m_stage->setGeometry(left.left(), left.top(), left.width(), stageHeight);
    if (!besides) // the curve among them can do with less
        m_pictures->setGeometry(left.adjusted(0, stageHeight + gap, 0, 0));
}

void HandoutPage::draw(QPainter &painter)
{
    const QRectF printed = printedOn(m_paper);
    painter.save();
    painter.translate(printed.topLeft());
    painter.scale(scaleOnPaper(), scaleOnPaper());
    const VectorPlots plots(*this); // which would be drawn as pixels
    render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    plots.draw(painter);
    painter.restore();
}

} // namespace deltascope
