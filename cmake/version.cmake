# base/version.h learns the program version, the commit it was built from and a hash of the sources. Both are read
# at build time, in a file of its own, so that a new commit recompiles one small source only.
add_custom_target(plattan_version
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DOUTPUT=${CMAKE_BINARY_DIR}/generated/version.inc
            -DVERSION=${PROJECT_VERSION} -P ${CMAKE_SOURCE_DIR}/cmake/write_version.cmake
    BYPRODUCTS ${CMAKE_BINARY_DIR}/generated/version.inc
    COMMENT "Reading the commit and the sources")
