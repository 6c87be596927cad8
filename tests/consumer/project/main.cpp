#include <rapport/rapport.h>

#include <iostream>

/// Reads the files named on the command line and prints title and scores: what a program of somebody else would do.
int main(int argc, char** argv) {
  const rapport::Analyzer analyzer;
  rapport::Consumer consumer;
  consumer.exchange = [](const rapport::Exchange& exchange, const rapport::ExchangeReport& report, unsigned,
                         std::string& out) {
    out += exchange.title;
    if (report.quadrant) out.append("\t").append(rapport::name(*report.quadrant));
    out += '\n';
  };
  consumer.error = [](const rapport::Diagnostic& problem, std::string&) { std::cerr << problem.message << '\n'; };
  consumer.write = [](std::string_view bytes) { return static_cast<bool>(std::cout << bytes); };
  rapport::run({argv + 1, argv + argc}, {}, analyzer, 1, consumer);
}
