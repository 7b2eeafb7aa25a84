# SPDX-License-Identifier: GPL-2.0-or-later
# Compiles every corpus/lexicon/*.tsv into the library: LexiconFile("status.tsv") gives its text.
file(GLOB lexicon_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/corpus/lexicon/*.tsv)
set(lexicon_entries "")
foreach(path IN LISTS lexicon_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  get_filename_component(name ${path} NAME)
  file(READ ${path} text)
  string(APPEND lexicon_entries "    {\"${name}\", R\"tsv(${text})tsv\"sv},\n")
endforeach()
set(lexicon_source ${PROJECT_BINARY_DIR}/generated/lexicon_data.cc)
file(CONFIGURE OUTPUT ${lexicon_source} @ONLY CONTENT [[// Generated from corpus/lexicon. Do not edit.
#include "indexer/lexicon/lexicon_data.h"

namespace tanxun {
namespace {
using namespace std::string_view_literals;  // Lengths that nobody has to count again.

struct Entry {
  std::string_view name;
  std::string_view text;
};
constexpr Entry kEntries[] = {
@lexicon_entries@};
}  // namespace

std::string_view LexiconFile(std::string_view name) {
  for (const Entry& entry : kEntries) {
    if (entry.name == name) return entry.text;
  }
  return {};
}
}  // namespace tanxun
]])
add_library(tanxun_lexicon_data INTERFACE)
target_sources(tanxun_lexicon_data INTERFACE ${lexicon_source})
