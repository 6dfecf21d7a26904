# What `cpack -G DEB` makes of what is installed.
set(CPACK_PACKAGE_NAME deltascope)
set(CPACK_PACKAGE_VENDOR "The Deltascope developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "See backpropagation, number by number") # the project's description
# The project has no address yet; RFC 2606 keeps .invalid free of any other.
set(CPACK_PACKAGE_CONTACT "The Deltascope developers <developers@deltascope.invalid>")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Qt finds the plugins by itself; without the formats WebP and TIFF are not read.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-image-formats-plugins, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Deltascope shows what backpropagation does, and why, on a real network that
learns real handwritten digits: every delta, every gradient, every number, and
the picture that each belongs to. It is made for teachers at a projector and
for students at a laptop.
.
The digits of MNIST come with it. deltascope-cli does everything that needs no
window: training, measuring, sweeps, worksheets.")
include(CPack)
