# SPDX-License-Identifier: GPL-2.0-or-later
# Installs BUILD into the folder TO: manual pages and completion scripts stand where man and the shells look for them.
file(REMOVE_RECURSE ${TO})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${TO} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
set(pages man/man7/tanxun-query.7)
foreach(name tanxun tanxun-index)
  list(APPEND pages man/man1/${name}.1 bash-completion/completions/${name} zsh/site-functions/_${name}
    fish/vendor_completions.d/${name}.fish)
endforeach()
foreach(page IN LISTS pages)
  file(SIZE ${TO}/share/${page} size)  # An error if it is not there.
  if(size LESS 1000)
    message(FATAL_ERROR "share/${page} has ${size} bytes")
  endif()
endforeach()
file(REMOVE_RECURSE ${TO})
