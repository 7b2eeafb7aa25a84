// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/named_source.h"

#include "indexer/tool/safe_text.h"
#include "query/tool/disk_path.h"
#include "query/tool/source_place.h"

namespace tanxun {
namespace {

// A path may itself end in ":12": then the whole text is the name.
Result<SourceExcerpt> GetPlace(const Searcher& searcher, const std::string& text, int context) {
  auto place = ParseSourcePlace(text);
  if (place && place->lines.first != 0) place->lines = Widened(place->lines, context);
  if (place) {
    Result<SourceExcerpt> excerpt = searcher.Get(place->path, place->lines);
    if (excerpt.ok() || excerpt.error().code != ErrorCode::kNotFound || place->path == text) {
      return excerpt;
    }
  }
  Result<SourceExcerpt> whole = searcher.Get(text, {});
  if (!whole.ok() && whole.error().code == ErrorCode::kNotFound) {
    if (!place) {
      return Error{ErrorCode::kBadArgument, text + ": lines and counts begin at 1"};
    }
    return searcher.Get(place->path, place->lines);  // Its message names the path that was meant.
  }
  return whole;
}

}  // namespace

// As the index names the place, or as the disk does; first as we print names that a terminal or
// JSON cannot hold.
Result<SourceExcerpt> GetNamed(const Searcher& searcher, const std::string& text, int context) {
  const IndexInfo info = searcher.Info();
  Words names = PathsInIndex(info, NameOf(text));
  const Words as_typed = PathsInIndex(info, text);
  names.insert(names.end(), as_typed.begin(), as_typed.end());
  Result<SourceExcerpt> first = GetPlace(searcher, names.front(), context);
  for (auto name = names.begin() + 1; name != names.end() && !first.ok(); ++name) {
    if (first.error().code != ErrorCode::kNotFound) break;
    Result<SourceExcerpt> excerpt = GetPlace(searcher, *name, context);
    if (excerpt.ok() || excerpt.error().code != ErrorCode::kNotFound) return excerpt;
  }
  return first;
}

Result<NoteLinks> LinksNamed(const Searcher& searcher, const std::string& text, int limit) {
  const std::string name = NameOf(text);
  Result<NoteLinks> called = searcher.Links({name, limit});
  for (const std::string& path : PathsInIndex(searcher.Info(), name)) {
    if (called.ok() && PlaceName(called->note) == name) return called;
    Result<NoteLinks> there = path == name ? called : searcher.Links({path, limit});
    if (there.ok() && PlaceName(there->note) == path) return there;
  }
  return called;
}

Result<SearchResult> SimilarNamed(const Searcher& searcher, SimilarRequest request) {
  Result<SearchResult> result = searcher.Similar(request);
  const auto is_unknown = [](const Result<SearchResult>& found) {
    return !found.ok() && found.error().code == ErrorCode::kNotFound;
  };
  if (!is_unknown(result)) return result;
  const Words names = PathsInIndex(searcher.Info(), request.path);
  for (auto name = names.begin() + 1; name != names.end(); ++name) {
    request.path = *name;
    Result<SearchResult> below = searcher.Similar(request);
    if (!is_unknown(below)) return below;
  }
  return result;
}

std::string PlaceName(const NotePlace& note) {
  return note.record.empty() ? note.path : note.path + "#" + note.record;
}

}  // namespace tanxun
