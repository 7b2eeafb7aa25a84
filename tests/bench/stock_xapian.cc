// SPDX-License-Identifier: GPL-2.0-or-later
// What one gets from Xapian without more: TermGenerator and QueryParser with n-grams for Chinese
// and an English stemmer.
//   stock_xapian index PASSAGES INDEX
//   stock_xapian replace PASSAGES INDEX            prints the seconds
//   stock_xapian search INDEX shipped|or ROUNDS    queries from standard input
// PASSAGES is a folder of Markdown files, each cut into passages of about 1,000 bytes, or lines of
// id, path, title, text, ticker, tag. A query is a line of id, kind, text, ticker, facet; each
// gives a line of its id, its milliseconds (the median of ROUNDS, after one round that does not
// count; of 0 that of the one) and the ids of ten hits. Tabs between.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Fields = std::vector<std::string>;

constexpr std::size_t kPassageBytes = 1000;
constexpr Xapian::valueno kId = 0;
constexpr Xapian::valueno kTag = 1;
const char* const kIdPrefix = "Q";
const char* const kTickerPrefix = "XTICKER";

Fields SplitTabs(const std::string& line) {
  Fields fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// Paragraphs put together to about the size of tanxun's passages.
template <typename Take>
void EachPassage(std::string_view text, const Take& take) {
  std::string passage;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    passage += text.substr(0, end);
    passage += '\n';
    text.remove_prefix(std::min(end + 2, text.size()));
    if (passage.size() < kPassageBytes && !text.empty()) continue;
    take(passage);
    passage.clear();
  }
}

class Generator {
 public:
  Generator() {
    generator_.set_stemmer(Xapian::Stem("en"));
    generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  }

  Xapian::Document OfText(const std::string& text) {
    Xapian::Document document;
    document.set_data(text);
    generator_.set_document(document);
    generator_.index_text(text);
    return document;
  }

  Xapian::Document OfRow(const Fields& row) {
    Xapian::Document document = OfText(row.at(3));
    generator_.increase_termpos();
    generator_.index_text(row.at(2), 2);
    document.add_boolean_term(kIdPrefix + row.at(0));
    document.add_value(kId, row.at(0));
    if (!row.at(4).empty()) document.add_boolean_term(kTickerPrefix + row.at(4));
    document.add_value(kTag, row.at(5));
    return document;
  }

 private:
  Xapian::TermGenerator generator_;
};

void IndexFolder(const fs::path& folder, Xapian::WritableDatabase& database) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".md") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  Generator generator;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    EachPassage(text, [&](const std::string& passage) {
      database.add_document(generator.OfText(passage));
    });
  }
}

template <typename Take>
void EachRow(const fs::path& file, const Take& take) {
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) take(SplitTabs(line));
}

int Index(const fs::path& passages, const std::string& place) {
  Xapian::WritableDatabase database(place, Xapian::DB_CREATE_OR_OVERWRITE);
  Generator generator;
  if (fs::is_directory(passages)) {
    IndexFolder(passages, database);
  } else {
    EachRow(passages, [&](const Fields& row) { database.add_document(generator.OfRow(row)); });
  }
  database.commit();
  return 0;
}

double MillisecondsSince(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

int Replace(const fs::path& passages, const std::string& place) {
  const auto begin = std::chrono::steady_clock::now();
  Xapian::WritableDatabase database(place, Xapian::DB_OPEN);
  Generator generator;
  EachRow(passages, [&](const Fields& row) {
    database.replace_document(kIdPrefix + row.at(0), generator.OfRow(row));
  });
  database.commit();
  std::printf("%.4f\n", MillisecondsSince(begin) / 1e3);
  return 0;
}

class Asker {
 public:
  Asker(const std::string& place, bool is_or) : database_(place), is_or_(is_or) {
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem("en"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  std::vector<std::string> Ask(const Fields& asked) {
    const bool is_phrase = asked.at(1) == "phrase";
    Xapian::Query query = Read(asked.at(2), is_phrase);
    if (is_or_ && !is_phrase) {
      query = Xapian::Query(Xapian::Query::OP_OR, query.get_terms_begin(), query.get_terms_end());
    }
    if (!asked.at(3).empty()) {
      query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                            Xapian::Query(kTickerPrefix + asked.at(3)));
    }
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    Xapian::ValueCountMatchSpy tags(kTag);
    const bool with_facet = !asked.at(4).empty();
    if (with_facet) enquire.add_matchspy(&tags);
    // A spy sees only what the match looks at.
    const Xapian::MSet hits = enquire.get_mset(0, 10, with_facet ? database_.get_doccount() : 0);
    std::vector<std::string> ids;
    const Xapian::Stem stem("en");
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      const Xapian::Document document = hit.get_document();
      shown_ +=
          hits.snippet(document.get_data(), 240, stem, Xapian::MSet::SNIPPET_CJK_NGRAM).size();
      ids.push_back(document.get_value(kId));
    }
    return ids;
  }

  std::size_t shown() const { return shown_; }

 private:
  // What the parser cannot read finds nothing.
  Xapian::Query Read(const std::string& text, bool is_phrase) {
    unsigned flags = Xapian::QueryParser::FLAG_CJK_NGRAM;
    if (is_phrase) flags |= Xapian::QueryParser::FLAG_PHRASE;
    try {
      return parser_.parse_query(is_phrase ? '"' + text + '"' : text, flags);
    } catch (const Xapian::QueryParserError&) {
      return {};
    }
  }

  Xapian::Database database_;
  Xapian::QueryParser parser_;
  bool is_or_;
  std::size_t shown_ = 0;
};

int Search(const std::string& place, const std::string& how, int rounds) {
  Asker asker(place, how == "or");
  std::vector<Fields> queries;
  for (std::string line; std::getline(std::cin, line);) queries.push_back(SplitTabs(line));
  std::vector<std::vector<double>> times(queries.size());
  std::vector<std::vector<std::string>> ids(queries.size());
  for (int round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto begin = std::chrono::steady_clock::now();
      ids[i] = asker.Ask(queries[i]);
      if (round > 0 || rounds == 0) times[i].push_back(MillisecondsSince(begin));
    }
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::sort(times[i].begin(), times[i].end());
    std::printf("%s\t%.4f", queries[i].at(0).c_str(), times[i][times[i].size() / 2]);
    for (const std::string& id : ids[i]) std::printf("\t%s", id.c_str());
    std::printf("\n");
  }
  return asker.shown() > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (argc == 4 && arguments[0] == "index") return Index(arguments[1], arguments[2]);
    if (argc == 4 && arguments[0] == "replace") return Replace(arguments[1], arguments[2]);
    if (argc == 5 && arguments[0] == "search") {
      return Search(arguments[1], arguments[2], std::stoi(arguments[3]));
    }
  } catch (const Xapian::Error& problem) {
    std::fprintf(stderr, "stock_xapian: %s\n", problem.get_msg().c_str());
    return 2;
  }
  std::fputs("stock_xapian index|replace PASSAGES INDEX, search INDEX shipped|or ROUNDS\n", stderr);
  return 2;
}
