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

# As programs in other languages use it, over tanxun/c.h.
enable_language(C)
set(embed ${CMAKE_CURRENT_LIST_DIR})
set(embed_run ${PROJECT_BINARY_DIR}/run/embed)
file(MAKE_DIRECTORY ${embed_run})

add_executable(search_notes_c ${embed}/c/search_notes.c)
set_target_properties(search_notes_c PROPERTIES C_STANDARD 99 C_EXTENSIONS OFF LINKER_LANGUAGE CXX)
target_compile_options(search_notes_c PRIVATE -Wall -Wextra -Wpedantic -Werror)
target_link_libraries(search_notes_c PRIVATE tanxun)
if(TANXUN_SANITIZE)
  target_link_options(search_notes_c PRIVATE -fsanitize=${TANXUN_SANITIZE})
endif()
add_test(NAME embed_c COMMAND search_notes_c ${PROJECT_SOURCE_DIR}/corpus/notes ${embed_run}/c_index
         "H100 集群" "Where is TSMC based?")
set_tests_properties(embed_c PROPERTIES LABELS quick TIMEOUT 60)

# What loads a shared library into a program that has no sanitizer.
if(TARGET tanxun_shared AND NOT TANXUN_SANITIZE)
  if(Python3_FOUND)
    add_test(NAME embed_python COMMAND ${Python3_EXECUTABLE} -B ${embed}/python/tanxun_test.py $<TARGET_FILE:tanxun_shared>)
    set_tests_properties(embed_python PROPERTIES LABELS quick TIMEOUT 60)
  endif()
  add_test(NAME embed_node COMMAND ${embed}/node/run_test $<TARGET_FILE:tanxun_shared> ${PROJECT_SOURCE_DIR}/include
           ${embed_run})
  set_tests_properties(embed_node PROPERTIES LABELS quick TIMEOUT 60 SKIP_RETURN_CODE 77)
endif()
