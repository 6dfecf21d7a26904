// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/sheet_layout.h"

#include "ui/paper/given_numbers.h"
#include "ui/paper/network_drawing.h"
#include "ui/paper/step_block.h"
#include "ui/theme/notation.h"

#include <QFontMetricsF>

namespace deltascope {

namespace {
constexpr double headHeight = 140; // the title, name and date
constexpr double laterHead = 140;  // of the second page and those after it: the name again
constexpr double drawingShare = 0.5;
constexpr double blockGap = 20;
constexpr double phaseHeight = 38;
constexpr double em = 31;
constexpr double ruleSize = 26; // of type
constexpr double penWidth = 2.5;
constexpr double mostStretch = 260; // of one step; more does not look like room for it

QList<std::shared_ptr<const EquationPicture>> functionsOf(const Functions &functions,
                                                          const EquationLibrary &library)
{
    QList<std::shared_ptr<const EquationPicture>> all;
    const auto add = [&](StepId step) {
        for (const Equation &equation : library.equations(step, functions, EquationForm::Function))
            all << equation.picture;
    };
    add(StepId::x1);
    add(StepId::delta1);
    if (functions.output != functions.hidden) {
        add(StepId::x2);
        if (!facts(functions.cost).cancels_phi_prime)
            add(StepId::delta2);
    }
    return all;
}

double wrappedHeight(const QString &text, double width)
{
    return QFontMetricsF(paperFont(ruleSize))
        .boundingRect(QRectF(0, 0, width, 10000), Qt::TextWordWrap | Qt::AlignLeft, text)
        .height();
}
} // namespace

SheetLayout::SheetLayout(const Sheet &sheet, const SheetCaption &caption, Paper paper,
                         const EquationLibrary &library)
    : m_sheet(sheet)
    , m_caption(caption)
    , m_paper(paper)
    , m_library(library)
    , m_text(sheet)
{
    const WrittenIn convention(sheet.setting.convention);
    addGiven();
    addRules();
    for (const SheetStep &step : sheet.steps)
        addStep(step);
    if (sheet.slip)
        addSlip();
    breakIntoPages();
}

void SheetLayout::addGiven()
{
    const GivenNumbers given(m_sheet);
    const double width = printedRect(m_paper).width();
    if (m_sheet.is_part()) {
        m_blocks.append({given.height(width) + blockGap, false,
                         [given](QPainter &painter, const QRectF &area) { given.draw(painter, area); }});
        return;
    }
    const double share = width * drawingShare;
    const double height = qMax(given.height(width - share), networkHeight(m_sheet.network.sizes()));
    m_blocks.append({height + blockGap, false, [this, given, share](QPainter &painter, const QRectF &area) {
                         const QRectF inner = area.adjusted(0, 0, 0, -blockGap);
                         drawNetwork(painter, QRectF(inner.topLeft(), QSizeF(share, inner.height())),
                                     m_sheet);
                         given.draw(painter, inner.adjusted(share + 40, 0, 0, 0));
                     }});
}

void SheetLayout::addRules()
{
    const auto pictures = functionsOf(m_sheet.network.functions, m_library);
    double equationsWidth = 0;
    double equationsHeight = 0;
    for (const auto &picture : pictures) {
        equationsWidth = qMax(equationsWidth, picture->size().width() * em);
        equationsHeight += picture->size().height() * em + 14;
    }
    const QString rules = m_text.rules().join(QLatin1Char(' '));
    const double left = equationsWidth + 60;
    const double textHeight = wrappedHeight(rules, printedRect(m_paper).width() - left);
    m_blocks.append({qMax(equationsHeight, textHeight) + blockGap, false,
                     [pictures, rules, left](QPainter &painter, const QRectF &area) {
                         QPointF corner = area.topLeft();
                         for (const auto &picture : pictures) {
                             picture->drawOn(painter, QRectF(corner, picture->size() * em));
                             corner.ry() += picture->size().height() * em + 14;
                         }
                         painter.setPen(Qt::black);
                         painter.setFont(paperFont(ruleSize));
                         painter.drawText(area.adjusted(left, 0, 0, 0), Qt::TextWordWrap | Qt::AlignLeft,
                                          worded(rules));
                     }});
}

void SheetLayout::addStep(const SheetStep &step)
{
    const StepBlock block(m_sheet, step, m_library);
    const Phase phase = facts(step_of(step.term)).phase;
    const bool isFirst = &step == &m_sheet.steps.front() || facts(step_of((&step - 1)->term)).phase != phase;
    const QString title = isFirst ? m_text.phase(phase) : QString();
    const double above = isFirst ? phaseHeight : 0;
    const bool isKey = m_caption.isKey;
    m_blocks.append({block.height() + above, block.hasBlanks(),
                     [block, title, above, isKey](QPainter &painter, const QRectF &area) {
                         painter.setPen(QPen(Qt::black, penWidth));
                         painter.drawLine(area.topLeft(), area.topRight());
                         if (above > 0) {
                             painter.setFont(paperFont(ruleSize, true));
                             painter.drawText(QRectF(area.topLeft(), QSizeF(area.width(), above)),
                                              Qt::AlignLeft | Qt::AlignVCenter, title);
                         }
                         block.draw(painter, area.adjusted(0, above, 0, 0), isKey);
                     }});
    m_blocks.last().startsPhase = isFirst;
}

// The two blanks below the steps; what is written into the second one is not marked.
void SheetLayout::addSlip()
{
    constexpr double height = 150;
    const bool isKey = m_caption.isKey;
    m_blocks.append({height, true, [this, isKey](QPainter &painter, const QRectF &area) {
                         painter.setPen(QPen(Qt::black, penWidth));
                         painter.drawLine(area.topLeft(), area.topRight());
                         const double base = area.bottom() - 20;
                         const double second = area.left() + area.width() * 0.3;
                         const auto blank = [&](double left, double right, const QString &name,
                                                const QString &answer) {
                             painter.setFont(paperFont(ruleSize));
                             painter.drawText(QPointF(left, area.top() + 40), name);
                             painter.drawLine(QPointF(left, base), QPointF(right, base));
                             painter.setFont(paperFont(ruleSize + 3, true));
                             if (isKey)
                                 painter.drawText(QPointF(left + 6, base - 12), answer);
                         };
                         blank(area.left(), second - 40, SheetText::tr("1   The step with the wrong rule"),
                               m_text.letter(term_of(m_sheet.slip->step)));
                         blank(second, area.right(), SheetText::tr("What was done instead"), m_text.slip());
                     }});
}

double SheetLayout::roomOn(int page) const
{
    return printedRect(m_paper).height() - (page == 0 ? headHeight : laterHead);
}

int SheetLayout::fewestPages() const
{
    int pages = 0;
    double left = 0;
    for (const Block &block : m_blocks) {
        if (block.height > left)
            left = roomOn(pages++);
        left -= block.height;
    }
    return pages;
}

// On as few pages as can be, and on each of them about as much: else the last one may hold a single line.
void SheetLayout::breakIntoPages()
{
    const int blocks = static_cast<int>(m_blocks.size());
    const int pages = fewestPages();
    constexpr double never = 1e18;
    constexpr double withinPhase = 0.1; // how bad it is to begin a page there, beside an empty page
    const double unwritten = m_sheet.slip ? 1 : 1.5; // how bad room is in which there is nothing to write
    // Of each number of pages: how uneven they are at best when they hold the first blocks, and where the
    // last of them begins.
    QList<QList<double>> least(pages + 1, QList<double>(blocks + 1, never));
    QList<QList<int>> begin(pages + 1, QList<int>(blocks + 1, 0));
    least[0][0] = 0;
    for (int page = 0; page < pages; ++page)
        for (int from = 0; from < blocks; ++from) {
            double left = roomOn(page);
            const double torn = from == 0 || m_blocks[from].startsPhase ? 0 : withinPhase * left * left;
            bool isWrittenOn = false;
            for (int to = from; to < blocks && (left -= m_blocks[to].height, left >= 0 || to == from); ++to) {
                isWrittenOn = isWrittenOn || m_blocks[to].stretches;
                const double uneven = least[page][from] + (isWrittenOn ? 1 : unwritten) * left * left + torn;
                if (uneven < least[page + 1][to + 1]) {
                    least[page + 1][to + 1] = uneven;
                    begin[page + 1][to + 1] = from;
                }
            }
        }
    for (int page = pages, end = blocks; page > 0; end = begin[page--][end])
        m_pages.prepend(m_blocks.mid(begin[page][end], end - begin[page][end]));
}

double SheetLayout::filled(int page) const
{
    double height = 0;
    for (const Block &block : m_pages[page])
        height += block.height;
    return height / roomOn(page);
}

double SheetLayout::stretchOf(int page) const
{
    int stretching = 0;
    for (const Block &block : m_pages[page])
        stretching += block.stretches;
    const double left = (1 - filled(page)) * roomOn(page);
    return stretching == 0 ? 0 : qMin(mostStretch, qMax(0.0, left / stretching));
}

void SheetLayout::draw(QPainter &painter, int page) const
{
    const WrittenIn convention(m_sheet.setting.convention);
    drawHead(painter, page);
    const double stretch = stretchOf(page);
    const QRectF printed = printedRect(m_paper);
    double top = printed.top() + (page == 0 ? headHeight : laterHead);
    for (const Block &block : m_pages[page]) {
        const double height = block.height + (block.stretches ? stretch : 0);
        painter.save();
        block.draw(painter, QRectF(printed.left(), top, printed.width(), height));
        painter.restore();
        top += height;
    }
}

void SheetLayout::drawHead(QPainter &painter, int page) const
{
    const QRectF printed = printedRect(m_paper);
    painter.setPen(Qt::black);
    painter.setFont(paperFont(38, true));
    const QRectF title(printed.topLeft(), QSizeF(printed.width(), 46));
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     m_caption.isKey ? SheetText::tr("Backpropagation by hand: key")
                                     : SheetText::tr("Backpropagation by hand"));
    QStringList about = {m_caption.network, SheetText::tr("level %1").arg(m_sheet.setting.level),
                         SheetText::tr("sheet %1 of %2").arg(m_caption.number).arg(m_caption.count),
                         SheetText::tr("seed %1").arg(m_sheet.seed)};
    if (pages() > 1)
        about << SheetText::tr("page %1 of %2").arg(page + 1).arg(pages());
    painter.setFont(paperFont(27));
    painter.drawText(title, Qt::AlignRight | Qt::AlignVCenter, about.join(QStringLiteral("  ·  ")));
    if (m_caption.isKey)
        return;
    const double base = printed.top() + 108;
    const double middle = printed.left() + printed.width() * 0.66;
    painter.drawText(QPointF(printed.left(), base), SheetText::tr("Name"));
    if (page == 0)
        painter.drawText(QPointF(middle, base), SheetText::tr("Date"));
    painter.setPen(QPen(Qt::black, penWidth));
    painter.drawLine(QPointF(printed.left() + 90, base + 4), QPointF(middle - 40, base + 4));
    if (page == 0)
        painter.drawLine(QPointF(middle + 80, base + 4), QPointF(printed.right(), base + 4));
}

} // namespace deltascope
