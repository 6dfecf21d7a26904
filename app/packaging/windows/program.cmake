# describe_program(TARGET DESCRIPTION): what Windows shows of the program.
set(DELTASCOPE_ICON "" CACHE FILEPATH "The icon of the programs for Windows, an .ico")
enable_language(RC)
set(program_folder "${CMAKE_CURRENT_LIST_DIR}")
function(describe_program target description)
    set(manifest "${program_folder}/program.manifest")
    set(icon_line "")
    if(DELTASCOPE_ICON)
        set(icon_line "1 ICON \"${DELTASCOPE_ICON}\"")
    endif()
    configure_file("${program_folder}/program.rc.in" "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc" @ONLY)
    add_library(${target}_description OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc") # compiled without C++'s options
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_description>)
endfunction()
