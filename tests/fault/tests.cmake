# SPDX-License-Identifier: GPL-2.0-or-later
# What breaks the programs' world, each in its quick form; scripts/soak runs the long ones.
tanxun_test(test_law3 full FOLDERS fault LIBRARIES tanxun_query_tool)
if(Python3_FOUND AND NOT TANXUN_SANITIZE)
  enable_language(C)
  add_library(fault_shim MODULE ${CMAKE_CURRENT_LIST_DIR}/fault_shim.c)
  add_library(memory_shim MODULE ${CMAKE_CURRENT_LIST_DIR}/memory_shim.c)
  target_link_libraries(memory_shim PRIVATE ${CMAKE_DL_LIBS})
  add_executable(rapid_writer ${CMAKE_CURRENT_LIST_DIR}/rapid_writer.cc)
  target_link_libraries(rapid_writer PRIVATE tanxun_flags tanxun)
  foreach(fault kill failing_calls failing_reads full_disk read_only power_cut readers writers memory)
    add_test(NAME fault_${fault} COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/${fault}_test.py
             --programs $<TARGET_FILE_DIR:tanxun-program> --shim $<TARGET_FILE:fault_shim>)
    set_tests_properties(fault_${fault} PROPERTIES LABELS full TIMEOUT 300)
  endforeach()
endif()
