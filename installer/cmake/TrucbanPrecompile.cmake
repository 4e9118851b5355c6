# SPDX-License-Identifier: GPL-3.0-or-later
# trucban_precompile(TARGET SET): precompiled headers for the header-only giants. Sources keep their own includes; the
# gateway-only, sanitizer and lint presets build without any of this and prove that.
#   json   Boost.JSON and the standard library's heavy headers
#   beast  json, Asio with TLS, Beast with WebSocket
#   gtest  GoogleTest and GoogleMock; one header compiled once, shared by all test programs with the same flags
#   qt     Qt Core, Gui and Widgets
include_guard(GLOBAL)

function(trucban_precompile target set)
    set(standard <algorithm> <chrono> <expected> <format> <functional> <map> <memory> <optional> <span> <string>
        <string_view> <unordered_map> <utility> <variant> <vector>)
    set(json <boost/json.hpp>)
    set(beast <boost/asio.hpp> <boost/asio/ssl.hpp> <boost/beast/core.hpp> <boost/beast/http.hpp>
        <boost/beast/websocket.hpp> <boost/beast/ssl.hpp>)
    if(set STREQUAL "json")
        target_precompile_headers(${target} PRIVATE ${standard} ${json})
    elseif(set STREQUAL "beast")
        target_precompile_headers(${target} PRIVATE ${standard} ${json} ${beast})
    elseif(set STREQUAL "qt")
        target_precompile_headers(${target} PRIVATE ${standard} <QtCore> <QtGui> <QtWidgets>)
    elseif(set STREQUAL "gtest")
        if(NOT TARGET trucban_gtest_precompiled)
            find_package(GTest REQUIRED CONFIG)
            file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/precompiled/gtest.cpp" CONTENT
                "// A source is needed for the header to be compiled.\n")
            add_library(trucban_gtest_precompiled OBJECT "${CMAKE_BINARY_DIR}/precompiled/gtest.cpp")
            # Warning options change what the compiler predefines, and with it whether the header fits.
            target_link_libraries(trucban_gtest_precompiled PRIVATE trucban::warnings GTest::gtest GTest::gmock)
            target_precompile_headers(trucban_gtest_precompiled PRIVATE ${standard} <gtest/gtest.h> <gmock/gmock.h>)
        endif()
        target_precompile_headers(${target} REUSE_FROM trucban_gtest_precompiled)
    else()
        message(FATAL_ERROR "trucban_precompile(${target}): no set '${set}'; there are json, beast, gtest, qt")
    endif()
endfunction()
