// SPDX-License-Identifier: GPL-2.0-or-later
// The sources of the index as resources, for people who pick a note in their client.
#pragma once

#include <string>

#include "query/tool/json_rpc.h"

namespace tanxun {

// By path, 200 a page; `cursor` is the next page's. Errors: kInvalidParams for another cursor;
// kInternalError where there is no index.
RpcResult ListResources(const ReceivedJson& params, const std::string& db);

Json ListResourceTemplates();

// A source's own text, or the lines that the URI names; only what the index holds. Errors:
// kInvalidParams, kResourceNotFound; kInternalError for what cannot be read.
RpcResult ReadResource(const ReceivedJson& params, const std::string& db);

}  // namespace tanxun
