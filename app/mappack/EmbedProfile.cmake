# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DOUTPUT=FILE.cpp -DCONFIG=config.json -DSCRIPT=process.lua -P EmbedProfile.cmake
# The tile profile as C++. A raw string may be no longer than 64 KB for some compilers: both are far below.
foreach(name CONFIG SCRIPT)
    file(READ "${${name}}" text)
    if(text MATCHES "\\)trucban\"")
        message(FATAL_ERROR "${${name}} contains the delimiter of its raw string")
    endif()
    set(${name}_TEXT "${text}")
endforeach()
file(WRITE "${OUTPUT}" "// Made by EmbedProfile.cmake.
#include \"mappack/TileMaking.h\"

namespace trucban::mappack {

std::string_view profileConfig() {
    return R\"trucban(${CONFIG_TEXT})trucban\";
}

std::string_view profileScript() {
    return R\"trucban(${SCRIPT_TEXT})trucban\";
}

} // namespace trucban::mappack
")
