// SPDX-License-Identifier: GPL-2.0-or-later
// Explanations as lines of text.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "tanxun/explanation.h"

namespace tanxun {
namespace {

std::string Joined(const std::vector<std::string>& texts, std::string_view joint) {
  return fmt::format("{}", fmt::join(texts, joint));
}

std::string PlaceOf(const ScoredPassage& passage) {
  std::string place = passage.path;
  if (!passage.record.empty()) place += "#" + passage.record;
  return passage.lines.first == 0 ? place : fmt::format("{}:{}", place, passage.lines.first);
}

std::string SumOf(const ScoredPassage& passage) {
  std::string sum;
  for (const ScorePart& part : passage.parts) {
    sum += fmt::format("{}{} {:.4f}", sum.empty() ? "" : " + ", part.name, part.value);
  }
  return fmt::format("score {:.4f} = {}", passage.score, sum);
}

std::string HitLine(const ScoredPassage& hit) {
  return fmt::format("hit {}  {}  {}\n", hit.rank, PlaceOf(hit), SumOf(hit));
}

void AddParts(const QueryPart& part, std::size_t depth, std::string& out) {
  out += fmt::format("part  {:{}}{}  {}", "", 2 * depth, part.kind, part.text);
  if (part.passages) out += fmt::format("  passages {}", *part.passages);
  out += "\n";
  for (const QueryPart& child : part.parts) AddParts(child, depth + 1, out);
}

std::string UnitsLine(const std::vector<Unit>& units) {
  std::string line = "units ";
  for (const Unit& unit : units) line += fmt::format(" {} {}", Name(unit.kind), unit.text);
  return line + "\n";
}

std::string ConditionLine(const Condition& condition) {
  std::string line = fmt::format("{}  {}: {}", Name(condition.role), Joined(condition.parts, " | "),
                                 condition.is_met ? "met" : "not met");
  if (!condition.present.empty()) line += "; has " + Joined(condition.present, " ");
  if (!condition.missing.empty()) line += "; lacks " + Joined(condition.missing, " ");
  if (!condition.is_met && condition.elsewhere > 0) {
    line += fmt::format("; {} other passages of the source meet it", condition.elsewhere);
  }
  return line + "\n";
}

std::string Verdict(const Reason& reason) {
  switch (reason.presence) {
    case Presence::kShown:
      return fmt::format("is hit {} of {}", reason.passage.rank, reason.total);
    case Presence::kNotIndexed:
      return "is not in the index";
    case Presence::kNotMatched:
      return "does not match the query";
    case Presence::kFilteredOut:
      return "matches the query; a filter keeps it out";
    case Presence::kGrouped:
      return fmt::format("matches; {} stands for its source", PlaceOf(*reason.other));
    case Presence::kBeforePage:
      return fmt::format("is hit {} of {}, before the page shown", reason.passage.rank,
                         reason.total);
    case Presence::kBehindPage:
      return fmt::format("is hit {} of {}, behind the page shown", reason.passage.rank,
                         reason.total);
  }
  return "";
}

}  // namespace

std::string_view Name(Presence presence) {
  switch (presence) {
    case Presence::kShown:
      return "shown";
    case Presence::kNotIndexed:
      return "not_indexed";
    case Presence::kNotMatched:
      return "not_matched";
    case Presence::kFilteredOut:
      return "filtered_out";
    case Presence::kGrouped:
      return "grouped";
    case Presence::kBeforePage:
      return "before_page";
    case Presence::kBehindPage:
      return "behind_page";
  }
  return "";
}

std::string_view Name(ConditionRole role) {
  switch (role) {
    case ConditionRole::kMust:
      return "must";
    case ConditionRole::kAny:
      return "any";
    case ConditionRole::kNot:
      return "not";
    case ConditionRole::kFilter:
      return "filter";
  }
  return "";
}

std::string Describe(const Explanation& explanation) {
  std::string out = "query  " + explanation.tree.text + "\n";
  for (const std::string& warning : explanation.warnings) out += "warning  " + warning + "\n";
  AddParts(explanation.tree, 0, out);
  for (const std::vector<Unit>& units : explanation.units) out += UnitsLine(units);
  for (const ExplainedTerm& term : explanation.terms) {
    out += fmt::format("term  {}  weight {:.3g}  passages {}  titles {}\n", term.term, term.weight,
                       term.passages, term.titles);
  }
  for (const std::vector<std::string>& names : explanation.synonyms) {
    out += "alias  " + Joined(names, " = ") + "\n";
  }
  for (const ExplainedFilter& filter : explanation.filters) {
    out += fmt::format("filter  {} {}  passages {}\n", filter.flag, Joined(filter.values, " "),
                       filter.passages);
  }
  out += "matcher  " + explanation.matcher_query + "\n";
  out += fmt::format("total  {}\n", explanation.total);
  for (const ScoredPassage& hit : explanation.hits) out += HitLine(hit);
  return out;
}

std::string Describe(const Reason& reason) {
  std::string out = fmt::format("why  {} {}\n", PlaceOf(reason.passage), Verdict(reason));
  for (const Condition& condition : reason.conditions) out += ConditionLine(condition);
  if (reason.passage.rank > 0) out += HitLine(reason.passage);
  if (reason.before > 0) out += fmt::format("before  {} of its source\n", reason.before);
  if (reason.other) out += HitLine(*reason.other);
  return out;
}

}  // namespace tanxun
