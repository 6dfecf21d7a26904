// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

#include <QScrollArea>

class QLabel;
class QPushButton;

namespace deltascope {

class AnswerView;
class Canvas;
class CollectionView;
class DigitPicker;
class SeenView;

/// The panel of the Draw job, from top to bottom: paper and tools, answer, label and what to do with it, what
/// the network sees, the user's own collection. It shows what it is given and decides nothing.
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

    void showReadings(const DrawingReadings &readings, bool normalising);
    /// What the network answered before and after it learnt the drawing; empty takes it away.
    void showLearnt(const QString &beforeAndAfter);

Q_SIGNALS:
    void inkChanged();
    void labelPicked(std::optional<int> label);
    void normalisingChosen(bool normalising);
    void stepRequested();
    void learnRequested();
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
    QLabel *m_learnt = nullptr;
    SeenView *m_seen = nullptr;
    CollectionView *m_collection = nullptr;
    bool m_blank = true;
};

} // namespace deltascope
