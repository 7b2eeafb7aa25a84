// SPDX-License-Identifier: GPL-2.0-or-later
// The records an index stores beside facts (fact_chunks.h): what a reader gets back without the
// source file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// One a file or record: what the name table, links and cards need. What a file is known again by is
// its stamp (file_stamp.h).
struct StoredSource {
  std::string collection;
  std::string path;
  std::string record;
  SourceKind kind = SourceKind::kNote;
  std::string title;
  std::string subject;
  std::vector<std::string> aliases;
  std::vector<Alias> names;
  std::vector<TickerMention> tickers;  // span unused
  std::vector<std::string> tags;
  std::vector<StatusMention> statuses;
  std::vector<Link> links;
  std::vector<Edge> edges;                 // span unused
  std::vector<Alias> parts;                // Declared: name has the part `other`.
  std::vector<std::string> section_names;  // Headings that may declare parts of the subject.
  Date date;
  std::uint64_t passages = 0;
  std::uint64_t facts = 0;
  std::uint64_t chunks = 0;  // Documents of facts.
  std::uint64_t problems = 0;

  // Where it lies; not part of the record. Its passages' documents follow, then its chunks'.
  std::uint32_t number = 0;
  std::uint32_t first_chunk() const { return number + 1 + static_cast<std::uint32_t>(passages); }
  std::uint32_t end() const { return first_chunk() + static_cast<std::uint32_t>(chunks); }
};

// One a passage document.
struct StoredPassage {
  std::string path;
  std::string record;
  std::string title;
  Passage passage;
  std::vector<std::string> tags;
  std::vector<std::string> tickers;
  StatusLevel status = StatusLevel::kNone;
  Date date;
  std::uint64_t digest = 0;  // xxh3 of passage.text: glass has no checksums of its own.
  std::vector<std::string>
      own_names;  // Of a source's first passage: what else the source is called.
};

std::string Encode(const StoredSource& source);
std::string Encode(const StoredPassage& passage);

// Empty where the bytes are damaged.
std::optional<StoredSource> DecodeSource(std::string_view bytes);
std::optional<StoredPassage> DecodePassage(std::string_view bytes);

}  // namespace tanxun
