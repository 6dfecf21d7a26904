// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/collection_view.h"

#include "ui/draw/kept/loss_curve.h"
#include "ui/draw/kept/own_training.h"
#include "ui/pictures/ink_picture.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
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

// What lies below stays where it is when it comes.
void keepRoom(QWidget *widget)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
}
} // namespace

CollectionView::CollectionView(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel)
    , m_row(new QListWidget)
    , m_editMenu(new QMenu(this))
    , m_edit(makeButton(tr("Edit"), tr("What can be done with the selected drawing, or the last one")))
    , m_test(makeButton(tr("Test"), tr("Let the network read your collection")))
    , m_train(makeButton(tr("Learn all"), tr("Train the network for %n epoch(s) on your collection", nullptr,
                                             OwnTraining::epochs)))
    , m_files(makeButton(tr("Files"), tr("Import drawings, or export your collection")))
    , m_curve(new LossCurve)
    , m_result(new QLabel)
{
    m_count->setProperty("role", QStringLiteral("title"));
    m_result->setProperty("role", QStringLiteral("caption"));
    m_result->setWordWrap(true);
    makeRow();
    fillEditMenu();
    fillFilesMenu();
    layOut();
    connect(m_test, &QPushButton::clicked, this, &CollectionView::testRequested);
    connect(m_train, &QPushButton::clicked, this, &CollectionView::trainRequested);
    connect(&Theme::instance(), &Theme::changed, this, &CollectionView::showPictures);
    tell({});
    refresh();
}

void CollectionView::layOut()
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    auto *head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    head->addWidget(m_edit);
    layout->addLayout(head, 0, 0, 1, 3);
    layout->addWidget(m_row, 1, 0, 1, 3);
    layout->addWidget(m_test, 2, 0);
    layout->addWidget(m_train, 2, 1);
    layout->addWidget(m_files, 2, 2);
    layout->addWidget(m_curve, 3, 0, 1, 3);
    layout->addWidget(m_result, 4, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        layout->setColumnStretch(column, 1);
}

void CollectionView::fillEditMenu()
{
    m_editMenu->addAction(tr("Open on the paper"), this, [this] { Q_EMIT openRequested(chosen()); });
    m_editMenu->addAction(tr("Step through it"), this, [this] { Q_EMIT stepRequested(chosen()); });
    QMenu *labels = m_editMenu->addMenu(tr("It was meant to be a"));
    for (int digit = 0; digit < digit_count; ++digit)
        labels->addAction(QString::number(digit), this,
                          [this, digit] { Q_EMIT relabelRequested(chosen(), digit); });
    m_editMenu->addAction(tr("Remove"), this, [this] { Q_EMIT removeRequested(chosen()); });
    m_edit->setMenu(m_editMenu);
    keepRoom(m_edit);
}

void CollectionView::fillFilesMenu()
{
    auto *menu = new QMenu(this);
    menu->addAction(tr("Import files…"), this, &CollectionView::importFilesRequested);
    menu->addAction(tr("Import a folder…"), this, &CollectionView::importFolderRequested);
    m_export = menu->addAction(tr("Export as IDX files…"), this, &CollectionView::exportRequested);
    m_files->setMenu(menu);
}

void CollectionView::makeRow()
{
    m_row->setAccessibleName(tr("Your drawings"));
    m_row->setViewMode(QListView::IconMode);
    m_row->setFlow(QListView::LeftToRight);
    m_row->setWrapping(false);
    m_row->setMovement(QListView::Static);
    m_row->setIconSize({pictureSide, pictureSide});
    m_row->setFrameShape(QFrame::NoFrame);
    m_row->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_row->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_row->setContextMenuPolicy(Qt::CustomContextMenu);
    keepRoom(m_row);
    connect(m_row, &QListWidget::itemActivated, this, [this] {
        if (!m_busy)
            Q_EMIT openRequested(chosen());
    });
    connect(m_row, &QListWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        if (m_row->itemAt(place) && !m_busy)
            m_editMenu->popup(m_row->viewport()->mapToGlobal(place));
    });
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

void CollectionView::setLabel(int index, int label)
{
    QListWidgetItem *item = m_row->item(index);
    item->setData(labelRole, label);
    showLabel(item);
}

void CollectionView::setDrawings(const Dataset &drawings)
{
    m_row->clear();
    for (int n = 0; n < drawings.size(); ++n)
        add(drawings.image(n), drawings.label(n));
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
    return m_edit->sizeHint().height() + rowHeight() + m_test->sizeHint().height() +
           2 * Theme::instance().space(2);
}

int CollectionView::resultHeight() const
{
    return QFontMetrics(Theme::instance().font(TypeSize::Caption)).height() + Theme::instance().space(2);
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
        item->setText(tr("%1 read as %2").arg(label).arg(answer));
        item->setToolTip(label == 8 ? tr("An 8, read as %1").arg(answer)
                                    : tr("A %1, read as %2").arg(label).arg(answer));
        item->setForeground(colours().warning);
    }
    m_row->doItemsLayout(); // a longer text needs more room
}

void CollectionView::showTraining(const std::vector<double> &losses, int epochs)
{
    m_curve->show(losses, epochs);
}

void CollectionView::clearAnswers()
{
    m_curve->show({}, 1);
    for (int n = 0; n < size(); ++n)
        showLabel(m_row->item(n));
    m_row->doItemsLayout();
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
    m_count->setText(size() == 0 ? tr("Nothing kept yet") : tr("Your drawings: %1").arg(size()));
    m_edit->setVisible(size() > 0);
    for (QPushButton *button : {m_edit, m_test, m_train})
        button->setEnabled(size() > 0 && !m_busy);
    m_files->setEnabled(!m_busy);
    m_export->setEnabled(size() > 0);
}

} // namespace deltascope
