// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "tanxun/searcher.h"

namespace tanxun {
namespace {

std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) line += c == '\n' ? std::string("⏎") : std::string(1, c);
  return line;
}

std::string PathOf(std::string_view path, std::string_view record) {
  return record.empty() ? std::string(path) : fmt::format("{}#{}", path, record);
}

}  // namespace

std::string Describe(const Hit& hit) {
  std::string title = hit.title;
  for (const std::string& heading : hit.headings) title += " > " + heading;
  return fmt::format("#{} {}:{}-{} {:.4f} {} | {}", hit.rank, PathOf(hit.path, hit.record),
                     hit.lines.first, hit.lines.last, hit.score, title, OneLine(hit.snippet));
}

std::string Describe(const Answer& answer) {
  std::string text = fmt::format("{} | {} | {}{} {} {:.2f}", answer.subject, answer.attribute,
                                 answer.polarity == Polarity::kNegative ? "NOT " : "",
                                 OneLine(answer.value), Describe(answer.as_of), answer.confidence);
  for (const Location& source : answer.sources) {
    text += fmt::format(" @{}:{}", PathOf(source.path, source.record), source.lines.first);
  }
  return text;
}

}  // namespace tanxun
