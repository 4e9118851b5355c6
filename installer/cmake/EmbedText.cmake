# SPDX-License-Identifier: GPL-3.0-or-later
# Text files inside a program. trucban_embed_text(OUTPUT HEADER h NAMESPACE n TEXTS function=file …) makes OUTPUT, a C++
# source that defines `std::string_view function()` for each file, as HEADER declares them. At build time this file is
# the script that writes it. A compiler may refuse a raw string of more than 64 KB.
if(CMAKE_SCRIPT_MODE_FILE)
    set(functions "")
    string(REPLACE "," ";" TEXTS "${TEXTS}")
    foreach(pair IN LISTS TEXTS)
        string(REGEX MATCH "^([A-Za-z0-9]+)=(.+)$" matched "${pair}")
        set(function "${CMAKE_MATCH_1}")
        set(file "${CMAKE_MATCH_2}")
        file(READ "${file}" text)
        string(LENGTH "${text}" length)
        if(text MATCHES "\\)trucban\"" OR length GREATER 65000)
            message(FATAL_ERROR "${file} is too long for a raw string, or contains its delimiter")
        endif()
        string(APPEND functions "\nstd::string_view ${function}() {\n    return R\"trucban(${text})trucban\";\n}\n")
    endforeach()
    file(WRITE "${OUTPUT}" "// Made by EmbedText.cmake.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n${functions}\n} // namespace ${NAMESPACE}\n")
    return()
endif()

include_guard(GLOBAL)
set(TRUCBAN_EMBED_TEXT "${CMAKE_CURRENT_LIST_FILE}")

function(trucban_embed_text output)
    cmake_parse_arguments(ARG "" "HEADER;NAMESPACE" "TEXTS" ${ARGN})
    set(files "")
    set(texts "")
    foreach(pair IN LISTS ARG_TEXTS)
        string(REPLACE "=" ";" pair "${pair}")
        list(GET pair 0 function)
        list(GET pair 1 file)
        list(APPEND files "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
        list(APPEND texts "${function}=${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    endforeach()
    list(JOIN texts "," texts)
    add_custom_command(
        OUTPUT "${output}"
        COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DHEADER=${ARG_HEADER}" "-DNAMESPACE=${ARG_NAMESPACE}"
                "-DTEXTS=${texts}" -P "${TRUCBAN_EMBED_TEXT}"
        DEPENDS ${files} "${TRUCBAN_EMBED_TEXT}"
        COMMENT "Embedding ${files}"
        VERBATIM)
endfunction()
