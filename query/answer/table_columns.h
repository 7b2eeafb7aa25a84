// SPDX-License-Identifier: GPL-2.0-or-later
// Which column of a table a question asks for.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "query/answer/table_grid.h"
#include "query/answer/table_question.h"

namespace tanxun {

// What is known of a column before its rows are looked at.
struct Column {
  Features roots;              // The header's words.
  std::vector<bool> named_by;  // One a term: the header has it.
  bool same_concept = false;   // Its header means what the question names.
  bool is_index = false;       // It only counts the rows.
  double score = 0.0;
  bool named = false;
  double kind_share = 0.0;  // Share of its cells that are of the asked kind.
};

class TableColumns {
 public:
  // Both must outlive it.
  TableColumns(const TableQuestion& question, const Grid& grid);

  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  std::size_t size() const { return columns_.size(); }
  const Column& operator[](std::size_t c) const { return columns_[c]; }
  std::size_t key() const { return key_; }  // The column of the rows' names, or kNone.

  // The column, scored without the terms that are taken (one a term): a row's name has them, so
  // that they do not ask for a column as well.
  Column Without(std::size_t c, const std::vector<bool>& taken) const;

  // Who, when, where: no other column has such values.
  bool IsOnlyOfKind(std::size_t c) const;

  // A header has the term.
  bool IsNamedBySome(std::size_t term) const;

 private:
  Column ReadColumn(std::size_t c) const;
  void Score(std::size_t c, const std::vector<bool>& taken, Column& column) const;
  bool IsOpposite(const Features& header) const;
  std::string ConceptOf(std::size_t c) const;
  bool IsNameOf(const std::string& meaning, const TableTerm& term) const;
  double KindShare(std::size_t c) const;
  void ForgetTotals();
  bool IsTotalTerm(std::size_t term) const;
  void FindKeyColumn();

  const TableQuestion& question_;
  const Grid& grid_;
  std::vector<bool> forgotten_;  // One a term: it does not ask for a column after all.
  std::vector<Column> columns_;
  std::size_t key_ = kNone;
};

}  // namespace tanxun
