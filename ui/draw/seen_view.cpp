// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/seen_view.h"

#include "ui/draw/ink_picture.h"
#include "ui/draw/picture_box.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace deltascope {

namespace {
constexpr int choiceSide = 56; // two pixels for each of the 28

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QStringLiteral("caption"));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QToolButton *choice(const QString &name, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({choiceSide, choiceSide});
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return button;
}

void showChoice(QToolButton *button, const QString &name, const QImage &picture,
                const std::optional<Reading> &reading)
{
    const QImage enlarged = picture.scaled(choiceSide * 2, choiceSide * 2);
    button->setIcon(QPixmap::fromImage(enlarged.convertToFormat(QImage::Format_RGB32)));
    const QString answer = !reading ? QStringLiteral("–")
                           : reading->unsure()
                               ? SeenView::tr("not sure")
                               : SeenView::tr("a %1: %2").arg(reading->digit).arg(number(reading->value, 3));
    button->setText(name + u'\n' + answer);
}
} // namespace

SeenView::SeenView(QWidget *parent)
    : QWidget(parent)
    , m_ink(new PictureBox)
    , m_scaled(new PictureBox)
    , m_mass(new PictureBox)
    , m_normalised(choice(tr("Read the normalised drawing"),
                          tr("The network gets the drawing made like the images of MNIST, which it learnt "
                             "from.")))
    , m_notNormalised(choice(tr("Read the drawing as it lies"),
                             tr("The network gets the whole sheet, shrunk to 28×28 as it lies.")))
{
    auto *title = new QLabel(tr("What the network sees"));
    title->setProperty("role", QStringLiteral("title"));
    auto *layout = new QGridLayout(this);
    const Theme &theme = Theme::instance();
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(theme.space(3));
    layout->setVerticalSpacing(theme.space(2));
    layout->addWidget(title, 0, 0, 1, 6);
    int column = 0;
    const auto addStage = [&](PictureBox *picture, const QString &sentence) {
        picture->setAccessibleName(sentence);
        layout->addWidget(picture, 1, column, 1, 2);
        layout->addWidget(caption(sentence), 2, column, 1, 2);
        column += 2;
    };
    addStage(m_ink, tr("The ink, and the smallest box that holds it."));
    addStage(m_scaled, tr("The box, its longer side scaled to 20 pixels."));
    addStage(m_mass, tr("The cross: its centre of mass, to be the middle of 28×28."));
    layout->addWidget(m_normalised, 3, 0, 1, 3);
    layout->addWidget(m_notNormalised, 3, 3, 1, 3);
    for (int each = 0; each < 6; ++each)
        layout->setColumnStretch(each, 1);

    auto *group = new QButtonGroup(this);
    group->addButton(m_normalised);
    group->addButton(m_notNormalised);
    m_normalised->setChecked(true);
    connect(m_normalised, &QToolButton::clicked, this, [this] { Q_EMIT normalisingChosen(true); });
    connect(m_notNormalised, &QToolButton::clicked, this, [this] { Q_EMIT normalisingChosen(false); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { show(m_readings); });
    show({});
}

void SeenView::setNormalising(bool normalising)
{
    (normalising ? m_normalised : m_notNormalised)->setChecked(true);
}

void SeenView::show(const DrawingReadings &readings)
{
    m_readings = readings;
    showStages(m_readings);
    showChoices(m_readings);
}

void SeenView::showStages(const DrawingReadings &readings)
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

void SeenView::showChoices(const DrawingReadings &readings)
{
    const bool blank = readings.blank();
    showChoice(m_normalised, tr("As MNIST"), pictureOf(blank ? DigitImage{} : readings.digit->image),
               blank ? std::nullopt : std::optional(readings.normalised));
    showChoice(m_notNormalised, tr("As it lies"), pictureOf(readings.whole),
               blank ? std::nullopt : std::optional(readings.notNormalised));
}

} // namespace deltascope
