// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/network_input_view.h"

#include "ui/draw/page_pictures.h"
#include "ui/draw/page_strip.h"
#include "ui/pictures/ink_picture.h"
#include "ui/pictures/picture_box.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int pictureSide = 70;
constexpr int briefSide = 52;  // where seven stand side by side in a small window
constexpr int leastSide = 36;  // where the answers leave them no more
constexpr int choiceSide = 56; // two pixels for each of the 28
constexpr int crowdedChoiceSide = 42;
constexpr int gapToAnswer = 4;
constexpr int mostLines = 3;   // of a sentence
constexpr int pageColumns = 2; // the first, of a picture that was opened
constexpr int screenScale = 2; // the finest screen that the pictures are made for

// Columns are as wide as each other in these shares: a picture, and a picture with an answer beside it.
constexpr int pictureShare = 2;
constexpr int choiceShare = 3;

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QStringLiteral("caption"));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

PictureBox *stage()
{
    auto *picture = new PictureBox;
    picture->setFixedSize(pictureSide, pictureSide);
    return picture;
}

void setChoiceSide(QToolButton *button, int side)
{
    button->setIconSize({side + gapToAnswer, side});
}

QToolButton *choice(const QString &name, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setChoiceSide(button, choiceSide);
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setFixedHeight(pictureSide);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return button;
}

// Where room is short the digit alone; the rest is in the description.
QString textOf(const Reading &reading, bool shortly)
{
    if (shortly)
        return reading.unsure() ? QStringLiteral("?") : QString::number(reading.digit);
    return reading.unsure()
               ? NetworkInputView::tr("not\nsure")
               : QStringLiteral("%1\n%2").arg(reading.digit).arg(activationNumber(reading.value));
}

/// That the button needs for any answer, so that none is cut off and the columns stay where they are.
int widthOfAnswers(QToolButton *button, bool shortly)
{
    constexpr double widest = 0.9999963;
    const QString shown = button->text();
    int width = 0;
    for (const Reading &reading : {Reading{}, Reading{8, widest}}) {
        button->setText(textOf(reading, shortly));
        width = std::max(width, button->sizeHint().width());
    }
    button->setText(shown);
    return width;
}

void showChoice(QToolButton *button, const QImage &picture, const std::optional<Reading> &reading,
                bool shortly)
{
    QPixmap icon(button->iconSize() * screenScale);
    icon.fill(Qt::transparent);
    QPainter(&icon).drawImage(QRect(0, 0, icon.height(), icon.height()), picture);
    button->setIcon(icon);
    button->setText(reading ? textOf(*reading, shortly) : QString());
    button->setAccessibleDescription(reading ? textOf(*reading, false).simplified() : QString());
}
} // namespace

NetworkInputView::NetworkInputView(QWidget *parent)
    : QFrame(parent)
    , m_columns(new QGridLayout)
    , m_title(new QLabel(tr("What the network sees")))
    , m_strip(new PageStrip)
    , m_paper(stage())
    , m_parts(stage())
    , m_ink(stage())
    , m_scaled(stage())
    , m_mass(stage())
    , m_normalised(
          choice(tr("Read the normalised drawing"),
                 tr("The network gets the drawing prepared like the MNIST images that it learnt from.")))
    , m_notNormalised(
          choice(tr("Read the drawing as it is"), tr("The network gets the whole sheet, shrunk to 28×28. The "
                                                     "images that it learnt from were not made that way.")))
{
    setProperty("role", QStringLiteral("bar"));
    const Theme &theme = Theme::instance();
    auto *rows = new QVBoxLayout(this);
    rows->setSizeConstraint(QLayout::SetNoConstraint); // see minimumSizeHint()
    rows->setSpacing(theme.space(1));
    m_columns->setHorizontalSpacing(theme.space(2));
    m_columns->setVerticalSpacing(theme.space(1));
    m_title->setProperty("role", QStringLiteral("title"));
    auto *heading = new QHBoxLayout;
    heading->setSpacing(theme.space(3));
    heading->addWidget(m_title);
    heading->addWidget(m_strip, 1);
    rows->addLayout(heading);
    rows->addLayout(m_columns); // apart: under a heading that spans them, hidden columns would have gaps
    addColumn(m_paper, tr("What was taken as paper."), tr("paper"), pictureShare);
    addColumn(m_parts, tr("What was removed."), tr("ink"), pictureShare);
    addColumn(m_ink, tr("1. Find the box of the ink."), tr("box"), pictureShare);
    addColumn(m_scaled, tr("2. Scale its longer side to 20 pixels."), tr("20×20"), pictureShare);
    addColumn(m_mass, tr("3. Find the centre of mass."), tr("centre"), pictureShare);
    addColumn(m_normalised, tr("4. Move it to the middle of 28×28, as in MNIST."), tr("28×28"), choiceShare);
    addColumn(m_notNormalised, tr("Or leave it as it is: shrink the whole paper."), tr("as it is"),
              choiceShare);

    auto *group = new QButtonGroup(this);
    group->addButton(m_normalised);
    group->addButton(m_notNormalised);
    m_normalised->setChecked(true);
    connect(m_normalised, &QToolButton::clicked, this, [this] { Q_EMIT normalisingChosen(true); });
    connect(m_notNormalised, &QToolButton::clicked, this, [this] { Q_EMIT normalisingChosen(false); });
    connect(m_strip, &PageStrip::digitChosen, this, &NetworkInputView::digitChosen);
    connect(m_strip, &PageStrip::stepsChosen, this, &NetworkInputView::stepsChosen);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        show(m_readings);
        fitRow();
        showPagePictures();
    });
    show({});
    showPage(nullptr);
}

void NetworkInputView::addColumn(QWidget *picture, const QString &sentence, const QString &word, int share)
{
    const int column = m_columns->count() / 2;
    if (picture->accessibleName().isEmpty())
        picture->setAccessibleName(sentence);
    // Aligned, a picture of fixed size does not keep its column narrow.
    m_columns->addWidget(picture, 0, column, share == pictureShare ? Qt::AlignLeft : Qt::Alignment());
    m_captions.append({caption(sentence), sentence, word});
    m_columns->addWidget(m_captions.last().label, 1, column);
    if (picture->toolTip().isEmpty())
        picture->setToolTip(sentence);
    m_columns->setColumnStretch(column, share);
}

void NetworkInputView::showPage(const OpenPage *page)
{
    m_page = page ? std::optional(*page) : std::nullopt;
    m_strip->setVisible(page);
    if (page)
        m_strip->show(page->page, page->chosen, page->steps);
    showColumns();
    showPagePictures();
}

void NetworkInputView::showPagePictures()
{
    if (!m_page)
        return;
    const Page &page = m_page->page;
    m_paper->setPicture(paperPicture(page));
    m_parts->setPicture(partsPicture(page));
    m_parts->setFrame(page.digits.empty() ? std::nullopt
                                          : std::optional(frameOnPicture(page, m_page->chosen)));
    m_captions[1].sentence = removedText();
    fitRow();
}

// Of the kinds that are not switched off.
QString NetworkInputView::removedText() const
{
    const QString lines = colourOfLines().name();
    const QString specks = colourOfSpecks().name();
    if (m_page->steps.take_lines && m_page->steps.take_specks)
        return tr("Removed: <font color=\"%1\">lines</font>, <font color=\"%2\">specks</font>.")
            .arg(lines, specks);
    if (m_page->steps.take_lines)
        return tr("Removed: <font color=\"%1\">lines</font>.").arg(lines);
    return m_page->steps.take_specks ? tr("Removed: <font color=\"%1\">specks</font>.").arg(specks)
                                     : tr("Nothing is removed.");
}

void NetworkInputView::setNormalising(bool normalising)
{
    (normalising ? m_normalised : m_notNormalised)->setChecked(true);
}

void NetworkInputView::setBrief(bool brief)
{
    m_brief = brief;
    showColumns();
}

/// The page's columns are those of a picture that was opened. Beside them there is less room for the others.
void NetworkInputView::showColumns()
{
    for (int column = 0; column < pageColumns; ++column) {
        m_columns->itemAtPosition(0, column)->widget()->setVisible(m_page.has_value());
        m_captions[column].label->setVisible(m_page.has_value());
        m_columns->setColumnStretch(column, m_page ? pictureShare : 0);
    }
    fitRow();
}

void NetworkInputView::showCaptions()
{
    m_usesWords = m_brief || !sentencesFit();
    for (const auto &[label, sentence, word] : m_captions) {
        label->setWordWrap(!m_usesWords);
        label->setText(m_usesWords ? word : sentence);
    }
}

// In few lines, in columns as wide as the row makes them.
bool NetworkInputView::sentencesFit()
{
    const int first = m_page ? 0 : pageColumns;
    int shares = 0;
    for (int column = first; column < m_captions.size(); ++column)
        shares += m_columns->columnStretch(column);
    const int gaps = m_columns->horizontalSpacing() * static_cast<int>(m_captions.size() - first - 1);
    const int room = width() - 2 * Theme::instance().space(4) - gaps;
    for (int column = first; column < m_captions.size(); ++column) {
        const auto &[label, sentence, word] = m_captions[column];
        label->setWordWrap(true);
        label->setText(sentence);
        const int lines = label->heightForWidth(room * m_columns->columnStretch(column) / shares) /
                          label->fontMetrics().lineSpacing();
        if (lines > mostLines)
            return false;
    }
    return true;
}

// Where there is no room for the title, the digits and steps of the page take its place.
void NetworkInputView::showHeading()
{
    const Theme &theme = Theme::instance();
    const int beside = theme.space(isCrowded() ? 2 : 4);
    layout()->setContentsMargins(beside, theme.space(2), beside, theme.space(2));
    for (QToolButton *each : {m_normalised, m_notNormalised})
        setChoiceSide(each, isCrowded() ? crowdedChoiceSide : choiceSide);
    m_title->setVisible(!isCrowded());
}

// With their words, which are not cut.
int NetworkInputView::widthOfPictures(int side) const
{
    int width = 0;
    for (int column = m_page ? 0 : pageColumns; column < pictures().size(); ++column)
        width += m_usesWords ? std::max(side, m_captions[column].label->minimumSizeHint().width()) : side;
    return width;
}

// Where the row has no room for whole answers, the digit alone; where it has none for that, smaller pictures.
void NetworkInputView::fitRow()
{
    showCaptions();
    showHeading();
    const auto shown = static_cast<int>(pictures().size()) - (m_page ? 0 : pageColumns);
    const QMargins margins = layout()->contentsMargins();
    const int gaps = margins.left() + margins.right() + m_columns->horizontalSpacing() * (1 + shown);
    const int whole = widthOfAnswers(m_normalised, false) + widthOfAnswers(m_notNormalised, false);
    const int brief = widthOfAnswers(m_normalised, true) + widthOfAnswers(m_notNormalised, true);
    int side = m_brief ? briefSide : pictureSide;
    while (side > leastSide && gaps + widthOfPictures(side) + brief > width())
        --side;
    for (PictureBox *picture : pictures())
        picture->setFixedSize(side, side);
    m_answersShortly = gaps + widthOfPictures(side) + whole > width();
    m_leastWidth = gaps + widthOfPictures(leastSide) + brief;
    for (QToolButton *each : {m_normalised, m_notNormalised})
        each->setMinimumWidth(widthOfAnswers(each, m_answersShortly));
    showChoices(m_readings);
}

// With whole answers it must still become as narrow as without.
QSize NetworkInputView::minimumSizeHint() const
{
    return {m_leastWidth, QFrame::minimumSizeHint().height()};
}

void NetworkInputView::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitRow();
}

void NetworkInputView::show(const DrawingReadings &readings)
{
    m_readings = readings;
    showStages(m_readings);
    showChoices(m_readings);
}

void NetworkInputView::showStages(const DrawingReadings &readings)
{
    if (readings.blank()) {
        for (PictureBox *picture : {m_ink, m_scaled, m_mass})
            picture->setPicture({});
        return;
    }
    const NormalisedDigit &digit = *readings.digit;
    m_ink->setPicture(pictureOf(readings.ink));
    m_ink->setFrame(QRectF(digit.box.left, digit.box.top, digit.box.width, digit.box.height));
    m_scaled->setPicture(pictureOf(digit.scaled));
    m_mass->setPicture(pictureOf(digit.scaled));
    m_mass->setCross(QPointF(digit.mass_x, digit.mass_y));
}

void NetworkInputView::showChoices(const DrawingReadings &readings)
{
    const bool blank = readings.blank();
    showChoice(m_normalised, pictureOf(blank ? DigitImage{} : readings.digit->image),
               blank ? std::nullopt : std::optional(readings.normalised), m_answersShortly);
    showChoice(m_notNormalised, pictureOf(readings.whole),
               blank ? std::nullopt : std::optional(readings.notNormalised), m_answersShortly);
}

} // namespace deltascope
