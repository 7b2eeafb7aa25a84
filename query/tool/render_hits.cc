// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "indexer/tool/display_width.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/text_layout.h"
#include "query/tool/mark_matches.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

const Indent kBody = {"  ", "  "};

std::string HeadingTrail(const Hit& hit) {
  std::string trail = SafeLine(hit.title);
  for (const std::string& heading : hit.headings) {
    if (!trail.empty()) trail += " › ";
    trail += SafeLine(heading);
  }
  return trail;
}

Run PlaceRun(const Hit& hit, const TextView& view) {
  return {fmt::format("{}:{}", SafeText(hit.path, Layout::kField), hit.lines.first), Paint::kPath,
          view.locate ? view.locate(hit.path) : ""};
}

// The place is never cut: it can be pasted behind tanxun get. The trail stands behind it, or below
// it where both are too wide.
std::string HeadLines(const Hit& hit, const TextView& view) {
  const std::string trail = HeadingTrail(hit);
  const Run place = PlaceRun(hit, view);
  TerminalStyle unbroken = view.style;
  unbroken.columns = 0;
  if (!view.style.terminal) {
    const std::string head = LayOut({place, {":"}}, {}, unbroken);
    return trail.empty() ? head : LayOut({place, {": "}, {trail}}, {}, unbroken);
  }
  const Run title = {trail, Paint::kTitle};
  const std::size_t width = TerminalWidth(place.text) + 2 + TerminalWidth(trail);
  if (trail.empty()) return LayOut({place}, {}, unbroken);
  if (width <= view.style.columns) return LayOut({place, {"  "}, title}, {}, unbroken);
  return LayOut({place}, {}, unbroken) + LayOut({title}, kBody, view.style);
}

// Date, status and tags of a hit, for people only.
std::string MetaLines(const Hit& hit, const TextView& view) {
  std::vector<std::string> parts;
  if (hit.date.known()) parts.push_back(Describe(hit.date));
  if (hit.status != StatusLevel::kNone) parts.push_back(StatusMark(hit.status));
  for (const std::string& tag : hit.tags) parts.push_back("#" + SafeLine(tag));
  if (parts.empty()) return "";
  return LayOut({{fmt::format("{}", fmt::join(parts, "  ")), Paint::kDim}}, kBody, view.style);
}

// The highlights that lie inside the snippet, ascending and disjoint, whatever was given.
std::vector<Highlight> UsableHighlights(const Hit& hit) {
  std::vector<Highlight> highlights = hit.highlights;
  std::sort(highlights.begin(), highlights.end(),
            [](const Highlight& a, const Highlight& b) { return a.begin < b.begin; });
  std::vector<Highlight> usable;
  std::uint32_t end = 0;
  for (const Highlight& highlight : highlights) {
    if (highlight.begin < end || highlight.end <= highlight.begin) continue;
    if (highlight.end > hit.snippet.size()) continue;
    usable.push_back(highlight);
    end = highlight.end;
  }
  return usable;
}

std::string SnippetLines(const Hit& hit, const TextView& view) {
  const std::string_view snippet = hit.snippet;
  if (snippet.empty()) return "";  // A note without any text, found by its name.
  std::vector<Run> runs;
  std::size_t at = 0;
  for (const Highlight& highlight : UsableHighlights(hit)) {
    runs.push_back({SafeText(snippet.substr(at, highlight.begin - at))});
    runs.push_back({SafeText(snippet.substr(highlight.begin, highlight.end - highlight.begin)),
                    Paint::kMatch});
    at = highlight.end;
  }
  runs.push_back({SafeText(snippet.substr(at))});
  return LayOut(runs, kBody, view.style);
}

// What the snippet highlights, each once.
std::vector<std::string> MatchedWords(const Hit& hit) {
  std::set<std::string> words;
  for (const Highlight& highlight : UsableHighlights(hit)) {
    words.insert(hit.snippet.substr(highlight.begin, highlight.end - highlight.begin));
  }
  return {words.begin(), words.end()};
}

// "12:text" for the hit's own lines, "11-text" for those around it.
std::string ExcerptLines(const Hit& hit, const SourceExcerpt& excerpt, const TextView& view) {
  std::string out;
  std::string_view rest = excerpt.text;
  std::vector<std::string> words;
  if (view.style.color) words = MatchedWords(hit);
  for (std::uint32_t line = excerpt.lines.first; line <= excerpt.lines.last; ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const bool own = line >= hit.lines.first && line <= hit.lines.last;
    const std::string number = fmt::format("{}{}", line, own ? ':' : '-');
    const Indent indent = {"  ", std::string(2 + number.size(), ' ')};
    std::vector<Run> runs = MarkMatches(rest.substr(0, end), words);
    runs.insert(runs.begin(), {number, Paint::kDim});
    out += LayOut(runs, indent, view.style);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::string PinyinLabel(const Hit& hit) {
  std::vector<std::string> names;
  for (const std::string& name : hit.matched_aliases) names.push_back(SafeLine(name));
  return names.empty() ? "(by pinyin)" : fmt::format("(by pinyin: {})", fmt::join(names, ", "));
}

std::string RenderHit(const Hit& hit, const TextView& view) {
  std::string out = HeadLines(hit, view);
  if (view.style.terminal) out += MetaLines(hit, view);
  if (hit.matched_by == MatchedBy::kPinyin) {
    out += LayOut({{PinyinLabel(hit), Paint::kDim}}, kBody, view.style);
  }
  if (hit.stale) {
    out += LayOut({{"(the file has changed or gone since it was indexed)", Paint::kWarning}}, kBody,
                  view.style);
  }
  const auto excerpt = view.excerpt ? view.excerpt(hit) : std::nullopt;
  return out + (excerpt ? ExcerptLines(hit, *excerpt, view) : SnippetLines(hit, view));
}

std::string FirstLine(std::string_view text) { return SafeLine(text.substr(0, text.find('\n'))); }

struct MatchPlace {
  std::uint32_t line;
  std::size_t column;  // 1-based, in bytes.
  std::string text;    // From the line's beginning.
};

// Where the first highlighted text stands in the hit's own lines; nothing if it is written
// otherwise there, as with markup inside it.
std::optional<MatchPlace> FirstMatch(const Hit& hit, const SourceExcerpt& excerpt) {
  std::size_t first = std::string::npos;
  for (const Highlight& highlight : UsableHighlights(hit)) {
    const std::size_t size = highlight.end - highlight.begin;
    first = std::min(first, excerpt.text.find(hit.snippet.substr(highlight.begin, size)));
  }
  if (first == std::string::npos) return std::nullopt;
  const std::size_t before = first == 0 ? std::string::npos : excerpt.text.rfind('\n', first - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const auto lines = std::count(excerpt.text.begin(),
                                excerpt.text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  return MatchPlace{excerpt.lines.first + static_cast<std::uint32_t>(lines), first - begin + 1,
                    excerpt.text.substr(begin)};
}

// A word of a line that blanks divide into words.
std::string TrecWord(std::string_view text) {
  std::string out;
  for (const char c : SafeLine(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out.empty() ? "-" : out;
}

}  // namespace

std::string StatusMark(StatusLevel level) {
  switch (level) {
    case StatusLevel::kNone:
      return "";
    case StatusLevel::kUnknown:
      return "⚪ unknown";
    case StatusLevel::kGreen:
      return "🟢 green";
    case StatusLevel::kYellow:
      return "🟡 yellow";
    case StatusLevel::kOrange:
      return "🟠 orange";
    case StatusLevel::kRed:
      return "🔴 red";
  }
  return "";
}

std::string SourceName(const Hit& hit) {
  if (hit.record.empty()) return hit.path;
  const std::string ending = "#" + hit.record;
  const bool named = hit.path.size() > ending.size() &&
                     hit.path.compare(hit.path.size() - ending.size(), ending.size(), ending) == 0;
  return named ? hit.path : hit.path + ending;
}

std::string RenderHits(const std::vector<Hit>& hits, const TextView& view) {
  std::string out;
  for (const Hit& hit : hits) out += RenderHit(hit, view) + "\n";
  return out;
}

std::vector<std::string> SearchNotes(const SearchResult& result) {
  std::vector<std::string> notes = result.warnings;
  for (const std::vector<std::string>& names : result.synonyms) {
    if (names.size() > 1)
      notes.push_back(fmt::format("searched as one: {}", fmt::join(names, " = ")));
  }
  for (const NameReading& reading : result.readings) {
    notes.push_back(fmt::format("{} read as {} (pinyin)", reading.typed, reading.name));
  }
  switch (result.state) {
    case SearchState::kOk:
      break;
    case SearchState::kNoMatch:
      notes.push_back("no passage has these words");
      break;
    case SearchState::kEmptyIndex:
      notes.push_back("the index is empty; fill it with: tanxun-index update FOLDER");
      break;
    case SearchState::kFilteredOut:
      notes.push_back(result.query.find_first_not_of(' ') == std::string::npos
                          ? "no passage passes the filters"
                          : "passages have these words, but the filters leave nothing");
      break;
  }
  return notes;
}

std::string_view WhyNothingSimilar(const SearchResult& result) {
  switch (result.state) {
    case SearchState::kOk:
      return "the page is behind the last one";
    case SearchState::kNoMatch:
      return "no passage is like it";
    case SearchState::kEmptyIndex:
      return "the index is empty; fill it with: tanxun-index update FOLDER";
    case SearchState::kFilteredOut:
      return "there are passages like it, but the filters leave nothing";
  }
  return "";
}

std::string RenderVimgrep(const std::vector<Hit>& hits, const TextView& view) {
  std::string out;
  for (const Hit& hit : hits) {
    const auto excerpt = view.excerpt && !hit.stale ? view.excerpt(hit) : std::nullopt;
    const auto match = excerpt ? FirstMatch(hit, *excerpt) : std::nullopt;
    const MatchPlace place = match.value_or(MatchPlace{hit.lines.first, 1, hit.snippet});
    out += fmt::format("{}:{}:{}:{}\n", SafeText(hit.path, Layout::kField), place.line,
                       place.column, FirstLine(place.text));
  }
  return out;
}

std::string RenderTrecRun(const std::string& query_id, const std::vector<Hit>& hits,
                          const std::string& run_name) {
  std::string out;
  std::set<std::string> seen;
  for (const Hit& hit : hits) {
    const std::string document = TrecWord(hit.record.empty() ? hit.path : hit.record);
    if (!seen.insert(document).second) continue;
    out += fmt::format("{} Q0 {} {} {:.6f} {}\n", TrecWord(query_id), document, seen.size(),
                       hit.score, TrecWord(run_name));
  }
  return out;
}

}  // namespace tanxun
