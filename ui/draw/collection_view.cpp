// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/collection_view.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace deltascope {

CollectionView::CollectionView(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel)
    , m_result(new QLabel)
{
    m_count->setProperty("role", QStringLiteral("title"));
    m_result->setProperty("role", QStringLiteral("caption"));
    m_result->setWordWrap(true);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    layout->addWidget(m_count, 0, 0, 1, 6);
    const auto add = [&](const QString &text, const QString &toolTip, auto signal, int row, int column,
                         int span) {
        auto *button = new QPushButton(text);
        button->setToolTip(toolTip);
        button->setAccessibleName(toolTip);
        layout->addWidget(button, row, column, 1, span);
        connect(button, &QPushButton::clicked, this, signal);
        return button;
    };
    m_keep = add(tr("Keep this one"), tr("Add this drawing and its label to your collection"),
                 &CollectionView::keepRequested, 1, 0, 3);
    m_removeLast = add(tr("Remove last"), tr("Take the last drawing out of your collection"),
                       &CollectionView::removeLastRequested, 1, 3, 3);
    m_test =
        add(tr("Test"), tr("Let the network read your collection"), &CollectionView::testRequested, 2, 0, 2);
    m_train = add(tr("Train"), tr("Train the network for one epoch on your collection"),
                  &CollectionView::trainRequested, 2, 2, 2);
    m_export = add(tr("Export…"), tr("Write your collection as IDX files, which any MNIST program reads"),
                   &CollectionView::exportRequested, 2, 4, 2);
    layout->addWidget(m_result, 3, 0, 1, 6);
    setSize(0);
}

void CollectionView::setSize(int drawings)
{
    m_size = drawings;
    m_count->setText(drawings == 0 ? tr("Your collection is empty")
                                   : tr("Your collection: %n drawing(s)", nullptr, drawings));
    updateButtons();
}

void CollectionView::setKeepable(bool keepable)
{
    m_keepable = keepable;
    updateButtons();
}

void CollectionView::setBusy(bool busy)
{
    m_busy = busy;
    updateButtons();
}

void CollectionView::tell(const QString &result)
{
    m_result->setText(result);
}

void CollectionView::updateButtons()
{
    m_keep->setEnabled(m_keepable && !m_busy);
    for (QPushButton *button : {m_removeLast, m_test, m_train, m_export})
        button->setEnabled(m_size > 0 && !m_busy);
}

} // namespace deltascope
