# SPDX-License-Identifier: GPL-2.0-or-later
# The program tanxun-index. Everything but main() is a library, so that the tests can reach it and the program tanxun
# shares the terminal.
file(GLOB indexer_tool_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/indexer/tool/*.cc)
list(FILTER indexer_tool_sources EXCLUDE REGEX "_main\\.cc$")
add_library(tanxun_indexer_tool STATIC ${indexer_tool_sources})
target_link_libraries(tanxun_indexer_tool
  PUBLIC tanxun nlohmann_json::nlohmann_json fmt::fmt tanxun_flags
  PRIVATE CLI11::CLI11)
target_compile_definitions(tanxun_indexer_tool PRIVATE TANXUN_VERSION="${PROJECT_VERSION}")

add_executable(tanxun-index ${PROJECT_SOURCE_DIR}/indexer/tool/tanxun_index_main.cc)
target_link_libraries(tanxun-index PRIVATE tanxun_indexer_tool)
install(TARGETS tanxun-index RUNTIME)
include(${CMAKE_CURRENT_LIST_DIR}/pages.cmake)
tanxun_pages(tanxun-index tanxun-index)
