// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/panel/augmented_examples.h"

#include "core/data/augment.h"
#include "ui/pictures/ink_picture.h"
#include "ui/pictures/picture_box.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QLabel>

namespace deltascope {

namespace {
constexpr int epochs = 5;
} // namespace

AugmentedExamples::AugmentedExamples(const Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_asItIs(new PictureBox)
{
    setAccessibleName(tr("Augmented copies of the example"));
    const Theme &theme = Theme::instance();
    auto *pictures = new QHBoxLayout;
    pictures->setSpacing(theme.space(1));
    m_asItIs->setAccessibleName(tr("The image as it is"));
    m_asItIs->setToolTip(m_asItIs->accessibleName());
    pictures->addWidget(m_asItIs, 1);
    pictures->addSpacing(theme.space(2));
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        auto *picture = new PictureBox;
        picture->setAccessibleName(tr("The image as epoch %1 sees it").arg(epoch));
        picture->setToolTip(picture->accessibleName());
        m_changed.push_back(picture);
        pictures->addWidget(picture, 1);
    }
    auto *caption = new QLabel(tr("The image as it is, and as the first epochs would see it: rotated, "
                                  "stretched, slanted, shifted, with thicker or thinner strokes."));
    caption->setProperty("role", QStringLiteral("caption"));
    caption->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(1));
    layout->addLayout(pictures);
    layout->addWidget(caption);

    connect(&workbench, &Workbench::exampleChanged, this, &AugmentedExamples::follow);
    connect(&workbench, &Workbench::snapshotChanged, this, &AugmentedExamples::follow);
    connect(&Theme::instance(), &Theme::changed, this, &AugmentedExamples::showPictures);
}

void AugmentedExamples::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void AugmentedExamples::follow()
{
    const Example &example = m_workbench.example();
    const std::uint64_t seed = m_workbench.snapshot()->settings.seed;
    const bool same = example.image == m_example.image && example.index == m_example.index && seed == m_seed;
    if (!isVisible() || same)
        return;
    m_example = example;
    m_seed = seed;
    showPictures();
}

void AugmentedExamples::showPictures()
{
    m_asItIs->setPicture(pictureOf(m_example.image));
    int epoch = 0;
    for (PictureBox *picture : m_changed)
        picture->setPicture(pictureOf(augmented(m_example.image, m_seed, ++epoch, m_example.index)));
}

} // namespace deltascope
