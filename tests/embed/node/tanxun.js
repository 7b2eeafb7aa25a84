// SPDX-License-Identifier: GPL-2.0-or-later
// tanxun for Node: const {Searcher, Writer} = require("./tanxun")("/path/to/addon.node");
// Results are the JSON objects of tanxun/c.h, options their keys, errors have a code: "not_found".
"use strict";

const kTextCalls = ["search", "ask", "facts", "facets", "entity", "path", "links", "similar", "get", "explain", "why"];

module.exports = function load(addonPath) {
  const addon = require(addonPath);

  // Answers from one commit of the index in a folder.
  class Searcher {
    #handle;
    constructor(folder) { this.#handle = addon.openSearcher(folder); }
    close() { addon.close(this.#handle); }
    call(name, text, options = {}) {
      return JSON.parse(addon[name](this.#handle, text, JSON.stringify(options)));
    }
  }
  for (const name of kTextCalls) {
    Searcher.prototype[name] = function (text, options) { return this.call(name, text, options); };
  }

  // The one writer of the index in a folder, which it makes.
  class Writer {
    #handle;
    constructor(folder, options = {}) { this.#handle = addon.openWriter(folder, JSON.stringify(options)); }
    close() { addon.close(this.#handle); }
    // progress(files, totalFiles, path): false stops without a commit.
    update(options = {}, progress = undefined) {
      return JSON.parse(addon.update(this.#handle, JSON.stringify(options), progress));
    }
  }

  const plain = (name) => (text) => JSON.parse(addon[name](text));
  return {
    Searcher, Writer,
    check: plain("check"), compact: plain("compact"), staleness: plain("staleness"), analyze: plain("analyze"),
  };
};
