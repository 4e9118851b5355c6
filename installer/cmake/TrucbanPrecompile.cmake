# SPDX-License-Identifier: GPL-3.0-or-later
# Precompiled headers for the giants among them: half of a full build's time. Sources keep their own includes; the
# gateway-only and lint builds do without any of this and prove that.
#
# Every target takes part by itself at the end of configuring: the Qt-free ones share a header with the standard library,
# tests one that has GoogleTest too, those with widgets or a map one with Qt. What asks for more says so:
#   trucban_precompile(TARGET json)    of its own: with Boost.JSON
#   trucban_precompile(TARGET beast)   of its own: with Boost.JSON, Asio with TLS, Beast with WebSocket
#   trucban_precompile(TARGET none)    nothing
# or, said out loud, one of the shared ones: standard, gtest, qt.
include_guard(GLOBAL)

# Measured on the queue's panel: 4.5 s without, 2.5 s with these, 3.3 s with all of <QtWidgets>.
set(TRUCBAN_QT_HEADERS <QAbstractItemModel> <QAbstractItemView> <QAction> <QApplication> <QBoxLayout> <QCoreApplication>
    <QDateTime> <QEvent> <QHash> <QIcon> <QJsonObject> <QKeyEvent> <QLabel> <QList> <QObject> <QPainter> <QString>
    <QStringList> <QStyle> <QStyledItemDelegate> <QTimer> <QVariant> <QWidget>)
set(TRUCBAN_STANDARD_HEADERS <algorithm> <chrono> <expected> <format> <functional> <map> <memory> <optional> <span>
    <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# A shared header lives with a target that does nothing else. GCC takes one only where its own flags are the same, so
# there is one for libraries with Qt (-fPIC) and one for programs with Qt (-fPIE).
function(trucban_precompiled_holder set out)
    set(holder trucban_precompiled_${set})
    set(${out} ${holder} PARENT_SCOPE)
    if(TARGET ${holder})
        return()
    endif()
    set(source "${CMAKE_BINARY_DIR}/precompiled/${set}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Compiled for its header alone.\nint main() {}\n")
    if(set MATCHES "program$")
        add_executable(${holder} "${source}")
        set_target_properties(${holder} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/precompiled")
    else()
        add_library(${holder} OBJECT "${source}")
    endif()
    # Warning options change what the compiler predefines, and with it whether the header fits.
    target_link_libraries(${holder} PRIVATE trucban::warnings)
    if(set STREQUAL "gtest")
        find_package(GTest REQUIRED CONFIG)
        target_link_libraries(${holder} PRIVATE GTest::gtest GTest::gmock)
        set(headers <gtest/gtest.h> <gmock/gmock.h>)
    elseif(set MATCHES "^qt")
        # Not <QtTest>: it reads a macro that differs from folder to folder.
        target_link_libraries(${holder} PRIVATE Qt6::Widgets)
        set(headers ${TRUCBAN_QT_HEADERS})
    endif()
    target_precompile_headers(${holder} PRIVATE ${TRUCBAN_STANDARD_HEADERS} ${headers})
endfunction()

function(trucban_precompile target set)
    set(json <boost/json.hpp>)
    if(set STREQUAL "none")
        set_target_properties(${target} PROPERTIES TRUCBAN_PRECOMPILED ON)
    elseif(set STREQUAL "json")
        target_precompile_headers(${target} PRIVATE ${TRUCBAN_STANDARD_HEADERS} ${json})
    elseif(set STREQUAL "beast")
        target_precompile_headers(${target} PRIVATE ${TRUCBAN_STANDARD_HEADERS} ${json} <boost/asio.hpp>
            <boost/asio/ssl.hpp> <boost/beast/core.hpp> <boost/beast/http.hpp> <boost/beast/websocket.hpp>
            <boost/beast/ssl.hpp>)
    elseif(set MATCHES "^(standard|gtest|qt|qt-program)$")
        trucban_precompiled_holder(${set} holder)
        set_target_properties(${target} PROPERTIES PRECOMPILE_HEADERS_REUSE_FROM ${holder})
    else()
        message(FATAL_ERROR "trucban_precompile(${target}): no set '${set}'")
    endif()
endfunction()

# For the targets that said nothing.
function(trucban_precompile_the_rest)
    trucban_collect_targets("${PROJECT_SOURCE_DIR}" targets)
    foreach(target IN LISTS targets)
        get_target_property(type ${target} TYPE)
        get_target_property(folder ${target} SOURCE_DIR)
        get_target_property(own ${target} PRECOMPILE_HEADERS)
        get_target_property(shared ${target} PRECOMPILE_HEADERS_REUSE_FROM)
        get_target_property(done ${target} TRUCBAN_PRECOMPILED)
        if(NOT type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$" OR own OR shared OR done
           OR NOT folder MATCHES "/(app|widgets|maps|tests)(/|$)")
            continue()
        endif()
        get_target_property(links ${target} LINK_LIBRARIES)
        if(links MATCHES "Qt6::(Widgets|Quick)|trucban::(widgets|maps|console)")
            set(set qt)
        elseif(links MATCHES "Qt6::|trucban::(models|bridge)" AND NOT links MATCHES "GTest::")
            # Few and small: one more header to compile costs more than it saves.
            set(set none)
        elseif(links MATCHES "GTest::")
            set(set gtest)
        else()
            set(set standard)
        endif()
        if(set STREQUAL "qt" AND type STREQUAL "EXECUTABLE")
            string(APPEND set -program)
        endif()
        trucban_precompile(${target} ${set})
    endforeach()
endfunction()

cmake_language(DEFER DIRECTORY "${PROJECT_SOURCE_DIR}" CALL trucban_precompile_the_rest)
