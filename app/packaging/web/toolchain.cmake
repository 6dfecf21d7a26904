# Compiles for browsers, and for node, with Debian's emscripten. DELTASCOPE_WEB_LIBRARIES is given beside it: where
# libraries.sh put what emscripten lacks.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES DELTASCOPE_WEB_LIBRARIES)
list(APPEND CMAKE_FIND_ROOT_PATH "${DELTASCOPE_WEB_LIBRARIES}")
include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)

# The algorithms of std::ranges, std::bit_cast and more came to libc++ after emscripten's: its headers of LLVM 16, with the
# library that emscripten has.
set(flags "--em-config ${CMAKE_CURRENT_LIST_DIR}/emscripten.config -pthread -fexceptions")
set(CMAKE_C_FLAGS_INIT "${flags}")
set(headers "${DELTASCOPE_WEB_LIBRARIES}/include/c++")
set(CMAKE_CXX_FLAGS_INIT "${flags} -nostdinc++ -isystem ${headers}/added -isystem ${headers}/v1")

# Emscripten's programs would fetch() the files beside them, which node's fetch() does not.
set(CMAKE_CROSSCOMPILING_EMULATOR node --no-experimental-fetch)
