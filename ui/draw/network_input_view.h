// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/open_page.h"
#include "ui/draw/reading.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QToolButton;

namespace deltascope {

class PageStrip;
class PictureBox;

/// What the network sees of a drawing, side by side: the stages of its normalisation, each with a sentence,
/// and the two images that could be read, with what is read in each. One of the two is chosen. Of a picture
/// of paper it shows also how the ink was found, and the digits to choose from.
class NetworkInputView : public QFrame
{
    Q_OBJECT

public:
    explicit NetworkInputView(QWidget *parent = nullptr);

    void show(const DrawingReadings &readings);
    void setNormalising(bool normalising);
    /// Where there is little height. Then, and where a column is too narrow for its sentence, there is a word
    /// under each picture instead, and the sentence is a tool tip.
    void setBrief(bool brief);
    /// Null where the drawing comes from no picture. Copied.
    void showPage(const OpenPage *page);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user chose which of the two images the network gets.
    void normalisingChosen(bool normalising);
    /// Another digit of the page was chosen.
    void digitChosen(int index);
    /// A step of reading the page was switched on or off.
    void stepsChosen(const deltascope::PageSteps &steps);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What is said under a picture.
    struct Caption
    {
        QLabel *label;
        QString sentence;
        QString word; ///< that in short
    };

    void addColumn(QWidget *picture, const QString &sentence, const QString &word, int share);
    void showColumns();
    void showCaptions();
    void showHeading();
    bool sentencesFit();
    int widthOfPictures(int side) const;
    void fitRow();
    bool isCrowded() const { return m_usesWords && m_page; }
    QList<PictureBox *> pictures() const { return {m_paper, m_parts, m_ink, m_scaled, m_mass}; }
    void showPagePictures();
    QString removedText() const;
    void showStages(const DrawingReadings &readings);
    void showChoices(const DrawingReadings &readings);

    QGridLayout *m_columns = nullptr;
    QLabel *m_title = nullptr;
    QList<Caption> m_captions; ///< from left to right
    PageStrip *m_strip = nullptr;
    PictureBox *m_paper = nullptr;
    PictureBox *m_parts = nullptr;
    PictureBox *m_ink = nullptr;
    PictureBox *m_scaled = nullptr;
    PictureBox *m_mass = nullptr;
    QToolButton *m_normalised = nullptr;
    QToolButton *m_notNormalised = nullptr;
    DrawingReadings m_readings;
    std::optional<OpenPage> m_page;
    bool m_brief = false;
    bool m_usesWords = false;
    bool m_answersShortly = false; ///< the digits alone
    int m_leastWidth = 0;          ///< with those
};

} // namespace deltascope
