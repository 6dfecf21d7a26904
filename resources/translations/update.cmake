# cmake -DTS=deltascope_de.ts [-DLUPDATE=lupdate] [-DOPTIONS=-pluralonly] -P update.cmake: makes the file, or brings it up to
# date, with every string that a user can see: those of the sources and the rules beside the typeset equations.
cmake_path(SET top NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../..")
cmake_path(ABSOLUTE_PATH TS)
set(strings "${TS}.equations.cpp")
find_program(LUPDATE lupdate HINTS /usr/lib/qt6/bin /usr/lib64/qt6/bin REQUIRED)

file(READ "${top}/resources/equations/index.json" index)
string(REPLACE ";" "<semicolon>" index "${index}") # it separates the elements of a list
string(REGEX MATCHALL "\"rule\": *\"[^\"]*\"" rules "${index}")
list(REMOVE_DUPLICATES rules)
set(source "")
foreach(rule IN LISTS rules)
    string(REGEX REPLACE "^\"rule\": *" "" text "${rule}")
    string(REPLACE "<semicolon>" ";" text "${text}")
    string(APPEND source "QT_TRANSLATE_NOOP(\"deltascope::EquationLibrary\", ${text})\n")
endforeach()
file(WRITE "${strings}" "${source}")

if(NOT OPTIONS MATCHES "locations")
    list(APPEND OPTIONS -locations none) # which change with every line of the sources
endif()
execute_process(
    COMMAND "${LUPDATE}" -no-obsolete ${OPTIONS} -I . core ui app "${strings}" -ts "${TS}"
    WORKING_DIRECTORY "${top}" COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE "${strings}")
