// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/file_reading.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/token_filter.h"
#include "indexer/schema/digest.h"

namespace tanxun {
namespace {

// A term of a document that is not stored yet is a node of a tree, a string and a count.
constexpr std::size_t kBytesOfTerm = 120;

std::size_t BytesOf(const SourceReading& reading) {
  if (!reading.documents) return 0;
  std::size_t bytes = 0;
  const auto add = [&](const Xapian::Document& document) {
    bytes += document.get_data().size() + kBytesOfTerm * document.termlist_count();
  };
  add(reading.documents->source);
  for (const Xapian::Document& passage : reading.documents->passages) add(passage);
  for (const Xapian::Document& facts : reading.documents->facts) add(facts);
  return bytes;
}

// What has the file's time as its date has that of the day.
bool IsDatedAlike(const FileStamp& stamp, const FileFacts& facts) {
  return !stamp.is_dated_by_file || IsSameDay(stamp.modified_ns, facts.modified_ns);
}

// Nothing that follows from its bytes or its time is other than the index says.
bool IsSame(const StoredFile& stored, const FileFacts& facts) {
  return std::all_of(stored.sources.begin(), stored.sources.end(), [&](const StoredStamp& source) {
    const FileStamp& stamp = source.stamp;
    return stamp.digest == facts.digest && IsDatedAlike(stamp, facts);
  });
}

// The records of a collection that the index holds, each found once by what it says.
class HeldRecords {
 public:
  explicit HeldRecords(const FileTask& task) {
    if (task.stored == nullptr || task.read_again) return;
    for (const StoredStamp& source : task.stored->sources) {
      const FileStamp& stamp = source.stamp;
      if (stamp.record_digest != 0) held_.emplace(stamp.record_digest, &source);
    }
  }

  // 0 if it holds none.
  Xapian::docid Take(const Source& source, const FileFacts& facts) {
    if (held_.empty()) return 0;
    const auto [begin, end] = held_.equal_range(RecordDigest(source));
    const auto found = std::find_if(begin, end, [&](const auto& entry) {
      const FileStamp& stamp = entry.second->stamp;
      return stamp.record == source.record && IsDatedAlike(stamp, facts);
    });
    if (found == end) return 0;
    const Xapian::docid number = found->second->number;
    held_.erase(found);
    return number;
  }

 private:
  std::unordered_multimap<std::uint64_t, const StoredStamp*> held_;
};

SourceReading ReadOne(const Source& source, const FileFacts& facts, bool dry_run) {
  SourceReading reading;
  reading.record = source.record;
  reading.problems = source.problems;
  if (dry_run) return reading;
  try {
    const Knowledge knowledge = ExtractKnowledge(source);
    for (const Problem& remark : knowledge.remarks) {
      reading.problems.push_back({source.path, remark.line, remark.reason});
    }
    reading.documents = MakeDocuments(source, knowledge, facts);
  } catch (const std::exception& problem) {
    reading.failure = problem.what();
  }
  return reading;
}

}  // namespace

void ReadFile(const FileTask& task, bool dry_run,
              const std::function<bool(FileItem&& item, std::size_t bytes)>& put) {
  const WithTokenFilter with_filter(task.extensions->filter);
  FileEnd end;
  Result<FileBytes> content = ReadFileBytes(task.file->file, *task.collection);
  if (!content) {
    end.failure = content.error().message;
    put(std::move(end), 0);
    return;
  }
  end.was_opened = true;
  if (task.unsaved != nullptr) {
    content->bytes = *task.unsaved;
    content->is_settled = false;  // The next update looks at the disk.
  }
  end.facts = {task.collection->name,  content->bytes.size(), content->modified_ns,
               Digest(content->bytes), content->inode,        content->is_settled,
               content->changed_ns};
  end.is_same = task.stored != nullptr && !task.read_again && IsSame(*task.stored, end.facts);
  if (end.is_same) {
    put(std::move(end), 0);
    return;
  }
  HeldRecords held(task);
  try {
    Result<Leftover> read = ReadContent(*content, task.file->path, *task.collection,
                                        task.extensions->readers, [&](Source&& source) {
                                          SourceReading reading;
                                          reading.kept = held.Take(source, end.facts);
                                          if (reading.kept == 0)
                                            reading = ReadOne(source, end.facts, dry_run);
                                          const std::size_t bytes = BytesOf(reading);
                                          return put(std::move(reading), bytes);
                                        });
    if (read) {
      end.problems = std::move(read->problems);
      end.bad_lines = std::move(read->bad_lines);
    } else {
      end.failure = read.error().message;  // Who reports it says the file's whole path.
      const std::string name = task.file->path + ": ";
      if (end.failure.starts_with(name)) end.failure.erase(0, name.size());
    }
  } catch (const std::exception& problem) {
    end.failure = problem.what();
  }
  put(std::move(end), 0);
}

}  // namespace tanxun
