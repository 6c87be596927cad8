#pragma once
#include <memory>
#include <vector>

#include "rapport/lexicon/calibration.h"
#include "rapport/lexicon/lexicon.h"
#include "rapport/match/matcher.h"
#include "rapport/model/exchange.h"
#include "rapport/score/score.h"
#include "rapport/stance/stance.h"

namespace rapport {

/// Measures exchanges with one lexicon. Immutable and thread-safe once built; building reads the lexicon and compiles
/// what every text needs, so build one and keep it.
///
///     rapport::Analyzer analyzer;
///     rapport::Analyzer::Workspace workspace(analyzer);
///     rapport::ExchangeReport report = analyzer.analyze(exchange, workspace);
///     if (report.pressure) std::cout << report.pressure->value << '\n';
class Analyzer {
 public:
  /// With the built-in lexicon.
  Analyzer();
  /// With the lexicon of these files. Throws InputError for one that is not sound.
  explicit Analyzer(const std::vector<LexiconFile>& files);
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  /// Scratch memory: one a thread.
  class Workspace {
   public:
    explicit Workspace(const Analyzer& analyzer);
    ~Workspace();
    Workspace(Workspace&&) noexcept;

   private:
    friend class Analyzer;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// Runs all stages on one exchange. The report refers to `exchange`.
  ExchangeReport analyze(const Exchange& exchange, Workspace& workspace) const;

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] const Calibration& calibration() const { return calibration_; }
  [[nodiscard]] const Scoring& scoring() const { return scoring_; }

 private:
  /// `files`: those that may hold the calibration.
  Analyzer(Lexicon&& lexicon, const std::vector<LexiconFile>& files);

  Lexicon lexicon_;
  Calibration calibration_;
  Scoring scoring_;
  Matcher matcher_;
  StanceJudge judge_;
};

}  // namespace rapport
