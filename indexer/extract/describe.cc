// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "tanxun/knowledge.h"

namespace tanxun {
namespace {

std::string Joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string OneLine(std::string_view text) {
  std::string line;
  for (char c : text) line += c == '\n' ? std::string("⏎") : std::string(1, c);
  return line;
}

}  // namespace

std::string_view Name(AsOfOrigin origin) {
  switch (origin) {
    case AsOfOrigin::kNone:
      return "";
    case AsOfOrigin::kValue:
      return "value";
    case AsOfOrigin::kText:
      return "text";
    case AsOfOrigin::kNote:
      return "note";
    case AsOfOrigin::kFrontMatter:
      return "front_matter";
    case AsOfOrigin::kName:
      return "name";
    case AsOfOrigin::kFile:
      return "file";
  }
  return "";
}

std::string_view Name(FactForm form) {
  switch (form) {
    case FactForm::kFrontMatter:
      return "front_matter";
    case FactForm::kKeyValue:
      return "key_value";
    case FactForm::kTableCell:
      return "table_cell";
    case FactForm::kLabelLine:
      return "label_line";
    case FactForm::kLeadList:
      return "lead_list";
    case FactForm::kAccessList:
      return "access_list";
    case FactForm::kCard:
      return "card";
    case FactForm::kDefinition:
      return "definition";
    case FactForm::kStage:
      return "stage";
    case FactForm::kLink:
      return "link";
    case FactForm::kTicker:
      return "ticker";
    case FactForm::kProse:
      return "prose";
  }
  return "";
}

std::string Describe(const Passage& passage) {
  return fmt::format("passage {}-{} [{},{}) {} {{{}}} {}", passage.lines.first, passage.lines.last,
                     passage.span.begin, passage.span.end, passage.language,
                     Joined(passage.headings, " > "), OneLine(passage.text));
}

std::string Describe(const AsOf& as_of) {
  if (!as_of.date.known()) return "undated";
  return fmt::format("{} ({})", Describe(as_of.date), Name(as_of.origin));
}

std::string Describe(const Fact& fact) {
  std::string text =
      fmt::format("{} | {}{} | {}{}", fact.subject, fact.attribute,
                  fact.concept_id.empty() ? "" : " <" + fact.concept_id + ">",
                  fact.polarity == Polarity::kNegative ? "NOT " : "", OneLine(fact.value));
  if (!fact.items.empty()) text += fmt::format(" [{}]", Joined(fact.items, "; "));
  for (const Qualifier& qualifier : fact.qualifiers) {
    text += fmt::format(" {}={}", qualifier.kind, qualifier.text);
  }
  return text + fmt::format(" | {} @{}:{} {}", Name(fact.form), fact.where.lines.first,
                            fact.where.column, Describe(fact.as_of));
}

std::string Describe(const Alias& alias) {
  return fmt::format("{} = {} ({}) @{}", alias.name, alias.other, alias.statement, alias.line);
}

std::string Describe(const TickerMention& ticker) {
  return fmt::format("{} of {} @{}", ticker.ticker, ticker.subject.empty() ? "?" : ticker.subject,
                     ticker.line);
}

std::string Describe(const StatusMention& status) {
  std::string text = fmt::format("{} of {} @{}", Name(status.level),
                                 status.subject.empty() ? "?" : status.subject, status.line);
  if (status.since.known()) text += " since " + Describe(status.since);
  return fmt::format("{}: {}", text, OneLine(status.reason));
}

std::string Describe(const Link& link) {
  const std::string target = link.part.empty() ? link.target : link.target + "#" + link.part;
  const std::string label = OneLine(link.label);
  std::string text = link.is_embed ? "!" : "";
  if (link.is_wiki) {
    text += fmt::format("[[{}{}{}]]", target, label.empty() ? "" : "|", label);
  } else {
    text += fmt::format("[{}]({})", label, target);
  }
  return fmt::format("{} @{}{}{}", text, link.line, link.relation.empty() ? "" : " — ",
                     OneLine(link.relation));
}

std::string Describe(const Edge& edge) {
  const auto side = [](const std::string& name, const std::string& stage) {
    return stage.empty() ? name : fmt::format("{} <{}>", name, stage);
  };
  std::string text =
      fmt::format("{} -{}-> {} @{} {}", side(edge.from, edge.from_stage), edge.relation,
                  side(edge.to, edge.to_stage), edge.line, Describe(edge.as_of));
  if (!edge.detail.empty()) text += ": " + OneLine(edge.detail);
  return text;
}

}  // namespace tanxun
