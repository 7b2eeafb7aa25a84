// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/front_matter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/read/page_properties.h"
#include "indexer/read/toml_properties.h"
#include "indexer/read/yaml_properties.h"

namespace tanxun {
namespace {

constexpr std::uint64_t kMaxBytes = 256u << 10;

std::string_view WithoutEndBlanks(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

constexpr std::string_view kWideColon = "：";

// What a line of front matter can be.
enum class LineForm { kBlank, kComment, kKey, kInside, kText };

// "key:", "key: value" or "标签：值", not a sentence with a colon in it.
bool IsKeyLine(std::string_view line) {
  constexpr std::size_t kMaxKeyBytes = 100;
  constexpr std::size_t kMaxWideKeyBytes = 30;
  const std::size_t wide = line.find(kWideColon);
  const std::size_t colon = line.find(':');
  if (wide < colon) return wide > 0 && wide <= kMaxWideKeyBytes && line.find("，") > wide;
  return colon != std::string_view::npos && colon > 0 && colon < kMaxKeyBytes &&
         (colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t');
}

LineForm FormOf(std::string_view line) {
  if (IsBlank(line)) return LineForm::kBlank;
  if (line[0] == '#') return LineForm::kComment;
  const bool item = line == "-" || line.starts_with("- ") || line.starts_with("-\t");
  if (item || line[0] == ' ' || line[0] == '\t' || line[0] == ']' || line[0] == '}') {
    return LineForm::kInside;
  }
  return line[0] == '{' || IsKeyLine(line) ? LineForm::kKey : LineForm::kText;
}

struct Fences {
  std::uint32_t close = 0;  // Line of the closing fence; 0 = none.
  std::size_t keys = 0;     // Lines of each form between the fences.
  std::size_t texts = 0;
  std::size_t comments = 0;
  LineForm first = LineForm::kText;   // Of the line below the opening fence …
  LineForm opens = LineForm::kBlank;  // … and of the first that is neither blank nor a comment.
  bool too_large = false;
};

Fences FindFences(const LineIndex& lines, std::string_view open) {
  Fences found;
  for (std::uint32_t line = 2; line <= lines.count(); ++line) {
    if (lines.Begin(line) > kMaxBytes) {
      found.too_large = true;
      return found;
    }
    const std::string_view text = WithoutEndBlanks(lines.Line(line));
    if (text == open || (open == "---" && text == "...")) {
      found.close = line;
      return found;
    }
    const LineForm form = FormOf(text);
    if (line == 2) found.first = form;
    if (form == LineForm::kComment) ++found.comments;
    if (form == LineForm::kKey) ++found.keys;
    if (form == LineForm::kText) ++found.texts;
    if (found.opens == LineForm::kBlank && form != LineForm::kComment) found.opens = form;
  }
  return found;
}

// Whether what stands between two rules is a note's text: prose, or a heading among blank lines.
bool IsBody(const Fences& fences) {
  if (fences.keys == 0) return fences.opens != LineForm::kBlank || fences.comments > 0;
  if (fences.first == LineForm::kBlank && fences.comments > 0) return true;
  return fences.opens == LineForm::kText || fences.texts * 2 > fences.keys;
}

// Gives each property its line and the span from its key to the next one.
void Locate(const LineIndex& lines, std::uint64_t begin, std::uint64_t end, YamlResult& yaml) {
  const std::string_view text = lines.text();
  for (Property& property : yaml.properties) {
    const std::uint64_t key = property.span.begin;
    const auto next = std::upper_bound(yaml.ends.begin(), yaml.ends.end(), key);
    std::uint64_t stop = next == yaml.ends.end() ? end : std::min(end, begin + *next);
    const std::uint64_t first = std::min(begin + key, stop);
    while (stop > first &&
           std::string_view(" \t\r\n,").find(text[stop - 1]) != std::string_view::npos) {
      --stop;
    }
    property.span = {first, stop};
    property.line = lines.LineOf(first);
  }
}

void ReadYaml(const LineIndex& lines, std::uint64_t begin, std::uint64_t end, FrontMatter& out) {
  const std::string_view yaml = lines.text().substr(begin, end - begin);
  YamlResult read = ReadYamlProperties(yaml);
  if (read.failure) {
    const std::uint32_t line = lines.LineOf(std::min(begin + read.failure->at, end));
    std::string reason = "front matter: " + read.failure->reason;
    if (!read.failure->is_bound) {
      reason += "; read key by key";
      read = ReadYamlByKeys(yaml);
    }
    out.problems.push_back({"", line, std::move(reason)});
  }
  Locate(lines, begin, end, read);
  out.properties = std::move(read.properties);
}

// JSON from "{" to the "}" of its own line; YAML reads it.
FrontMatter ReadJson(const LineIndex& lines) {
  FrontMatter out;
  for (std::uint32_t line = 2; line <= lines.count() && lines.Begin(line) <= kMaxBytes; ++line) {
    if (WithoutEndBlanks(lines.Line(line)) != "}") continue;
    ReadYaml(lines, 0, lines.SpanOf({line, line}).end, out);
    if (!out.problems.empty()) return {};
    out.body = lines.Begin(line + 1);
    break;
  }
  return out;
}

}  // namespace

FrontMatter ReadFrontMatter(const LineIndex& lines) {
  FrontMatter out;
  const std::string_view open = WithoutEndBlanks(lines.Line(1));
  if (open == "{") return ReadJson(lines);
  if (open != "---" && open != "+++") {
    out.properties = ReadPageProperties(lines);
    return out;
  }
  const Fences fences = FindFences(lines, open);
  const bool looks_so = IsKeyLine(lines.Line(2)) || open == "+++";
  if (fences.too_large) {
    if (looks_so) out.problems.push_back({"", 1, "front matter over 256 KB; read as text"});
    return out;
  }
  if (fences.close == 0) {
    if (looks_so) {
      out.problems.push_back(
          {"", 1, "front matter is not closed by " + std::string(open) + "; read as text"});
    }
    return out;
  }
  if (open == "---" && IsBody(fences)) return out;
  out.body = lines.Begin(fences.close + 1);
  if (open == "+++") {
    TomlResult toml = ReadTomlProperties(lines, {2, fences.close - 1});
    out.properties = std::move(toml.properties);
    out.problems = std::move(toml.problems);
  } else {
    ReadYaml(lines, lines.Begin(2), lines.Begin(fences.close), out);
  }
  return out;
}

}  // namespace tanxun
