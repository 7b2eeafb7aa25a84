// SPDX-License-Identifier: GPL-2.0-or-later
// stock_index FOLDER INDEX: what one gets from Xapian without more: TermGenerator with n-grams for
// Chinese and an English stemmer over every paragraph of the Markdown files below FOLDER, the text
// kept as the document's data.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPassageBytes = 1000;

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

void IndexFolder(const fs::path& folder, const std::string& place) {
  Xapian::WritableDatabase database(place, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".md") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    EachPassage(text, [&](const std::string& passage) {
      Xapian::Document document;
      document.set_data(passage);
      generator.set_document(document);
      generator.index_text(passage);
      database.add_document(document);
    });
  }
  database.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("stock_index FOLDER INDEX\n", stderr);
    return 2;
  }
  try {
    IndexFolder(argv[1], argv[2]);
  } catch (const Xapian::Error& problem) {
    std::fprintf(stderr, "stock_index: %s\n", problem.get_msg().c_str());
    return 2;
  }
  return 0;
}
