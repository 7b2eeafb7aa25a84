# SPDX-License-Identifier: GPL-2.0-or-later
# A program prints its own manual pages and completion scripts once it is built.
include(GNUInstallDirs)

# tanxun_page(TARGET FILE FOLDER words...): what the program prints for the words, installed as FOLDER/FILE.
function(tanxun_page target file folder)
  set(page ${PROJECT_BINARY_DIR}/pages/${folder}/${file})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/pages/${folder})
  add_custom_command(TARGET ${target} POST_BUILD COMMAND ${target} ${ARGN} > ${page} VERBATIM)
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/${folder})
endfunction()

function(tanxun_pages target name)
  tanxun_page(${target} ${name}.1 man/man1 manual)
  tanxun_page(${target} ${name} bash-completion/completions completion bash)
  tanxun_page(${target} _${name} zsh/site-functions completion zsh)
  tanxun_page(${target} ${name}.fish fish/vendor_completions.d completion fish)
endfunction()
