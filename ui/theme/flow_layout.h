// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace deltascope {

/// Its parts side by side like words: from the left, and in the next row where a row is full. Each is as wide
/// as it wants to be, but no wider than the whole.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(int spacing, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Where each item that is shown belongs, with their common height.
    struct Places
    {
        std::vector<std::pair<QLayoutItem *, QRect>> items;
        int height = 0;
    };
    Places placesIn(int width) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace deltascope
