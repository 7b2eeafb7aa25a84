// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/weight.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "query/search/work_clock.h"

namespace tanxun {
namespace {

constexpr Bm25Parameters kParameters;
constexpr std::uint32_t kPostingsBetweenChecks = 256;
constexpr double kGrid = 16777216.0;  // 2^24

}  // namespace

double InverseFrequency(std::uint64_t frequency, std::uint64_t passages) {
  const auto have = static_cast<double>(std::min(frequency, passages));
  const double lack = static_cast<double>(passages) - have;
  double odds = (lack + 0.5) / (have + 0.5);
  // A term that most passages have still says a little, as in Xapian's own scheme.
  if (odds < 2.0) odds = odds * 0.5 + 1.0;
  return std::log(odds);
}

double MeanLength(const IndexState& state) {
  return state.passages == 0
             ? 1.0
             : static_cast<double>(state.total_length) / static_cast<double>(state.passages);
}

PassageWeight::PassageWeight(std::uint64_t passages, double mean_length)
    : passages_(passages), mean_length_(std::max(mean_length, 1.0)) {
  need_stat(TERMFREQ);
  need_stat(WDF);
  need_stat(WDF_MAX);
  need_stat(DOC_LENGTH);
  need_stat(DOC_LENGTH_MIN);
}

PassageWeight* PassageWeight::clone() const { return new PassageWeight(passages_, mean_length_); }

void PassageWeight::init(double factor) {
  weight_ = factor == 0.0 ? 0.0 : factor * InverseFrequency(get_termfreq(), passages_);
}

double PassageWeight::Part(double wdf, double length) const {
  const double relative = std::max(length / mean_length_, kParameters.min_length);
  const double norm = kParameters.k1 * (1.0 - kParameters.b + kParameters.b * relative);
  const double part = weight_ * (kParameters.k1 + 1.0) * wdf / (norm + wdf);
  // A call of std::round() for every posting would be a third of this function.
  return static_cast<double>(static_cast<std::int64_t>(part * kGrid + 0.5)) / kGrid;
}

double PassageWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                  Xapian::termcount) const {
  if (++postings_ % kPostingsBetweenChecks == 0) CheckWork();
  return Part(wdf, length);
}

double PassageWeight::get_maxpart() const {
  const double most = get_wdf_upper_bound();
  return Part(most, std::max<double>(get_doclength_lower_bound(), 0.0)) + 1.0 / kGrid;
}

}  // namespace tanxun
