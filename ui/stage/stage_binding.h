// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_source.h"

#include <QPointer>

namespace deltascope {

class StageView;

/// The only writer of a stage's content and focus: it shows the bound source and follows it, and tells it,
/// and it alone, what the user points at there.
class StageBinding : public QObject
{
    Q_OBJECT

public:
    /// A part of the stage, which owns it.
    explicit StageBinding(StageView &stage);

    /// The stage shows this source from now on, at once; null: it keeps what it shows.
    void bind(StageSource *source);

private:
    void showContent();
    void showFocus();

    StageView &m_stage;
    QPointer<StageSource> m_source;
};

} // namespace deltascope
