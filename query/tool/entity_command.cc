// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "indexer/tool/pager.h"
#include "query/json/entity_json.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/render_entity.h"

namespace tanxun {
namespace {

struct EntityFlags {
  OutputFlags output;
  EntityRequest request;
};

void AddEntityFlags(FlagTable& flags, EntityFlags& entity) {
  flags.Number("-n,--limit", "N", entity.request.facts, {0, 1'000'000}, "facts at most");
  flags.Number("--places", "N", entity.request.statements, {1, 1'000},
               "places at most of each statement");
  AddOutputFlags(flags, entity.output);
}

void PrintCards(const std::vector<EntityCard>& cards, const std::string& remark,
                const EntityFlags& flags, const Searcher& searcher) {
  const OutputFlags& output = flags.output;
  if (output.ndjson) {
    for (const EntityCard& card : cards) Print(JsonOnOneLine(ToJson(card)));
  } else if (output.json) {
    Print(PrettyJson(EntitiesToJson(flags.request.name, cards, remark)));
  } else {
    const TextView view = ViewOf(output, searcher);
    std::string text;
    for (const EntityCard& card : cards) {
      if (!text.empty()) text += "\n";
      text += RenderEntity(card, view);
    }
    PrintPaged(text, view.style, output.pager);
  }
  if (!remark.empty() && (!output.json || output.ndjson)) Complain(kReaderName, remark);
}

int RunEntity(EntityFlags& flags, const Words& words) {
  const OutputFlags& output = flags.output;
  if (words.empty()) return Fail({ErrorCode::kBadArgument, "entity takes a NAME"}, output);
  flags.request.name = JoinWords(words);
  const Asked asked = {"name", flags.request.name};
  const OpenIndex index = OpenForReading(output, asked);
  if (!index.searcher) return index.exit;
  const auto most =
      static_cast<std::size_t>(flags.request.cards++);  // One more tells whether there are.
  Result<std::vector<EntityCard>> cards = index.searcher->Entity(flags.request);
  const bool is_unknown = !cards.ok() && cards.error().code == ErrorCode::kNotFound;
  if (!cards.ok() && !is_unknown) return Fail(cards.error(), output, asked);
  std::string remark;
  if (is_unknown) {
    remark = cards.error().message;
    cards = std::vector<EntityCard>();
  } else if (cards->size() > most) {
    cards->pop_back();
    remark = fmt::format("more than {} entities have this name; these are the first", most);
  } else if (cards->size() > 1) {
    remark = fmt::format("{} entities have this name", cards->size());
  }
  if (!output.quiet) PrintCards(*cards, remark, flags, *index.searcher);
  return cards->empty() ? kExitIncomplete : kExitFound;
}

}  // namespace

Command EntityCommand() {
  return MakeCommand<EntityFlags>(
      {"NAME",
       "the card of one entity: names in both languages, listings, status, facts, ties, places",
       "tanxun entity 'Acme Chips'\ntanxun entity 艾克米\ntanxun entity NYSE:ACME --json",
       "0    it is known\n1    no source names it\n2    error\n130  interrupted",
       {"NAME", ValueKind::kText}},
      AddEntityFlags, RunEntity);
}

}  // namespace tanxun
