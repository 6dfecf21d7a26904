// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QLabel;

namespace deltascope {

/// What a network answered before and after it learnt one drawing.
struct LearntDrawing
{
    struct Answer
    {
        int digit = 0;
        double output = 0; ///< x² of the digit that was meant
        double loss = 0;
    };
    int label = 0;
    double rate = 0; ///< η of the update
    Answer before;
    Answer after;
};

/// The two answers under each other, as a small table.
class LearntView : public QWidget
{
    Q_OBJECT

public:
    explicit LearntView(QWidget *parent = nullptr);

    /// Nothing hides it.
    void show(const std::optional<LearntDrawing> &learnt);

private:
    struct Row
    {
        QLabel *name, *answer, *output, *loss;
    };
    Row addRow(int line);
    static void showAnswer(const Row &row, const LearntDrawing::Answer &answer);

    QLabel *m_update;
    Row m_heads, m_before, m_after;
};

} // namespace deltascope
