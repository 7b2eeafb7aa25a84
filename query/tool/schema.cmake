# SPDX-License-Identifier: GPL-2.0-or-later
# Compiles both programs' schema/NAME.schema.json into the program tanxun: SchemaFile("search") gives its text.
file(GLOB schema_files CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/query/tool/schema/*.schema.json ${PROJECT_SOURCE_DIR}/indexer/tool/schema/*.schema.json)
set(schema_entries "")
foreach(path IN LISTS schema_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  get_filename_component(name ${path} NAME_WE)
  file(READ ${path} text)
  string(APPEND schema_entries "    {\"${name}\", R\"json(${text})json\"},\n")
endforeach()
set(schema_source ${PROJECT_BINARY_DIR}/generated/schema_files.cc)
file(CONFIGURE OUTPUT ${schema_source} @ONLY CONTENT [[// Generated from the folders schema/. Do not edit.
#include "query/tool/mcp_schema.h"

namespace tanxun {
namespace {
struct Entry {
  std::string_view name;
  std::string_view text;
};
constexpr Entry kEntries[] = {
@schema_entries@};
}  // namespace

std::string_view SchemaFile(std::string_view name) {
  for (const Entry& entry : kEntries) {
    if (entry.name == name) return entry.text;
  }
  return {};
}
}  // namespace tanxun
]])
