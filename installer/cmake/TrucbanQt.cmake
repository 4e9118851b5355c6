# SPDX-License-Identifier: GPL-3.0-or-later
# Qt and what stands on it, found once; never included when the console is switched off.
include_guard(GLOBAL)

find_package(Qt6 6.8 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Qml Quick QuickWidgets Positioning Location Svg
    Multimedia LinguistTools Test)
# Debian's package brings no version file; the config's target needs Qt first.
find_package(QCustomPlotQt6 REQUIRED)

# trucban_qt_layer(NAME …): trucban_layer with moc and resources.
function(trucban_qt_layer name)
    trucban_layer(${name} ${ARGN})
    set_target_properties(trucban_${name} PROPERTIES AUTOMOC ON AUTORCC ON)
endfunction()

# trucban_qt_test(NAME LABELS l… SOURCES … LIBRARIES … [DISPLAY]): a QtTest program, one CTest test per program. It runs
# on Qt's offscreen platform; with DISPLAY on an X server of its own with software OpenGL (a map draws nothing offscreen).
function(trucban_qt_test name)
    cmake_parse_arguments(ARG "DISPLAY" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(${name} PRIVATE trucban::warnings ${ARG_LIBRARIES} Qt6::Test)
    if(ARG_DISPLAY)
        add_test(NAME ${name} COMMAND "${TRUCBAN_INSTALLER_DIR}/with-display.sh" $<TARGET_FILE:${name}>)
        set(platform xcb)
    else()
        add_test(NAME ${name} COMMAND ${name})
        set(platform offscreen)
    endif()
    # A critical message is our bug and fails the test. Each test has settings and caches of its own.
    set(home "${CMAKE_CURRENT_BINARY_DIR}/${name}.home")
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300 ENVIRONMENT
        "QT_QPA_PLATFORM=${platform};QT_FATAL_CRITICALS=1;LIBGL_ALWAYS_SOFTWARE=1;LC_ALL=C.UTF-8;XDG_CONFIG_HOME=${home}/config;XDG_CACHE_HOME=${home}/cache;XDG_DATA_HOME=${home}/data")
endfunction()
