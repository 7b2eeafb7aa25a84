// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <set>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/lexicon/status_words.h"
#include "indexer/lexicon/values.h"
#include "indexer/schema/fields.h"
#include "indexer/text/fold.h"
#include "indexer/text/glob.h"
#include "indexer/text/utf8.h"
#include "query/search/chain_filter.h"
#include "query/search/docid_source.h"
#include "query/search/matcher.h"
#include "query/search/path_spelling.h"
#include "query/search/term_query.h"
#include "query/search/ticker_filter.h"

namespace tanxun {
namespace {

constexpr std::size_t kPrefixLimit = 1000;
// In their order; unknown stands outside of it.
constexpr std::array<StatusLevel, 4> kLevels = {StatusLevel::kGreen, StatusLevel::kYellow,
                                                StatusLevel::kOrange, StatusLevel::kRed};

std::string_view Prefix(std::string_view field) { return FindField(field)->filter_prefix; }

Xapian::Query TermQuery(std::string_view prefix, std::string_view text) {
  return Xapian::Query(MakeTerm(prefix, text));
}

Xapian::Query AnyWithPrefix(const IndexReader& reader, const std::string& prefix) {
  std::vector<Xapian::Query> any;
  bool met_limit = false;
  for (const std::string& term : ExpandPrefix(reader, prefix, kPrefixLimit, met_limit)) {
    any.emplace_back(term);
  }
  return AnyOf(any);
}

Xapian::Query PassagesOf(const IndexReader& reader, const std::vector<Xapian::docid>& sources) {
  std::vector<Xapian::docid> ids;
  for (const Xapian::docid source : sources) {
    const Xapian::Document document = reader.database().get_document(source);
    const auto passages =
        static_cast<Xapian::docid>(UnpackNumber(document.get_value(kSlotPassages)));
    for (Xapian::docid i = 1; i <= passages; ++i) ids.push_back(source + i);
  }
  return DocidQuery(std::move(ids));
}

// Of terms that stand on sources.
Xapian::Query PassagesOf(const IndexReader& reader, const Xapian::Query& sources) {
  return PassagesOf(reader, AllMatches(reader, sources));
}

std::chrono::year_month_day DayBefore(const Date& today, char unit, int count) {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  const year_month_day day{year(today.year), month(static_cast<unsigned>(today.month)),
                           std::chrono::day(static_cast<unsigned>(today.day))};
  switch (unit) {
    case 'm':
    case 'y': {
      const year_month_day moved = unit == 'm' ? day - months(count) : day - years(count);
      return moved.ok() ? moved : year_month_day(moved.year() / moved.month() / last);
    }
    default:
      return year_month_day(sys_days(day) - days(unit == 'w' ? 7 * count : count));
  }
}

std::optional<DayRange> RelativeDays(std::string_view text, const Date& today) {
  if (text.size() < 2 || text.size() > 5) return std::nullopt;
  const char unit = text.back();
  int count = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size() - 1, count);
  if (failed != std::errc() || end != text.data() + text.size() - 1 || count < 0)
    return std::nullopt;
  if (unit != 'd' && unit != 'w' && unit != 'm' && unit != 'y') return std::nullopt;
  if (unit == 'y' && count > 1000) return std::nullopt;
  const auto day = DayBefore(today, unit, count);
  const Date first{static_cast<int>(day.year()),
                   static_cast<int>(static_cast<unsigned>(day.month())),
                   static_cast<int>(static_cast<unsigned>(day.day()))};
  return DayRange{DateKey(first), DateKey(today)};
}

std::optional<DayRange> Quarter(std::string_view text) {
  // 2025-Q3, 2025Q3
  const std::string folded = Fold(text);
  const std::size_t q = folded.find('q');
  if (q == std::string::npos || q < 4 || q + 2 != folded.size()) return std::nullopt;
  int year = 0;
  const auto [end, failed] = std::from_chars(folded.data(), folded.data() + 4, year);
  const int quarter = folded[q + 1] - '0';
  if (failed != std::errc() || end != folded.data() + 4 || quarter < 1 || quarter > 4) {
    return std::nullopt;
  }
  return DayRange{fmt::format("{:04}{:02}00", year, 3 * quarter - 2),
                  fmt::format("{:04}{:02}99", year, 3 * quarter)};
}

Xapian::Query DateFilter(const std::string& first, const std::string& last) {
  return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kSlotDate, first.empty() ? "0" : first,
                       last.empty() ? "99999999" : last);
}

Error BadQuery(std::string_view what, std::string_view text) {
  return {ErrorCode::kBadQuery, fmt::format("cannot read the query: \"{}\" is no {}", text, what)};
}

Result<Xapian::Query> DateQuery(const QueryNode& node) {
  const Date today = Today();
  const auto days = [&](const std::string& text) { return ParseDays(text, today); };
  if (node.kind == NodeKind::kRange) {
    std::string first;
    std::string last;
    if (!node.low.empty()) {
      const auto low = days(node.low);
      if (!low) return BadQuery("date", node.low);
      first = low->first;
    }
    if (!node.high.empty()) {
      const auto high = days(node.high);
      if (!high) return BadQuery("date", node.high);
      last = high->last;
    }
    return DateFilter(first, last);
  }
  if (node.text.empty()) return DateFilter({}, {});
  const auto range = days(node.text);
  if (!range) return BadQuery("date", node.text);
  switch (node.comparison) {
    case Comparison::kEqual:
      return DateFilter(range->first, range->last);
    case Comparison::kGreaterEqual:
      return DateFilter(range->first, {});
    case Comparison::kLessEqual:
      return DateFilter({}, range->last);
    case Comparison::kGreater:
      return DateFilter(range->last + "~", {});
    // Below every key of that day, and with it the day itself.
    case Comparison::kLess:
      return DateFilter({}, range->first.substr(0, range->first.size() - 1) + "!");
  }
  return Xapian::Query::MatchNothing;
}

// A level that a status can be compared with. Errors: what is no status, and unknown, which is
// neither more nor less than another.
Result<StatusLevel> OrderedLevel(std::string_view text) {
  const std::optional<StatusLevel> level = ParseStatus(text);
  if (!level) {
    return Error{ErrorCode::kBadArgument,
                 fmt::format("\"{}\" is no status: green, yellow, orange, red or unknown", text)};
  }
  if (*level == StatusLevel::kUnknown) {
    return Error{
        ErrorCode::kBadArgument,
        fmt::format("\"{}\" has no place among green < yellow < orange < red; ask for it by "
                    "itself: status:unknown",
                    text)};
  }
  return *level;
}

Xapian::Query HasStatus(StatusLevel level) { return TermQuery(Prefix("status"), Name(level)); }

// Any of the ordered levels that are wanted.
template <typename Wanted>
Xapian::Query AnyLevel(const Wanted& wanted) {
  std::vector<Xapian::Query> any;
  for (const StatusLevel level : kLevels) {
    if (wanted(level)) any.push_back(HasStatus(level));
  }
  return AnyOf(any);
}

bool Holds(StatusLevel level, Comparison comparison, StatusLevel asked) {
  switch (comparison) {
    case Comparison::kEqual:
      return level == asked;
    case Comparison::kLess:
      return level < asked;
    case Comparison::kLessEqual:
      return level <= asked;
    case Comparison::kGreater:
      return level > asked;
    case Comparison::kGreaterEqual:
      return level >= asked;
  }
  return false;
}

Result<Xapian::Query> StatusQuery(const QueryNode& node) {
  if (node.kind != NodeKind::kRange) return StatusFilter(node.comparison, node.text);
  StatusLevel low = kLevels.front();
  StatusLevel high = kLevels.back();
  for (const bool is_low : {true, false}) {
    const std::string& end = is_low ? node.low : node.high;
    if (end.empty()) continue;
    const Result<StatusLevel> level = OrderedLevel(end);
    if (!level) return level.error();
    (is_low ? low : high) = *level;
  }
  return AnyLevel([&](StatusLevel level) { return level >= low && level <= high; });
}

template <typename Make>
void AddAny(const std::vector<std::string>& values, const Make& make,
            std::vector<Xapian::Query>& all) {
  if (values.empty()) return;
  std::vector<Xapian::Query> any;
  for (const std::string& value : values) any.push_back(make(value));
  all.push_back(AnyOf(any));
}

bool IsKind(std::string_view text) {
  for (const SourceKind kind :
       {SourceKind::kNote, SourceKind::kBriefing, SourceKind::kText, SourceKind::kRecord}) {
    if (text == Name(kind)) return true;
  }
  return false;
}

// All names of what is named so, those that it shares with others left out.
std::set<std::string> KeysOf(const IndexReader& reader, std::string_view name) {
  std::set<std::string> keys{NameKey(name)};
  for (const std::uint32_t id : reader.names().Find(NameKey(name))) {
    for (const std::string& other : OwnNameKeys(reader.names(), id)) keys.insert(other);
  }
  keys.erase("");
  return keys;
}

Xapian::Query AnyKey(std::string_view prefix, const std::set<std::string>& keys) {
  std::vector<Xapian::Query> any;
  for (const std::string& key : keys) any.push_back(TermQuery(prefix, key));
  return AnyOf(any);
}

}  // namespace

Date Today() {
  const std::chrono::year_month_day day(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::optional<DayRange> ParseDays(std::string_view text, const Date& today) {
  text = Trim(text);
  if (auto range = Quarter(text)) return range;
  if (auto range = RelativeDays(text, today)) return range;
  if (text == "today") return DayRange{DateKey(today), DateKey(today)};
  const std::optional<Date> date = ParseDate(text);
  if (!date || !date->known()) return std::nullopt;
  Date last = *date;
  if (last.month == 0) last.month = 99;
  if (last.day == 0) last.day = 99;
  return DayRange{DateKey(*date), DateKey(last)};
}

Xapian::Query TagFilter(const IndexReader& reader, std::string_view tag, bool prefix) {
  if (tag.starts_with('#')) tag.remove_prefix(1);
  // china/* is what is below china, not chinatown.
  while (!prefix && tag.ends_with('/')) tag.remove_suffix(1);
  const std::string folded = Fold(tag);
  if (prefix) return AnyWithPrefix(reader, MakeTerm(Prefix("tag"), folded));
  return TermQuery(Prefix("tag"), folded);
}

Xapian::Query LinkFilter(const IndexReader& reader, std::string_view target, bool by_names) {
  if (target.ends_with(".md")) target.remove_suffix(3);
  if (!by_names) return TermQuery(kLinkPrefix, NameKey(target));
  return AnyKey(kLinkPrefix, KeysOf(reader, target));
}

Xapian::Query EntityFilter(const IndexReader& reader, std::string_view name) {
  return AnyKey(Prefix("entity"), KeysOf(reader, name));
}

Xapian::Query PathFilter(const IndexReader& reader, std::string_view glob) {
  while (glob.starts_with("./")) glob.remove_prefix(2);
  if (glob.find_first_of("*?[\\") == glob.npos) {
    while (glob.size() > 1 && glob.ends_with('/')) glob.remove_suffix(1);
    if (glob == "." || glob.empty()) return Xapian::Query(std::string(kPassageTerm));
    const std::string path = SpelledPath(reader, glob);
    return PassagesOf(reader,
                      AnyOf({Xapian::Query(PathTerm(path)), TermQuery(Prefix("folder"), path)}));
  }
  const Xapian::Database& database = reader.database();
  std::vector<Xapian::docid> sources;
  const Glob pattern(glob);
  // As everywhere: without a slash a file's name is meant, wherever it lies.
  const bool is_name = glob.find('/') == glob.npos;
  const std::string prefix(kPathPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string path = (*term).substr(prefix.size());
    const auto first = database.postlist_begin(*term);
    if (path.find('\x1f') != std::string::npos) path = reader.SourceWith(*first).path;  // Cut.
    const std::string_view name =
        is_name ? std::string_view(path).substr(path.rfind('/') + 1) : std::string_view(path);
    if (pattern.Matches(name)) sources.insert(sources.end(), first, database.postlist_end(*term));
  }
  // A name may itself have such signs: "notes [old]".
  for (const std::string& term : {PathTerm(glob), MakeTerm(Prefix("folder"), glob)}) {
    sources.insert(sources.end(), database.postlist_begin(term), database.postlist_end(term));
  }
  return PassagesOf(reader, sources);
}

Result<Xapian::Query> StatusFilter(Comparison comparison, std::string_view text) {
  if (text.empty()) {
    return AnyOf({AnyLevel([](StatusLevel) { return true; }), HasStatus(StatusLevel::kUnknown)});
  }
  if (comparison == Comparison::kEqual && ParseStatus(text) == StatusLevel::kUnknown) {
    return HasStatus(StatusLevel::kUnknown);
  }
  const Result<StatusLevel> asked = OrderedLevel(text);
  if (!asked) return asked.error();
  return AnyLevel([&](StatusLevel level) { return Holds(level, comparison, *asked); });
}

Result<Xapian::Query> StatusFilter(std::string_view text) {
  text = Trim(text);
  for (const Comparison comparison : {Comparison::kGreaterEqual, Comparison::kLessEqual,
                                      Comparison::kGreater, Comparison::kLess}) {
    const std::string_view symbol = Symbol(comparison);
    if (text.starts_with(symbol)) return StatusFilter(comparison, Trim(text.substr(symbol.size())));
  }
  return StatusFilter(Comparison::kEqual, text);
}

Result<std::optional<Xapian::Query>> MakeFilter(const IndexReader& reader, const Filters& filters) {
  std::vector<Xapian::Query> all;
  AddAny(
      filters.tags, [&](const std::string& tag) { return TagFilter(reader, tag, false); }, all);
  AddAny(
      filters.tickers, [&](const std::string& ticker) { return TickerFilter(reader, ticker); },
      all);
  AddAny(
      filters.entities, [&](const std::string& name) { return EntityFilter(reader, name); }, all);
  AddAny(
      filters.languages,
      [&](const std::string& lang) { return TermQuery(Prefix("lang"), Fold(lang)); }, all);
  AddAny(
      filters.globs, [&](const std::string& glob) { return PathFilter(reader, glob); }, all);
  std::vector<Xapian::Query> statuses;
  for (const std::string& status : filters.statuses) {
    Result<Xapian::Query> query = StatusFilter(status);
    if (!query) return query.error();
    statuses.push_back(*query);
  }
  if (!statuses.empty()) all.push_back(AnyOf(statuses));
  const Date today = Today();
  std::optional<DayRange> since;
  std::optional<DayRange> until;
  for (const bool is_since : {true, false}) {
    const std::string& text = is_since ? filters.since : filters.until;
    if (text.empty()) continue;
    auto& range = is_since ? since : until;
    range = ParseDays(text, today);
    if (!range) {
      return Error{ErrorCode::kBadArgument,
                   fmt::format("\"{}\" is no date (2025, 2025-10, 2025-10-07, 7d)", text)};
    }
  }
  if (since || until) {
    all.push_back(DateFilter(since ? since->first : "", until ? until->last : ""));
  }
  if (all.empty()) return std::optional<Xapian::Query>();
  return std::optional<Xapian::Query>(AllOf(all));
}

Result<Xapian::Query> FieldFilter(const IndexReader& reader, const QueryNode& node) {
  const std::string& name = node.field;
  if (name.starts_with("prop.")) {
    const std::string prefix =
        std::string(kPropertyPrefix) + Fold(std::string_view(name).substr(5)) + "=";
    const std::string term = MakeTerm(prefix, NameKey(node.text));
    if (!node.prefix) return PassagesOf(reader, Xapian::Query(term));
    return PassagesOf(reader, AnyWithPrefix(reader, node.text.empty() ? prefix : term));
  }
  if (name == "date") return DateQuery(node);
  if (name == "status") {
    Result<Xapian::Query> query = StatusQuery(node);
    if (!query) return Error{ErrorCode::kBadQuery, query.error().message};
    return query;
  }
  const Field* field = FindField(name);
  if (field == nullptr) return BadQuery("field", name);
  const auto of_passages = [&](const Xapian::Query& query) {
    return field->is_of_source ? PassagesOf(reader, query) : query;
  };
  if (node.prefix && node.text.empty()) {
    return of_passages(AnyWithPrefix(reader, std::string(field->filter_prefix)));
  }
  if (node.kind == NodeKind::kRange || node.comparison != Comparison::kEqual) {
    return BadQuery("field with an order", name);
  }
  if (name == "tag") return TagFilter(reader, node.text, node.prefix);
  if (name == "ticker") {
    return node.prefix ? TickersThatBegin(reader, node.text) : TickerFilter(reader, node.text);
  }
  if (name == "kind" && !node.prefix && !IsKind(Fold(node.text))) {
    return Error{
        ErrorCode::kBadQuery,
        fmt::format("cannot read the query: \"{}\" is no kind: note, briefing, text or record",
                    node.text)};
  }
  if (name == "upstream" || name == "downstream") {
    if (node.prefix) return BadQuery("whole name", node.text + "*");
    return ChainFilter(reader, node.text,
                       name == "upstream" ? Direction::kUpstream : Direction::kDownstream,
                       node.distance);
  }
  if (name == "entity" && !node.prefix) return EntityFilter(reader, node.text);
  const bool is_name = name == "alias" || name == "entity";
  if (name == "path") {
    const std::string_view asked = node.text;
    if (node.prefix) return PathFilter(reader, node.text + "**");
    if (asked.find_first_of("*?[") != asked.npos) return PathFilter(reader, asked);
  }
  const std::string term = MakeTerm(field->filter_prefix, is_name            ? NameKey(node.text)
                                                          : name == "folder" ? node.text
                                                                             : Fold(node.text));
  return of_passages(node.prefix ? AnyWithPrefix(reader, term) : Xapian::Query(term));
}

}  // namespace tanxun
