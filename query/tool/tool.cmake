# SPDX-License-Identifier: GPL-2.0-or-later
# The program tanxun. Its target has another name because the library's is tanxun.
file(GLOB query_tool_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/query/tool/*.cc)
list(FILTER query_tool_sources EXCLUDE REGEX "_main\\.cc$")
include(${CMAKE_CURRENT_LIST_DIR}/schema.cmake)
add_library(tanxun_query_tool STATIC ${query_tool_sources} ${schema_source})
target_compile_definitions(tanxun_query_tool PRIVATE TANXUN_VERSION="${PROJECT_VERSION}")
target_link_libraries(tanxun_query_tool
  PUBLIC tanxun_indexer_tool tanxun nlohmann_json::nlohmann_json fmt::fmt tanxun_flags)

add_executable(tanxun-program ${PROJECT_SOURCE_DIR}/query/tool/tanxun_main.cc)
set_target_properties(tanxun-program PROPERTIES OUTPUT_NAME tanxun)
target_link_libraries(tanxun-program PRIVATE tanxun_query_tool)
install(TARGETS tanxun-program RUNTIME)
tanxun_pages(tanxun-program tanxun)
tanxun_page(tanxun-program tanxun-query.7 man/man7 manual query)
