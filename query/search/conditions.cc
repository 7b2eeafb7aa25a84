// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/conditions.h"

#include <optional>
#include <utility>

#include "query/search/filters.h"
#include "query/search/query_builder.h"
#include "query/search/without_signs.h"

namespace tanxun {
namespace {

class Flattener {
 public:
  Flattener(const IndexReader& reader, bool use_aliases)
      : reader_(reader), use_aliases_(use_aliases) {}

  Result<std::vector<QueryCondition>> Run(const QueryNode& root) {
    if (!IsLeaf(root)) {
      TANXUN_TRY(Add(root, Standing::kSideBySide));
      return std::move(conditions_);
    }
    // A word that is the whole query is read more freely than any piece.
    Result<BuiltQuery> built = BuildQuery(reader_, root, use_aliases_);
    if (!built) return built.error();
    conditions_.emplace_back();
    Keep(Describe(root), std::move(*built), conditions_.back());
    return std::move(conditions_);
  }

 private:
  static bool IsLeaf(const QueryNode& node) {
    return node.kind != NodeKind::kNot && node.kind != NodeKind::kRequired &&
           node.kind != NodeKind::kRanked && node.kind != NodeKind::kAnd;
  }

  Result<void> Add(const QueryNode& node, Standing standing) {
    switch (node.kind) {
      case NodeKind::kNot:
        return AddOne(ConditionRole::kNot, node.children.front(), Standing::kUnderOperator, false);
      case NodeKind::kRequired:
        return Add(node.children.front(), Standing::kUnderOperator);
      case NodeKind::kRanked:
        return standing == Standing::kSideBySide ? AddRanked(node) : AddAll(node);
      case NodeKind::kAnd:
        return AddAll(node);
      default:
        return AddOne(ConditionRole::kMust, node, standing, use_aliases_);
    }
  }

  Result<void> AddAll(const QueryNode& node) {
    const bool has_plus = HasPlus(node);
    for (const QueryNode& child : node.children) {
      if (has_plus && IsOptional(reader_, child, use_aliases_)) continue;
      TANXUN_TRY(Add(child, Standing::kUnderOperator));
    }
    return {};
  }

  // Words side by side are one part; beside a `+word` they only count.
  Result<void> AddRanked(const QueryNode& node) {
    QueryNode words;
    words.kind = NodeKind::kRanked;
    std::vector<QueryNode> optional;
    for (const QueryNode& child : node.children) {
      if (IsLooseWord(reader_, child, use_aliases_)) {
        words.children.push_back(child);
      } else if (IsOptional(reader_, child, use_aliases_)) {
        optional.push_back(child);
      } else {
        TANXUN_TRY(Add(child, Standing::kSideBySide));
      }
    }
    if (HasPlus(node)) return {};
    if (words.children.empty() && optional.size() == 1) {
      return Add(optional.front(), Standing::kSideBySide);
    }
    if (!words.children.empty()) optional.push_back(std::move(words));
    if (optional.empty()) return {};
    QueryCondition any;
    any.role = optional.size() == 1 ? ConditionRole::kMust : ConditionRole::kAny;
    for (const QueryNode& part : optional) {
      TANXUN_TRY(MakePart(part, Standing::kSideBySide, use_aliases_, any));
    }
    conditions_.push_back(std::move(any));
    return {};
  }

  Result<void> AddOne(ConditionRole role, const QueryNode& node, Standing standing,
                      bool use_aliases) {
    QueryCondition condition;
    condition.role = role;
    TANXUN_TRY(MakePart(node, standing, use_aliases, condition));
    conditions_.push_back(std::move(condition));
    return {};
  }

  Result<void> MakePart(const QueryNode& node, Standing standing, bool use_aliases,
                        QueryCondition& condition) const {
    Result<BuiltQuery> built = BuildPart(reader_, node, standing, use_aliases);
    if (!built) return built.error();
    Keep(Describe(node), std::move(*built), condition);
    return {};
  }

  static void Keep(std::string text, BuiltQuery built, QueryCondition& condition) {
    condition.parts.push_back({std::move(text), std::move(built.query), std::move(built.words)});
  }

  const IndexReader& reader_;
  bool use_aliases_;
  std::vector<QueryCondition> conditions_;
};

}  // namespace

Result<std::vector<QueryCondition>> ConditionsOf(const IndexReader& reader, const QueryNode& root,
                                                 bool use_aliases) {
  return Flattener(reader, use_aliases).Run(WithoutSigns(root));
}

std::vector<FlagFilter> FlagsOf(const Filters& filters) {
  struct List {
    const char* flag;
    std::vector<std::string> Filters::*values;
  };
  static constexpr List kLists[] = {
      {"--tag", &Filters::tags},        {"--ticker", &Filters::tickers},
      {"--status", &Filters::statuses}, {"--entity", &Filters::entities},
      {"--lang", &Filters::languages},  {"--in", &Filters::globs}};
  std::vector<FlagFilter> flags;
  for (const List& list : kLists) {
    if ((filters.*list.values).empty()) continue;
    flags.push_back({list.flag, filters.*list.values, {}});
    flags.back().filter.*list.values = filters.*list.values;
  }
  if (!filters.since.empty()) {
    flags.push_back({"--since", {filters.since}, {}});
    flags.back().filter.since = filters.since;
  }
  if (!filters.until.empty()) {
    flags.push_back({"--until", {filters.until}, {}});
    flags.back().filter.until = filters.until;
  }
  return flags;
}

Result<std::vector<QueryCondition>> ConditionsOf(const IndexReader& reader,
                                                 const Filters& filters) {
  std::vector<QueryCondition> conditions;
  for (const FlagFilter& flag : FlagsOf(filters)) {
    Result<std::optional<Xapian::Query>> query = MakeFilter(reader, flag.filter);
    if (!query) return query.error();
    std::string text = flag.flag;
    for (const std::string& value : flag.values) text += " " + value;
    QueryCondition condition;
    condition.role = ConditionRole::kFilter;
    condition.parts.push_back({std::move(text), **query, {}});
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

}  // namespace tanxun
