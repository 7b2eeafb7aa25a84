// SPDX-License-Identifier: GPL-2.0-or-later
// `tanxun-index read`: one source as the reader and the extractors see it.
#include <fmt/format.h>

#include <iterator>

#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"

namespace tanxun {
namespace {

std::string Place(const Span& span, const LineRange& lines) {
  return fmt::format("lines {}-{} bytes [{},{})", lines.first, lines.last, span.begin, span.end);
}

void AppendIndented(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += "    " + SafeLine(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

template <typename Value>
void AppendAll(std::string_view heading, const std::vector<Value>& values, std::string& out) {
  if (values.empty()) return;
  out += fmt::format("{} ({})\n", heading, values.size());
  for (const Value& value : values) out += "  " + SafeLine(Describe(value)) + "\n";
}

void AppendProblems(std::string_view heading, const std::vector<Problem>& problems,
                    std::string& out) {
  if (problems.empty()) return;
  out += fmt::format("{} ({})\n", heading, problems.size());
  for (const Problem& problem : problems) out += "  " + RenderProblem(problem) + "\n";
}

void AppendBlocks(const std::vector<Block>& blocks, std::string& out) {
  if (blocks.empty()) return;
  out += fmt::format("blocks ({})\n", blocks.size());
  for (const Block& block : blocks) {
    out += fmt::format("  {}: {}\n", Place(block.span, block.lines), SafeLine(Describe(block)));
  }
}

void AppendPassages(const std::vector<Passage>& passages, std::string& out) {
  if (passages.empty()) return;
  out += fmt::format("passages ({})\n", passages.size());
  for (const Passage& passage : passages) {
    out += fmt::format("  {} {}", Place(passage.span, passage.lines), SafeLine(passage.language));
    for (const std::string& heading : passage.headings) out += " › " + SafeLine(heading);
    out += "\n";
    AppendIndented(passage.text, out);
  }
}

void AppendFacts(const std::vector<Fact>& facts, std::string& out) {
  if (facts.empty()) return;
  out += fmt::format("facts ({})\n", facts.size());
  for (const Fact& fact : facts) {
    out += fmt::format("  line {}: {}\n", fact.where.lines.first, SafeLine(Describe(fact)));
  }
}

}  // namespace

std::string RenderReading(const Source& source, const Knowledge& knowledge) {
  std::string out = SafeLine(Describe(source)) + "\n";
  out +=
      fmt::format("kind: {}\nencoding: {}\ntitle: {}\nsubject: {}\n", Name(source.kind),
                  SafeLine(source.encoding), SafeLine(source.title), SafeLine(knowledge.subject));
  if (!source.language.empty()) out += fmt::format("language: {}\n", SafeLine(source.language));
  if (!knowledge.aliases.empty()) {
    out += fmt::format("aliases: {}\n",
                       SafeLine(fmt::format("{}", fmt::join(knowledge.aliases, ", "))));
  }
  if (knowledge.date.known()) {
    out += fmt::format("date: {} ({})\n", Describe(knowledge.date), Name(knowledge.date_origin));
  }
  if (!knowledge.tags.empty()) {
    out += fmt::format("tags: #{}\n", SafeLine(fmt::format("{}", fmt::join(knowledge.tags, " #"))));
  }
  AppendAll("properties", source.properties, out);
  AppendBlocks(source.blocks, out);
  AppendPassages(knowledge.passages, out);
  AppendFacts(knowledge.facts, out);
  AppendAll("names", knowledge.names, out);
  AppendAll("parts", knowledge.parts, out);
  AppendAll("tickers", knowledge.tickers, out);
  AppendAll("statuses", knowledge.statuses, out);
  AppendAll("links", knowledge.links, out);
  AppendAll("chain", knowledge.edges, out);
  AppendProblems("remarks", knowledge.remarks, out);
  AppendProblems("problems", source.problems, out);
  return out;
}

}  // namespace tanxun
