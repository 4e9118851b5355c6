# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DOUTPUT=FILE.cpp -DWARDS=wards.csv -DPOLICY=reference.json -P EmbedText.cmake
# Writes the C++ source behind Embedded.h. A delimiter that neither file contains keeps the raw strings safe.
foreach(name WARDS POLICY)
    file(READ "${${name}}" text)
    if(text MATCHES "\\)trucban\"")
        message(FATAL_ERROR "${${name}} contains the delimiter of its raw string")
    endif()
    set(${name}_TEXT "${text}")
endforeach()
file(WRITE "${OUTPUT}" "// Made by EmbedText.cmake.
#include \"resources/Embedded.h\"

namespace trucban::resources {

std::string_view wardsCsv() {
    return R\"trucban(${WARDS_TEXT})trucban\";
}

std::string_view referencePolicyJson() {
    return R\"trucban(${POLICY_TEXT})trucban\";
}

} // namespace trucban::resources
")
