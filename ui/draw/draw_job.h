// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/likeness.h"
#include "core/data/resample.h"
#include "core/network/parameters.h"
#include "ui/draw/drawing_history.h"
#include "ui/draw/learnt_view.h"
#include "ui/draw/reading.h"
#include "ui/workbench/example.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

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
    /// Lays a kept drawing on the paper, with its label.
    void openKept(const DigitImage &image, int label);

    /// The image that the network gets, and the digit it was meant to be.
    const DigitImage &image() const;
    /// What of the paper's ink, in its pixels, that image shows.
    InkArea seen() const;
    bool blank() const { return m_readings.blank(); }

    /// Puts another network in the place of before, which is the present one; that can be undone. False where
    /// that is impossible; the user has been told.
    bool changeNetwork(const Network<float> &before, const Network<float> &after,
                       const std::optional<LearntDrawing> &learnt = {});

    /// The network as the last deed left it: it may not have come back from the training thread.
    const Network<float> &network() const;

Q_SIGNALS:
    void faultOccurred(const QString &message);
    /// A deed, or its undoing, has put another network in place: what was told of the last one is past.
    void networkReplaced();
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
    void followKept();
    void followLabel();
    void rememberLabel();
    void forgetLessons();
    void lookAtNetwork();
    bool isOnItsWay() const { return m_replaced && !m_replacedArrived; }
    bool replaceBy(const std::shared_ptr<const Network<float>> &network);
    void showLesson();
    void chooseFileToOpen();
    void chooseFileToSave();

    DrawPanel *m_panel;
    NetworkInputView *m_seen;
    Workbench *m_workbench;
    PageJob *m_page;
    /// A kept drawing that was laid on the paper, and whether it still lies there.
    struct Kept
    {
        DrawingHistory::Picture sheet;
        int label = 0;
        bool open = false;
    };
    Kept m_kept;
    /// What was last seen with a label, which comes back with it.
    struct Labelled
    {
        Ink ink;
        int label;
    };
    std::optional<Labelled> m_labelled;
    QString m_fault; ///< told last of a picture; empty once it is past
    std::optional<Likeness> m_likeness;
    DrawingReadings m_readings;
    bool m_normalising = true;
    bool m_active = false;
    std::shared_ptr<const Network<float>> m_replaced; ///< the network that the last deed put in place
    std::uint64_t m_replacedIn = 0;                   ///< the run that goes on from it
    int m_replacements = 0;                           ///< of that run, with this one
    bool m_replacedArrived = false;                   ///< the workbench has shown it
    std::vector<LearntDrawing> m_lessons;             ///< of the drawing as it is now, by the present network
    Example m_otherExample;                           ///< what the stage showed before the job came on screen
};

} // namespace deltascope
