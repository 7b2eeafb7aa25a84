// SPDX-License-Identifier: GPL-2.0-or-later
// What a shared library shows: everything that these headers declare, and nothing else.
#pragma once

// Of what the library offers.
#define TANXUN_API __attribute__((visibility("default")))
// Of what a header must name but not offer: kept out of the shared library's symbols.
#define TANXUN_LOCAL __attribute__((visibility("hidden")))
