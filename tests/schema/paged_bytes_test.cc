// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/paged_bytes.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/schema/record.h"
#include "indexer/schema/record_table.h"
#include "tests/temp_folder.h"

namespace tanxun {
namespace {

constexpr const char* kKey = "table";

Xapian::WritableDatabase NewDatabase(const TempFolder& folder) {
  return Xapian::WritableDatabase((folder.path() / "database").string(), Xapian::DB_CREATE);
}

std::string RandomBytes(std::size_t count, std::mt19937& random) {
  std::string bytes;
  while (bytes.size() < count) bytes += static_cast<char>(random());
  return bytes;
}

std::vector<std::string> Keys(const Xapian::Database& database) {
  return {database.metadata_keys_begin(), database.metadata_keys_end()};
}

TEST(PagedBytes, AreReadAsStored) {
  std::mt19937 random(1);
  const TempFolder folder;
  Xapian::WritableDatabase database = NewDatabase(folder);
  for (const std::size_t size : {70'000, 0, 1, 8191, 8192, 8193, 16'384, 40'000, 5}) {
    const std::string bytes = RandomBytes(size, random);
    StorePages(database, kKey, bytes);
    EXPECT_TRUE(AreStoredPages(database, kKey, bytes)) << size;
    EXPECT_FALSE(AreStoredPages(database, kKey, bytes + "x")) << size;
    // One for the size, none of the longer ones before.
    EXPECT_EQ(Keys(database).size(), (size + 8191) / 8192 + (size > 0 ? 1 : 0));
    const PagedBytes stored = PagedBytes::Stored(database, kKey);
    EXPECT_EQ(stored.size(), size);
    EXPECT_EQ(stored.Read(0, size + 9), bytes);
    for (int i = 0; i < 200; ++i) {
      const std::size_t begin = random() % (size + 3);
      const std::size_t count = random() % (i % 2 == 0 ? 9 : size + 3);
      const std::string expected = begin < size ? bytes.substr(begin, count) : std::string();
      ASSERT_EQ(stored.Read(begin, count), expected) << size << ' ' << begin << ' ' << count;
      ASSERT_EQ(PagedBytes(bytes).Read(begin, count), expected);
    }
  }
}

TEST(PagedBytes, ADamagedPageIsToldOf) {
  std::mt19937 random(2);
  const std::string bytes = RandomBytes(30'000, random);
  const TempFolder folder;
  Xapian::WritableDatabase database = NewDatabase(folder);
  StorePages(database, kKey, bytes);
  for (const std::string& key : Keys(database)) {
    const std::string sound = database.get_metadata(key);
    std::vector<std::string> damages = {sound + "x", sound.substr(1), std::string("x")};
    for (int i = 0; i < 50; ++i) {
      damages.push_back(sound);
      damages.back()[random() % sound.size()] ^= static_cast<char>(1u << (random() % 8));
    }
    // A sound page in the wrong place.
    if (key != "table/1") damages.push_back(database.get_metadata("table/1"));
    if (key != kKey) damages.emplace_back();
    for (const std::string& damage : damages) {
      database.set_metadata(key, damage);
      EXPECT_THROW(PagedBytes::Stored(database, kKey).Read(0, bytes.size()),
                   Xapian::DatabaseCorruptError)
          << key;
      EXPECT_FALSE(AreStoredPages(database, kKey, bytes));
    }
    database.set_metadata(key, sound);
  }
  EXPECT_TRUE(AreStoredPages(database, kKey, bytes));
}

std::string KeyOf(std::size_t number) { return std::to_string(1'000'000 + 2 * number); }

TEST(RecordTable, FindsInPages) {
  // Records of up to three pages, so that many cross the end of one.
  std::mt19937 random(3);
  constexpr std::size_t kRecords = 300;
  std::vector<std::string> texts;
  RecordTableWriter writer(2);
  RecordWriter lone;
  lone.Text("of the other section");
  writer.Add(0, lone.bytes());
  for (std::size_t i = 0; i < kRecords; ++i) {
    texts.push_back(RandomBytes(i % 7 == 0 ? random() % 24'000 : random() % 90, random));
    RecordWriter record;
    record.Text(KeyOf(i));
    record.Text(texts.back());
    writer.Add(1, record.bytes());
  }
  const TempFolder folder;
  Xapian::WritableDatabase database = NewDatabase(folder);
  StorePages(database, kKey, std::move(writer).Take());
  const RecordTable table(PagedBytes::Stored(database, kKey), 2);
  ASSERT_EQ(table.size(0), 1u);
  ASSERT_EQ(table.size(1), kRecords);
  EXPECT_EQ(table.KeyAt(0, 0), "of the other section");
  for (std::size_t i = 0; i < kRecords; ++i) {
    RecordReader record(table.Find(1, KeyOf(i)));
    EXPECT_EQ(record.Text(), KeyOf(i));
    EXPECT_EQ(record.Text(), texts[i]);
    EXPECT_TRUE(record.Finished());
    EXPECT_TRUE(table.Find(1, KeyOf(i) + "x").empty());
    EXPECT_EQ(table.LowerBound(1, KeyOf(i) + "x"), i + 1);
  }
  EXPECT_TRUE(table.At(1, kRecords).empty());
  EXPECT_TRUE(table.At(2, 0).empty());
}

}  // namespace
}  // namespace tanxun
