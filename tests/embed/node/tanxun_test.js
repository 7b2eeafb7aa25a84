// SPDX-License-Identifier: GPL-2.0-or-later
// The C API from Node. usage: node tanxun_test.js ADDON
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const tanxun = require("./tanxun")(path.resolve(process.argv[2]));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tanxun-node-"));
process.on("exit", () => fs.rmSync(folder, {recursive: true, force: true}));
const notes = path.join(folder, "notes");
const index = path.join(folder, "index");
fs.mkdirSync(notes);
fs.writeFileSync(path.join(notes, "acme.md"),
  "---\naliases: [艾克米]\n---\n# Acme\n\n| Field | Value |\n|---|---|\n| HQ | Oslo |\n\nAcme supplies wafers to Borealis.\n");
fs.writeFileSync(path.join(notes, "borealis.md"), "# Borealis\n\nBorealis buys wafers from 艾克米 😀.\n");

assert.throws(() => new tanxun.Searcher(index), {code: "index_missing"});

const writer = new tanxun.Writer(index);
assert.throws(() => new tanxun.Writer(index), {code: "index_busy"});
assert.throws(() => writer.update({paths: [notes]}, () => false), {code: "cancelled"});
assert.throws(() => writer.update({paths: [notes]}, () => { throw new RangeError("mine"); }), RangeError);
const told = [];
assert.equal(writer.update({paths: [notes]}, (...progress) => told.push(progress)).added, 2);
assert.deepEqual(told.at(-1), [2, 2, "borealis.md"]);
assert.throws(() => writer.update({path: notes}), {code: "bad_argument", message: /no option path;/});
writer.close();
assert.throws(() => writer.update(), {code: "bad_argument", message: /handle is NULL/});

const searcher = new tanxun.Searcher(index);
const found = searcher.search("艾克米 wafers", {limit: 5, facets: ["kind"]});
assert.deepEqual(found.hits.map((hit) => hit.path).sort(), ["acme.md", "borealis.md"]);
assert.deepEqual(found.facets.kind, [{value: "note", count: 2}]);
assert.match(searcher.search("Borealis").hits.map((hit) => hit.snippet).join(), /😀/);
assert.equal(searcher.ask("Where is 艾克米 based?").answers[0].value, "Oslo");
assert.equal(searcher.facts("艾克米", {attribute: "HQ"}).facts[0].line, 8);
assert.equal(searcher.entity("艾克米").entities[0].name, "Acme");
assert.deepEqual(searcher.path("Acme", {to: "Borealis"}).ways[0].names, ["Acme", "Borealis"]);
assert.equal(searcher.get("acme.md", {first: 4, last: 4}).text, "# Acme");
assert.equal(searcher.why("wafers", {path: "acme.md"}).why.presence, "shown");
assert.throws(() => searcher.search("a", {limt: 3}), {code: "bad_argument", message: /limt/});
assert.throws(() => searcher.entity("Nobody"), {code: "not_found"});
assert.throws(() => searcher.search(undefined, 7), {code: "bad_argument"});
searcher.close();
searcher.close();

assert.equal(tanxun.check(index).sound, true);
assert.ok(tanxun.compact(index).bytes_after > 0);
fs.unlinkSync(path.join(notes, "acme.md"));
assert.equal(tanxun.staleness(index).gone, 1);
assert.deepEqual(tanxun.analyze("中国").units.map((unit) => unit.text), ["中", "国"]);
console.log("node: all as expected");
