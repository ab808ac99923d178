import ArgumentParser

/// A subcommand that measures, by itself or as a part of all.
protocol Measuring: AsyncParsableCommand { func fill(_ report: Report) async throws }

extension Measuring { func run() async throws { try await fill(Report(.lines)) } }
