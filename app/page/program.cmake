# The program for browsers: deltascope.js, .wasm and .data, which app/web makes a page of. The digits are not among its
# data: the page fetches them when the window is there.
target_sources(deltascope PRIVATE page/page.cpp)
add_dependencies(deltascope pictures translations)

set(resources "${CMAKE_SOURCE_DIR}/resources")
set(shipped
    "${resources}/fonts@fonts" "${resources}/equations/index.json@equations/index.json"
    "${resources}/equations/glyphs@equations/glyphs" "${resources}/networks/digits.safetensors@networks/digits.safetensors"
    "${resources}/networks/likeness.safetensors@networks/likeness.safetensors"
    "${DELTASCOPE_SHARE}/pictures@pictures" "${DELTASCOPE_SHARE}/translations@translations")
foreach(file IN LISTS shipped)
    string(REPLACE "@" "@/share/deltascope/" file "${file}")
    target_link_options(deltascope PRIVATE "SHELL:--preload-file ${file}")
endforeach()

# Threads: two of the browser's own for each processor train, and a few read, write and draw.
target_link_options(deltascope PRIVATE
    -sENVIRONMENT=web,worker
    -sEXPORTED_RUNTIME_METHODS=FS,ccall,UTF16ToString,stringToUTF16,JSEvents,specialHTMLTargets # Qt wants the last four
    -sFORCE_FILESYSTEM=1
    -sINITIAL_MEMORY=256MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB
    "-sPTHREAD_POOL_SIZE=navigator.hardwareConcurrency+8" -sPTHREAD_POOL_DELAY_LOAD=1
    "SHELL:--pre-js ${CMAKE_CURRENT_SOURCE_DIR}/page/page_files.js")
# After Qt's own, of which the last holds.
target_link_libraries(deltascope PRIVATE -sEXPORT_NAME=createDeltascope -sDISABLE_EXCEPTION_CATCHING=0)
set_target_properties(deltascope PROPERTIES SUFFIX .js
    LINK_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/page/page_files.js")
