// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/likeness.h"
#include "core/data/resample.h"
#include "core/network/parameters.h"
#include "ui/draw/reading.h"
#include "ui/workbench/example.h"

#include <QObject>

#include <optional>

namespace deltascope {

class DrawPanel;
class PageJob;
class NetworkInputView;
class Workbench;

/// Joins the Draw panel, and what the network sees, to the workbench: the drawing becomes the current example
/// with each move of the pen, and a new network reads it again. PageJob reads image files.
class DrawJob : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    DrawJob(DrawPanel *panel, NetworkInputView *seen, Workbench *workbench, QObject *parent = nullptr);

    /// The job is on screen, or no longer. A drawing stays the example of the other jobs; empty paper gives
    /// way to the example that was there before.
    void setActive(bool active);
    void openImage(const QString &file);
    void saveImage(const QString &file);

    /// The image that the network gets, and the digit it was meant to be.
    const DigitImage &image() const;
    /// What of the paper's ink, in its pixels, that image shows.
    InkArea seen() const;
    bool blank() const { return m_readings.blank(); }

Q_SIGNALS:
    void faultOccurred(const QString &message);
    /// The paper has changed since: what that message said of a picture no longer matters.
    void faultIsPast(const QString &message);

private:
    void connectPage();
    void inkChanged();
    void readAgain();
    void showOnStage();
    void keepTheStage();
    void learn();
    void unlearn();
    void endLesson();
    void lookAtLesson();
    bool replaceBy(const Network<float> &network);
    void chooseFileToOpen();
    void chooseFileToSave();

    /// A drawing that was learnt, for as long as the network is what came of it.
    struct Lesson
    {
        Network<float> before;
        Network<float> after;
        std::uint64_t run = 0; ///< it was learnt in
        bool arrived = false;  ///< the workbench has shown it
    };

    DrawPanel *m_panel;
    NetworkInputView *m_seen;
    Workbench *m_workbench;
    PageJob *m_page;
    QString m_fault; ///< told last of a picture; empty once it is past
    std::optional<Likeness> m_likeness;
    DrawingReadings m_readings;
    bool m_normalising = true;
    bool m_active = false;
    std::optional<Lesson> m_lesson;
    Example m_otherExample; ///< what the stage showed before the job came on screen
};

} // namespace deltascope
