// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <string_view>

namespace deltascope::tests {

/// Adds a test object to the executable, under the name of its source file. Its value says nothing; it is
/// there so that DELTASCOPE_TEST can do this before main().
bool add(std::string_view source, std::function<std::unique_ptr<QObject>()> make);

} // namespace deltascope::tests

/// Stands once in each source of tests, in place of QTEST_MAIN: the tests of a folder share an executable,
/// which runs those of one source when it is given that name ("test_sgd"), and all of them otherwise.
#define DELTASCOPE_TEST(Class)                                                                               \
    [[maybe_unused]] static const bool added_##Class =                                                       \
        deltascope::tests::add(__FILE__, [] { return std::make_unique<Class>(); });
