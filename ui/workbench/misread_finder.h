// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/latest_work.h"
#include "ui/workbench/workbench.h"

namespace deltascope {

/// Looks for images that the present network misreads. It reads the whole set in the background, some
/// hundredths of a second for each 10 000 images. Lives on the interface thread, no longer than the
/// workbench.
class MisreadFinder : public QObject
{
    Q_OBJECT

public:
    explicit MisreadFinder(Workbench &workbench, QObject *parent = nullptr);

    /// Makes one of those of this set the workbench's example, any of them at random; where there is none,
    /// the workbench says so. An example that is shown meanwhile stays; without data nothing happens.
    void showOne(ExampleSource source);
    /// The same; but where it misreads none, the one with the largest loss.
    void showOneToLearnFrom(ExampleSource source);

private:
    struct Found
    {
        ExampleSource source;
        std::vector<int> indices;
    };
    void look(ExampleSource source, bool takesLargestLoss);
    void show(const Found &found);

    Workbench &m_workbench;
    LatestWork<Found> m_work;
    std::mt19937 m_random{std::random_device{}()};
};

} // namespace deltascope
