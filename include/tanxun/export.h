// SPDX-License-Identifier: GPL-2.0-or-later
// What a shared library shows: everything that these headers declare, and nothing else.
#pragma once

#define TANXUN_API __attribute__((visibility("default")))
