// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/stored.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "indexer/schema/fact_chunks.h"
#include "indexer/schema/file_stamp.h"
#include "indexer/schema/metadata.h"
#include "indexer/schema/record.h"
#include "tests/schema/random_records.h"

namespace tanxun {
namespace {

constexpr unsigned kSeed = 20260101;

AsOf RandomAsOf(Random& random) { return {random.Day(), static_cast<AsOfOrigin>(random.Below(7))}; }

StoredSource RandomSource(Random& random) {
  StoredSource source;
  source.collection = random.Text();
  source.path = random.Text();
  source.record = random.Text();
  source.kind = static_cast<SourceKind>(random.Below(4));
  source.title = random.Text();
  source.subject = random.Text();
  source.aliases = random.Texts();
  source.names = {{random.Text(), random.Text(), "brackets", random.Word()}};
  source.tickers = {{random.Text(), random.Text(), random.Word(), {}}};
  source.tags = random.Texts();
  source.statuses = {{static_cast<StatusLevel>(random.Below(6)), random.Text(), random.Text(),
                      random.Day(), RandomAsOf(random), random.Word()}};
  source.links = {{random.Text(), random.Text(), random.Text(), random.Text(), random.Below(2) == 0,
                   random.Below(2) == 0, random.Word()}};
  source.edges = {{random.Text(),
                   random.Text(),
                   random.Text(),
                   random.Text(),
                   random.Text(),
                   random.Text(),
                   RandomAsOf(random),
                   static_cast<FactForm>(random.Below(12)),
                   random.Word(),
                   {}}};
  source.section_names = random.Texts();
  source.date = random.Day();
  source.passages = random.Below(1000);
  source.chunks = random.Below(1000);
  return source;
}

StoredPassage RandomPassage(Random& random) {
  StoredPassage stored;
  stored.path = random.Text();
  stored.title = random.Text();
  stored.passage = {{random.Below(99), random.Below(1ull << 40)},
                    {random.Word(), random.Word()},
                    random.Texts(),
                    random.Text(),
                    "zh",
                    {}};
  stored.tags = random.Texts();
  stored.tickers = random.Texts();
  stored.status = static_cast<StatusLevel>(random.Below(5));
  stored.date = random.Day();
  stored.digest = random.Below(~0ull);
  stored.own_names = random.Texts();
  return stored;
}

TEST(Stored, ReadsWhatItWrote) {
  Random random(kSeed);
  for (int i = 0; i < 300; ++i) {
    const StoredSource source = RandomSource(random);
    const auto source_again = DecodeSource(Encode(source));
    ASSERT_TRUE(source_again);
    EXPECT_EQ(Encode(*source_again), Encode(source));
    EXPECT_EQ(source_again->path, source.path);
    EXPECT_EQ(source_again->statuses[0].level, source.statuses[0].level);

    const StoredPassage passage = RandomPassage(random);
    const auto passage_again = DecodePassage(Encode(passage));
    ASSERT_TRUE(passage_again);
    EXPECT_EQ(Encode(*passage_again), Encode(passage));
    EXPECT_EQ(passage_again->passage.text, passage.passage.text);
    EXPECT_EQ(passage_again->passage.span, passage.passage.span);
  }
}

TEST(FileStamp, ReadsWhatItWrote) {
  Random random(kSeed + 3);
  for (int i = 0; i < 300; ++i) {
    FileStamp stamp{random.Text(), random.Text(), random.Text()};
    stamp.bytes = random.Below(1ull << 60);
    stamp.modified_ns = static_cast<std::int64_t>(random.Below(1ull << 62)) - (1ll << 61);
    stamp.inode = random.Below(~0ull);
    stamp.changed_ns = stamp.modified_ns / 2;
    stamp.digest = random.Below(~0ull);
    stamp.record_digest = random.Below(~0ull);
    stamp.is_dated_by_file = random.Below(2) == 0;
    stamp.is_settled = random.Below(2) == 0;
    EXPECT_EQ(DecodeStamp(Encode(stamp)), stamp);
    EXPECT_FALSE(DecodeStamp(Encode(stamp) + "x"));
  }
}

TEST(Stored, DamageIsNoticed) {
  Random random(kSeed + 1);
  for (int i = 0; i < 200; ++i) {
    const std::string sound = Encode(RandomPassage(random));
    std::string damaged = sound;
    const std::size_t at = random.Below(damaged.size());
    damaged[at] = static_cast<char>(damaged[at] ^ (1u << random.Below(8)));
    EXPECT_FALSE(DecodePassage(damaged)) << "seed " << kSeed + 1 << " run " << i;
    EXPECT_FALSE(DecodePassage(std::string_view(sound).substr(0, random.Below(sound.size()))));
    EXPECT_FALSE(DecodePassage(sound + "x"));
  }
}

// Without the check sum in the way: no bytes may crash the reader or make it take much memory.
TEST(RecordReader, AnyBytesAreSafe) {
  Random random(kSeed + 2);
  for (int i = 0; i < 5000; ++i) {
    const std::string noise = random.Text();
    RecordWriter writer;
    for (const char c : noise) writer.Number(static_cast<unsigned char>(c));
    // A true check sum over nonsense.
    const std::string record = std::move(writer).Take();
    (void)DecodeSource(record);
    (void)DecodePassage(record);
    (void)DecodeChunk(record);
    (void)DecodeState(record);
    RecordReader reader(noise);
    EXPECT_LE(reader.Count(), noise.size());
  }
}

TEST(RecordReader, SharedTextsAreStoredOnce) {
  RecordWriter writer;
  const std::string text(100, 'x');
  const std::vector<std::string> texts{text, "", text, "y", text, "", std::string(1, '\0')};
  for (const std::string& each : texts) writer.Shared(each);
  EXPECT_LT(writer.bytes().size(), 120u);
  const std::string record = std::move(writer).Take();
  RecordReader reader = RecordReader::Checked(record);
  for (const std::string& each : texts) EXPECT_EQ(reader.Shared(), each);
  EXPECT_TRUE(reader.Finished());
  RecordReader unknown(std::string_view("\x01", 1));
  EXPECT_EQ(unknown.Shared(), "");
  EXPECT_FALSE(unknown.ok());
}

TEST(RecordReader, NumbersOfAllSizes) {
  RecordWriter writer;
  const std::vector<std::uint64_t> numbers{0, 127, 128, 16383, 16384, ~0ull};
  const std::vector<std::int64_t> integers{0, -1, 1, INT64_MIN, INT64_MAX};
  for (const std::uint64_t number : numbers) writer.Number(number);
  for (const std::int64_t integer : integers) writer.Signed(integer);
  const std::string record = std::move(writer).Take();
  RecordReader reader = RecordReader::Checked(record);
  for (const std::uint64_t number : numbers) EXPECT_EQ(reader.Number(), number);
  for (const std::int64_t integer : integers) EXPECT_EQ(reader.Signed(), integer);
  EXPECT_TRUE(reader.Finished());
  EXPECT_EQ(reader.Number(), 0u);
  EXPECT_FALSE(reader.ok());
}

TEST(Metadata, StateAndCharacterCounts) {
  IndexState state;
  state.revision = 7;
  state.updated = "2026-01-01T09:30:00Z";
  state.total_length = 1ull << 40;
  Collection collection;
  collection.name = "notes";
  collection.root = "/a/notes";
  collection.files = {"x.md"};
  collection.hidden = true;
  state.collections = {collection};
  const auto again = DecodeState(Encode(state));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->collections, state.collections);
  EXPECT_EQ(again->total_length, state.total_length);
  EXPECT_EQ(InfoOf(*again).collections.at("notes"), "/a/notes");
  EXPECT_FALSE(DecodeState("nonsense"));

  std::map<char32_t, std::uint32_t> counts{{U'平', 3}, {U'头', 70000}, {U'𠀀', 1}, {U'哥', 0}};
  const std::string bytes = CharacterCounts::Encode(counts);
  const CharacterCounts stored(bytes);
  EXPECT_EQ(stored.Of(U'平'), 3u);
  EXPECT_EQ(stored.Of(U'头'), 70000u);
  EXPECT_EQ(stored.Of(U'𠀀'), 1u);
  EXPECT_EQ(stored.Of(U'哥'), 0u);
  EXPECT_EQ(stored.Of(U'猫'), 0u);
  counts.erase(U'哥');
  EXPECT_EQ(stored.All(), counts);
}

}  // namespace
}  // namespace tanxun
