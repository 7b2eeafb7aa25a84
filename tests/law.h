// SPDX-License-Identifier: GPL-2.0-or-later
// Laws are functions that the tests and the fuzz targets share: each returns what is broken, in
// words, or nothing.
#pragma once

#include <string>

// Leaves a law with the condition that does not hold.
#define TANXUN_KEEPS(condition)                  \
  do {                                           \
    if (!(condition)) {                          \
      return std::string("broken: " #condition); \
    }                                            \
  } while (false)

// Leaves a law with what another one says.
#define TANXUN_KEEPS_LAW(law, where)                                                   \
  do {                                                                                 \
    if (std::string broken = (law); !broken.empty()) return broken + " in " + (where); \
  } while (false)
