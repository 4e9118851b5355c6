# SPDX-License-Identifier: GPL-3.0-or-later
# Runs gmt and the packer: cmake -DGMT=… -DREGION=w;e;s;n -DDETAIL=f|i -DRIVERS=a|0;1 -DPACKER=… -DOUTPUT=… -P ExtractBasemap.cmake
# With LEAST_KM2, smaller islands and lakes are left out.
cmake_minimum_required(VERSION 3.31)
list(JOIN REGION "/" region)
get_filename_component(folder "${OUTPUT}" DIRECTORY)
get_filename_component(name "${OUTPUT}" NAME_WE)
# gmt writes its history and settings beside itself and into the home folder unless told otherwise
set(own "${folder}/gmt-${name}")
set(ENV{GMT_USERDIR} "${own}")
set(ENV{GMT_TMPDIR} "${own}")
set(ENV{HOME} "${own}")
file(MAKE_DIRECTORY "${own}")

function(dump output)
    execute_process(
        COMMAND "${GMT}" pscoast "-R${region}" "-D${DETAIL}" -M ${ARGN} --GMT_HISTORY=false --FORMAT_FLOAT_OUT=%.7f
        OUTPUT_FILE "${output}" RESULT_VARIABLE result ERROR_VARIABLE messages)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "gmt pscoast failed (${result}); is gmt-gshhg-full installed?\n${messages}")
    endif()
endfunction()

set(least)
if(LEAST_KM2)
    set(least "-A${LEAST_KM2}/0/2")
endif()
list(TRANSFORM RIVERS PREPEND "-I")
dump("${own}/coast.txt" -W ${least})
dump("${own}/rivers.txt" ${RIVERS})
execute_process(COMMAND "${PACKER}" ${REGION} "${own}/coast.txt" "${own}/rivers.txt" "${OUTPUT}"
    COMMAND_ERROR_IS_FATAL ANY)
