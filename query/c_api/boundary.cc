// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/c_api/boundary.h"

#include <exception>
#include <new>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

// A text of so few bytes needs no memory of its own.
tanxun_text out_of_memory = {"out of memory"};

tanxun_code CodeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadArgument:
      return TANXUN_BAD_ARGUMENT;
    case ErrorCode::kBadQuery:
      return TANXUN_BAD_QUERY;
    case ErrorCode::kNotFound:
      return TANXUN_NOT_FOUND;
    case ErrorCode::kIndexMissing:
      return TANXUN_INDEX_MISSING;
    case ErrorCode::kIndexDamaged:
      return TANXUN_INDEX_DAMAGED;
    case ErrorCode::kIndexTooNew:
      return TANXUN_INDEX_TOO_NEW;
    case ErrorCode::kIndexTooOld:
      return TANXUN_INDEX_TOO_OLD;
    case ErrorCode::kIndexBusy:
      return TANXUN_INDEX_BUSY;
    case ErrorCode::kSourceUnreadable:
      return TANXUN_SOURCE_UNREADABLE;
    case ErrorCode::kIo:
      return TANXUN_IO;
    case ErrorCode::kCancelled:
      return TANXUN_CANCELLED;
    case ErrorCode::kTimeout:
      return TANXUN_TIMEOUT;
    case ErrorCode::kExtensionMissing:
      return TANXUN_EXTENSION_MISSING;
    case ErrorCode::kInternal:
      break;
  }
  return TANXUN_INTERNAL;
}

}  // namespace

Error BadArgument(std::string message) { return {ErrorCode::kBadArgument, std::move(message)}; }

tanxun_code Fail(const Error& error, tanxun_text** out) {
  // Messages name files, which may be any bytes.
  *out = new tanxun_text{NameText(error.message)};
  return CodeOf(error.code);
}

tanxun_code FailAsThrown(tanxun_text** out) noexcept {
  *out = &out_of_memory;
  try {
    try {
      throw;
    } catch (const std::bad_alloc&) {
      return TANXUN_NO_MEMORY;
    } catch (const std::exception& thrown) {
      return Fail({ErrorCode::kInternal, thrown.what()}, out);
    } catch (...) {
      return Fail({ErrorCode::kInternal, "an exception of no known kind"}, out);
    }
  } catch (...) {
    return TANXUN_NO_MEMORY;
  }
}

}  // namespace tanxun

const char* tanxun_text_data(const tanxun_text* text) {
  return text == nullptr ? "" : text->bytes.c_str();
}

size_t tanxun_text_size(const tanxun_text* text) {
  return text == nullptr ? 0 : text->bytes.size();
}

void tanxun_text_free(tanxun_text* text) {
  if (text != &tanxun::out_of_memory) delete text;
}
