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

JsonValue ToJson(const Span& span) { return JsonValue::array({span.begin, span.end}); }

JsonValue ToJson(const RichText& text) {
  JsonValue marks = JsonValue::array();
  for (const Mark& mark : text.marks) {
    constexpr const char* kNames[] = {"strong",    "emphasis", "code", "link",
                                      "wiki_link", "embed",    "tag",  "strike"};
    marks.push_back(JsonValue{{"kind", kNames[static_cast<int>(mark.kind)]},
                              {"begin", mark.begin},
                              {"end", mark.end},
                              {"target", OrNull(mark.target)}});
  }
  return JsonValue{{"text", text.text}, {"marks", std::move(marks)}};
}

JsonValue ToJson(const Block& block) {
  JsonValue out{{"kind", Name(block.kind)},     {"level", block.level},
                {"ordered", block.ordered},     {"line_start", block.lines.first},
                {"line_end", block.lines.last}, {"span", ToJson(block.span)}};
  if (block.kind != BlockKind::kTable) {
    out.update(ToJson(block.text));
    return out;
  }
  JsonValue rows = JsonValue::array();
  for (const TableRow& row : block.rows) {
    JsonValue cells = JsonValue::array();
    for (const TableCell& cell : row.cells) cells.push_back(ToJson(cell.text));
    rows.push_back(
        JsonValue{{"line", row.line}, {"span", ToJson(row.span)}, {"cells", std::move(cells)}});
  }
  out.Set("header_rows", block.header_rows);
  out.Set("rows", rows);
  return out;
}

JsonValue ToJson(const Property& property) {
  return JsonValue{{"key", property.key},
                   {"values", property.values},
                   {"is_list", property.is_list},
                   {"line", property.line},
                   {"span", ToJson(property.span)}};
}

JsonValue ToJson(const Passage& passage) {
  return JsonValue{{"line_start", passage.lines.first}, {"line_end", passage.lines.last},
                   {"span", ToJson(passage.span)},      {"headings", passage.headings},
                   {"lang", OrNull(passage.language)},  {"text", passage.text}};
}

JsonValue WithSpan(const Fact& fact) {
  JsonValue out = tanxun::ToJson(fact);
  out.Set("span", ToJson(fact.where.span));
  return out;
}

JsonValue ToJson(const Alias& alias) {
  return JsonValue{{"name", alias.name},
                   {"other", alias.other},
                   {"statement", alias.statement},
                   {"line", alias.line}};
}

JsonValue ToJson(const TickerMention& ticker) {
  return JsonValue{{"ticker", ticker.ticker},
                   {"mic", OrNull(std::string(MicOf(ticker.ticker)))},
                   {"subject", OrNull(ticker.subject)},
                   {"line", ticker.line},
                   {"span", ToJson(ticker.span)}};
}

JsonValue ToJson(const StatusMention& status) {
  return JsonValue{{"status", OrNull(Name(status.level))},
                   {"subject", OrNull(status.subject)},
                   {"reason", status.reason},
                   {"since", OrNull(Describe(status.since))},
                   {"as_of", OrNull(Describe(status.as_of.date))},
                   {"line", status.line}};
}

JsonValue ToJson(const Link& link) {
  return JsonValue{{"target", link.target},
                   {"part", OrNull(link.part)},
                   {"label", OrNull(link.label)},
                   {"relation", OrNull(link.relation)},
                   {"embed", link.is_embed},
                   {"wiki", link.is_wiki},
                   {"line", link.line}};
}

JsonValue ToJson(const Edge& edge) {
  return JsonValue{{"from", edge.from},
                   {"to", edge.to},
                   {"relation", edge.relation},
                   {"detail", OrNull(edge.detail)},
                   {"from_stage", OrNull(edge.from_stage)},
                   {"to_stage", OrNull(edge.to_stage)},
                   {"as_of", OrNull(Describe(edge.as_of.date))},
                   {"line", edge.line},
                   {"span", ToJson(edge.span)}};
}

JsonValue ToJson(const Problem& problem) {
  return JsonValue{{"line", problem.line == 0 ? JsonValue(nullptr) : JsonValue(problem.line)},
                   {"reason", problem.reason}};
}

template <typename Value>
JsonValue List(const std::vector<Value>& values) {
  return ListOf(values, [](const Value& value) { return ToJson(value); });
}

}  // namespace

JsonValue ToJson(const Source& source, const Knowledge& knowledge) {
  return JsonValue{{"version", kJsonVersion},
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
