// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opening/foreign_network.h"

#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "core/platform/qt_path.h"

namespace deltascope {

OpenedFile openedFile(const QString &file, std::shared_ptr<const Dataset> test)
{
    OpenedFile opened{file, read_network(path_from(file)), {}, {}, {}};
    if (!opened.network.is_foreign()) {
        opened.extras = load_session_extras(path_from(file));
        return opened;
    }
    if (!test)
        test = std::make_shared<const Dataset>(load_dataset(resource_folder() / "mnist", Split::Test));
    opened.readings = measured_readings(opened.network, *test);
    opened.test = std::move(test);
    return opened;
}

} // namespace deltascope
