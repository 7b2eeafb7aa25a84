// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/reading_json.h"

#include <string>
#include <utility>
#include <vector>

#include "indexer/json/name_text.h"
#include "indexer/json/value_json.h"
#include "tanxun/listing.h"

namespace tanxun {
namespace {

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

template <typename Value>
Json List(const std::vector<Value>& values) {
  return ListOf(values, [](const Value& value) { return ToJson(value); });
}

}  // namespace

Json ToJson(const Source& source, const Knowledge& knowledge) {
  return Json{{"version", kJsonVersion},
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
              {"facts", ListOf(knowledge.facts, WithSpan)},
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
