// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/render_aliases.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/tool/safe_text.h"

namespace tanxun {
namespace {

std::string Field(std::string_view text) { return SafeText(text, Layout::kField); }

// "notes/a.md:12"
std::string Place(const SourceLine& place) {
  const std::string record = place.record.empty() ? "" : "#" + Field(place.record);
  return fmt::format("{}{}:{}", Field(place.path), record, place.line);
}

// "brackets notes/a.md:12 +3 more"
std::string Evidence(const AliasPair& pair) {
  std::string evidence;
  const auto add = [&](const std::string& piece) {
    evidence += (evidence.empty() ? "" : "; ") + piece;
  };
  if (pair.decided_line != 0) add(fmt::format("{}:{}", Field(pair.decided_in), pair.decided_line));
  if (pair.count > 0) {
    const std::string more = pair.count > 1 ? fmt::format(" +{} more", pair.count - 1) : "";
    add(fmt::format("{} {}{}", Field(fmt::format("{}", fmt::join(pair.statements, ", "))),
                    Place(pair.places.front()), more));
  }
  if (pair.state == AliasState::kApart) add("weak, not believed");
  if (!pair.overruled_by.empty()) {
    add("not joined, for with other confirmed pairs it would join the names rejected in " +
        Field(pair.overruled_by));
  }
  return evidence;
}

bool IsDecided(const AliasPair& pair) {
  return pair.state == AliasState::kConfirmed || pair.state == AliasState::kRejected;
}

// A decided pair as it is decided, any other behind "# ". What is overruled decides nothing, and
// where it stood among the others is lost.
std::string Line(const AliasPair& pair) {
  const bool holds = IsDecided(pair) && pair.overruled_by.empty();
  return fmt::format("{}{}\t{}\t{}\t# {}\n", holds ? "" : "# ", Field(pair.name), Field(pair.other),
                     pair.is_one || pair.state == AliasState::kConfirmed ? "confirmed" : "rejected",
                     Evidence(pair));
}

// A claimed name with each entity that it can be: one line confirmed decides for it.
std::string Choices(const AliasClaim& claim) {
  std::string lines =
      fmt::format("# {} is claimed by {}:\n", Field(claim.name), claim.entities.size());
  for (const AliasClaimant& entity : claim.entities) {
    const std::string place =
        entity.place.path.empty() ? "the list of known names" : Place(entity.place);
    lines += entity.name == claim.name
                 ? fmt::format("#   {} itself, {}\n", Field(claim.name), place)
                 : fmt::format("# {}\t{}\tconfirmed\t# {}\n", Field(claim.name), Field(entity.name),
                               place);
  }
  return lines;
}

}  // namespace

std::string RenderAliases(const AliasReview& review) {
  std::string out =
      "# Names that are held for one. Take away a line's \"# \" and leave confirmed or rejected; "
      "keep "
      "the file\n# as aliases.tsv in a folder that is indexed, or in the index's own.\n";
  if (!review.claims.empty()) {
    out +=
        "#\n# Names that several entities claim, and so none has alone. Decide for one of each:\n";
  }
  for (const AliasClaim& claim : review.claims) out += Choices(claim);
  const char* heading = nullptr;
  for (const AliasPair& pair : review.pairs) {
    if (pair.is_claimed && pair.state == AliasState::kJoined) continue;  // A choice above.
    const char* own = IsDecided(pair)                    ? "Decided"
                      : pair.state == AliasState::kApart ? "Stated, but kept apart"
                                                         : "Joined by the sources";
    if (own != heading) out += fmt::format("#\n# {}:\n", heading = own);
    out += Line(pair);
  }
  return out;
}

}  // namespace tanxun
