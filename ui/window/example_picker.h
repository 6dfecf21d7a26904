// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/mnist.h"
#include "core/files/data_origin.h"
#include "ui/workbench/example.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace deltascope {

/// Picks the example on the stage: any test or training image by number, at random, or at random of one
/// digit, which shows one at once. While the example is a drawing, it says so.
class ExamplePicker : public QFrame
{
    Q_OBJECT

public:
    explicit ExamplePicker(QWidget *parent = nullptr);

    void showExample(const Example &example);
    /// Numbers of images; 0 before the data are there, and the picker is off.
    void setSizes(int test, int train);
    /// Names the data at the right end, where they are not those that ship.
    void showOrigin(const DataOrigin &origin, const Mnist &images);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void exampleRequested(deltascope::ExampleSource source, int index);
    void randomRequested(deltascope::ExampleSource source, std::optional<int> digit);
    /// An image that the network misreads.
    void misreadRequested(deltascope::ExampleSource source);
    /// Of the small network that is shown.
    void otherNumbersRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showNames();
    int wholeWidth() const;
    int nameOfRandom() const;
    ExampleSource source() const;
    void sourceChanged();
    void requestRandom();
    bool isImage() const;
    void offer(ExampleSource special, const QString &name, bool offered);
    void updateRange();

    QLabel *m_caption = nullptr;
    QComboBox *m_source = nullptr;
    QSpinBox *m_index = nullptr;
    QComboBox *m_digit = nullptr;
    QToolButton *m_random = nullptr;
    QLabel *m_data = nullptr; ///< what they are called
    int m_testSize = 0;
    int m_trainSize = 0;
};

} // namespace deltascope
