# SPDX-License-Identifier: GPL-2.0-or-later
# The library as others use it: from several threads and processes, installed, and its reference.
tanxun_test(test_threads full FOLDERS embed LIBRARIES tanxun)
if(Python3_FOUND AND TANXUN_INSTALL AND TANXUN_BUILD_SHARED AND NOT TANXUN_SANITIZE)
  add_test(NAME embed_outside_projects
           COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/embed_test.py ${PROJECT_BINARY_DIR})
  set_tests_properties(embed_outside_projects PROPERTIES LABELS full TIMEOUT 600)
  add_test(NAME reference COMMAND ${PROJECT_SOURCE_DIR}/scripts/reference)
  set_tests_properties(reference PROPERTIES LABELS full SKIP_RETURN_CODE 77)
endif()
