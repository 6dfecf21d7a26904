// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"

#include <QTest>

#ifdef DELTASCOPE_TESTS_SHOW_WIDGETS
#include "ui/theme/language.h"

#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace deltascope::tests {

namespace {
using MakeTest = std::function<std::unique_ptr<QObject>()>;

// Filled before main() by the sources of the tests, in whatever order they are linked.
std::map<std::string, MakeTest, std::less<>> &all_tests()
{
    static std::map<std::string, MakeTest, std::less<>> tests;
    return tests;
}

int run(const MakeTest &make, const QStringList &arguments)
{
    return QTest::qExec(make().get(), arguments);
}
} // namespace

bool add(std::string_view source, MakeTest make)
{
    return all_tests().emplace(std::filesystem::path(source).stem().string(), std::move(make)).second;
}

} // namespace deltascope::tests

int main(int argc, char *argv[])
{
#ifdef DELTASCOPE_TESTS_SHOW_WIDGETS
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    const QApplication application(argc, argv);
    deltascope::installLanguage(QStringLiteral("en"));
#else
    const QCoreApplication application(argc, argv);
#endif
    using namespace deltascope::tests;

    QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 1 && !arguments[1].startsWith(QLatin1Char('-'))) {
        const auto test = all_tests().find(arguments.takeAt(1).toStdString());
        if (test != all_tests().end())
            return run(test->second, arguments);
        std::fprintf(stderr, "There is no such test in %s.\n", argv[0]);
        return 2;
    }
    int failed = 0;
    for (const auto &[name, make] : all_tests())
        failed += run(make, arguments) != 0;
    return failed;
}
