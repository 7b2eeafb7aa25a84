// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/mcp_schema.h"

#include <filesystem>

namespace tanxun {
namespace {

Json ReadSchema(const std::string& name) {
  Json schema = Json::parse(SchemaFile(name));
  schema.erase("$schema");
  schema.erase("title");  // It speaks of command lines.
  return schema;
}

// "../../../indexer/tool/schema/fact.schema.json": "fact".
std::string NameOfReference(const std::string& reference) {
  const std::string file = std::filesystem::path(reference).filename().string();
  return file.substr(0, file.find('.'));
}

// Names below "$defs" of a part are meant from the whole's beginning.
void Lift(Json& schema, Json& parts) {
  if (!schema.contains("$defs")) return;
  const Json own = schema["$defs"];
  schema.erase("$defs");
  for (const auto& [name, part] : own.items()) parts[name] = part;
}

// References to files become references to `parts`, which get what is referred to.
void Gather(Json& schema, Json& parts) {
  if (!schema.is_structured()) return;
  if (!schema.is_object() || !schema.contains("$ref")) {
    for (Json& inner : schema) Gather(inner, parts);
    return;
  }
  const auto reference = schema["$ref"].get<std::string>();
  if (reference.front() == '#') return;
  const std::string name = NameOfReference(reference);
  schema["$ref"] = "#/$defs/" + name;
  if (parts.contains(name)) return;
  parts[name] = nullptr;  // It may lead back here.
  Json part = ReadSchema(name);
  Gather(part, parts);
  Lift(part, parts);
  parts[name] = std::move(part);
}

}  // namespace

Json OutputSchema(const std::string& name) {
  Json schema = ReadSchema(name);
  Json parts = Json::object();
  Gather(schema, parts);
  Lift(schema, parts);
  if (!parts.empty()) schema["$defs"] = std::move(parts);
  return schema;
}

}  // namespace tanxun
