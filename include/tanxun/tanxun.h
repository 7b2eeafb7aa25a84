// SPDX-License-Identifier: GPL-2.0-or-later
// Everything tanxun offers to a program that embeds it.
#pragma once

#include "tanxun/analyzer.h"         // IWYU pragma: export
#include "tanxun/chain.h"            // IWYU pragma: export
#include "tanxun/contents.h"         // IWYU pragma: export
#include "tanxun/entity.h"           // IWYU pragma: export
#include "tanxun/extension.h"        // IWYU pragma: export
#include "tanxun/index_writer.h"     // IWYU pragma: export
#include "tanxun/json.h"             // IWYU pragma: export
#include "tanxun/knowledge.h"        // IWYU pragma: export
#include "tanxun/limits.h"           // IWYU pragma: export
#include "tanxun/links.h"            // IWYU pragma: export
#include "tanxun/listing.h"          // IWYU pragma: export
#include "tanxun/maintenance.h"      // IWYU pragma: export
#include "tanxun/query.h"            // IWYU pragma: export
#include "tanxun/query_reference.h"  // IWYU pragma: export
#include "tanxun/result.h"           // IWYU pragma: export
#include "tanxun/searcher.h"         // IWYU pragma: export
#include "tanxun/source.h"           // IWYU pragma: export
#include "tanxun/watch.h"            // IWYU pragma: export
