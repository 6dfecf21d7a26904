// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/collection_view.h"

#include "ui/pictures/ink_picture.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int pictureSide = 36;

// What an item of the row keeps beside its text.
constexpr int imageRole = Qt::UserRole;
constexpr int labelRole = Qt::UserRole + 1;

void showPicture(QListWidgetItem *item)
{
    const QByteArray bytes = item->data(imageRole).toByteArray();
    DigitImage image;
    std::copy(bytes.begin(), bytes.end(), image.begin());
    item->setIcon(QPixmap::fromImage(pictureOf(image).convertToFormat(QImage::Format_RGB32)));
}

void showLabel(QListWidgetItem *item)
{
    const int label = item->data(labelRole).toInt();
    item->setText(QString::number(label));
    item->setToolTip(label == 8 ? CollectionView::tr("An 8") : CollectionView::tr("A %1").arg(label));
    item->setForeground(colours().text);
}
} // namespace

CollectionView::CollectionView(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel)
    , m_row(new QListWidget)
    , m_remove(
          makeButton(tr("Remove"), tr("Remove the selected drawing, or the last one, from your collection")))
    , m_test(makeButton(tr("Test"), tr("Let the network read your collection")))
    , m_train(makeButton(tr("Train"), tr("Train the network for one epoch on your collection")))
    , m_export(
          makeButton(tr("Export…"), tr("Write your collection as IDX files, which any MNIST program reads")))
    , m_result(new QLabel)
{
    m_count->setProperty("role", QStringLiteral("title"));
    m_result->setProperty("role", QStringLiteral("caption"));
    m_result->setWordWrap(true);
    makeRow();
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    auto *head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    head->addWidget(m_remove);
    layout->addLayout(head, 0, 0, 1, 3);
    layout->addWidget(m_row, 1, 0, 1, 3);
    layout->addWidget(m_test, 2, 0);
    layout->addWidget(m_train, 2, 1);
    layout->addWidget(m_export, 2, 2);
    layout->addWidget(m_result, 3, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        layout->setColumnStretch(column, 1);

    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(chosen()); });
    connect(m_test, &QPushButton::clicked, this, &CollectionView::testRequested);
    connect(m_train, &QPushButton::clicked, this, &CollectionView::trainRequested);
    connect(m_export, &QPushButton::clicked, this, &CollectionView::exportRequested);
    connect(&Theme::instance(), &Theme::changed, this, &CollectionView::showPictures);
    tell({});
    refresh();
}

void CollectionView::makeRow()
{
    m_row->setAccessibleName(tr("Your drawings"));
    m_row->setViewMode(QListView::IconMode);
    m_row->setFlow(QListView::LeftToRight);
    m_row->setWrapping(false);
    m_row->setMovement(QListView::Static);
    m_row->setUniformItemSizes(true);
    m_row->setIconSize({pictureSide, pictureSide});
    m_row->setFrameShape(QFrame::NoFrame);
    m_row->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_row->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

QPushButton *CollectionView::makeButton(const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

void CollectionView::insert(int index, std::span<const std::uint8_t> image, int label)
{
    auto *item = new QListWidgetItem;
    item->setData(imageRole, QByteArray(reinterpret_cast<const char *>(image.data()),
                                        static_cast<qsizetype>(image.size())));
    item->setData(labelRole, label);
    showPicture(item);
    showLabel(item);
    m_row->insertItem(index, item);
    m_row->scrollToItem(item);
    refresh();
}

void CollectionView::remove(int index)
{
    delete m_row->takeItem(index);
    refresh();
}

int CollectionView::size() const
{
    return m_row->count();
}

int CollectionView::rowHeight() const
{
    const int lines =
        QFontMetrics(m_row->font()).height() + m_row->horizontalScrollBar()->sizeHint().height();
    return pictureSide + lines + Theme::instance().space(2);
}

int CollectionView::filledHeight() const
{
    return m_remove->sizeHint().height() + rowHeight() + m_test->sizeHint().height() +
           2 * Theme::instance().space(2);
}

int CollectionView::chosen() const
{
    const QList<QListWidgetItem *> chosen = m_row->selectedItems();
    return chosen.isEmpty() ? size() - 1 : m_row->row(chosen.first());
}

void CollectionView::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void CollectionView::tell(const QString &result)
{
    m_result->setText(result);
    m_result->setVisible(!result.isEmpty());
    if (!result.isEmpty())
        Q_EMIT told();
}

void CollectionView::showAnswers(std::span<const std::uint8_t> answers)
{
    for (int n = 0; n < std::min(size(), static_cast<int>(answers.size())); ++n) {
        QListWidgetItem *item = m_row->item(n);
        showLabel(item);
        const int label = item->data(labelRole).toInt();
        const int answer = answers[static_cast<std::size_t>(n)];
        if (answer == label)
            continue;
        item->setText(QStringLiteral("%1 → %2").arg(label).arg(answer));
        item->setToolTip(label == 8 ? tr("An 8, read as %1").arg(answer)
                                    : tr("A %1, read as %2").arg(label).arg(answer));
        item->setForeground(colours().warning);
    }
}

void CollectionView::clearAnswers()
{
    for (int n = 0; n < size(); ++n)
        showLabel(m_row->item(n));
    tell({});
}

void CollectionView::showPictures()
{
    for (int n = 0; n < size(); ++n) {
        showPicture(m_row->item(n));
        m_row->item(n)->setForeground(m_row->item(n)->text().size() > 1 ? colours().warning : colours().text);
    }
    refresh();
}

void CollectionView::refresh()
{
    m_row->setFixedHeight(rowHeight());
    m_row->setVisible(size() > 0);
    m_count->setText(size() == 0 ? tr("No drawings kept yet") : tr("Your drawings: %1").arg(size()));
    m_remove->setVisible(size() > 0);
    for (QPushButton *button : {m_remove, m_test, m_train, m_export})
        button->setEnabled(size() > 0 && !m_busy);
}

} // namespace deltascope
