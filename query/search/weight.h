// SPDX-License-Identifier: GPL-2.0-or-later
// BM25 over passages alone.
#pragma once

#include <xapian.h>

#include <cstdint>

#include "indexer/schema/metadata.h"

namespace tanxun {

// Robertson & Zaragoza, The Probabilistic Relevance Framework (2009), with the constants that
// measured best on questions against paragraphs.
struct Bm25Parameters {
  double k1 = 0.7;
  double b = 0.8;
  double min_length = 0.4;  // Of a passage, in means: shorter ones gain no more.
};

// How much a term says that `frequency` of `passages` passages have. Never below 0.
double InverseFrequency(std::uint64_t frequency, std::uint64_t passages);

// Of all passages, in terms; 1 where there is none.
double MeanLength(const IndexState& state);

// BM25 with the number and mean length of passages handed in, so that the other documents of the
// database do not count. Parts are multiples of 2^-24: their sums are exact in any order, and an
// index grown by updates scores as one built at once.
class PassageWeight final : public Xapian::Weight {
 public:
  PassageWeight(std::uint64_t passages, double mean_length);

  PassageWeight* clone() const override;
  void init(double factor) override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount unique) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0.0; }
  double get_maxextra() const override { return 0.0; }

 private:
  double Part(double wdf, double length) const;

  std::uint64_t passages_;
  double mean_length_;
  double weight_ = 0.0;
  mutable std::uint32_t postings_ = 0;  // Looked at so far.
};

}  // namespace tanxun
