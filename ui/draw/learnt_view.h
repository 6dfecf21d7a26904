// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

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
    double learning_rate = 0; ///< η of the update
    Answer before;
    Answer after;
};

/// The two answers side by side, as a small table, and the way back.
class LearntView : public QWidget
{
    Q_OBJECT

public:
    explicit LearntView(QWidget *parent = nullptr);

    /// Without a value it is hidden.
    void show(const std::optional<LearntDrawing> &learnt);

Q_SIGNALS:
    void undoRequested();

private:
    struct Column
    {
        QLabel *head, *answer, *output, *loss;
    };
    Column addColumn(int place);
    void showAnswers(const LearntDrawing &learnt);

    QLabel *m_update;
    QPushButton *m_undo;
    Column m_names, m_before, m_after;
};

} // namespace deltascope
