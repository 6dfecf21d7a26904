// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/learnt_view.h"
#include "ui/draw/reading.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace deltascope {

class AnswerView;
class Canvas;
class CanvasTools;
class CollectionView;
class DeedLog;
class DigitPicker;
class PaperDesk;

/// The panel of the Draw job, from top to bottom: paper and tools, answer, label and what to do with it, the
/// user's own collection. It works at 300 pixels of width (360 in the projector theme); where it is short the
/// paper is smaller, so that all of it stays in sight, and where that is not enough it scrolls. It shows what
/// it is given and decides nothing.
class DrawPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit DrawPanel(QWidget *parent = nullptr);

    Canvas *canvas() const { return m_canvas; }
    /// All that the user does in the job.
    DeedLog *deeds() const { return m_deeds; }
    CollectionView *collection() const { return m_collection; }
    /// What the user says the drawing was meant to be.
    std::optional<int> label() const;
    void setLabel(std::optional<int> label);
    /// There is a collection that drawings can be kept in.
    void setKeeping(bool available);

    /// Nothing for empty paper.
    void showReading(const std::optional<Reading> &reading);
    /// Nothing clears it.
    void showLearnt(const std::optional<LearntDrawing> &learnt);

Q_SIGNALS:
    void inkChanged();
    void labelPicked(std::optional<int> label);
    void stepRequested();
    void learnRequested();
    void unlearnRequested();
    void keepRequested();
    void openRequested();
    void saveRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    void fitPaper();
    int heightBelowPaper(int spacing) const;
    QWidget *makeLabelRow();
    QWidget *makeActions();
    void updateActions();

    Canvas *m_canvas = nullptr;
    DeedLog *m_deeds = nullptr;
    CanvasTools *m_tools = nullptr;
    PaperDesk *m_desk = nullptr;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_labelRow = nullptr;
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
