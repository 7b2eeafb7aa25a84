// SPDX-License-Identifier: GPL-2.0-or-later
// How fast text becomes terms, stage by stage on one core, beside the general tools that say the
// same slowly:
//   analyzer_bench NAME=PATH... [--benchmark_...]
// PATH is a file or folder that tanxun-index reads, NAME what its rows are called ("en", "zh").
// The input is its passages, up to kInputBytes; a row says how many of their 10^6 bytes of text a
// second of CPU takes.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <utf8proc.h>
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/units.h"
#include "indexer/read/load.h"
#include "indexer/read/readers.h"
#include "indexer/read/walk.h"
#include "indexer/text/fold.h"
#include "tanxun/knowledge.h"

namespace tanxun {
namespace {

constexpr std::size_t kInputBytes = 4'000'000;

struct Input {
  std::string name;
  std::vector<std::string> texts;
  std::size_t bytes = 0;
};

// Runs `stage` over every prepared value, each made of one passage.
template <typename Value, typename Stage>
void Measure(benchmark::State& state, const Input& input, const std::vector<Value>& values,
             const Stage& stage) {
  for (auto _ : state) {
    for (const Value& value : values) benchmark::DoNotOptimize(stage(value));
  }
  state.counters["MB/s"] = benchmark::Counter(static_cast<double>(input.bytes) / 1e6,
                                              benchmark::Counter::kIsIterationInvariantRate);
}

template <typename Stage>
void MeasureText(benchmark::State& state, const Input& input, const Stage& stage) {
  Measure(state, input, input.texts, stage);
}

void FoldAlone(benchmark::State& state, const Input& input) {
  MeasureText(state, input,
              [](const std::string& text) { return FoldWithOrigin(text).text.size(); });
}

void UnitsAlone(benchmark::State& state, const Input& input) {
  std::vector<std::pair<const std::string*, FoldedText>> folded;
  for (const std::string& text : input.texts) folded.emplace_back(&text, FoldWithOrigin(text));
  Measure(state, input, folded,
          [](const auto& value) { return SplitFolded(*value.first, value.second).size(); });
}

void TermsAlone(benchmark::State& state, const Input& input) {
  std::vector<std::vector<Unit>> units;
  for (const std::string& text : input.texts) units.push_back(SplitUnits(text));
  Measure(state, input, units,
          [](const std::vector<Unit>& value) { return MakeTerms(value, "").size(); });
}

void WholeChain(benchmark::State& state, const Input& input) {
  MeasureText(state, input, [](const std::string& text) {
    return MakeTerms(SplitFolded(text, FoldWithOrigin(text)), "").size();
  });
}

void Utf8procFold(benchmark::State& state, const Input& input) {
  MeasureText(state, input, [](const std::string& text) {
    utf8proc_uint8_t* folded = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &folded,
        static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE |
                                       UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    std::free(folded);
    return length;
  });
}

void IcuSimplified(benchmark::State& state, const Input& input) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) return state.SkipWithError("no Traditional-Simplified in this ICU");
  MeasureText(state, input, [&](const std::string& text) {
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    simplify->transliterate(wide);
    return wide.length();
  });
}

void IcuWords(benchmark::State& state, const Input& input) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) return state.SkipWithError("no word breaks in this ICU");
  MeasureText(state, input, [&](const std::string& text) {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    words->setText(wide);
    int count = 0;
    while (words->next() != icu::BreakIterator::DONE) ++count;
    return count;
  });
}

void XapianTerms(benchmark::State& state, const Input& input) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  MeasureText(state, input, [&](const std::string& text) {
    generator.set_document(Xapian::Document());
    generator.index_text_without_positions(text);
    return generator.get_document().termlist_count();
  });
}

// False once the input is full.
bool AddFile(const std::filesystem::path& path, const std::string& name, Input& input) {
  Result<LoadedFile> loaded = LoadFile(path, name, 1u << 30);
  if (!loaded) return true;
  const auto rest = ReadSources(std::string_view(loaded->bytes), name, {}, [&](Source&& source) {
    for (Passage& passage : ExtractKnowledge(source).passages) {
      if (input.bytes >= kInputBytes) return false;
      input.bytes += passage.text.size();
      input.texts.push_back(std::move(passage.text));
    }
    return true;
  });
  benchmark::DoNotOptimize(rest.ok());
  return input.bytes < kInputBytes;
}

Input ReadInput(const std::string& name, const std::filesystem::path& path) {
  Input input{name, {}, 0};
  if (!std::filesystem::is_directory(path)) {
    AddFile(path, path.filename().string(), input);
    return input;
  }
  const Result<WalkReport> report = Walk(path, {});
  if (!report) return input;
  for (const WalkEntry& entry : report->entries) {
    if (!AddFile(entry.absolute, entry.path, input)) break;
  }
  return input;
}

void Register(const std::vector<Input>& inputs) {
  const struct {
    const char* name;
    void (*run)(benchmark::State&, const Input&);
  } kRows[] = {
      {"fold", FoldAlone},     {"units", UnitsAlone},          {"terms", TermsAlone},
      {"chain", WholeChain},   {"utf8proc_map", Utf8procFold}, {"icu_hant_hans", IcuSimplified},
      {"icu_words", IcuWords}, {"xapian_terms", XapianTerms}};
  for (const auto& row : kRows) {
    for (const Input& input : inputs) {
      benchmark::RegisterBenchmark((std::string(row.name) + "/" + input.name).c_str(),
                                   [&input, run = row.run](benchmark::State& s) { run(s, input); })
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<tanxun::Input> inputs;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || equals == 0) {
      inputs.clear();
      break;
    }
    inputs.push_back(tanxun::ReadInput(argument.substr(0, equals), argument.substr(equals + 1)));
    if (inputs.back().texts.empty()) {
      std::fprintf(stderr, "analyzer_bench: no text in %s\n", argument.c_str());
      return 2;
    }
  }
  if (inputs.empty()) {
    std::fputs("usage: analyzer_bench NAME=PATH... [--benchmark_...]\n", stderr);
    return 2;
  }
  tanxun::Register(inputs);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
