// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/docid_source.h"

#include <algorithm>
#include <utility>

namespace tanxun {

DocidSource::DocidSource(std::shared_ptr<const std::vector<Xapian::docid>> ids)
    : ids_(std::move(ids)) {}

DocidSource* DocidSource::clone() const { return new DocidSource(ids_); }

void DocidSource::init(const Xapian::Database&) {
  at_ = 0;
  started_ = false;
  set_maxweight(0.0);
}

Xapian::doccount DocidSource::get_termfreq_min() const {
  return static_cast<Xapian::doccount>(ids_->size());
}
Xapian::doccount DocidSource::get_termfreq_est() const { return get_termfreq_min(); }
Xapian::doccount DocidSource::get_termfreq_max() const { return get_termfreq_min(); }

void DocidSource::next(double) {
  if (started_) ++at_;
  started_ = true;
}

void DocidSource::skip_to(Xapian::docid id, double) {
  started_ = true;
  const auto from = ids_->begin() + static_cast<std::ptrdiff_t>(at_);
  at_ = static_cast<std::size_t>(std::lower_bound(from, ids_->end(), id) - ids_->begin());
}

bool DocidSource::at_end() const { return started_ && at_ >= ids_->size(); }
Xapian::docid DocidSource::get_docid() const { return (*ids_)[at_]; }
std::string DocidSource::get_description() const {
  return "DocidSource(" + std::to_string(ids_->size()) + ")";
}

Xapian::Query DocidQuery(std::vector<Xapian::docid> ids) {
  if (ids.empty()) return Xapian::Query::MatchNothing;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  auto* source =
      new DocidSource(std::make_shared<const std::vector<Xapian::docid>>(std::move(ids)));
  return Xapian::Query(source->release());
}

}  // namespace tanxun
