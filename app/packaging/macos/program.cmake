# What macOS knows of the program: its name, its icon, and the files that it opens.
set(DELTASCOPE_ICON "" CACHE FILEPATH "The icon of the program for macOS, an .icns")
set(description "${CMAKE_BINARY_DIR}/${DELTASCOPE_BUNDLE}/Info.plist")
configure_file("${CMAKE_CURRENT_LIST_DIR}/Info.plist.in" "${description}" @ONLY)
install(FILES "${description}" DESTINATION "${DELTASCOPE_BUNDLE}")
if(DELTASCOPE_ICON)
    install(FILES "${DELTASCOPE_ICON}" DESTINATION "${DELTASCOPE_BUNDLE}/Resources" RENAME deltascope.icns)
endif()
# By which macdeployqt finds Qt, before it puts it into the bundle.
set_target_properties(deltascope deltascope-cli PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
