# SPDX-License-Identifier: GPL-3.0-or-later
# Runs gmt and the packer: cmake -DGMT=… -DREGION=w;e;s;n -DPACKER=… -DOUTPUT=… -P ExtractBasemap.cmake
cmake_minimum_required(VERSION 3.31)
list(JOIN REGION "/" region)
get_filename_component(folder "${OUTPUT}" DIRECTORY)
# gmt writes its history and settings beside itself and into the home folder unless told otherwise
set(ENV{GMT_USERDIR} "${folder}/gmt")
set(ENV{GMT_TMPDIR} "${folder}/gmt")
set(ENV{HOME} "${folder}/gmt")
file(MAKE_DIRECTORY "${folder}/gmt")

function(dump output)
    execute_process(
        COMMAND "${GMT}" pscoast "-R${region}" -Df -M ${ARGN} --GMT_HISTORY=false --FORMAT_FLOAT_OUT=%.7f
        OUTPUT_FILE "${output}" RESULT_VARIABLE result ERROR_VARIABLE messages)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "gmt pscoast failed (${result}); is gmt-gshhg-full installed?\n${messages}")
    endif()
endfunction()

dump("${folder}/coast.txt" -W)
dump("${folder}/rivers.txt" -Ia)
execute_process(COMMAND "${PACKER}" ${REGION} "${folder}/coast.txt" "${folder}/rivers.txt" "${OUTPUT}"
    COMMAND_ERROR_IS_FATAL ANY)
