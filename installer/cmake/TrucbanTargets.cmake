# SPDX-License-Identifier: GPL-3.0-or-later
# What every target shares: language level, warnings, sanitizers, compiler cache; one function per kind of target.
include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# We have no modules; looking for them reads every source once more.
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

# Each test program holds whole layers: bfd links one in 3.6 s, mold in 0.6 s.
find_program(TRUCBAN_MOLD mold)
if(TRUCBAN_MOLD AND NOT DEFINED CMAKE_LINKER_TYPE)
    set(CMAKE_LINKER_TYPE MOLD)
endif()
# Nine tenths of such a program are line numbers; 140 of them filled 8 GB of disk.
add_link_options(-Wl,--compress-debug-sections=zstd)

set(TRUCBAN_INSTALLER_DIR "${CMAKE_CURRENT_LIST_DIR}/..")
include("${CMAKE_CURRENT_LIST_DIR}/TrucbanCompilerCache.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/EmbedText.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/TrucbanSqlcipher.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/TrucbanPrecompile.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/TrucbanLayers.cmake")
if(TRUCBAN_CONSOLE)
    include("${CMAKE_CURRENT_LIST_DIR}/TrucbanQt.cmake")
endif()

find_package(Threads REQUIRED)
find_package(Boost 1.88 REQUIRED CONFIG COMPONENTS headers json url)

add_library(trucban_warnings INTERFACE)
add_library(trucban::warnings ALIAS trucban_warnings)
target_compile_options(trucban_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers $<$<BOOL:${TRUCBAN_WERROR}>:-Werror>
    # A precompiled header that does not fit costs time, nothing else.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-error=invalid-pch>)
if(TRUCBAN_SANITIZE)
    add_compile_options(-fsanitize=${TRUCBAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${TRUCBAN_SANITIZE})
    if(TRUCBAN_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Asio fences once per strand; GCC's thread sanitizer does not model fences and says so on every include.
        add_compile_options(-Wno-tsan)
    endif()
endif()

# trucban_layer(NAME SOURCES… PUBLIC… PRIVATE… [PRECOMPILE json|beast|…]): static library trucban_NAME with alias
# trucban::NAME; include root is app/ (and the top folder for widgets/ and maps/).
function(trucban_layer name)
    cmake_parse_arguments(ARG "" "PRECOMPILE" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(trucban_${name} STATIC ${ARG_SOURCES})
    add_library(trucban::${name} ALIAS trucban_${name})
    target_include_directories(trucban_${name} PUBLIC "${PROJECT_SOURCE_DIR}/app" "${PROJECT_SOURCE_DIR}")
    target_link_libraries(trucban_${name} PUBLIC ${ARG_PUBLIC} PRIVATE trucban::warnings ${ARG_PRIVATE})
    if("${ARG_PUBLIC};${ARG_PRIVATE}" MATCHES "Qt6::")
        set_target_properties(trucban_${name} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
    if(ARG_PRECOMPILE)
        trucban_precompile(trucban_${name} ${ARG_PRECOMPILE})
    endif()
endfunction()

# trucban_test(NAME LABELS l… SOURCES … LIBRARIES … [PRECOMPILE beast|…]): a GoogleTest program, one CTest test
# per program.
function(trucban_test name)
    cmake_parse_arguments(ARG "" "PRECOMPILE" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    find_package(GTest REQUIRED CONFIG)
    add_executable(${name} ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(${name} PRIVATE trucban::warnings ${ARG_LIBRARIES} GTest::gtest_main GTest::gmock)
    if(ARG_PRECOMPILE)
        trucban_precompile(${name} ${ARG_PRECOMPILE})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300)
endfunction()
