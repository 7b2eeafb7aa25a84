// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>

#include "indexer/tool/safe_text.h"
#include "indexer/tool/text_layout.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

constexpr std::size_t kRelatedShown = 12;

// A file's own time is not what its text says.
std::string AsOfWords(const AsOf& as_of) {
  if (!as_of.date.known()) return "";
  if (as_of.origin == AsOfOrigin::kFile) return "undated (file of " + Describe(as_of.date) + ")";
  const std::string_view origin = Name(as_of.origin);
  return origin.empty() ? "as of " + Describe(as_of.date)
                        : fmt::format("as of {} ({})", Describe(as_of.date), origin);
}

std::string SubjectAndLabel(std::string_view subject, std::string_view attribute) {
  const std::string label = SafeLine(attribute);
  return label.empty() ? SafeLine(subject) : SafeLine(subject) + " · " + label;
}

// "北角 · 吞吐量 (万标箱)": the unit that stands in the label.
std::string AboutAnswer(const Answer& answer) {
  const std::string about = SubjectAndLabel(answer.subject, answer.attribute);
  return answer.unit.empty() ? about : about + " (" + SafeLine(answer.unit) + ")";
}

Run PlaceRun(const Location& where, const TextView& view) {
  return {fmt::format("{}:{}", SafeText(where.path, Layout::kField), where.lines.first),
          Paint::kPath, view.locate ? view.locate(where.path) : ""};
}

// Lines that go on do so a little further in.
std::string Lines(const std::vector<Run>& runs, const std::string& indent, const TextView& view) {
  return LayOut(runs, {indent, indent + "  "}, view.style);
}

// One line a value; a list is its items. What was denied says so: "not: …".
std::string ValueLines(const Answer& answer, const std::string& indent, const TextView& view) {
  const std::vector<std::string> values =
      answer.items.size() > 1 || (answer.value.empty() && !answer.items.empty())
          ? answer.items
          : std::vector<std::string>{answer.value};
  std::string out;
  for (const std::string& value : values) {
    const std::string sign = answer.polarity == Polarity::kNegative ? "not: " : "";
    out += Lines({{sign + SafeLine(value), Paint::kValue}}, indent, view);
  }
  return out;
}

std::string SourceLines(const Answer& answer, const std::string& indent, const TextView& view) {
  std::string out;
  for (const Location& source : answer.sources) {
    out += Lines({PlaceRun(source, view), {": " + SafeLine(source.quote)}}, indent, view);
  }
  return out;
}

// The value first, then whose and of what it is, as of when, and who says so.
std::string PlainAnswer(const Answer& answer, const TextView& view) {
  std::string about = AboutAnswer(answer);
  if (const std::string as_of = AsOfWords(answer.as_of); !as_of.empty()) about += ", " + as_of;
  return ValueLines(answer, "", view) + Lines({{about, Paint::kDim}}, "  ", view) +
         SourceLines(answer, "  ", view);
}

std::string AsOfLine(const Answer& answer, const std::string& indent, const TextView& view) {
  const std::string as_of = AsOfWords(answer.as_of);
  return as_of.empty() ? "" : Lines({{as_of, Paint::kDim}}, indent, view);
}

std::string WithoutBlanks(std::string_view text) {
  std::string kept(text);
  std::erase_if(kept, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
  return kept;
}

// A sentence of prose is its own quotation, but for where its source breaks the line.
bool IsSentence(const Answer& answer) {
  return answer.items.empty() && answer.sources.size() == 1 &&
         WithoutBlanks(answer.sources.front().quote) == WithoutBlanks(answer.value);
}

std::string QuotedSentence(const Answer& answer, const TextView& view) {
  std::vector<Run> place = {PlaceRun(answer.sources.front(), view)};
  if (const std::string as_of = AsOfWords(answer.as_of); !as_of.empty())
    place.push_back({", " + as_of, Paint::kDim});
  return ValueLines(answer, "", view) + Lines(place, "  ", view);
}

// Each side under its own subject's name.
std::string NamedAnswer(const Answer& answer, const TextView& view) {
  if (IsSentence(answer)) return QuotedSentence(answer, view);
  return Lines({{AboutAnswer(answer) + ":"}}, "", view) + ValueLines(answer, "  ", view) +
         AsOfLine(answer, "    ", view) + SourceLines(answer, "    ", view);
}

std::string FactLines(const Fact& fact, const std::string& indent, const TextView& view,
                      PlaceSide side = PlaceSide::kBehind) {
  const std::string sign = fact.polarity == Polarity::kNegative ? "not: " : "";
  std::vector<Run> runs = {{SubjectAndLabel(fact.subject, fact.attribute) + ": " + sign},
                           {SafeLine(fact.value), Paint::kValue}};
  for (const Qualifier& qualifier : fact.qualifiers) {
    runs.push_back({" [" + SafeLine(qualifier.text) + "]"});
  }
  if (const std::string as_of = AsOfWords(fact.as_of); !as_of.empty()) {
    runs.push_back({"  "});
    runs.push_back({"(" + as_of + ")", Paint::kDim});
  }
  if (side == PlaceSide::kBefore) {
    runs.insert(runs.begin(), {PlaceRun(fact.where, view), {": "}});
  } else {
    runs.push_back({"  "});
    runs.push_back(PlaceRun(fact.where, view));
  }
  return Lines(runs, indent, view);
}

std::string RelatedLines(const std::vector<Fact>& related, const TextView& view) {
  std::string out;
  std::set<std::string> seen;
  for (const Fact& fact : related) {
    const std::string line = FactLines(fact, "  ", view);
    if (seen.size() == kRelatedShown) break;
    if (seen.insert(line).second) out += line;
  }
  return out.empty() ? "" : "known:\n" + out;
}

std::string PassageLines(const std::vector<Hit>& passages, const TextView& view) {
  return passages.empty() ? "" : "passages:\n" + RenderHits(passages, view);
}

}  // namespace

std::string RenderAsk(const AskResult& result, const TextView& view) {
  const std::string remark =
      result.remark.empty() ? "" : Lines({{SafeLine(result.remark)}}, "", view);
  std::string out;
  const auto heading = [&](std::string_view words) {
    out += Painted(words, Paint::kWarning, view.style) + "\n" + remark;
  };
  const auto each = [&](auto render) {
    for (const Answer& answer : result.answers) out += render(answer, view);
  };
  switch (result.state) {
    case AnswerState::kAnswered:
    case AnswerState::kSeries:
      each(PlainAnswer);
      return out + remark;
    case AnswerState::kConflict:
      heading("sources disagree:");
      each(NamedAnswer);
      return out;
    case AnswerState::kPossible:
      heading("possible answers (no firm fact):");
      each(NamedAnswer);
      break;
    case AnswerState::kAmbiguous:
      heading("the question may mean several things:");
      each(NamedAnswer);
      break;
    case AnswerState::kNoFact:
      out += Lines({{"no fact", Paint::kWarning},
                    {result.remark.empty() ? "" : ": " + SafeLine(result.remark)}},
                   "", view);
      each(NamedAnswer);
      break;
  }
  return out + RelatedLines(result.related, view) + PassageLines(result.passages, view);
}

std::string RenderFacts(const std::vector<Fact>& facts, const TextView& view, PlaceSide side) {
  std::string out;
  for (const Fact& fact : facts) out += FactLines(fact, "", view, side);
  return out;
}

}  // namespace tanxun
