// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "tanxun/links.h"

namespace tanxun {
namespace {

std::string NameOf(const NotePlace& note) {
  return note.record.empty() ? note.path : fmt::format("{}#{}", note.path, note.record);
}

std::string_view Name(PartState part) {
  switch (part) {
    case PartState::kNone:
      return "";
    case PartState::kFound:
      return " part";
    case PartState::kMissing:
      return " no part";
    case PartState::kUnknown:
      return " part?";
  }
  return "";
}

}  // namespace

std::string_view Name(LinkState state) {
  switch (state) {
    case LinkState::kNote:
      return "note";
    case LinkState::kAmbiguous:
      return "ambiguous";
    case LinkState::kDangling:
      return "dangling";
    case LinkState::kFile:
      return "file";
  }
  return "";
}

std::string Describe(const ResolvedLink& link) {
  std::string text = fmt::format("{}: {} {}", NameOf({link.where.path, link.where.record}),
                                 Describe(link.link), Name(link.state));
  for (const NotePlace& note : link.notes) text += " " + NameOf(note);
  if (link.by_name) text += " by name";
  text += Name(link.part);
  return link.text.empty() ? text : text + " | " + link.text;
}

}  // namespace tanxun
