# SPDX-License-Identifier: GPL-3.0-or-later
# ccache in front of the compiler when it is there. Its settings travel on the command line, so that a plain
# -DCMAKE_CXX_COMPILER_LAUNCHER=ccache gets them too: precompiled headers need the sloppiness, and the base folder lets
# clones in different places share what was compiled.
include_guard(GLOBAL)

option(TRUCBAN_CCACHE "Use ccache when it is found" ON)
find_program(TRUCBAN_CCACHE_PROGRAM ccache)
if(TRUCBAN_CCACHE AND TRUCBAN_CCACHE_PROGRAM)
    if(NOT CMAKE_CXX_COMPILER_LAUNCHER OR CMAKE_CXX_COMPILER_LAUNCHER MATCHES "^(.*/)?ccache$")
        set(CMAKE_CXX_COMPILER_LAUNCHER "${TRUCBAN_CCACHE_PROGRAM}"
            "sloppiness=pch_defines,time_macros,include_file_mtime,include_file_ctime"
            "base_dir=${PROJECT_SOURCE_DIR}" "hash_dir=false")
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Without it GCC's preprocessed text lacks what the precompiled header holds, and ccache refuses the file.
        add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
    endif()
endif()
