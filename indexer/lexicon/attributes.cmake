# SPDX-License-Identifier: GPL-2.0-or-later
# Writes the tables of the names of attributes at build time, so that no program cuts thousands of names when it starts.
# Target tanxun_attribute_tables adds the source to its user.
set(lexicon_room ${PROJECT_SOURCE_DIR}/indexer/lexicon)
add_executable(tanxun_make_attributes ${lexicon_room}/make_attributes_main.cc ${lexicon_room}/attributes.cc
  ${lexicon_room}/tsv.cc $<TARGET_OBJECTS:room_indexer_text> $<TARGET_OBJECTS:room_indexer_analysis>)
target_link_libraries(tanxun_make_attributes PRIVATE tanxun_flags tanxun_lexicon_data PkgConfig::xapian PkgConfig::utf8proc
  ICU::uc ICU::i18n)
set(made ${PROJECT_BINARY_DIR}/generated/attribute_tables.cc)
add_custom_command(
  OUTPUT ${made}
  COMMAND tanxun_make_attributes ${made}
  DEPENDS tanxun_make_attributes
  COMMENT "Writing ${made}"
  VERBATIM)
add_library(tanxun_attribute_tables INTERFACE)
target_sources(tanxun_attribute_tables INTERFACE ${made})
