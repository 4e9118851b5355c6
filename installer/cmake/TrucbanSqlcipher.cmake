# SPDX-License-Identifier: GPL-3.0-or-later
# trucban::sqlcipher: SQLiteCpp over SQLCipher. Debian's SQLiteCpp package links plain SQLite in its own CMake target
# and was built without the codec, so take its archive alone; keys go in by PRAGMA key. SQLCipher and SQLite export the
# same symbols: whoever links this must not link sqlite3 (installer/layers.py looks at the finished programs).
include_guard(GLOBAL)

find_library(TRUCBAN_SQLITECPP_ARCHIVE libSQLiteCpp.a)
find_library(TRUCBAN_SQLCIPHER_LIBRARY sqlcipher)
find_path(TRUCBAN_SQLCIPHER_INCLUDE_DIR sqlite3.h PATH_SUFFIXES sqlcipher NO_CACHE REQUIRED
    PATHS /usr/include/sqlcipher NO_DEFAULT_PATH)
find_path(TRUCBAN_SQLITECPP_INCLUDE_DIR SQLiteCpp/SQLiteCpp.h)
if(NOT TRUCBAN_SQLITECPP_ARCHIVE OR NOT TRUCBAN_SQLCIPHER_LIBRARY OR NOT TRUCBAN_SQLITECPP_INCLUDE_DIR)
    message(FATAL_ERROR "SQLCipher or SQLiteCpp is missing (libsqlcipher-dev, libsqlitecpp-dev); "
        "installer/enter.sh runs a command where the packages are")
endif()

add_library(trucban_sqlcipher STATIC IMPORTED GLOBAL)
add_library(trucban::sqlcipher ALIAS trucban_sqlcipher)
set_target_properties(trucban_sqlcipher PROPERTIES
    IMPORTED_LOCATION "${TRUCBAN_SQLITECPP_ARCHIVE}"
    IMPORTED_LINK_INTERFACE_LANGUAGES CXX
    INTERFACE_INCLUDE_DIRECTORIES "${TRUCBAN_SQLCIPHER_INCLUDE_DIR}"
    INTERFACE_COMPILE_DEFINITIONS SQLITE_HAS_CODEC
    INTERFACE_LINK_LIBRARIES "${TRUCBAN_SQLCIPHER_LIBRARY};Threads::Threads;${CMAKE_DL_LIBS}")
