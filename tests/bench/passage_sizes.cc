// SPDX-License-Identifier: GPL-2.0-or-later
// How passages are best cut: one vault, one rule, one size; a line of JSON. tests/relevance/
// passage_sizes.py makes the vaults and the table.
//   passage_sizes VAULT INDEX RULE SIZE [QUESTIONS]
// QUESTIONS has lines of: question, note, line of the paragraph that answers it, answers (tabs).
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/passages.h"
#include "indexer/ingest/changes.h"
#include "indexer/ingest/documents.h"
#include "indexer/ingest/store.h"
#include "indexer/read/load.h"
#include "indexer/read/readers.h"
#include "indexer/read/walk.h"
#include "indexer/schema/digest.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDepth = 10;
constexpr std::size_t kReading = 2000;  // Characters that somebody reads before giving up.

// A note whose only section is one of `note`, or a piece of that.
std::vector<Passage> PassagesOf(const Note& note, const Section& section,
                                const PassageSizes& sizes) {
  Note part = note;
  part.sections = {section};
  return MakePassages(part, sizes);
}

// Pieces of about the same size instead of full ones and a rest.
std::vector<Passage> Balanced(const Note& note, std::size_t most) {
  std::vector<Passage> passages;
  for (const Section& section : note.sections) {
    std::size_t total = 0;
    for (const Passage& whole : PassagesOf(note, section, {1'000'000, 4000})) {
      total += CountCharacters(whole.text);
    }
    const std::size_t pieces = std::max<std::size_t>(1, (total + most - 1) / most);
    const std::size_t size = std::min(most, total / pieces + total / pieces / 8 + 1);
    for (Passage& passage : PassagesOf(note, section, {size, 4000})) {
      passages.push_back(std::move(passage));
    }
  }
  return passages;
}

// A paragraph is never joined with its neighbours; items and rows are.
std::vector<Passage> ByParagraph(const Note& note, std::size_t most) {
  std::vector<Passage> passages;
  const std::vector<Block>& blocks = note.source->blocks;
  for (const Section& section : note.sections) {
    Section piece = section;
    for (std::size_t i = section.first; i < section.last; ++i) {
      const bool ends = i + 1 == section.last || blocks[i].kind == BlockKind::kParagraph ||
                        blocks[i + 1].kind == BlockKind::kParagraph;
      if (!ends) continue;
      piece.last = i + 1;
      for (Passage& passage : PassagesOf(note, piece, {most, 4000})) {
        passages.push_back(std::move(passage));
      }
      piece.first = piece.heading = i + 1;
    }
  }
  return passages;
}

// Filled with sentences, whatever paragraph they are of.
std::vector<Passage> BySentence(const Note& note, std::size_t most) {
  std::vector<Passage> passages;
  for (const Section& section : note.sections) {
    bool begins = true;
    for (Passage& sentence : PassagesOf(note, section, {1, 4000})) {
      if (begins || CountCharacters(passages.back().text) + CountCharacters(sentence.text) > most) {
        passages.push_back(std::move(sentence));
      } else {
        Passage& last = passages.back();
        last.text += "\n" + sentence.text;
        last.span.end = std::max(last.span.end, sentence.span.end);
        last.lines.last = std::max(last.lines.last, sentence.lines.last);
      }
      begins = false;
    }
  }
  return passages;
}

// Each passage once more begins with the last sentence of the one before it.
void Overlap(std::vector<Passage>& passages) {
  std::string before;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const std::vector<Sentence> sentences = SplitSentences(passages[i].text);
    std::string last;
    if (!sentences.empty()) {
      const Sentence& end = sentences.back();
      last = passages[i].text.substr(end.begin, end.end - end.begin);
    }
    if (i > 0 && passages[i - 1].headings == passages[i].headings) {
      passages[i].text = before + "\n" + passages[i].text;
      passages[i].lines.first = std::min(passages[i].lines.first, passages[i - 1].lines.last);
    }
    before = std::move(last);
  }
}

std::vector<Passage> Cut(const Note& note, const std::string& rule, std::size_t most) {
  if (rule == "balanced") return Balanced(note, most);
  if (rule == "paragraph") return ByParagraph(note, most);
  if (rule == "sentence") return BySentence(note, most);
  std::vector<Passage> passages = MakePassages(note, {most, 4000});
  if (rule == "overlap") Overlap(passages);
  return passages;
}

struct Figures {
  std::size_t passages = 0;
  std::size_t characters = 0;
  std::size_t questions = 0;
  double passage_mrr = 0.0;  // The passage holds an answer and the paragraph.
  double snippet_mrr = 0.0;  // Its snippet holds an answer.
  std::size_t read = 0;      // An answer within kReading characters of passages, best first.
};

bool WriteIndex(const char* vault, const char* index, const std::string& rule, std::size_t most,
                Figures& figures) {
  const Result<WalkReport> report = Walk(vault, {});
  Result<std::unique_ptr<Store>> store = Store::Open(index);
  if (!report || !store) return false;
  const Result<bool> done = (*store)->Transact([&]() -> Result<bool> {
    Collection collection;
    collection.name = "vault";
    collection.root = fs::absolute(vault);
    (*store)->state().collections.push_back(std::move(collection));
    IndexChanges changes(**store);
    for (const WalkEntry& entry : report->entries) {
      const Result<LoadedFile> file = LoadFile(entry.absolute, entry.path, 1u << 30);
      if (!file) continue;
      const auto rest =
          ReadSources(std::string_view(file->bytes), entry.path, {}, [&](Source&& source) {
            Knowledge knowledge = ExtractKnowledge(source);
            knowledge.passages = Cut(MakeNote(source), rule, most);
            figures.passages += knowledge.passages.size();
            for (const Passage& passage : knowledge.passages) {
              figures.characters += CountCharacters(passage.text);
            }
            changes.Add(MakeDocuments(
                source, knowledge,
                {"vault", file->bytes.size(), file->modified_ns, Digest(file->bytes)}));
            return true;
          });
      if (!rest) return rest.error();
    }
    return changes.Finish();
  });
  return done.ok();
}

struct Question {
  std::string text;
  std::string path;
  std::uint32_t line = 0;
  std::vector<std::string> answers;
};

std::vector<Question> ReadQuestions(const char* file) {
  std::vector<Question> questions;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream row(line);
    Question question;
    std::string number;
    std::getline(row, question.text, '\t');
    std::getline(row, question.path, '\t');
    std::getline(row, number, '\t');
    question.line = static_cast<std::uint32_t>(std::stoul(number));
    for (std::string answer; std::getline(row, answer, '\t');) question.answers.push_back(answer);
    questions.push_back(std::move(question));
  }
  return questions;
}

bool Answers(const Question& question, const std::string& text) {
  for (const std::string& answer : question.answers) {
    if (text.find(answer) != std::string::npos) return true;
  }
  return false;
}

bool Ask(const char* index, const char* file, Figures& figures) {
  const Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher) return false;
  for (const Question& question : ReadQuestions(file)) {
    ++figures.questions;
    SearchRequest request;
    request.query = question.text;
    request.limit = kDepth;
    const Result<SearchResult> snippets = searcher->Search(request);
    request.snippet_bytes = 65536;  // All of a passage.
    const Result<SearchResult> whole = searcher->Search(request);
    if (!snippets || !whole) return false;
    std::size_t read = 0;
    bool passage_found = false;
    bool snippet_found = false;
    bool read_found = false;
    for (std::size_t i = 0; i < whole->hits.size(); ++i) {
      const Hit& hit = whole->hits[i];
      const bool there = hit.path == question.path && hit.lines.first <= question.line &&
                         question.line <= hit.lines.last;
      const double worth = 1.0 / static_cast<double>(i + 1);
      if (there && !passage_found && Answers(question, hit.snippet)) {
        figures.passage_mrr += worth;
        passage_found = true;
      }
      if (there && !snippet_found && Answers(question, snippets->hits[i].snippet)) {
        figures.snippet_mrr += worth;
        snippet_found = true;
      }
      if (read < kReading && there && !read_found) {
        std::size_t end = 0;
        for (std::size_t c = read; c < kReading && end < hit.snippet.size(); ++c) {
          end += CodePointAt(hit.snippet, end).length;
        }
        read_found = Answers(question, hit.snippet.substr(0, end));
        figures.read += read_found ? 1 : 0;
      }
      read += CountCharacters(hit.snippet);
    }
  }
  return true;
}

std::uint64_t BytesBelow(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

int Run(int argc, char** argv) {
  static const std::set<std::string> kRules = {"greedy", "balanced", "paragraph", "sentence",
                                               "overlap"};
  if (argc < 5 || argc > 6 || !kRules.contains(argv[3])) {
    std::fputs("usage: passage_sizes VAULT INDEX RULE SIZE [QUESTIONS]\n", stderr);
    return 2;
  }
  Figures figures;
  if (!WriteIndex(argv[1], argv[2], argv[3], std::stoul(argv[4]), figures) ||
      (argc == 6 && !Ask(argv[2], argv[5], figures))) {
    std::fputs("passage_sizes: cannot write or read the index\n", stderr);
    return 2;
  }
  const double asked = std::max<double>(1.0, static_cast<double>(figures.questions));
  const double count = std::max<double>(1.0, static_cast<double>(figures.passages));
  const nlohmann::ordered_json line = {
      {"rule", argv[3]},
      {"size", std::stoul(argv[4])},
      {"passages", figures.passages},
      {"mean", static_cast<double>(figures.characters) / count},
      {"bytes", BytesBelow(argv[2])},
      {"questions", figures.questions},
      {"passage_mrr", figures.passage_mrr / asked},
      {"snippet_mrr", figures.snippet_mrr / asked},
      {"read", static_cast<double>(figures.read) / asked},
  };
  std::printf("%s\n", line.dump().c_str());
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) { return tanxun::Run(argc, argv); }
