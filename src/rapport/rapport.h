#pragma once

/// The one include for users of the library:
///
///     const rapport::Analyzer analyzer;
///     const rapport::RecordWriter records(analyzer.scoring(), {});
///     rapport::Consumer consumer;
///     consumer.exchange = [&](const auto& exchange, const auto& report, unsigned worker, std::string& out) {
///       records.write_exchange(report, out);
///     };
///     consumer.error = [](const auto& problem, std::string& out) { rapport::write_error_record(problem, out); };
///     consumer.write = [](std::string_view bytes) { return static_cast<bool>(std::cout << bytes); };
///     rapport::run({"blog.xml"}, {}, analyzer, 2, consumer);  // on two threads
///
/// The library never prints and never exits. rapport::InputError is what it throws for a lexicon that is not sound; an
/// export that is not there, or damaged, becomes a Diagnostic, and the run goes on. tests/consumer builds against the
/// installed package: find_package(rapport), target rapport::rapport.
#include "rapport/analyzer.h"
#include "rapport/ingest/formats.h"
#include "rapport/pipeline.h"
#include "rapport/report/convert.h"
#include "rapport/report/explain.h"
#include "rapport/report/record.h"
#include "rapport/report/schema.h"
#include "rapport/report/summary.h"
