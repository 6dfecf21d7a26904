// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opening/data_dialog.h"

#include "ui/pictures/ink_picture.h"
#include "ui/theme/labels.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int shownImages = 10;
constexpr int pictureSide = 2 * image_side; // logical pixels, as the next
constexpr int pictureGap = 4;
constexpr int leastWidth = 480;

QString textOf(ImageChange change)
{
    switch (change) {
    case ImageChange::Transposed:
        return DataDialog::tr("column by column, as EMNIST is stored");
    case ImageChange::Inverted:
        return DataDialog::tr("black on white");
    case ImageChange::TransposedInverted:
        return DataDialog::tr("column by column and black on white");
    case ImageChange::TurnedLeft:
        return DataDialog::tr("turned to the right");
    case ImageChange::TurnedRight:
        return DataDialog::tr("turned to the left");
    case ImageChange::UpsideDown:
        return DataDialog::tr("upside down");
    case ImageChange::None:
        break;
    }
    return {};
}

QString questionOf(const OfferedChange &offered)
{
    const QString how = textOf(offered.change);
    if (!offered.changed)
        return DataDialog::tr("These images seem to be stored %1.").arg(how);
    return DataDialog::tr(
               "These images seem to be stored %1: the network that comes with the program reads %2 of "
               "them as they are, and %3 when they are set right.")
        .arg(how, percent(*offered.as_is), percent(*offered.changed));
}
} // namespace

DataDialog::DataDialog(std::shared_ptr<const OpenedData> opened, QWidget *parent)
    : QDialog(parent)
    , m_opened(std::move(opened))
    , m_turn(new QCheckBox(tr("&Set them right")))
    , m_images(new QLabel)
    , m_classes(new QListWidget)
    , m_count(wrappedLabel("caption"))
{
    setWindowTitle(tr("How are these data to be used?"));
    setMinimumWidth(leastWidth);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_open = buttons->button(QDialogButtonBox::Open);
    m_open->setProperty("role", QStringLiteral("primary"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::instance().space(2));
    makeTurn();
    makeClasses();
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showImages();
    showCount();
}

void DataDialog::makeTurn()
{
    const bool offers = m_opened->offered.change != ImageChange::None;
    auto *question = wrappedLabel();
    question->setText(offers ? questionOf(m_opened->offered) : QString());
    m_turn->setChecked(offers);
    for (QWidget *each : std::initializer_list<QWidget *>{question, m_turn, m_images}) {
        layout()->addWidget(each);
        each->setVisible(offers);
    }
    connect(m_turn, &QCheckBox::toggled, this, &DataDialog::showImages);
}

void DataDialog::makeClasses()
{
    const std::vector<DataClass> &classes = m_opened->data.classes;
    const bool tooMany = classes.size() > digit_count;
    auto *question = wrappedLabel();
    question->setText(
        tr("The data have %1 classes, but there are ten outputs. Choose up to ten; the images of the "
           "others are left out.")
            .arg(classes.size()));
    m_classes->setAccessibleName(tr("Classes of the data"));
    for (std::size_t i = 0; tooMany && i < classes.size(); ++i) {
        auto *item = new QListWidgetItem(QString::fromStdString(classes[i].name), m_classes);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(i < digit_count ? Qt::Checked : Qt::Unchecked);
    }
    for (QWidget *each : std::initializer_list<QWidget *>{question, m_classes, m_count}) {
        layout()->addWidget(each);
        each->setVisible(tooMany);
    }
    connect(m_classes, &QListWidget::itemChanged, this, &DataDialog::showCount);
}

// The first of the images, as the check box has them.
void DataDialog::showImages()
{
    const LabelledImages &images = m_opened->data.train.empty() ? m_opened->data.test : m_opened->data.train;
    const int count = static_cast<int>(std::min<std::size_t>(shownImages, images.size()));
    QPixmap row(count * (pictureSide + pictureGap), pictureSide);
    row.fill(Qt::transparent);
    QPainter painter(&row);
    for (int i = 0; i < count; ++i) {
        DigitImage image;
        std::copy_n(images.pixels.begin() + i * pixel_count, pixel_count, image.begin());
        change_images(image, change());
        painter.drawImage(QRect(i * (pictureSide + pictureGap), 0, pictureSide, pictureSide),
                          pictureOf(image));
    }
    painter.end();
    m_images->setPixmap(row);
}

void DataDialog::showCount()
{
    const auto count = static_cast<int>(chosen().size());
    const bool fits = m_classes->count() == 0 || (count >= 1 && count <= digit_count);
    m_count->setText(tr("%n class(es) chosen.", nullptr, count));
    m_open->setEnabled(fits);
}

ImageChange DataDialog::change() const
{
    return m_turn->isChecked() ? m_opened->offered.change : ImageChange::None;
}

std::vector<std::string> DataDialog::chosen() const
{
    std::vector<std::string> labels;
    for (int row = 0; row < m_classes->count(); ++row)
        if (m_classes->item(row)->checkState() == Qt::Checked)
            labels.push_back(m_opened->data.classes[static_cast<std::size_t>(row)].label);
    return labels;
}

} // namespace deltascope
