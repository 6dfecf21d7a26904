// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/evaluation.h"

#include <QWidget>

#include <memory>

namespace deltascope {

/// For each digit, the share of its images that is read right, as a bar from 0 to 100 %.
class DigitAccuracyView : public QWidget
{
    Q_OBJECT

public:
    explicit DigitAccuracyView(QWidget *parent = nullptr);

    /// Not null.
    void setEvaluation(std::shared_ptr<const Evaluation> evaluation);
    QString text(int digit) const; ///< "98.47 %"; a dash for a digit without images

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void nameClasses();
    double accuracy(int digit) const; ///< NaN without images

    std::shared_ptr<const Evaluation> m_evaluation;
};

} // namespace deltascope
