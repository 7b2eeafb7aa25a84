// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/front_matter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/read/yaml_properties.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint64_t kMaxBytes = 256u << 10;

std::string_view WithoutEndBlanks(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

// "key:" or "key: value", not a sentence with a colon in it.
bool IsKeyLine(std::string_view line) {
  if (line.empty() || line[0] == ' ' || line[0] == '\t' || line[0] == '#' || line[0] == '-') {
    return false;
  }
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 && colon < 100 &&
         (colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t');
}

struct Fences {
  std::uint32_t close = 0;  // Line of the closing fence; 0 = none.
  bool has_key = false;
  bool has_text = false;
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
    found.has_key = found.has_key || IsKeyLine(text);
    found.has_text = found.has_text || (!text.empty() && text[0] != '#');
  }
  return found;
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
      reason += "; read line by line";
      read = ReadYamlLeniently(yaml);
    }
    out.problems.push_back({"", line, std::move(reason)});
  }
  Locate(lines, begin, end, read);
  out.properties = std::move(read.properties);
}

// Simple TOML: "key = value", "key = [a, b]", "[section]".
void ReadToml(const LineIndex& lines, std::uint32_t close, FrontMatter& out) {
  std::string section;
  for (std::uint32_t number = 2; number < close; ++number) {
    const std::string_view line = Trim(lines.Line(number));
    if (line.empty() || line[0] == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = std::string(Trim(line.substr(1, line.size() - 2))) + ".";
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      out.problems.push_back({"", number, "front matter: no \"key = value\""});
      continue;
    }
    Property property;
    property.key = section + Unquoted(line.substr(0, equals));
    const std::string_view value = Trim(line.substr(equals + 1));
    property.is_list = value.starts_with('[');
    if (property.is_list) {
      property.values = FlowItems(value);
    } else if (!value.empty()) {
      property.values.push_back(Unquoted(value));
    }
    property.line = number;
    const auto begin = static_cast<std::uint64_t>(line.data() - lines.text().data());
    property.span = {begin, begin + line.size()};
    out.properties.push_back(std::move(property));
  }
}

}  // namespace

FrontMatter ReadFrontMatter(const LineIndex& lines) {
  FrontMatter out;
  const std::string_view open = WithoutEndBlanks(lines.Line(1));
  if (open != "---" && open != "+++") return out;
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
  // Two rules with prose between them are a body.
  if (open == "---" && fences.has_text && !fences.has_key) return out;
  out.body = lines.Begin(fences.close + 1);
  if (open == "+++") {
    ReadToml(lines, fences.close, out);
  } else {
    ReadYaml(lines, lines.Begin(2), lines.Begin(fences.close), out);
  }
  return out;
}

}  // namespace tanxun
