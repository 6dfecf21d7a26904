// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

#include <QWidget>

class QToolButton;

namespace deltascope {

class PictureBox;

/// What the network sees of a drawing: the stages of its normalisation, each with a sentence, and both
/// images that could be read, of which one is chosen.
class SeenView : public QWidget
{
    Q_OBJECT

public:
    explicit SeenView(QWidget *parent = nullptr);

    void show(const DrawingReadings &readings);
    void setNormalising(bool normalising);

Q_SIGNALS:
    /// The user chose which of the two images the network gets.
    void normalisingChosen(bool normalising);

private:
    void showStages(const DrawingReadings &readings);
    void showChoices(const DrawingReadings &readings);

    PictureBox *m_ink = nullptr;
    PictureBox *m_scaled = nullptr;
    PictureBox *m_mass = nullptr;
    QToolButton *m_normalised = nullptr;
    QToolButton *m_notNormalised = nullptr;
    DrawingReadings m_readings;
};

} // namespace deltascope
