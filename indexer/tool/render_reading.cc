// SPDX-License-Identifier: GPL-2.0-or-later
// `tanxun-index read`: one source as the reader and the extractors see it.
#include <fmt/format.h>

#include <iterator>

#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"
#include "tanxun/listing.h"

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

Json ToJson(const Span& span) { return Json::array({span.begin, span.end}); }

Json ToJson(const RichText& text) {
  Json marks = Json::array();
  for (const Mark& mark : text.marks) {
    constexpr const char* kNames[] = {"strong",    "emphasis", "code", "link",
                                      "wiki_link", "embed",    "tag",  "strike"};
    marks.push_back(Json{{"kind", kNames[static_cast<int>(mark.kind)]},
                         {"begin", mark.begin},
                         {"end", mark.end},
                         {"target", OrNull(mark.target)}});
  }
  return Json{{"text", text.text}, {"marks", std::move(marks)}};
}

Json ToJson(const Block& block) {
  Json out{{"kind", Name(block.kind)},     {"level", block.level},
           {"ordered", block.ordered},     {"line_start", block.lines.first},
           {"line_end", block.lines.last}, {"span", ToJson(block.span)}};
  if (block.kind != BlockKind::kTable) {
    out.update(ToJson(block.text));
    return out;
  }
  Json rows = Json::array();
  for (const TableRow& row : block.rows) {
    Json cells = Json::array();
    for (const TableCell& cell : row.cells) cells.push_back(ToJson(cell.text));
    rows.push_back(
        Json{{"line", row.line}, {"span", ToJson(row.span)}, {"cells", std::move(cells)}});
  }
  out["header_rows"] = block.header_rows;
  out["rows"] = std::move(rows);
  return out;
}

Json ToJson(const Property& property) {
  return Json{{"key", property.key},
              {"values", property.values},
              {"is_list", property.is_list},
              {"line", property.line},
              {"span", ToJson(property.span)}};
}

Json ToJson(const Passage& passage) {
  return Json{{"line_start", passage.lines.first}, {"line_end", passage.lines.last},
              {"span", ToJson(passage.span)},      {"headings", passage.headings},
              {"lang", OrNull(passage.language)},  {"text", passage.text}};
}

Json WithSpan(const Fact& fact) {
  Json out = tanxun::ToJson(fact);
  out["span"] = ToJson(fact.where.span);
  return out;
}

Json ToJson(const Alias& alias) {
  return Json{{"name", alias.name},
              {"other", alias.other},
              {"statement", alias.statement},
              {"line", alias.line}};
}

Json ToJson(const TickerMention& ticker) {
  return Json{{"ticker", ticker.ticker},
              {"mic", OrNull(std::string(MicOf(ticker.ticker)))},
              {"subject", OrNull(ticker.subject)},
              {"line", ticker.line},
              {"span", ToJson(ticker.span)}};
}

Json ToJson(const StatusMention& status) {
  return Json{{"status", OrNull(Name(status.level))},
              {"subject", OrNull(status.subject)},
              {"reason", status.reason},
              {"since", OrNull(Describe(status.since))},
              {"as_of", OrNull(Describe(status.as_of.date))},
              {"line", status.line}};
}

Json ToJson(const Link& link) {
  return Json{{"target", link.target},
              {"part", OrNull(link.part)},
              {"label", OrNull(link.label)},
              {"relation", OrNull(link.relation)},
              {"embed", link.is_embed},
              {"wiki", link.is_wiki},
              {"line", link.line}};
}

Json ToJson(const Edge& edge) {
  return Json{{"from", edge.from},
              {"to", edge.to},
              {"relation", edge.relation},
              {"detail", OrNull(edge.detail)},
              {"from_stage", OrNull(edge.from_stage)},
              {"to_stage", OrNull(edge.to_stage)},
              {"as_of", OrNull(Describe(edge.as_of.date))},
              {"line", edge.line},
              {"span", ToJson(edge.span)}};
}

Json ToJson(const Problem& problem) {
  return Json{{"line", problem.line == 0 ? Json(nullptr) : Json(problem.line)},
              {"reason", problem.reason}};
}

template <typename Value, typename Convert>
Json List(const std::vector<Value>& values, Convert convert) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(convert(value));
  return list;
}

template <typename Value>
Json List(const std::vector<Value>& values) {
  return List(values, [](const Value& value) { return ToJson(value); });
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

Json ToJson(const Source& source, const Knowledge& knowledge) {
  return Json{{"version", 1},
              {"path", NameText(source.path)},
              {"record", OrNull(source.record)},
              {"kind", Name(source.kind)},
              {"encoding", source.encoding},
              {"lang", OrNull(source.language)},
              {"lines", source.line_starts.size()},
              {"title", source.title},
              {"subject", knowledge.subject},
              {"aliases", knowledge.aliases},
              {"date", OrNull(Describe(knowledge.date))},
              {"date_from", OrNull(Name(knowledge.date_origin))},
              {"tags", knowledge.tags},
              {"properties", List(source.properties)},
              {"blocks", List(source.blocks)},
              {"passages", List(knowledge.passages)},
              {"facts", List(knowledge.facts, WithSpan)},
              {"names", List(knowledge.names)},
              {"parts", List(knowledge.parts)},
              {"tickers", List(knowledge.tickers)},
              {"statuses", List(knowledge.statuses)},
              {"links", List(knowledge.links)},
              {"chain", List(knowledge.edges)},
              {"remarks", List(knowledge.remarks)},
              {"problems", List(source.problems)}};
}

}  // namespace tanxun
