// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opening/opened_data.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace deltascope {

/// Asks what is to be made of data of other people: whether images that lie sideways or are black on white
/// are changed, with the first of them as they will be, and which of more than ten classes get the ten
/// outputs.
class DataDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DataDialog(std::shared_ptr<const OpenedData> opened, QWidget *parent = nullptr);

    /// Hidden where the images are as they should be.
    QCheckBox *turn() const { return m_turn; }
    /// Hidden where there are no more than ten.
    QListWidget *classes() const { return m_classes; }
    QPushButton *openButton() const { return m_open; }

    ImageChange change() const;
    /// Labels of the chosen classes; empty: all.
    std::vector<std::string> chosen() const;

private:
    void makeTurn();
    void makeClasses();
    void showImages();
    void showCount();

    std::shared_ptr<const OpenedData> m_opened;
    QCheckBox *m_turn = nullptr;
    QLabel *m_images = nullptr;
    QListWidget *m_classes = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace deltascope
