// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/passages.h"

#include <algorithm>
#include <string>

#include "indexer/extract/long_sentence.h"
#include "indexer/extract/places.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// The smallest piece a passage is made of: part of a block's text, or a table row.
struct Atom {
  const Block* block = nullptr;
  std::uint32_t begin = 0;  // Bytes of the block's text; unused for rows.
  std::uint32_t end = 0;
  const TableRow* row = nullptr;
  std::size_t characters = 0;
};

const AsOf& AsOfSection(const Note& note, const Section& section) {
  return section.as_of.date.known() ? section.as_of : note.as_of;
}

std::string RowText(const TableRow& row) {
  std::string text;
  for (const TableCell& cell : row.cells) {
    if (!text.empty()) text += " | ";
    text += cell.text.text;
  }
  return text;
}

void AddTextAtoms(const Block& block, const PassageSizes& sizes, std::vector<Atom>& atoms) {
  const std::string_view text = block.text.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::size_t characters = CountCharacters(text);
  if (characters == 0) return;
  if (characters <= sizes.most) {
    atoms.push_back({&block, 0, size, nullptr, characters});
    return;
  }
  std::uint32_t begin = 0;
  const auto add = [&](std::uint32_t end) {
    if (begin == end) return;
    const std::string_view sentence = text.substr(begin, end - begin);
    for (std::uint32_t stop : PieceEnds(sentence, sizes.longest)) {
      stop += end - static_cast<std::uint32_t>(sentence.size());
      atoms.push_back(
          {&block, begin, stop, nullptr, CountCharacters(text.substr(begin, stop - begin))});
      begin = stop;
    }
  };
  const std::vector<Sentence> sentences = SplitSentences(text);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    add(s + 1 < sentences.size() ? sentences[s + 1].begin : size);
  }
  add(size);
}

class PassageMaker {
 public:
  PassageMaker(const Note& note, const Section& section, const PassageSizes& sizes,
               std::vector<Passage>& out)
      : note_(note), section_(section), sizes_(sizes), out_(out) {}

  void Add(const Atom& atom) {
    const bool full = characters_ + atom.characters > sizes_.most;
    if (full && !passage_.text.empty()) Flush();
    if (passage_.text.empty()) Begin(atom);
    Append(atom);
  }

  void Flush() {
    if (!passage_.text.empty()) {
      passage_.headings = section_.headings;
      passage_.as_of = AsOfSection(note_, section_);
      passage_.language = LanguageOf(passage_.text);
      out_.push_back(std::move(passage_));
    }
    passage_ = {};
    characters_ = 0;
    last_ = nullptr;
  }

 private:
  void Begin(const Atom& atom) {
    passage_.span = SpanOf(atom);
    passage_.lines = LinesOfAtom(atom);
    const bool cut_table = atom.row != nullptr && atom.row != &atom.block->rows.front();
    if (!cut_table) return;
    std::string header;
    for (std::uint32_t r = 0; r < atom.block->header_rows; ++r) {
      header += RowText(atom.block->rows[r]) + "\n";
    }
    if (header.size() <= sizes_.most) passage_.text = std::move(header);
  }

  void Append(const Atom& atom) {
    const bool joined = last_ == atom.block && atom.row == nullptr;
    if (!passage_.text.empty() && !joined && !passage_.text.ends_with('\n')) passage_.text += '\n';
    if (atom.row != nullptr) {
      passage_.text += RowText(*atom.row);
    } else {
      passage_.text += atom.block->text.text.substr(atom.begin, atom.end - atom.begin);
    }
    const Span span = SpanOf(atom);
    const LineRange lines = LinesOfAtom(atom);
    passage_.span = {std::min(passage_.span.begin, span.begin),
                     std::max(passage_.span.end, span.end)};
    passage_.lines.first = std::min(passage_.lines.first, lines.first);
    passage_.lines.last = std::max(passage_.lines.last, lines.last);
    characters_ += atom.characters;
    last_ = atom.block;
  }

  static bool IsWhole(const Atom& atom) {
    return atom.begin == 0 && atom.end == atom.block->text.text.size();
  }

  // Without blanks at its ends.
  static std::string_view OwnText(const Atom& atom) {
    return Trim(std::string_view(atom.block->text.text).substr(atom.begin, atom.end - atom.begin));
  }

  static Span SpanOf(const Atom& atom) {
    if (atom.row != nullptr) return atom.row->span;
    if (IsWhole(atom)) return atom.block->span;
    const std::string_view text = atom.block->text.text;
    const std::string_view own = OwnText(atom);
    const auto begin = static_cast<std::uint32_t>(own.data() - text.data());
    return SourceSpan(atom.block->text, begin, begin + static_cast<std::uint32_t>(own.size()));
  }

  LineRange LinesOfAtom(const Atom& atom) const {
    if (atom.row != nullptr) return {atom.row->line, atom.row->line};
    if (IsWhole(atom)) return atom.block->lines;
    const std::string_view own = OwnText(atom);
    const auto begin = static_cast<std::uint32_t>(own.data() - atom.block->text.text.data());
    return LinesOf(*note_.source, atom.block->text, begin,
                   begin + static_cast<std::uint32_t>(own.size()), atom.block->lines);
  }

  const Note& note_;
  const Section& section_;
  const PassageSizes& sizes_;
  std::vector<Passage>& out_;
  Passage passage_;
  std::size_t characters_ = 0;
  const Block* last_ = nullptr;
};

// A briefing's card, its prose and its staged path each read as one piece.
int PartOf(const Note& note, std::size_t index) {
  const std::vector<Block>& blocks = note.source->blocks;
  // The line below a card's title is its subtitle.
  if (index > 0 && blocks[index - 1].kind == BlockKind::kCardTitle) return 1;
  switch (blocks[index].kind) {
    case BlockKind::kCardTitle:
    case BlockKind::kCardLabel:
    case BlockKind::kCardValue:
    case BlockKind::kCardNoise:
      return 1;
    case BlockKind::kStage:
    case BlockKind::kStageName:
    case BlockKind::kStageItem:
      return 2;
    default:
      return 0;
  }
}

bool HasSubsections(const Note& note, std::size_t index) {
  const std::vector<Section>& sections = note.sections;
  return index + 1 < sections.size() &&
         sections[index + 1].headings.size() > sections[index].headings.size();
}

void AddBareHeading(const Note& note, const Section& section, std::vector<Passage>& out) {
  const Block& heading = note.source->blocks[section.heading];
  if (heading.kind != BlockKind::kHeading || heading.text.text.empty()) return;
  Passage passage;
  passage.span = heading.span;
  passage.lines = heading.lines;
  passage.text = heading.text.text;
  passage.headings = section.headings;
  passage.as_of = AsOfSection(note, section);
  if (!passage.headings.empty()) passage.headings.pop_back();
  passage.language = LanguageOf(passage.text);
  out.push_back(std::move(passage));
}

}  // namespace

std::vector<Passage> MakePassages(const Note& note, const PassageSizes& sizes) {
  std::vector<Passage> passages;
  for (std::size_t s = 0; s < note.sections.size(); ++s) {
    const Section& section = note.sections[s];
    const std::size_t before = passages.size();
    PassageMaker maker(note, section, sizes, passages);
    const Block& heading = note.source->blocks[section.heading];
    if (heading.kind == BlockKind::kHeading && heading.text.text.size() > kMaxNameBytes) {
      std::vector<Atom> atoms;  // The trail has not all of it.
      AddTextAtoms(heading, sizes, atoms);
      for (const Atom& atom : atoms) maker.Add(atom);
      maker.Flush();
    }
    for (std::size_t i = section.first; i < section.last; ++i) {
      const Block& block = note.source->blocks[i];
      std::vector<Atom> atoms;
      AddTextAtoms(block, sizes, atoms);
      for (const TableRow& row : block.rows) {
        atoms.push_back({&block, 0, 0, &row, CountCharacters(RowText(row))});
      }
      for (const Atom& atom : atoms) maker.Add(atom);
      if (i + 1 < section.last && PartOf(note, i) != PartOf(note, i + 1)) {
        maker.Flush();
      }
    }
    maker.Flush();
    const bool bare = passages.size() == before && !HasSubsections(note, s);
    if (bare) AddBareHeading(note, section, passages);
  }
  return passages;
}

}  // namespace tanxun
