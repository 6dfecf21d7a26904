// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/example_gradients.h"
#include "ui/step/batch/example_columns.h"
#include "ui/workbench/example.h"

#include <QImage>

namespace deltascope {

/// The gradient of one parameter for each example of a batch as signed bars on a common zero, the mean of the
/// examples so far as a line over them, and the mean of all. Few pictures stand below their bars.
class GradientBars : public ExampleColumns
{
    Q_OBJECT

public:
    explicit GradientBars(QWidget *parent = nullptr);

    void showExamples(const std::vector<Example> &examples);
    void showGradients(const ExampleGradients &gradients);
    /// As long as they are not known.
    void showNone();
    const ExampleGradients &gradients() const { return m_gradients; }

protected:
    void paintColumns(QPainter &painter) override;

private:
    void paintBars(QPainter &painter);
    void paintMeans(QPainter &painter);
    void paintPictures(QPainter &painter);
    void updateFoot();

    std::vector<Example> m_examples;
    std::vector<QImage> m_pictures; ///< of images, if there are few
    ExampleGradients m_gradients;
};

/// By how much each example turned the direction of the mean.
class TurnBars : public ExampleColumns
{
    Q_OBJECT

public:
    explicit TurnBars(QWidget *parent = nullptr);

    void showTurns(const std::vector<double> &degrees);
    void showNone(int count);

protected:
    void paintColumns(QPainter &painter) override;

private:
    std::vector<double> m_degrees;
};

} // namespace deltascope
