# SPDX-License-Identifier: GPL-2.0-or-later
# Writes the tables of characters and of their readings at build time, so that the running library neither loads ICU's
# transliterators nor folds a character twice. Target tanxun_tables adds the sources to its user.
add_library(tanxun_tables INTERFACE)
foreach(table tables:character_table pinyin:pinyin_table)
  string(REGEX REPLACE ":.*" "" maker ${table})
  string(REGEX REPLACE ".*:" "" made ${table})
  add_executable(tanxun_make_${maker} ${PROJECT_SOURCE_DIR}/indexer/text/make_${maker}_main.cc)
  target_link_libraries(tanxun_make_${maker} PRIVATE tanxun_flags PkgConfig::utf8proc ICU::uc ICU::i18n)
  set(made ${PROJECT_BINARY_DIR}/generated/${made}.cc)
  add_custom_command(
    OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND tanxun_make_${maker} ${made}
    DEPENDS tanxun_make_${maker}
    COMMENT "Writing ${made}"
    VERBATIM)
  target_sources(tanxun_tables INTERFACE ${made})
endforeach()
