# Installs the build into a folder, moves that, and runs the programs from where they are then:
#   cmake -DBUILD=FOLDER -DPLACE=FOLDER -P relocated.cmake
file(REMOVE_RECURSE "${PLACE}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PLACE}/first"
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
set(moved "${PLACE}/Ünï çödé 数字 🎒")
file(RENAME "${PLACE}/first" "${moved}")

foreach(file IN ITEMS applications/deltascope.desktop mime/packages/deltascope.xml
        metainfo/org.deltascope.Deltascope.metainfo.xml icons/hicolor/scalable/apps/deltascope.svg
        man/man1/deltascope.1.gz man/man1/deltascope-cli.1.gz doc/deltascope/copyright deltascope/mnist/README.md deltascope/fonts/DejaVuSans.ttf)
    if(NOT EXISTS "${moved}/share/${file}")
        message(FATAL_ERROR "share/${file} is not installed")
    endif()
endforeach()

# The digits and the shipped network are found beside the program, the pictures and the fonts of equations too.
unset(ENV{DELTASCOPE_RESOURCES})
set(ENV{LC_ALL} C.UTF-8)
execute_process(COMMAND "${moved}/bin/deltascope-cli" evaluate --model "${moved}/share/deltascope/networks/digits.safetensors"
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${moved}/bin/deltascope-cli" worksheet --network 2-2-2 --out "${moved}/sheets.pdf"
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(STRINGS "${moved}/sheets.pdf" fonts REGEX "DeltascopeEquations")
if(NOT fonts)
    message(FATAL_ERROR "the equations of a worksheet are not there")
endif()
execute_process(COMMAND "${moved}/bin/deltascope" --version OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE "${PLACE}")
