// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "indexer/tool/safe_text.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

std::string StatusMark(StatusLevel level) {
  switch (level) {
    case StatusLevel::kNone:
      return "";
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

std::string HeadingTrail(const Hit& hit) {
  std::string trail = SafeLine(hit.title);
  for (const std::string& heading : hit.headings) {
    if (!trail.empty()) trail += " › ";
    trail += SafeLine(heading);
  }
  return trail;
}

std::string Place(const Hit& hit, const TextView& view) {
  const std::string place =
      fmt::format("{}:{}", SafeText(hit.path, Layout::kField), hit.lines.first);
  const std::string painted = Painted(place, Paint::kPath, view.style);
  return view.locate ? Linked(painted, view.locate(hit.path), view.style) : painted;
}

// Date, status and tags of a hit, for people only.
std::string MetaLine(const Hit& hit, const TextView& view) {
  std::vector<std::string> parts;
  if (hit.date.known()) parts.push_back(Describe(hit.date));
  if (hit.status != StatusLevel::kNone) parts.push_back(StatusMark(hit.status));
  for (const std::string& tag : hit.tags) parts.push_back("#" + SafeLine(tag));
  if (parts.empty()) return "";
  return "  " + Painted(fmt::format("{}", fmt::join(parts, "  ")), Paint::kDim, view.style) + "\n";
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

// Appends safe text line by line, so that colour never runs into the next line's indentation.
void AppendRun(std::string_view text, bool match, const TextView& view, std::string& out) {
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string safe = SafeLine(text.substr(0, end));
    out += match ? Painted(safe, Paint::kMatch, view.style) : safe;
    if (end == text.size()) return;
    out += "\n  ";
    text.remove_prefix(end + 1);
  }
}

std::string SnippetLines(const Hit& hit, const TextView& view) {
  const std::string_view snippet = hit.snippet;
  if (snippet.empty()) return "";  // A note without any text, found by its name.
  std::string out = "  ";
  std::size_t at = 0;
  for (const Highlight& highlight : UsableHighlights(hit)) {
    AppendRun(snippet.substr(at, highlight.begin - at), false, view, out);
    AppendRun(snippet.substr(highlight.begin, highlight.end - highlight.begin), true, view, out);
    at = highlight.end;
  }
  AppendRun(snippet.substr(at), false, view, out);
  return out + "\n";
}

// "12:text" for the hit's own lines, "11-text" for those around it.
std::string ExcerptLines(const Hit& hit, const SourceExcerpt& excerpt, const TextView& view) {
  std::string out;
  std::string_view rest = excerpt.text;
  for (std::uint32_t line = excerpt.lines.first; line <= excerpt.lines.last; ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view text = rest.substr(0, end);
    const bool own = line >= hit.lines.first && line <= hit.lines.last;
    out += "  " + Painted(fmt::format("{}{}", line, own ? ':' : '-'), Paint::kDim, view.style);
    out += SafeLine(text) + "\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::string RenderHit(const Hit& hit, const TextView& view) {
  const std::string trail = HeadingTrail(hit);
  std::string out = Place(hit, view);
  if (view.style.terminal) {
    if (!trail.empty()) out += "  " + Painted(trail, Paint::kTitle, view.style);
    out += "\n" + MetaLine(hit, view);
  } else {
    out += trail.empty() ? ":\n" : ": " + trail + "\n";
  }
  if (hit.stale) {
    out += "  " +
           Painted("(the file has changed since it was indexed)", Paint::kWarning, view.style) +
           "\n";
  }
  const auto excerpt = view.excerpt ? view.excerpt(hit) : std::nullopt;
  return out + (excerpt ? ExcerptLines(hit, *excerpt, view) : SnippetLines(hit, view));
}

std::string FirstLine(std::string_view text) { return SafeLine(text.substr(0, text.find('\n'))); }

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

std::string RenderVimgrep(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& hit : hits) {
    out += fmt::format("{}:{}:1:{}\n", SafeText(hit.path, Layout::kField), hit.lines.first,
                       FirstLine(hit.snippet));
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
