// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/file_stamp.h"

#include <utility>

#include "indexer/schema/record.h"

namespace tanxun {
namespace {

constexpr std::uint64_t kDatedByFile = 1;
constexpr std::uint64_t kSettled = 2;

}  // namespace

std::string Encode(const FileStamp& stamp) {
  RecordWriter out;
  out.Text(stamp.collection);
  out.Text(stamp.path);
  out.Text(stamp.record);
  out.Number(stamp.bytes);
  out.Signed(stamp.modified_ns);
  out.Number(stamp.inode);
  out.Signed(stamp.changed_ns - stamp.modified_ns);  // Often 0.
  out.Number(stamp.digest);
  out.Number(stamp.record_digest);
  out.Number((stamp.is_dated_by_file ? kDatedByFile : 0) | (stamp.is_settled ? kSettled : 0));
  return std::move(out).Take();
}

std::optional<FileStamp> DecodeStamp(std::string_view bytes) {
  RecordReader in = RecordReader::Checked(bytes);
  FileStamp stamp;
  stamp.collection = in.Text();
  stamp.path = in.Text();
  stamp.record = in.Text();
  stamp.bytes = in.Number();
  stamp.modified_ns = in.Signed();
  stamp.inode = in.Number();
  stamp.changed_ns = stamp.modified_ns + in.Signed();
  stamp.digest = in.Number();
  stamp.record_digest = in.Number();
  const std::uint64_t flags = in.Number();
  stamp.is_dated_by_file = (flags & kDatedByFile) != 0;
  stamp.is_settled = (flags & kSettled) != 0;
  if (!in.Finished()) return std::nullopt;
  return stamp;
}

}  // namespace tanxun
