// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/link_target.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>

#include "indexer/schema/link_keys.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostNotes = 20;  // That one link may mean and that are named.

// What Obsidian embeds, and what people keep beside their notes.
bool IsAttachment(std::string_view name) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {"3gp",   "avif", "base", "bmp",  "canvas",  "csv", "doc",  "docx", "drawio",
       "epub",  "flac", "gif",  "ico",  "jpeg",    "jpg", "json", "key",  "m4a",
       "mkv",   "mov",  "mp3",  "mp4",  "numbers", "odt", "ogg",  "ogv",  "opus",
       "pages", "pdf",  "png",  "ppt",  "pptx",    "svg", "tif",  "tiff", "wav",
       "webm",  "webp", "xls",  "xlsx", "zip"});
  const std::string_view stem = WithoutEnding(name);
  if (stem.size() == name.size()) return false;
  const std::string ending = LinkKey(name.substr(stem.size() + 1));
  return std::binary_search(kEndings.begin(), kEndings.end(), ending);
}

std::string_view FolderOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

// The path from the root; nothing where ".." leads out of it.
std::optional<std::string> Joined(std::string_view folder, std::string_view target) {
  std::string path(folder);
  while (!target.empty()) {
    const std::size_t end = std::min(target.find('/'), target.size());
    const std::string_view name = target.substr(0, end);
    target.remove_prefix(std::min(end + 1, target.size()));
    if (name == "..") {
      if (path.empty()) return std::nullopt;
      path.resize(FolderOf(path).size());
    } else if (!name.empty() && name != ".") {
      if (!path.empty()) path += '/';
      path += name;
    }
  }
  return path;
}

bool IsMarkdown(std::string_view path) { return LinkKey(path).ends_with(".md"); }

// One of the notes that a name may mean.
struct Choice {
  const NotePlace* note;
  bool is_outside;         // Of the linking note's folder.
  std::size_t characters;  // Of the path.
  std::ptrdiff_t folders;
};

// Nearest first; as ambiguous as the first ones are alike.
LinkTarget Nearest(std::vector<const NotePlace*> notes, std::string_view folder) {
  std::vector<Choice> choices;
  for (const NotePlace* note : notes) {
    const std::string_view path = note->path;
    const bool is_inside =
        folder.empty() || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
    choices.push_back(
        {note, !is_inside, CountCharacters(path), std::count(path.begin(), path.end(), '/')});
  }
  const auto order = [](const Choice& a, const Choice& b) {
    return std::tie(a.is_outside, a.characters, a.note->path, a.note->record) <
           std::tie(b.is_outside, b.characters, b.note->path, b.note->record);
  };
  const Choice first = *std::min_element(choices.begin(), choices.end(), order);
  std::erase_if(choices, [&first](const Choice& choice) {
    return choice.is_outside != first.is_outside || choice.folders > first.folders;
  });
  const std::size_t shown = std::min(choices.size(), kMostNotes);
  std::partial_sort(choices.begin(), choices.begin() + static_cast<std::ptrdiff_t>(shown),
                    choices.end(), order);
  LinkTarget target;
  target.state = choices.size() == 1 ? LinkState::kNote : LinkState::kAmbiguous;
  for (std::size_t i = 0; i < shown; ++i) target.notes.push_back(*choices[i].note);
  return target;
}

class TargetFinder {
 public:
  TargetFinder(std::string_view folder, LinkableNotes& notes) : folder_(folder), notes_(notes) {}

  // The notes of exactly this path from the root.
  std::optional<LinkTarget> AtPath(const std::optional<std::string>& path) {
    if (!path || path->empty()) return std::nullopt;
    const std::string key = LinkKey(*path);
    std::vector<const NotePlace*> found;
    for (const NotePlace& note : notes_.WithTail(LookUpKey(key))) {
      if (LinkKey(WithoutEnding(note.path)) == key || LinkKey(note.path) == key) {
        found.push_back(&note);
      }
    }
    // Two may differ in letter case: then as it is written.
    const auto as_written = std::find_if(found.begin(), found.end(), [&](const NotePlace* note) {
      return WithoutEnding(note->path) == *path || note->path == *path;
    });
    if (as_written != found.end() && IsMarkdown((*as_written)->path)) found = {*as_written};
    return Choose(std::move(found), key);
  }

  // The notes whose path ends so.
  std::optional<LinkTarget> AtTail(std::string_view target) {
    const std::string key = LinkKey(target);
    if (LookUpKey(key) != key) return std::nullopt;
    std::vector<const NotePlace*> found;
    for (const NotePlace& note : notes_.WithTail(key)) found.push_back(&note);
    return Choose(std::move(found), key);
  }

  std::optional<LinkTarget> Named(std::string_view target) {
    std::vector<const NotePlace*> found;
    for (const NotePlace& note : notes_.WithName(LinkKey(target))) found.push_back(&note);
    if (found.empty()) return std::nullopt;
    LinkTarget named = Nearest(std::move(found), folder_);
    named.by_name = true;
    return named;
  }

 private:
  // Markdown, or what has the very name, before files of other kinds with another ending.
  std::optional<LinkTarget> Choose(std::vector<const NotePlace*> found, const std::string& key) {
    const auto is_first = [&key](const NotePlace* note) {
      return IsMarkdown(note->path) || LinkKey(note->path).ends_with(key);
    };
    if (std::any_of(found.begin(), found.end(), is_first)) {
      std::erase_if(found, [&](const NotePlace* note) { return !is_first(note); });
    }
    if (found.empty()) return std::nullopt;
    return Nearest(std::move(found), folder_);
  }

  std::string_view folder_;
  LinkableNotes& notes_;
};

std::optional<LinkTarget> FindNotes(const Link& link, TargetFinder& finder,
                                    std::string_view folder) {
  const std::string_view target = link.target;
  if (target.starts_with('/')) return finder.AtPath(Joined("", target));
  if (target.starts_with("./") || target.starts_with("../")) {
    return finder.AtPath(Joined(folder, target));
  }
  if (!link.is_wiki) {
    if (auto found = finder.AtPath(Joined(folder, target))) return found;
  }
  if (auto found = finder.AtPath(Joined("", target))) return found;
  if (auto found = finder.AtTail(target)) return found;
  return finder.Named(target);
}

const std::vector<NotePlace>& ListOf(
    const std::unordered_map<std::string, std::vector<NotePlace>>& lists, const std::string& key) {
  static const std::vector<NotePlace> kNone;
  const auto found = lists.find(key);
  return found == lists.end() ? kNone : found->second;
}

}  // namespace

void NotesInMemory::Add(const StoredSource& source) {
  const NotePlace place{source.path, source.record};
  if (source.record.empty()) {
    for (const std::string& key : PathTailKeys(source.path)) tails_[key].push_back(place);
  }
  for (const std::string& key : OtherNameKeys(source)) names_[key].push_back(place);
}

const std::vector<NotePlace>& NotesInMemory::WithTail(const std::string& key) {
  return ListOf(tails_, key);
}

const std::vector<NotePlace>& NotesInMemory::WithName(const std::string& key) {
  return ListOf(names_, key);
}

LinkTarget FindLinkTarget(const Link& link, const NotePlace& from, LinkableNotes& notes) {
  if (link.target.empty()) return {LinkState::kNote, {from}, false};
  const std::string_view folder = FolderOf(from.path);
  TargetFinder finder(folder, notes);
  if (auto found = FindNotes(link, finder, folder)) return *std::move(found);
  const bool is_image = link.is_embed && !link.is_wiki;
  const bool is_file = is_image || IsAttachment(LastName(link.target));
  return {is_file ? LinkState::kFile : LinkState::kDangling, {}, false};
}

}  // namespace tanxun
