// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

#include <QFrame>

class QGridLayout;
class QToolButton;

namespace deltascope {

class PictureBox;

/// What the network sees of a drawing, side by side: the stages of its normalisation, each with a sentence,
/// and the two images that could be read, with what is read in each. One of the two is chosen.
class NetworkInputView : public QFrame
{
    Q_OBJECT

public:
    explicit NetworkInputView(QWidget *parent = nullptr);

    void show(const DrawingReadings &readings);
    void setNormalising(bool normalising);

Q_SIGNALS:
    /// The user chose which of the two images the network gets.
    void normalisingChosen(bool normalising);

private:
    void addColumn(QWidget *picture, const QString &sentence, int share);
    void showStages(const DrawingReadings &readings);
    void showChoices(const DrawingReadings &readings);

    QGridLayout *m_columns = nullptr;
    PictureBox *m_ink = nullptr;
    PictureBox *m_scaled = nullptr;
    PictureBox *m_mass = nullptr;
    QToolButton *m_normalised = nullptr;
    QToolButton *m_notNormalised = nullptr;
    DrawingReadings m_readings;
};

} // namespace deltascope
