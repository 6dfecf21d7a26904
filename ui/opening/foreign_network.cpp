// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opening/foreign_network.h"

#include "core/data/data_error.h"
#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "core/platform/qt_path.h"

namespace deltascope {

namespace {
// Without its images a network is shown all the same.
void readData(OpenedFile &opened, const DataOrigin &present, const ReadProgress &progress)
{
    if (opened.extras.data.is_shipped() || opened.extras.data == present)
        return;
    try {
        opened.data = readAgain(opened.extras.data, progress);
    } catch (const DataError &error) {
        opened.dataFault = error.message();
    }
}

void tryOn(OpenedFile &opened, std::shared_ptr<const Dataset> test, const ReadProgress &progress)
{
    opened.readings = measured_readings(opened.network, *test, progress);
    opened.test = std::move(test);
}

// The present images may be others than the network was trained on.
void tryOnShipped(OpenedFile &opened, const ReadProgress &progress)
{
    OpenedFile other{.file = opened.file, .network = opened.network};
    tryOn(other, std::make_shared<const Dataset>(load_dataset(shipped_data_folder(), Split::Test)), progress);
    other.onShipped = opened.test != nullptr;
    if (!opened.test || reads_far_more(other.readings, opened.readings))
        opened = std::move(other);
}
} // namespace

OpenedFile openedFile(const QString &file, std::shared_ptr<const Dataset> test, const DataOrigin &present,
                      const ReadProgress &progress)
{
    OpenedFile opened{.file = file, .network = read_network(path_from(file))};
    if (!opened.network.is_foreign()) {
        opened.extras = load_session_extras(path_from(file));
        readData(opened, present, progress);
        return opened;
    }
    if (test)
        tryOn(opened, std::move(test), progress);
    if (!opened.test || (!present.is_shipped() && reads_badly(opened.readings)))
        tryOnShipped(opened, progress);
    return opened;
}

} // namespace deltascope
