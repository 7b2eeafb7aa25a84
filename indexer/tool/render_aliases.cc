// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/render_aliases.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/tool/safe_text.h"

namespace tanxun {
namespace {

std::string Field(std::string_view text) { return SafeText(text, Layout::kField); }

// "brackets notes/a.md:12 +3 more"
std::string Evidence(const AliasPair& pair) {
  std::string evidence;
  const auto add = [&](const std::string& piece) {
    evidence += (evidence.empty() ? "" : "; ") + piece;
  };
  if (pair.decided_line != 0) add(fmt::format("{}:{}", Field(pair.decided_in), pair.decided_line));
  if (pair.count > 0) {
    const SourceLine& first = pair.places.front();
    const std::string record = first.record.empty() ? "" : "#" + Field(first.record);
    const std::string more = pair.count > 1 ? fmt::format(" +{} more", pair.count - 1) : "";
    add(fmt::format("{} {}{}:{}{}", Field(fmt::format("{}", fmt::join(pair.statements, ", "))),
                    Field(first.path), record, first.line, more));
  }
  if (pair.state == AliasState::kApart) add("weak, not believed");
  if (pair.state == AliasState::kRejected && pair.is_one) add("but confirmed pairs join the two");
  return evidence;
}

bool IsDecided(const AliasPair& pair) {
  return pair.state == AliasState::kConfirmed || pair.state == AliasState::kRejected;
}

std::string Line(const AliasPair& pair) {
  return fmt::format("{}{}\t{}\t{}\t# {}\n", IsDecided(pair) ? "" : "# ", Field(pair.name),
                     Field(pair.other),
                     pair.is_one || pair.state == AliasState::kConfirmed ? "confirmed" : "rejected",
                     Evidence(pair));
}

}  // namespace

std::string RenderAliases(const AliasReview& review) {
  std::string out =
      "# Names that are held for one. Take away a line's \"# \" and leave confirmed or rejected; "
      "keep "
      "the file\n# as aliases.tsv in a folder that is indexed, or in the index's own.\n";
  if (!review.claims.empty()) out += "#\n# Names that several entities claim:\n";
  for (const AliasClaim& claim : review.claims) {
    std::string entities;
    for (const std::string& entity : claim.entities) {
      entities += (entities.empty() ? "" : " | ") + Field(entity);
    }
    out += fmt::format("# {}: {}\n", Field(claim.name), entities);
  }
  const char* heading = nullptr;
  for (const AliasPair& pair : review.pairs) {
    const char* own = IsDecided(pair)                    ? "Decided"
                      : pair.state == AliasState::kApart ? "Stated, but kept apart"
                                                         : "Joined by the sources";
    if (own != heading) out += fmt::format("#\n# {}:\n", heading = own);
    out += Line(pair);
  }
  return out;
}

Json ToJson(const AliasReview& review) {
  Json json{{"version", 1}, {"claims", Json::array()}, {"pairs", Json::array()}};
  for (const AliasClaim& claim : review.claims) {
    json["claims"].push_back(Json{{"name", claim.name}, {"entities", claim.entities}});
  }
  for (const AliasPair& pair : review.pairs) {
    Json places = Json::array();
    for (const SourceLine& place : pair.places) {
      places.push_back(Json{
          {"path", NameText(place.path)}, {"record", OrNull(place.record)}, {"line", place.line}});
    }
    json["pairs"].push_back(
        Json{{"name", pair.name},
             {"other", pair.other},
             {"state", Name(pair.state)},
             {"is_one", pair.is_one},
             {"statements", pair.statements},
             {"places", std::move(places)},
             {"count", pair.count},
             {"decided_in", OrNull(NameText(pair.decided_in))},
             {"decided_line", pair.decided_line == 0 ? Json(nullptr) : Json(pair.decided_line)}});
  }
  return json;
}

}  // namespace tanxun
