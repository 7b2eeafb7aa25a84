// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/tiers.h"

#include "query/search/term_query.h"

namespace tanxun {
namespace {

// A power of two, and far more than any words weigh: sums stay exact (weight.h).
constexpr double kTier = 1 << 20;

}  // namespace

Xapian::Query Lifted(const Xapian::Query& query, const Xapian::Query& above) {
  auto* lift = new Xapian::FixedWeightPostingSource(kTier);
  const Xapian::Query lifted(Xapian::Query::OP_AND, Unweighted(above),
                             Xapian::Query(lift->release()));
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, lifted);
}

TieredWeight SplitTier(double weight) {
  const int tier = static_cast<int>(weight / kTier);
  return {tier, weight - tier * kTier};
}

}  // namespace tanxun
