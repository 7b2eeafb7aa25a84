// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/render_entity.h"

#include <fmt/format.h>

#include "indexer/tool/display_width.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/text_layout.h"
#include "query/tool/render_json.h"

namespace tanxun {
namespace {

constexpr std::size_t kLabelColumns = 10;

// "  also      " in front of the first line of a kind, blanks in front of those that follow.
Indent Margin(std::string_view label) {
  std::string first = "  " + std::string(label);
  first.resize(std::max(first.size(), kLabelColumns + 2), ' ');
  return {first, std::string(kLabelColumns + 4, ' ')};
}

std::string PlaceName(const SourceLine& where) {
  std::string name = SafeText(where.path, Layout::kField);
  if (!where.record.empty()) name += "#" + SafeText(where.record, Layout::kField);
  return where.line == 0 ? name : fmt::format("{}:{}", name, where.line);
}

Run PlaceRun(const SourceLine& where, const TextView& view) {
  return {PlaceName(where), Paint::kPath, view.locate ? view.locate(where.path) : ""};
}

// "  notes/a.md:3, notes/b.md:5 and 4 more"
void AddPlaces(const std::vector<SourceLine>& places, std::uint64_t count, const TextView& view,
               std::vector<Run>& runs) {
  const char* between = "  ";
  for (const SourceLine& place : places) {
    runs.push_back({between});
    runs.push_back(PlaceRun(place, view));
    between = ", ";
  }
  if (count > places.size()) {
    runs.push_back({fmt::format(" and {} more", count - places.size()), Paint::kDim});
  }
}

// A value may be a list of lines.
std::string OnOneLine(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
    text.replace(at, 1, "; ");
  }
  return text;
}

class CardText {
 public:
  CardText(const EntityCard& card, const TextView& view) : card_(card), view_(view) {}

  std::string Make() {
    out_ = Painted(SafeLine(card_.name), Paint::kTitle, view_.style) + "\n";
    AddNames();
    for (const EntityTicker& ticker : card_.tickers) {
      Line("ticker", {{SafeLine(ticker.ticker), Paint::kValue}}, ticker.places, ticker.count);
    }
    for (const StatedStatus& stated : card_.statuses) AddStatus(stated);
    for (const EntityTie& tie : card_.part_of) AddTie("part of", tie);
    for (const EntityTie& tie : card_.parts) AddTie("part", tie);
    for (const SourceLine& note : card_.notes) Line("note", {}, {note}, 1);
    for (const Fact& fact : card_.facts) AddFact(fact);
    if (card_.has_more_facts) {
      Line("", {{fmt::format("more facts: tanxun facts '{}'", SafeLine(card_.name)), Paint::kDim}});
    }
    Line("named in",
         {{fmt::format("{} passage{}", card_.passages, card_.passages == 1 ? "" : "s")}});
    return std::move(out_);
  }

 private:
  void Line(std::string_view label, std::vector<Run> runs,
            const std::vector<SourceLine>& places = {}, std::uint64_t count = 0) {
    AddPlaces(places, count, view_, runs);
    if (runs.front().text == "  ") runs.erase(runs.begin());
    out_ += LayOut(runs, Margin(label == last_label_ ? "" : label), view_.style);
    last_label_ = label;
  }

  void AddNames() {
    for (const EntityName& name : card_.names) {
      if (name.places.empty() && &name == &card_.names.front()) continue;
      std::vector<Run> runs = {{SafeLine(name.name), Paint::kValue}};
      if (!name.statements.empty()) {
        runs.push_back({fmt::format(" ({})", fmt::join(name.statements, ", ")), Paint::kDim});
      }
      Line("name", std::move(runs), name.places, name.count);
    }
  }

  void AddStatus(const StatedStatus& stated) {
    const StatusMention& status = stated.status;
    std::vector<Run> runs = {{StatusMark(status.level), Paint::kValue}};
    if (!status.reason.empty()) runs.push_back({" " + SafeLine(status.reason)});
    std::string dates;
    if (status.since.known()) dates += " since " + Describe(status.since);
    if (status.as_of.date.known()) dates += " as of " + Describe(status.as_of.date);
    if (!dates.empty()) runs.push_back({" (" + dates.substr(1) + ")", Paint::kDim});
    Line("status", std::move(runs), {stated.where}, 1);
  }

  void AddTie(std::string_view label, const EntityTie& tie) {
    Line(label, {{SafeLine(tie.name), Paint::kValue}}, tie.places, tie.count);
  }

  void AddFact(const Fact& fact) {
    const std::string sign = fact.polarity == Polarity::kNegative ? "not: " : "";
    std::vector<Run> runs = {{SafeLine(fact.attribute) + ": " + sign},
                             {SafeLine(OnOneLine(fact.value)), Paint::kValue}};
    for (const Qualifier& qualifier : fact.qualifiers) {
      runs.push_back({" [" + SafeLine(qualifier.text) + "]"});
    }
    Line("fact", std::move(runs), {{fact.where.path, fact.where.record, fact.where.lines.first}},
         1);
  }

  const EntityCard& card_;
  const TextView& view_;
  std::string out_;
  std::string last_label_;
};

Json ToJson(const SourceLine& where) {
  return Json{{"path", NameText(where.path)},
              {"record", OrNull(where.record)},
              {"line", where.line == 0 ? Json(nullptr) : Json(where.line)}};
}

template <typename Value, typename Convert>
Json List(const std::vector<Value>& values, Convert convert) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(convert(value));
  return list;
}

Json Places(const std::vector<SourceLine>& places) {
  return List(places, [](const SourceLine& where) { return ToJson(where); });
}

Json ToJson(const StatedStatus& stated) {
  const StatusMention& status = stated.status;
  Json out{{"status", Name(status.level)},
           {"reason", status.reason},
           {"since", OrNull(Describe(status.since))},
           {"as_of", OrNull(Describe(status.as_of.date))},
           {"as_of_from", OrNull(Name(status.as_of.origin))}};
  out.update(ToJson(stated.where));
  return out;
}

Json TiesToJson(const std::vector<EntityTie>& ties) {
  return List(ties, [](const EntityTie& tie) {
    return Json{{"name", tie.name}, {"sources", Places(tie.places)}, {"count", tie.count}};
  });
}

}  // namespace

std::string RenderEntity(const EntityCard& card, const TextView& view) {
  return CardText(card, view).Make();
}

Json ToJson(const EntityCard& card) {
  const auto name = [](const EntityName& stated) {
    return Json{{"name", stated.name},
                {"statements", stated.statements},
                {"sources", Places(stated.places)},
                {"count", stated.count}};
  };
  const auto ticker = [](const EntityTicker& stated) {
    return Json{
        {"ticker", stated.ticker}, {"sources", Places(stated.places)}, {"count", stated.count}};
  };
  return Json{{"name", card.name},
              {"names", List(card.names, name)},
              {"tickers", List(card.tickers, ticker)},
              {"statuses", List(card.statuses, [](const StatedStatus& s) { return ToJson(s); })},
              {"part_of", TiesToJson(card.part_of)},
              {"parts", TiesToJson(card.parts)},
              {"notes", Places(card.notes)},
              {"facts", List(card.facts, [](const Fact& fact) { return ToJson(fact); })},
              {"has_more_facts", card.has_more_facts},
              {"passages", card.passages}};
}

Json EntitiesToJson(const std::string& name, const std::vector<EntityCard>& cards,
                    const std::string& remark) {
  return Json{{"version", kJsonVersion},
              {"name", name},
              {"entities", List(cards, [](const EntityCard& card) { return ToJson(card); })},
              {"remark", OrNull(remark)}};
}

}  // namespace tanxun
