// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/status_history.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "indexer/lexicon/status_words.h"

namespace tanxun {
namespace {

auto Place(const SourceLine& where) { return std::tie(where.path, where.record, where.line); }

// Newest first, undated last; of one date the tightest first.
bool IsBefore(const StatusStatement& a, const StatusStatement& b) {
  const StatusMention& x = a.status;
  const StatusMention& y = b.status;
  if (x.as_of.date != y.as_of.date) return x.as_of.date > y.as_of.date;
  return x.level != y.level ? x.level > y.level : Place(a.where) < Place(b.where);
}

bool SaysTheSame(const StatusMention& a, const StatusMention& b) {
  return a.level == b.level && a.as_of.date == b.as_of.date;
}

// "red", 紧张: no more than the level itself.
bool IsBare(const std::string& reason) { return reason.empty() || ParseStatus(reason).has_value(); }

void TakeIn(const StatusStatement& again, StatedStatus& stated) {
  if (Place(stated.places.back()) != Place(again.where)) stated.places.push_back(again.where);
  std::string& reason = stated.status.reason;
  if (reason.empty() || (IsBare(reason) && !IsBare(again.status.reason))) {
    reason = again.status.reason;
  }
  if (!stated.status.since.known()) stated.status.since = again.status.since;
}

}  // namespace

StatusHistory MakeHistory(std::vector<StatusStatement> statements, std::size_t places) {
  for (StatusStatement& statement : statements) {
    if (statement.status.as_of.origin == AsOfOrigin::kFile) statement.status.as_of = {};
  }
  std::sort(statements.begin(), statements.end(), IsBefore);
  std::vector<StatedStatus> all;
  for (StatusStatement& statement : statements) {
    if (!all.empty() && SaysTheSame(all.back().status, statement.status)) {
      TakeIn(statement, all.back());
    } else {
      all.push_back({std::move(statement.status), {std::move(statement.where)}, 0});
    }
  }
  for (StatedStatus& stated : all) {
    stated.count = stated.places.size();
    stated.places.resize(std::min(stated.places.size(), places));
  }
  StatusHistory history;
  const auto earlier = std::find_if(all.begin(), all.end(), [&](const StatedStatus& stated) {
    return stated.status.as_of.date != all.front().status.as_of.date;
  });
  history.current.assign(std::make_move_iterator(all.begin()), std::make_move_iterator(earlier));
  history.earlier.assign(std::make_move_iterator(earlier), std::make_move_iterator(all.end()));
  return history;
}

}  // namespace tanxun
