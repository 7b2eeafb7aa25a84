# SPDX-License-Identifier: GPL-2.0-or-later
# Writes the table of characters at build time, so that the running library neither loads ICU's
# transliterators nor folds a character twice. Target tanxun_tables adds the source to its user.
add_executable(tanxun_make_tables ${PROJECT_SOURCE_DIR}/indexer/text/make_tables_main.cc)
target_link_libraries(tanxun_make_tables PRIVATE tanxun_flags PkgConfig::utf8proc ICU::uc ICU::i18n)
set(tanxun_tables_source ${PROJECT_BINARY_DIR}/generated/character_table.cc)
add_custom_command(
  OUTPUT ${tanxun_tables_source}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
  COMMAND tanxun_make_tables ${tanxun_tables_source}
  DEPENDS tanxun_make_tables
  COMMENT "Writing the table of characters"
  VERBATIM)
add_library(tanxun_tables INTERFACE)
target_sources(tanxun_tables INTERFACE ${tanxun_tables_source})
