// SPDX-License-Identifier: GPL-2.0-or-later
// What a phrase costs that is looked for in the stored text:
//   phrase_bench INDEX [COUNT [FOLDER]]
// COUNT phrases (1,000) are taken from passages of the index, always the same: two to four words of
// Latin or two to six characters of Han. A line of JSON: CPU time of a whole search in
// microseconds, quoted, and as words side by side. With FOLDER a database is made there of the same
// passages with a position for every step and nothing else, and its bytes and the time of its
// phrases are given.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/stored.h"
#include "query/search/comparable.h"
#include "query/search/index_reader.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

std::vector<std::string> TakePhrases(const IndexReader& reader, std::size_t count) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(Xapian::Query(std::string(kPassageTerm)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet all = enquire.get_mset(0, reader.database().get_doccount());
  std::mt19937 random(1);
  std::vector<std::string> phrases;
  for (std::size_t tries = 0; phrases.size() < count && tries < 20 * count && !all.empty();
       ++tries) {
    const auto at = static_cast<Xapian::doccount>(random() % all.size());
    const auto stored = DecodePassage(all[at].get_document().get_data());
    if (!stored) continue;
    const std::string& text = stored->passage.text;
    const std::vector<Step> steps = StepsOf(SplitUnits(text));
    if (steps.size() < 8) continue;
    const std::size_t first = random() % (steps.size() - 7);
    const bool is_han = steps[first].kind == UnitKind::kHan;
    const std::size_t last = first + 1 + random() % (is_han ? 5 : 3);
    const bool one_kind =
        std::all_of(steps.begin() + static_cast<std::ptrdiff_t>(first),
                    steps.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                    [&](const Step& step) { return (step.kind == UnitKind::kHan) == is_han; });
    const std::string phrase =
        text.substr(steps[first].begin, steps[last].end - steps[first].begin);
    if (!one_kind || phrase.find_first_of("\"\n") != phrase.npos || phrase.size() > 100) continue;
    phrases.push_back(phrase);
  }
  return phrases;
}

double MicrosecondsOfThread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// find: true if the query finds something.
nlohmann::ordered_json Time(const std::vector<std::string>& queries,
                            const std::function<bool(const std::string&)>& find) {
  std::vector<double> times;
  std::size_t found = 0;
  for (const bool measured : {false, true}) {  // The first time it is all read from disk.
    for (const std::string& query : queries) {
      const double begin = MicrosecondsOfThread();
      const bool any = find(query);
      if (!measured) continue;
      times.push_back(MicrosecondsOfThread() - begin);
      found += any ? 1 : 0;
    }
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times.empty()
               ? 0.0
               : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  return {{"found", found}, {"p50", at(0.5)}, {"p90", at(0.9)}, {"p99", at(0.99)}, {"most", at(1)}};
}

nlohmann::ordered_json TimePositions(const IndexReader& reader, const std::string& folder,
                                     const std::vector<std::string>& phrases) {
  Xapian::WritableDatabase database(folder,
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
  for (auto id = reader.database().postlist_begin(std::string(kPassageTerm));
       id != reader.database().postlist_end(std::string(kPassageTerm)); ++id) {
    const auto stored = DecodePassage(reader.database().get_document(*id).get_data());
    if (!stored) continue;
    Xapian::Document document;
    Xapian::termpos position = 0;
    for (const Step& step : StepsOf(SplitUnits(stored->passage.text), Stems::kNone)) {
      document.add_posting(step.text.substr(0, 240), ++position);
    }
    database.add_document(document);
  }
  database.commit();
  std::uint64_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) bytes += file.file_size();
  nlohmann::ordered_json line = Time(phrases, [&](const std::string& phrase) {
    std::vector<std::string> terms;
    for (const Step& step : StepsOf(SplitUnits(phrase), Stems::kNone)) terms.push_back(step.text);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                                    static_cast<Xapian::termcount>(terms.size())));
    return !enquire.get_mset(0, 10, database.get_doccount()).empty();
  });
  line["bytes"] = bytes;
  return line;
}

int Run(int argc, char** argv) {
  const Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(argc > 1 ? argv[1] : "");
  const Result<Searcher> searcher = Searcher::Open(argc > 1 ? argv[1] : "");
  if (!reader || !searcher) {
    std::fputs("usage: phrase_bench INDEX [COUNT [FOLDER]]\n", stderr);
    return 2;
  }
  const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1000;
  const std::vector<std::string> words = TakePhrases(**reader, count);
  const auto search = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    const Result<SearchResult> result = searcher->Search(request);
    return result && !result->hits.empty();
  };
  nlohmann::ordered_json line = {
      {"passages", (*reader)->state().passages},
      {"phrases", words.size()},
      {"quoted", Time(words, [&](const std::string& text) { return search("\"" + text + "\""); })},
      {"side_by_side", Time(words, search)}};
  if (argc > 3) line["positions"] = TimePositions(**reader, argv[3], words);
  std::printf("%s\n", line.dump().c_str());
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) { return tanxun::Run(argc, argv); }
