# SPDX-License-Identifier: GPL-2.0-or-later
# Some rows of the zoo, another choice each time; `scripts/soak zoo` tries all of them.
if(Python3_FOUND)
  add_test(NAME zoo COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/zoo_test.py
           --programs $<TARGET_FILE_DIR:tanxun-program>)
  set_tests_properties(zoo PROPERTIES LABELS full TIMEOUT 300)
endif()
