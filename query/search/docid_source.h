// SPDX-License-Identifier: GPL-2.0-or-later
// Passages found by looking at their text, as a leaf of a query.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace tanxun {

// Exactly these documents, without a weight.
class DocidSource final : public Xapian::PostingSource {
 public:
  explicit DocidSource(std::shared_ptr<const std::vector<Xapian::docid>> ids);

  DocidSource* clone() const override;
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override;
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  std::string get_description() const override;

 private:
  std::shared_ptr<const std::vector<Xapian::docid>> ids_;  // Ascending.
  std::size_t at_ = 0;
  bool started_ = false;
};

// A query of these documents, in any order given.
Xapian::Query DocidQuery(std::vector<Xapian::docid> ids);

}  // namespace tanxun
