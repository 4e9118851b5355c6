# SPDX-License-Identifier: GPL-3.0-or-later
file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}")
execute_process(COMMAND "${PYTHON}" -B "${SOURCE}/make_evening.py" "${FOLDER}" COMMAND_ERROR_IS_FATAL ANY)
foreach(file evening.jsonl units.csv)
    execute_process(COMMAND "${CMAKE_COMMAND}" -E compare_files "${SOURCE}/${file}" "${FOLDER}/${file}"
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
