#pragma once
#include <string>
#include <vector>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Reads every input in order: files, folders (as one export where they are one, else every file below them in sorted
/// order, hidden ones left out), "-" for standard input; .gz, .zst, .bz2, .xz, .zip and .tar are opened on the way, one
/// archive inside another too. A format is known by its content; a name is only a hint.
/// Comments that Disqus kept are read before all else and join the posts of the other inputs by address (see
/// comment_join.h); those whose post is nowhere come last, as exchanges of their own.
/// Nothing is lost without a word, and nothing stops the rest: what cannot be opened, and what the user named and no
/// format recognises, is an error that says what it looks like and what is supported; unknown files inside a folder or
/// an archive are one warning for each kind (an error where nothing else was there); an empty input is a warning.
/// Throws nothing but std::bad_alloc.
void ingest(const std::vector<std::string>& paths, const ReadOptions& options, ExchangeSink& sink);

}  // namespace rapport
