// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/render_entity.h"

#include <fmt/format.h>

#include "indexer/tool/display_width.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/text_layout.h"

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
    if (card_.statuses.current.size() > 1) Line("status", {{"sources disagree:", Paint::kDim}});
    for (const StatedStatus& stated : card_.statuses.current) AddStatus("status", stated);
    for (const StatedStatus& stated : card_.statuses.earlier) AddStatus("earlier", stated);
    for (const EntityTie& tie : card_.part_of) AddTie("part of", tie);
    for (const EntityTie& tie : card_.parts) AddTie("part", tie);
    for (const std::string& name : card_.related) Line("related", {{SafeLine(name)}});
    AddSteps("supplier", card_.suppliers, card_.supplier_count);
    AddSteps("customer", card_.customers, card_.customer_count);
    for (const SourceLine& note : card_.notes) Line("note", {}, {note}, 1);
    for (const Fact& fact : card_.facts) AddFact(fact);
    if (card_.has_more_facts) {
      Line("", {{fmt::format("more facts: tanxun facts '{}'", SafeLine(card_.name)), Paint::kDim}});
    }
    if (card_.backlink_count > 0) Line("links", {}, card_.backlinks, card_.backlink_count);
    AddMentions();
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
      for (const std::string& other : name.also) {
        runs.push_back({" also of " + SafeLine(other), Paint::kWarning});
      }
      if (name.also_count > name.also.size()) {
        runs.push_back(
            {fmt::format(" and of {} more", name.also_count - name.also.size()), Paint::kWarning});
      }
      Line("name", std::move(runs), name.places, name.count);
    }
  }

  // Whom it takes from or gives to, how, and where the newest statement stands.
  void AddSteps(std::string_view label, const std::vector<ChainStep>& steps, std::uint64_t count) {
    for (const ChainStep& step : steps) {
      const ChainEvidence& newest = step.evidence.front();
      std::string how = newest.relation;
      if (!newest.detail.empty()) how += ": " + OnOneLine(newest.detail);
      Line(label,
           {{SafeLine(label == "supplier" ? step.from : step.to), Paint::kValue},
            {" (" + SafeLine(how) + ")", Paint::kDim}},
           {newest.where}, step.evidence.size());
    }
    if (count > steps.size()) {
      Line(label,
           {{fmt::format("{} more: tanxun path '{}'", count - steps.size(), SafeLine(card_.name)),
             Paint::kDim}});
    }
  }

  void AddMentions() {
    const std::string more = card_.has_more_passages ? "more than " : "";
    Line("named in",
         {{fmt::format("{}{} passage{}", more, card_.passages, card_.passages == 1 ? "" : "s")}});
    if (!card_.mentions.empty()) {
      Line("named in", {}, card_.mentions, card_.mentions.size());
    }
  }

  void AddStatus(std::string_view label, const StatedStatus& stated) {
    const StatusMention& status = stated.status;
    std::vector<Run> runs = {{StatusMark(status.level), Paint::kValue}};
    if (!status.reason.empty()) runs.push_back({" " + SafeLine(status.reason)});
    std::string dates;
    if (status.since.known()) dates += " since " + Describe(status.since);
    if (status.as_of.date.known()) dates += " as of " + Describe(status.as_of.date);
    if (!dates.empty()) runs.push_back({" (" + dates.substr(1) + ")", Paint::kDim});
    Line(label, std::move(runs), stated.places, stated.count);
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

}  // namespace

std::string RenderEntity(const EntityCard& card, const TextView& view) {
  return CardText(card, view).Make();
}

}  // namespace tanxun
