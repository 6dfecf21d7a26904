// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/example.h"

#include <QWidget>

#include <vector>

namespace deltascope {

class PictureBox;
class Workbench;

/// What augmentation does to the current example: the image as it is, and as the first epochs of a training
/// with the present seed would get it. The copies of a training image are exactly those that its epochs see.
/// It works at 240 pixels of width and more.
class AugmentedExamples : public QWidget
{
    Q_OBJECT

public:
    /// Follows the example and the seed of workbench, which must outlive it, while it is visible.
    explicit AugmentedExamples(const Workbench &workbench, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void showPictures();

    const Workbench &m_workbench;
    PictureBox *m_asItIs;
    std::vector<PictureBox *> m_changed; ///< one for each epoch
    Example m_example;
    std::uint64_t m_seed = 0;
};

} // namespace deltascope
