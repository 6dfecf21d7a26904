// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/learnt_view.h"
#include "ui/draw/reading.h"

#include <QScrollArea>

class QPushButton;

namespace deltascope {

class AnswerView;
class Canvas;
class CollectionView;
class DigitPicker;

/// The panel of the Draw job, from top to bottom: paper and tools, answer, label and what to do with it, the
/// user's own collection. It works at 300 pixels of width (360 in the projector theme) and scrolls when it is
/// short. It shows what it is given and decides nothing.
class DrawPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit DrawPanel(QWidget *parent = nullptr);

    Canvas *canvas() const { return m_canvas; }
    CollectionView *collection() const { return m_collection; }
    /// What the user says the drawing was meant to be.
    std::optional<int> label() const;
    void clearLabel();
    /// There is a collection that drawings can be kept in.
    void setKeeping(bool available);

    /// Nothing for empty paper.
    void showReading(const std::optional<Reading> &reading);
    /// Nothing takes it away.
    void showLearnt(const std::optional<LearntDrawing> &learnt);

Q_SIGNALS:
    void inkChanged();
    void labelPicked(std::optional<int> label);
    void stepRequested();
    void learnRequested();
    void keepRequested();
    void openRequested();
    void saveRequested();

private:
    QWidget *makeLabelRow();
    QWidget *makeActions();
    void updateActions();

    Canvas *m_canvas = nullptr;
    AnswerView *m_answer = nullptr;
    DigitPicker *m_label = nullptr;
    QPushButton *m_step = nullptr;
    QPushButton *m_learn = nullptr;
    QPushButton *m_keep = nullptr;
    LearntView *m_learnt = nullptr;
    CollectionView *m_collection = nullptr;
    bool m_blank = true;
    bool m_keeping = false;
};

} // namespace deltascope
