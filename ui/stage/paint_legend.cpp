// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/shaped_text.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <functional>
#include <vector>

namespace deltascope {

namespace {
constexpr double barHeight = 9;
constexpr double lineSpacing = 1.3;
constexpr double roomySpacing = 1.55; // lowered and raised indices of two lines do not touch
constexpr double textGap = 10;
constexpr double overhang = 8;     // of the texts over the scale's end
constexpr double symbolWidth = 14; // of a mark before its text
constexpr double groundMargin = 3; // beside a text, before an edge goes on

// The text in lines that are no wider than this.
QStringList wrapped(const QFont &font, const QString &notation, double width)
{
    QStringList lines;
    for (const QString &word : notation.split(QLatin1Char(' '))) {
        const QString longer = lines.isEmpty() ? word : lines.last() + QLatin1Char(' ') + word;
        if (lines.isEmpty() || notationWidth(font, longer) > width)
            lines.append(word);
        else
            lines.last() = longer;
    }
    return lines;
}

// What one of the marks on the stage stands for, in the notation.
struct LegendEntry
{
    enum class Mark { None, Gate, Earlier };

    QStringList texts; // from the longest to the shortest
    bool isNew;        // the step at hand makes it
    Mark mark = Mark::None;

    QFont font() const { return Theme::instance().font(TypeSize::Caption, isNew); }
    double indent() const { return mark == Mark::None ? 0 : symbolWidth; }
    qsizetype lines(double width) const { return wrapped(font(), texts.first(), width - indent()).size(); }
    bool isOneLine(double width) const { return notationWidth(font(), texts.first()) <= width - indent(); }

    // Its first text that needs a single line becomes the longest.
    void preferOneLine(double width)
    {
        LegendEntry shorter = *this;
        while (!shorter.isOneLine(width) && shorter.texts.size() > 1)
            shorter.texts.removeFirst();
        if (shorter.isOneLine(width))
            texts = shorter.texts;
    }
    // To its next text with fewer lines; false where there is none.
    bool shorten(double width)
    {
        LegendEntry shorter = *this;
        while (shorter.texts.size() > 1) {
            shorter.texts.removeFirst();
            if (shorter.lines(width) < lines(width)) {
                texts = shorter.texts;
                return true;
            }
        }
        return false;
    }
};

// Lines of text one below the other, from a first baseline on.
class LegendText
{
public:
    /// accent: of what is new. What would go beyond bottom is left out.
    LegendText(QPainter &painter, const QRectF &area, double baseline, double bottom, const QColor &accent)
        : m_painter(painter)
        , m_area(area)
        , m_baseline(baseline)
        , m_bottom(bottom)
        , m_accent(accent)
    {
    }

    /// Where there is no room for all as they are, each says it as shortly as it can; if that does not help,
    /// what is not new goes first, the last of it before the others.
    /// isAll: nothing follows, so that lines can be further from each other.
    void add(std::vector<LegendEntry> entries, bool isAll)
    {
        std::erase_if(entries, [](const LegendEntry &entry) {
            return entry.texts.isEmpty() || entry.texts.first().isEmpty();
        });
        for (LegendEntry &entry : entries)
            entry.preferOneLine(m_area.width());
        m_spacing = roomySpacing;
        if (!isAll || !hasRoomFor(entries))
            m_spacing = lineSpacing;
        while (!hasRoomFor(entries) && shortenLongest(entries)) {
        }
        while (!entries.empty() && !hasRoomFor(entries)) {
            const auto old = std::find_if(entries.rbegin(), entries.rend(), std::not_fn(&LegendEntry::isNew));
            entries.erase(old == entries.rend() ? std::prev(entries.end()) : std::prev(old.base()));
        }
        for (const LegendEntry &entry : entries)
            write(entry);
    }

    /// The first of the texts that there is room for as a whole; half a sentence would say something else.
    void addWhole(const QStringList &texts)
    {
        const auto text = std::ranges::find_if(texts, [this](const QString &each) { return fits(each, 0); });
        if (text != texts.end())
            addLines(*text, 0);
    }

private:
    void addLines(const QString &notation, double indent)
    {
        for (const QString &line : wrapped(m_painter.font(), notation, m_area.width() - indent)) {
            clearGround(line, indent);
            drawNotation(m_painter, {m_area.left() + indent, m_baseline}, line);
            m_baseline += lineHeight();
        }
    }
    void write(const LegendEntry &entry)
    {
        m_painter.setFont(entry.font());
        const QFontMetricsF metrics(m_painter.font());
        const QPointF mark(m_area.left() + 4, m_baseline - metrics.ascent() / 2 + 1);
        if (entry.mark == LegendEntry::Mark::Gate)
            paintGate(m_painter, mark, metrics.ascent());
        if (entry.mark == LegendEntry::Mark::Earlier)
            paintEarlier(m_painter, mark, metrics.ascent());
        m_painter.setPen(entry.isNew ? m_accent : colours().muted);
        addLines(entry.texts.first(), entry.indent());
        m_painter.setFont(Theme::instance().font(TypeSize::Caption));
    }
    // That with the most lines, if any can be shorter.
    bool shortenLongest(std::vector<LegendEntry> &entries) const
    {
        const double width = m_area.width();
        std::vector<LegendEntry *> longestFirst;
        for (LegendEntry &entry : entries)
            longestFirst.push_back(&entry);
        std::ranges::stable_sort(longestFirst, [width](const LegendEntry *a, const LegendEntry *b) {
            return a->lines(width) > b->lines(width);
        });
        return std::ranges::any_of(longestFirst, [width](LegendEntry *each) { return each->shorten(width); });
    }
    bool hasRoomFor(const std::vector<LegendEntry> &entries) const
    {
        qsizetype lines = 0;
        for (const LegendEntry &entry : entries)
            lines += entry.lines(m_area.width());
        return m_baseline + static_cast<double>(lines - 1) * lineHeight() <= m_bottom;
    }
    // An edge may run through the gap that the texts go on into.
    void clearGround(const QString &line, double indent)
    {
        const QFontMetricsF metrics(m_painter.font());
        m_painter.fillRect(QRectF(m_area.left() + indent, m_baseline - metrics.ascent(),
                                  notationWidth(m_painter.font(), line) + groundMargin, metrics.height()),
                           colours().window);
    }
    double lineHeight() const { return m_spacing * QFontMetricsF(m_painter.font()).lineSpacing(); }
    bool fits(const QString &notation, double indent) const
    {
        const auto lines = wrapped(m_painter.font(), notation, m_area.width() - indent).size();
        return m_baseline + static_cast<double>(lines - 1) * lineHeight() <= m_bottom;
    }

    QPainter &m_painter;
    QRectF m_area;
    double m_baseline;
    double m_bottom;
    double m_spacing = lineSpacing;
    QColor m_accent;
};

QColor accentOf(const StageScene &scene)
{
    if (!scene.reached(StepId::delta2))
        return colours().forward;
    return scene.reached(StepId::update) ? colours().text : colours().backward;
}

// The ends of the colour scale; returns the baseline of its texts.
double paintScale(QPainter &painter, const StageScene &scene, const QRectF &area)
{
    const QFontMetricsF metrics(painter.font());
    const QRectF bar(area.left(), area.top(), area.width(), barHeight);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    gradient.setColorAt(0, colours().negative);
    gradient.setColorAt(0.5, colours().zero);
    gradient.setColorAt(1, colours().positive);
    painter.fillRect(bar, gradient);

    const bool hovering = scene.hovered.kind == StageItem::Kind::HiddenUnit;
    const int unit = hovering ? scene.hovered.index : scene.layout.firstUnit();
    const bool gradients = scene.drawsGradients();
    const bool hides = gradients && !scene.isRevealed(StepId::dW1); // the largest may be the hidden one
    const bool known = !hides && (hovering || scene.range == UnitPictures::Range::Common);
    const QString ends = known       ? number(scene.pictures.range(unit), 3)
                         : gradients ? StageScene::tr("max |∂L|")
                                     : StageScene::tr("max |w|");
    painter.setPen(colours().muted);
    const double line = bar.bottom() + metrics.ascent() + 3;
    const QString minus = QChar(0x2212) + ends;
    const QString plus = QLatin1Char('+') + ends;
    const QString zero = QStringLiteral("0");
    const QFont font = painter.font();
    const double zeroWidth = textWidth(font, zero);
    const double plusWidth = textWidth(font, plus);
    const double both = textWidth(font, minus) + plusWidth;
    if (both + zeroWidth > bar.width()) {
        drawText(painter, QPointF(bar.left(), line), elidedText(font, QChar(0x00b1) + ends, bar.width()));
        return line;
    }
    drawText(painter, QPointF(bar.left(), line), minus);
    if (2 * plusWidth + 3 * zeroWidth <= bar.width())
        drawText(painter, QPointF(bar.center().x() - zeroWidth / 2, line), zero);
    drawText(painter, QPointF(bar.right() - plusWidth, line), plus);
    return line;
}

QStringList pictureMeanings(const StageScene &scene)
{
    const bool common = scene.range == UnitPictures::Range::Common;
    if (scene.drawsGradients())
        return {common ? StageScene::tr("pictures: ∂L_{n}/∂w^{1}_{ij}, one range for all")
                       : StageScene::tr("pictures: ∂L_{n}/∂w^{1}_{ij}, range per unit"),
                StageScene::tr("pictures: ∂L_{n}/∂w^{1}_{ij}")};
    return {common ? StageScene::tr("weights, one range for all") : StageScene::tr("weights, range per unit"),
            common ? StageScene::tr("one range for all") : StageScene::tr("range per unit")};
}

QStringList arrowMeanings(bool cancels)
{
    QStringList meanings = {StageScene::tr("arrows: x^{2}_{k} to y_{k}"), StageScene::tr("arrows: to y_{k}")};
    if (!cancels)
        meanings.prepend(StageScene::tr("arrows: x^{2}_{k} to y_{k}, filled with what φ′ lets through"));
    return meanings;
}

// Of one that is hidden it would tell that it is nearly zero.
bool showsGates(const StageScene &scene)
{
    const Functions &functions = scene.content->network->functions;
    const Pass<double> &pass = *scene.content->pass;
    const auto isAnyBlocked = [&scene, &pass](StepId step, Activation activation, const Vector<double> &z) {
        for (int i = 0; i < z.size(); ++i) {
            const bool blocked = passedShare(activation, z[i]) < blockedShare;
            if (scene.isRevealed(step, i) && (blocked || (step == StepId::delta1 && pass.holds(i))))
                return true;
        }
        return false;
    };
    if (scene.stepping(StepId::delta1))
        return isAnyBlocked(StepId::delta1, functions.hidden, pass.z1);
    return scene.stepping(StepId::delta2) && !facts(functions.cost).cancels_phi_prime &&
           isAnyBlocked(StepId::delta2, functions.output, pass.z2);
}
} // namespace

void paintLegend(QPainter &painter, const StageScene &scene)
{
    const QRectF area = scene.layout.legend();
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    const double spacing = lineSpacing * QFontMetricsF(painter.font()).lineSpacing();
    // The texts go on into the gap before the hidden units, but for overhang not where all the edges cross
    // it.
    const double gap = scene.layout.unitGrid().left() - area.right() - textGap;
    const QRectF lines = area.adjusted(0, 0, scene.focus.step ? gap : overhang, 0);
    LegendText text(painter, lines, paintScale(painter, scene, area) + spacing, scene.layout.bottom(),
                    accentOf(scene));
    const bool cancels = facts(scene.content->network->functions.cost).cancels_phi_prime;
    std::vector<LegendEntry> entries = {{pictureMeanings(scene), scene.stepping(StepId::dW1)},
                                        {barMeanings(scene), barsAreNew(scene)},
                                        {{edgeMeaning(scene)}, scene.focus.step.has_value()}};
    if (scene.stepping(StepId::delta2) && scene.isPartRevealed(StepId::delta2))
        entries.push_back({arrowMeanings(cancels), true});
    if (showsGates(scene))
        entries.push_back(
            {{StageScene::tr("φ′ ≈ 0: blocked"), StageScene::tr("φ′ ≈ 0")}, true, LegendEntry::Mark::Gate});
    if (scene.showsAfter())
        entries.push_back({{StageScene::tr("before the update"), StageScene::tr("before")},
                           true,
                           LegendEntry::Mark::Earlier});
    text.add(std::move(entries), !scene.focus.outdated && !scene.focus.epoch);
    painter.setFont(Theme::instance().font(TypeSize::Caption, true));
    painter.setPen(colours().warning);
    if (scene.focus.outdated)
        text.addWhole(
            {StageScene::tr("This is the network as it was when this pass was opened, not as it is now."),
             StageScene::tr("an earlier network")});
    if (scene.focus.epoch)
        text.addWhole(
            {StageScene::tr("This is the network after epoch %1, not as it is now.").arg(*scene.focus.epoch),
             StageScene::tr("after epoch %1").arg(*scene.focus.epoch)});
}

} // namespace deltascope
