// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/documents.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/ingest/link_terms.h"
#include "indexer/ingest/own_names.h"
#include "indexer/lexicon/pinyin.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fact_chunks.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/file_stem.h"
#include "indexer/schema/link_keys.h"
#include "indexer/schema/pinyin_names.h"
#include "indexer/schema/record.h"
#include "indexer/schema/tag_keys.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// What one note can add beside its text; more is not what a person wrote.
constexpr std::size_t kPropertyTerms = 500;
constexpr std::size_t kLinkTerms = 200;
constexpr std::size_t kStepTerms = 400;
constexpr std::size_t kSectionNames = 1000;
constexpr std::size_t kNameTerms = 20'000;
constexpr std::size_t kTitleBytes = 1000;  // Each passage has the title.
constexpr std::size_t kSubjectTickers = 200;

// A note without a title of its own is shown under the name of whom it is about, not under a file
// name a program made. What stands behind that name in brackets belongs to the title.
std::string WholeTitleOf(const Source& source, const Knowledge& knowledge) {
  const std::string_view path = source.path;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const bool from_name = source.record.empty() && name.starts_with(source.title);
  if (!from_name || knowledge.subject.empty()) return source.title;
  const std::size_t subject = source.title.find(knowledge.subject);
  return subject == std::string::npos ? knowledge.subject : source.title.substr(subject);
}

std::string TitleOf(const Source& source, const Knowledge& knowledge) {
  std::string title = WholeTitleOf(source, knowledge);
  title.resize(FloorBoundary(title, std::min(title.size(), kTitleBytes)));
  return title;
}

void AddFilter(Xapian::Document& document, std::string_view prefix, std::string_view text) {
  if (!text.empty()) document.add_boolean_term(MakeTerm(prefix, text));
}

void AddField(Xapian::Document& document, std::string_view field, std::string_view text) {
  AddFilter(document, FindField(field)->filter_prefix, text);
}

void AddFacet(Xapian::Document& document, std::string_view field, std::string_view text) {
  AddFilter(document, FindField(field)->source_prefix, text);
}

// The sum of the counts.
std::uint64_t AddText(Xapian::Document& document, const std::vector<TermCount>& terms) {
  std::uint64_t length = 0;
  for (const TermCount& term : terms) {
    document.add_term(term.term, term.count);
    length += term.count;
  }
  return length;
}

std::string_view BaseName(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

// Terms and values that every passage of a source has alike, and its facets.
class SourceTerms {
 public:
  SourceTerms(const Source& source, const Knowledge& knowledge, const FileFacts& file)
      : source_(source), knowledge_(knowledge), file_(file) {
    subject_keys_.insert(NameKey(knowledge.subject));
    for (const std::string& alias : knowledge.aliases) subject_keys_.insert(NameKey(alias));
    subject_keys_.erase("");
    for (const TickerMention& mention : knowledge.tickers) {
      if (everywhere_tickers_.size() == kSubjectTickers) break;
      if (IsSubject(mention.subject)) everywhere_tickers_.insert(mention.ticker);
    }
    for (const Alias& pair : knowledge.names) {
      for (const std::string* name : {&pair.name, &pair.other}) {
        if (stated_.size() >= kNameTerms) break;
        if (!SoundsOf(*name).full.empty()) stated_.emplace(pair.line, NameKey(*name));
      }
    }
    AddSubjectStatuses();
  }

  void AddToSource(Xapian::Document& document) const {
    document.add_boolean_term(SourceTerm(file_.collection, source_.path, source_.record));
    document.add_boolean_term(PathTerm(source_.path));
    AddPathField(document);
    AddProperties(document);
    AddFacets(document);
    AddNames(document);
  }

  void AddToPassage(const Passage& passage, Xapian::Document& document) const {
    for (const std::string& tag : knowledge_.tags) {
      for (const TagLevel& level : TagLevels(tag)) AddField(document, "tag", level.key);
    }
    for (const std::string& key : subject_keys_) AddField(document, "entity", key);
    for (const std::string& alias : knowledge_.aliases) AddField(document, "alias", NameKey(alias));
    for (const std::string& ticker : Tickers(passage)) AddField(document, "ticker", ticker);
    for (const StatusLevel level : Statuses(passage)) AddField(document, "status", Name(level));
    AddField(document, "lang", passage.language);
    AddField(document, "kind", Name(source_.kind));
    const Date& date = passage.as_of.date;
    if (date.known()) AddField(document, "year", DateKey(date).substr(0, 4));
    document.add_value(kSlotDate, DateKey(date));
    AddLinks(passage, document);
    AddSteps(passage, document);
  }

  // The names in it that can be typed by sound. own: what the note is called, on its first passage.
  void AddSounded(const Passage& passage, const std::vector<std::string>& own,
                  Xapian::Document& document) const {
    std::set<std::string> keys;
    for (const std::string& name : own) {
      if (!SoundsOf(name).full.empty()) keys.insert(NameKey(name));
    }
    const auto end = stated_.upper_bound(passage.lines.last);
    for (auto at = stated_.lower_bound(passage.lines.first); at != end; ++at) {
      keys.insert(at->second);
    }
    for (const std::string& key : keys) AddFilter(document, kSoundedPrefix, key);
  }

  std::set<std::string> Tickers(const Passage& passage) const {
    std::set<std::string> tickers = everywhere_tickers_;
    for (const TickerMention& mention : knowledge_.tickers) {
      if (Holds(passage, mention.line)) tickers.insert(mention.ticker);
    }
    return tickers;
  }

  std::set<StatusLevel> Statuses(const Passage& passage) const {
    std::set<StatusLevel> levels = everywhere_statuses_;
    levels.merge(OwnStatuses(passage));
    return levels;
  }

  // The one a hit shows: the tightest that stands in the passage, else the subject's.
  StatusLevel StatusToShow(const Passage& passage) const {
    const std::set<StatusLevel> own = OwnStatuses(passage);
    if (!own.empty()) return *own.rbegin();
    return everywhere_statuses_.empty() ? StatusLevel::kNone : *everywhere_statuses_.rbegin();
  }

  void AddFacets(Xapian::Document& document) const {
    for (const std::string& tag : knowledge_.tags) {
      for (const TagLevel& level : TagLevels(tag)) {
        AddFacet(document, "tag", level.key);
        const std::string term = TagSpellingTerm(level);
        if (!term.empty()) document.add_boolean_term(term);
      }
    }
    for (const TickerMention& mention : knowledge_.tickers) {
      AddFacet(document, "ticker", mention.ticker);
    }
    for (const StatusMention& mention : knowledge_.statuses) {
      AddFacet(document, "status", Name(mention.level));
    }
    for (const Passage& passage : knowledge_.passages) AddFacet(document, "lang", passage.language);
    if (knowledge_.date.known()) AddFacet(document, "year", DateKey(knowledge_.date).substr(0, 4));
    AddFacet(document, "entity", NameKey(knowledge_.subject));
    AddFacet(document, "kind", Name(source_.kind));
    for (const std::string_view folder : FoldersAbove(source_.path)) {
      AddFacet(document, "folder", folder);
    }
  }

 private:
  // What the subject's newest statement says holds for every passage of it; an older one only where
  // it is read, or where no passage shows it.
  void AddSubjectStatuses() {
    Date newest;
    for (const StatusMention& mention : knowledge_.statuses) {
      levels_at_[mention.line].insert(mention.level);
      if (IsSubject(mention.subject)) newest = std::max(newest, mention.as_of.date);
    }
    std::set<std::uint32_t> read;
    for (const Passage& passage : knowledge_.passages) {
      for (auto line = levels_at_.lower_bound(passage.lines.first);
           line != levels_at_.end() && line->first <= passage.lines.last; ++line) {
        read.insert(line->first);
      }
    }
    for (const StatusMention& mention : knowledge_.statuses) {
      const bool holds = mention.as_of.date == newest || !read.contains(mention.line);
      if (holds && IsSubject(mention.subject)) everywhere_statuses_.insert(mention.level);
    }
  }

  std::set<StatusLevel> OwnStatuses(const Passage& passage) const {
    std::set<StatusLevel> levels;
    for (auto line = levels_at_.lower_bound(passage.lines.first);
         line != levels_at_.end() && line->first <= passage.lines.last; ++line) {
      levels.insert(line->second.begin(), line->second.end());
    }
    return levels;
  }

  static bool Holds(const Passage& passage, std::uint32_t line) {
    return passage.lines.first <= line && line <= passage.lines.last;
  }
  bool IsSubject(const std::string& name) const { return subject_keys_.contains(NameKey(name)); }

  void AddPathField(Xapian::Document& document) const {
    AddField(document, "path", Fold(source_.path));
    for (const std::string_view folder : FoldersAbove(source_.path)) {
      AddField(document, "path", Fold(folder));
    }
    const std::string_view base = BaseName(source_.path);
    AddField(document, "path", Fold(base));
    AddField(document, "path", Fold(FileStem(source_.path)));
  }

  void AddProperties(Xapian::Document& document) const {
    std::size_t left = kPropertyTerms;
    for (const Property& property : source_.properties) {
      for (const std::string& value : property.values) {
        if (left-- == 0) return;
        AddFilter(document, kPropertyPrefix, Fold(property.key) + "=" + NameKey(value));
      }
    }
  }

  void AddNames(Xapian::Document& document) const {
    std::set<std::string> keys = subject_keys_;
    const auto add = [&](const std::string& name) {
      if (keys.size() < kNameTerms) keys.insert(NameKey(name));
    };
    for (const auto* pairs : {&knowledge_.names, &knowledge_.parts}) {
      for (const Alias& pair : *pairs) {
        add(pair.name);
        add(pair.other);
      }
    }
    for (const TickerMention& mention : knowledge_.tickers) add(mention.subject);
    for (const StatusMention& mention : knowledge_.statuses) add(mention.subject);
    for (const std::string& key : keys) AddFilter(document, kNamedPrefix, key);
  }

  void AddLinks(const Passage& passage, Xapian::Document& document) const {
    std::size_t left = kLinkTerms;
    for (const Link& link : knowledge_.links) {
      if (!Holds(passage, link.line)) continue;
      if (left-- == 0) return;
      AddFilter(document, kLinkPrefix, NameKey(link.target));
      AddFilter(document, kLinkPrefix, NameKey(LastName(link.target)));
    }
  }

  void AddSteps(const Passage& passage, Xapian::Document& document) const {
    std::size_t left = kStepTerms;
    for (const Edge& edge : knowledge_.edges) {
      if (!Holds(passage, edge.line)) continue;
      if (left-- == 0) return;
      AddFilter(document, kStepPrefix, NameKey(edge.from));
      AddFilter(document, kStepPrefix, NameKey(edge.to));
    }
  }

  const Source& source_;
  const Knowledge& knowledge_;
  const FileFacts& file_;
  std::set<std::string> subject_keys_;
  std::set<std::string> everywhere_tickers_;
  std::map<std::uint32_t, std::set<StatusLevel>> levels_at_;  // By line.
  std::set<StatusLevel> everywhere_statuses_;
  std::multimap<std::uint32_t, std::string> stated_;  // Names with sounds, by line.
};

StoredSource MakeStored(const Source& source, const Knowledge& knowledge, const FileFacts& file) {
  StoredSource stored;
  stored.collection = file.collection;
  stored.path = source.path;
  stored.record = source.record;
  stored.kind = source.kind;
  stored.title = TitleOf(source, knowledge);
  stored.subject = knowledge.subject;
  stored.aliases = knowledge.aliases;
  stored.names = knowledge.names;
  stored.parts = knowledge.parts;
  stored.tickers = knowledge.tickers;
  stored.tags = knowledge.tags;
  stored.statuses = knowledge.statuses;
  stored.links = knowledge.links;
  stored.edges = knowledge.edges;
  for (const Block& block : source.blocks) {
    if (block.kind != BlockKind::kHeading || block.level < 2) continue;
    if (stored.section_names.size() < kSectionNames)
      stored.section_names.push_back(block.text.text);
  }
  stored.date = knowledge.date;
  stored.passages = std::max<std::size_t>(knowledge.passages.size(), 1);
  stored.facts = knowledge.facts.size();
  stored.problems = source.problems.size();
  return stored;
}

Date DayOf(std::int64_t modified_ns) {
  const std::chrono::sys_time<std::chrono::nanoseconds> time{std::chrono::nanoseconds(modified_ns)};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

FileStamp MakeStamp(const Source& source, const StoredSource& stored, const FileFacts& file) {
  FileStamp stamp{stored.collection, stored.path, stored.record};
  stamp.bytes = file.bytes;
  stamp.modified_ns = file.modified_ns;
  stamp.inode = file.inode;
  stamp.changed_ns = file.changed_ns;
  stamp.digest = file.digest;
  stamp.record_digest = RecordDigest(source);
  stamp.is_settled = file.is_settled;
  stamp.is_dated_by_file = !stored.date.known() || stored.date == DayOf(file.modified_ns);
  return stamp;
}

// Terms of the title and the headings above a passage: mostly those of the passage before.
class TitleTerms {
 public:
  const std::vector<TermCount>& Of(const StoredPassage& stored) {
    std::string titles = stored.title;
    for (const std::string& heading : stored.passage.headings) titles += "\n" + heading;
    if (titles != titles_) {
      terms_ = MakeTerms(SplitTokens(titles), "S");
      titles_ = std::move(titles);
    }
    return terms_;
  }

 private:
  std::string titles_;
  std::vector<TermCount> terms_;
};

// Adds the passage's terms to `length`.
Xapian::Document MakePassage(const Source& source, const Knowledge& knowledge,
                             const FileFacts& file, const SourceTerms& terms, TitleTerms& titles,
                             const Passage& passage, const std::vector<Unit>& units, bool is_first,
                             std::uint64_t& length) {
  Xapian::Document document;
  StoredPassage stored{source.path,
                       source.record,
                       TitleOf(source, knowledge),
                       passage,
                       knowledge.tags,
                       {},
                       StatusLevel::kNone,
                       passage.as_of.date,
                       Digest(passage.text),
                       {}};
  if (is_first) stored.own_names = OwnNames(source, knowledge, stored.title);
  const std::set<std::string> tickers = terms.Tickers(passage);
  stored.tickers.assign(tickers.begin(), tickers.end());
  stored.status = terms.StatusToShow(passage);
  document.set_data(Encode(stored));

  document.add_boolean_term(std::string(kPassageTerm));
  length += AddText(document, MakeTerms(units, ""));
  length += AddText(document, titles.Of(stored));
  // Its other names find it and count nothing.
  for (const std::string& name : stored.own_names) {
    for (const TermCount& term : MakeTerms(SplitTokens(name), "S")) {
      document.add_boolean_term(term.term);
    }
  }
  terms.AddToPassage(passage, document);
  std::vector<std::string> own = stored.own_names;
  if (is_first) {
    own.push_back(stored.title);
    for (const std::string& tag : knowledge.tags) {
      for (std::string& name : NamesOfTag(tag)) own.push_back(std::move(name));
    }
  }
  terms.AddSounded(passage, own, document);
  document.add_value(kSlotOrder,
                     OrderKey(source.path, passage.span.begin, source.record, file.collection));
  document.add_value(kSlotLength, Xapian::sortable_serialise(static_cast<double>(units.size())));
  return document;
}

Xapian::Document MakeFactDocument(const FactRows& rows, const FactChunk& chunk, FactTerms& terms,
                                  const std::string& collection) {
  Xapian::Document document;
  document.set_data(chunk.record);
  document.add_boolean_term(std::string(kFactTerm));
  for (std::size_t row = chunk.first; row < chunk.end; ++row) {
    for (const std::string& term : terms.Of(rows[row])) document.add_boolean_term(term);
  }
  const Location& first = rows[chunk.first].front().where;
  document.add_value(kSlotOrder, OrderKey(first.path, first.span.begin, first.record, collection));
  return document;
}

}  // namespace

void AddHanCharacters(const std::vector<Unit>& units, std::vector<char32_t>& characters) {
  const auto had = static_cast<std::ptrdiff_t>(characters.size());
  for (const Unit& unit : units) {
    if (unit.kind == UnitKind::kHan && !unit.text.empty()) {
      characters.push_back(CodePointAt(unit.text, 0).value);
    }
  }
  std::sort(characters.begin() + had, characters.end());
  characters.erase(std::unique(characters.begin() + had, characters.end()), characters.end());
}

// What stands for a note without any text.
Passage EmptyPassage(const Knowledge& knowledge) {
  Passage passage;
  passage.lines = {1, 1};
  passage.language = LanguageOf(knowledge.subject);
  passage.as_of = {knowledge.date, knowledge.date_origin};
  return passage;
}

bool IsSameDay(std::int64_t a, std::int64_t b) { return DayOf(a) == DayOf(b); }

std::uint64_t RecordDigest(const Source& source) {
  if (source.record.empty()) return 0;
  RecordWriter all;
  for (const std::string* text :
       {&source.path, &source.title, &source.language, &source.encoding, &source.text}) {
    all.Text(*text);
  }
  for (const Property& property : source.properties) {
    all.Text(property.key);
    all.Number(property.is_list);
    all.Number(property.span.begin);
    all.Number(property.line);
    all.Number(property.values.size());
    for (const std::string& value : property.values) all.Text(value);
  }
  for (const Block& block : source.blocks) {
    all.Number(block.span.begin);
    all.Number(block.lines.first);
  }
  return Digest(all.bytes());
}

SourceDocuments MakeDocuments(const Source& source, const Knowledge& knowledge,
                              const FileFacts& file) {
  SourceDocuments made;
  made.stored = MakeStored(source, knowledge, file);
  const SourceTerms terms(source, knowledge, file);
  TitleTerms titles;
  const auto add = [&](const Passage& passage) {
    const std::vector<Unit> units = SplitTokens(passage.text);
    made.passages.push_back(MakePassage(source, knowledge, file, terms, titles, passage, units,
                                        made.passages.empty(), made.total_length));
    made.passages.back().add_value(kSlotSource, PackedNumber(made.passages.size()));
    AddHanCharacters(units, made.characters);
  };
  for (const Passage& passage : knowledge.passages) add(passage);
  if (knowledge.passages.empty()) add(EmptyPassage(knowledge));  // Found by its title.
  const FactRows rows = RowsOf(knowledge.facts);
  FactTerms fact_terms;
  for (const FactChunk& chunk : MakeChunks(rows)) {
    made.facts.push_back(MakeFactDocument(rows, chunk, fact_terms, file.collection));
  }
  made.stored.chunks = made.facts.size();
  made.source.set_data(Encode(made.stored));
  made.source.add_boolean_term(std::string(kSourceTerm));
  terms.AddToSource(made.source);
  AddLinkTerms(made.stored, made.source);
  made.stamp = MakeStamp(source, made.stored, file);
  made.source.add_value(kSlotStamp, Encode(made.stamp));
  made.source.add_value(kSlotPassages, PackedNumber(made.passages.size()));
  return made;
}

}  // namespace tanxun
