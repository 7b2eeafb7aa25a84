// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "indexer/tool/pager.h"
#include "indexer/tool/safe_text.h"
#include "query/json/links_json.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/named_source.h"
#include "query/tool/render_links.h"

namespace tanxun {
namespace {

struct LinksFlags {
  OutputFlags output;
  Filters filters;  // Only globs.
  int limit = 100;
  bool dangling = false;
  bool ambiguous = false;
};

void AddLinksFlags(FlagTable& flags, LinksFlags& links) {
  flags.Switch("--dangling", links.dangling, "the links of the whole index that lead to no note");
  flags.Switch("--ambiguous", links.ambiguous,
               "the links of the whole index that may mean several notes");
  flags.Number("-n,--limit", "N", links.limit, {1, 1'000'000}, "links at most, of each list");
  AddInFlag(flags, links.filters);
  AddOutputFlags(flags, links.output);
}

bool IsNotFound(const Result<NoteLinks>& links) {
  return !links.ok() && links.error().code == ErrorCode::kNotFound;
}

void TellOfOthers(const NoteLinks& links) {
  if (links.others.empty()) return;
  std::string others;
  for (const NotePlace& note : links.others) {
    others += others.empty() ? PlaceName(note) : ", " + PlaceName(note);
  }
  Complain(kReaderName, fmt::format("these are the links of {}; the name could also mean {}",
                                    PlaceName(links.note), others));
}

void TellOfMore(std::uint64_t count, std::size_t shown) {
  if (count <= shown) return;
  Complain(kReaderName, fmt::format("{} more; see them with --limit", count - shown));
}

int ShowNote(const LinksFlags& flags, const Searcher& searcher, const std::string& text) {
  const OutputFlags& output = flags.output;
  Result<NoteLinks> found = LinksNamed(searcher, text, flags.limit);
  const bool is_unknown = IsNotFound(found);
  if (!found.ok() && !is_unknown) return Fail(found.error(), output);
  const NoteLinks links = is_unknown ? NoteLinks{} : *found;
  const bool any = links.link_count + links.backlink_count > 0;
  if (output.quiet) return any ? kExitFound : kExitIncomplete;
  if (output.ndjson) {
    for (const ResolvedLink& link : links.links) {
      Print(JsonOnOneLine(ToJson(link, Direction::kOut)));
    }
    for (const ResolvedLink& link : links.backlinks) {
      Print(JsonOnOneLine(ToJson(link, Direction::kIn)));
    }
  } else if (output.json) {
    Print(PrettyJson(ToJson(links, text)));
  } else {
    const TextView view = ViewOf(output, searcher);
    PrintPaged(RenderLinks(links, view), view.style, output.pager);
  }
  TellOfOthers(links);
  TellOfMore(links.link_count + links.backlink_count, links.links.size() + links.backlinks.size());
  if (is_unknown) Complain(kReaderName, found.error().message);
  if (!is_unknown && !any) Complain(kReaderName, "it has no links, and nothing links to it");
  return any ? kExitFound : kExitIncomplete;
}

int ShowUnresolved(const LinksFlags& flags, const Searcher& searcher) {
  const OutputFlags& output = flags.output;
  UnresolvedRequest request;
  request.dangling = flags.dangling;
  request.ambiguous = flags.ambiguous;
  request.globs = flags.filters.globs;
  request.limit = flags.limit;
  const Result<UnresolvedLinks> links = searcher.FindUnresolvedLinks(request);
  if (!links.ok()) return Fail(links.error(), output);
  const bool any = links->count > 0;
  if (output.quiet) return any ? kExitFound : kExitIncomplete;
  if (output.ndjson) {
    for (const ResolvedLink& link : links->links) {
      Print(JsonOnOneLine(ToJson(link, Direction::kOut)));
    }
  } else if (output.json) {
    Print(PrettyJson(ToJson(*links)));
  } else {
    const TextView view = ViewOf(output, searcher);
    PrintPaged(RenderUnresolved(*links, view), view.style, output.pager);
  }
  TellOfMore(links->count, links->links.size());
  if (!any) Complain(kReaderName, "no such links");
  return any ? kExitFound : kExitIncomplete;
}

int RunLinks(LinksFlags& flags, const Words& words) {
  const bool is_of_all = flags.dangling || flags.ambiguous;
  const std::string note = JoinWords(words);
  if (is_of_all != note.empty()) {
    return Fail(
        {ErrorCode::kBadArgument, "links takes a NOTE, or --dangling or --ambiguous without one"},
        flags.output);
  }
  if (!is_of_all && !flags.filters.globs.empty()) {
    return Fail({ErrorCode::kBadArgument, "--in goes with --dangling and --ambiguous"},
                flags.output);
  }
  const OpenIndex index = OpenForReading(flags.output, {}, &flags.filters);
  if (!index.searcher) return index.exit;
  return is_of_all ? ShowUnresolved(flags, *index.searcher)
                   : ShowNote(flags, *index.searcher, note);
}

}  // namespace

Command LinksCommand() {
  return MakeCommand<LinksFlags>(
      {"[NOTE]",
       "what a note links to and what links to it, or the links that lead nowhere",
       "tanxun links notes/a.md\ntanxun links 'Acme Chips'      # as [[Acme Chips]] would\n"
       "tanxun links 艾克米芯片 --json\ntanxun links --dangling --in notes",
       "0    there are links\n1    there are none\n2    error\n130  interrupted",
       {"NOTE", ValueKind::kSource}},
      AddLinksFlags, RunLinks);
}

}  // namespace tanxun
