// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/readers.h"

#include <cstdio>
#include <cstdlib>

using namespace deltascope;

/// What libFuzzer calls with bytes of its choice, for the reader DELTASCOPE_READER: configure the preset
/// fuzz, build fuzz_NAME, and run it on a copy of tests/fuzz/corpus/NAME.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const Folder folder;
    static const auto reader = std::ranges::find(fuzzed_readers(), DELTASCOPE_READER, &FuzzedReader::name);
    const auto file = folder.write("damaged", Bytes(bytes, bytes + size));
    if (const QString fault = fault_of_reader(file, [&] { return reader->reads_whole(file); });
        !fault.isEmpty()) {
        std::fputs(qPrintable(fault + QLatin1Char('\n')), stderr);
        std::abort();
    }
    return 0;
}
