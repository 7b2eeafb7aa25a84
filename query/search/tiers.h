// SPDX-License-Identifier: GPL-2.0-or-later
// Classes of hits that no score crosses: those of a higher tier come first.
#pragma once

#include <xapian.h>

namespace tanxun {

// What `query` finds; a tier higher if `above` finds it as well. Weights stay below a tier's.
Xapian::Query Lifted(const Xapian::Query& query, const Xapian::Query& above);

struct TieredWeight {
  int tier = 0;
  double weight = 0.0;
};
TieredWeight SplitTier(double weight);

}  // namespace tanxun
