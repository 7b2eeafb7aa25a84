# SPDX-License-Identifier: GPL-2.0-or-later
# Tests of the programs: their renderers and command lines in process, then the programs themselves.
if(TANXUN_BUILD_TOOLS)
  tanxun_test(test_tools quick FOLDERS cli LIBRARIES tanxun_query_tool tanxun_indexer_tool)
  tanxun_test(test_programs full FOLDERS cli/programs LIBRARIES tanxun_indexer_tool nlohmann_json::nlohmann_json util)
  if(TARGET test_programs)
    target_compile_definitions(test_programs PRIVATE
      TANXUN_PROGRAM="$<TARGET_FILE:tanxun-program>" TANXUN_INDEX_PROGRAM="$<TARGET_FILE:tanxun-index>")
    add_dependencies(test_programs tanxun-program tanxun-index)
  endif()
  add_test(NAME installed_pages COMMAND ${CMAKE_COMMAND} -DBUILD=${PROJECT_BINARY_DIR} -DTO=${PROJECT_BINARY_DIR}/run/installed
           -P ${CMAKE_CURRENT_LIST_DIR}/installed_pages.cmake)
  set_tests_properties(installed_pages PROPERTIES LABELS full)
endif()
